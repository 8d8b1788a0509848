"""The command ``run``: ingest, API and page together, as ``make run`` starts them."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import click
import httpx

from assistant.settings import read_settings

PATIENCE = 90.0


@click.command(help="取り込み・API・チャット画面をまとめて動かします。")
@click.option("--plans", type=click.Path(path_type=Path), default=None, help="計画のフォルダー")
@click.option("--data", type=click.Path(path_type=Path), default=None, help="索引の保存先")
@click.option("--port", type=click.IntRange(1, 65535), default=None, help="APIのポート番号")
@click.option("--ui-port", type=click.IntRange(1, 65535), default=None, help="画面のポート番号")
def run(plans: Path | None, data: Path | None, port: int | None, ui_port: int | None) -> int:
    """Ingest, start both servers, say where they are, stop both when told to."""
    settings = read_settings()
    folder = str(plans or files("ingest") / "sample")
    place = str(data or settings.data)
    # The bundled sample is not for editing.
    own = ("--plans", str(plans)) if plans else ()
    api, page = port or settings.port, ui_port or settings.ui_port
    done = subprocess.run(_command("ingest", folder, "--data", place), check=False)
    if done.returncode:
        return done.returncode
    return _Pair(
        [
            _command("serve", "--data", place, "--port", str(api), *own),
            _command("ui", "--api", f"http://127.0.0.1:{api}", "--port", str(page)),
        ],
        [f"http://127.0.0.1:{api}/readyz", f"http://127.0.0.1:{page}/_stcore/health"],
        f"API:          http://127.0.0.1:{api}\nチャット画面: http://127.0.0.1:{page}",
    ).run()


class _Pair:
    """Processes that live and end together."""

    def __init__(self, commands: Sequence[list[str]], urls: Sequence[str], said: str) -> None:
        self._commands = commands
        self._urls = urls
        self._said = said
        self._stop = threading.Event()
        self._children: list[subprocess.Popen[bytes]] = []

    def run(self) -> int:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: self._stop.set())
        try:
            # A session of their own: Ctrl-C reaches this process, which ends them in order.
            self._children = [subprocess.Popen(c, start_new_session=True) for c in self._commands]
            return self._wait()
        finally:
            self._end()

    def _wait(self) -> int:
        told = False
        waited = 0.0
        while not self._stop.wait(0.2):
            if any(child.poll() is not None for child in self._children):
                click.echo("APIまたは画面が止まったため、終了します。", err=True)
                return 1
            waited += 0.2
            if not told and all(_answers(url) for url in self._urls):
                click.echo("準備ができました。ブラウザーで開いてください。")
                click.echo(f"{self._said}\n終了するには Ctrl-C を押してください。")
                sys.stdout.flush()
                told = True
            elif not told and waited > PATIENCE:
                click.echo("APIまたは画面が時間内に起動しませんでした。", err=True)
                return 1
        return 0

    def _end(self) -> None:
        for child in self._children:
            if child.poll() is None:
                child.terminate()
        for child in self._children:
            try:
                child.wait(timeout=12)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()


def _answers(url: str) -> bool:
    try:
        return httpx.get(url, timeout=2.0, trust_env=False).is_success
    except httpx.HTTPError:
        return False


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "assistant.cli", *arguments]
