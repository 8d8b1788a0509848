"""The commands ``serve`` and ``ask``."""

from __future__ import annotations

import socket
import sys
import unicodedata
from contextlib import closing
from pathlib import Path

import click
import uvicorn

from assistant.app import create_app
from assistant.editions import Editions
from assistant.editor.routes import Editing, Editor
from assistant.schema import AskRequest, AskResponse
from assistant.settings import read_settings
from index.holder import IndexHolder
from index.store import open_index
from ingest.errors import BadRequestError


@click.command(help="質問に答えるAPIを動かします。")
@click.option("--data", type=click.Path(path_type=Path), default=None, help="索引の保存先")
@click.option(
    "--plans", type=click.Path(path_type=Path), default=None, help="計画のフォルダー（編集用）"
)
@click.option("--host", default=None, help="待ち受けるアドレス")
@click.option("--port", type=click.IntRange(1, 65535), default=None, help="ポート番号")
def serve(data: Path | None, plans: Path | None, host: str | None, port: int | None) -> int:
    """Serve the API until told to stop; answers under way are finished first."""
    settings = read_settings()
    address, number = host or settings.host, port or settings.port
    holder = IndexHolder(
        data or settings.data, Editions, model=settings.model, chroma_url=settings.chroma_url
    )
    if not _free(address, number):
        click.echo(
            f"ポート {number} は使われています。--port で別の番号を指定してください。", err=True
        )
        return 1
    holder.current()
    editor = Editor(
        Editing(
            key=settings.editor_key.get_secret_value(),
            plans=plans,
            data=data or settings.data,
            model=settings.model,
            chroma_url=settings.chroma_url,
        )
    )
    app = create_app(
        holder,
        max_answers=settings.max_answers,
        log_key=settings.log_key.get_secret_value(),
        data=data or settings.data,
        editor=editor,
    )
    click.echo(f"API: http://{address}:{number}", err=True)
    with closing(editor), holder.following():
        uvicorn.run(
            app,
            host=address,
            port=number,
            log_level="warning",
            access_log=False,
            timeout_graceful_shutdown=10,
            timeout_keep_alive=30,
            server_header=False,
        )
    return 0


@click.command(help="質問に1つ答えます。")
@click.argument("question")
@click.option("--data", type=click.Path(path_type=Path), default=None, help="索引の保存先")
@click.option("--json", "as_json", is_flag=True, help="JSONで出力します")
def ask(question: str, data: Path | None, as_json: bool) -> int:
    """Print one answer with its citations."""
    settings = read_settings()
    if not question.strip() or len(question) > 2000:
        raise BadRequestError("質問は1文字以上2000文字以内で指定してください。")
    index = open_index(data or settings.data, model=settings.model, chroma_url=settings.chroma_url)
    response = Editions(index).ask(AskRequest(question=question))
    click.echo(response.model_dump_json(indent=2) if as_json else plain(response))
    sys.stdout.flush()
    return 0


def plain(response: AskResponse) -> str:
    """An answer for a terminal; control characters of the plans are not passed on."""
    lines = [response.answer, *(f"※ {note}" for note in response.notes)]
    if response.citations:
        lines.append("")
    for cited in response.citations:
        number = f"施策{cited.measure_no}" if cited.measure_no else (cited.term or "")
        where = " ".join(x for x in (cited.municipality, cited.plan, number) if x)
        lines.append(f"[{cited.marker}] {where}（{cited.source} {cited.start}-{cited.end}）")
        lines.append(f"    「{' '.join(cited.quote.split())}」")
    text = "\n".join(lines)
    return "".join(c for c in text if c == "\n" or unicodedata.category(c) != "Cc")


def _free(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True
