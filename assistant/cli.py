"""``shisaku``: the commands that the folders register, loaded only when they run."""

from __future__ import annotations

import sys
from importlib.metadata import entry_points

import click

from ingest.errors import ShisakuError

GROUP = "shisaku.commands"


class Commands(click.Group):
    """A group whose commands are entry points, so that no folder imports one above it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of all registered commands."""
        return sorted(entry.name for entry in entry_points(group=GROUP))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command."""
        found = [entry for entry in entry_points(group=GROUP) if entry.name == cmd_name]
        command = found[0].load() if found else None
        return command if isinstance(command, click.Command) else None


@click.group(cls=Commands, help="施策ナビ: 自治体のICT・DX計画についてお答えします。")
def shisaku() -> None:
    """Run one command."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; 0 done, 1 failed, 2 wrong usage."""
    try:
        code = shisaku.main(arguments, prog_name="shisaku", standalone_mode=False)
    except click.UsageError as error:
        click.echo(f"使い方が違います: {_said(error)}", err=True)
        click.echo("`shisaku --help` で使い方を確かめられます。", err=True)
        return 2
    except click.exceptions.Abort:
        return 130
    except click.ClickException as error:
        click.echo(error.format_message(), err=True)
        return 1
    except ShisakuError as error:
        click.echo(error.message, err=True)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return 1
    return code if isinstance(code, int) else 0


def _said(error: click.UsageError) -> str:
    """What is wrong with the call, in Japanese."""
    if isinstance(error, click.NoSuchOption):
        return f"「{error.option_name}」というオプションはありません。"
    if isinstance(error, click.MissingParameter):
        name = error.param.human_readable_name if error.param else ""
        return f"「{name}」を指定してください。"
    if isinstance(error, click.BadParameter):
        name = error.param.human_readable_name if error.param else ""
        return f"「{name}」の値が正しくありません。"
    if "No such command" in error.format_message():
        return "そのコマンドはありません。"
    return "引数が足りないか、多すぎます。"


if __name__ == "__main__":
    sys.exit(main())
