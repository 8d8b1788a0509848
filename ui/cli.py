"""``shisaku ui``: serve the chat page."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path
from urllib.parse import urlsplit

import click

from ui.options import ADDRESS, API_VARIABLE, DEFAULT_API, DEFAULT_PORT, flags

_PAGE = Path(__file__).with_name("app.py")


@click.command(help="チャット画面を開きます。")
@click.option("--api", default=DEFAULT_API, show_default=True, metavar="URL", help="APIの場所")
@click.option(
    "--port",
    default=DEFAULT_PORT,
    show_default=True,
    type=click.IntRange(1, 65535),
    help="画面のポート番号",
)
def ui(api: str, port: int) -> None:
    """Become the page's server, so that signals reach it directly."""
    _check_api(api)
    if not _port_is_free(port):
        click.echo(
            f"ポート {port} は使われています。--port で別の番号を指定してください。", err=True
        )
        sys.exit(1)
    click.echo(f"チャット画面: http://{ADDRESS}:{port}", err=True)
    command = [sys.executable, "-m", "streamlit", "run", str(_PAGE), *flags(port)]
    os.execve(sys.executable, command, {**os.environ, API_VARIABLE: api})  # noqa: S606


def _check_api(api: str) -> None:
    parts = urlsplit(api)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise click.BadParameter(f"{api} はURLではありません（例: {DEFAULT_API}）。")


def _port_is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError:
            return False
    return True


if __name__ == "__main__":
    ui()
