"""An ingest as a process of its own, with how far it is; the service answers throughout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from assistant.editor.folder import one_at_a_time
from assistant.editor.schema import IngestOut, IngestReport

_NOTE = "注意: "
_FAILED = "読み込みの途中で問題が起きました。前の内容のまま答えています。もう一度お試しください。"
_GRACE = 10  # seconds that a child has to end


class Ingests:
    """Starts an ingest of ``plans`` into ``data``, one at a time, and follows it."""

    def __init__(self, plans: Path, data: Path, *, command: tuple[str, ...] = ()) -> None:
        self._data = data
        self._command = command or (
            *(sys.executable, "-m", "assistant.cli", "ingest", str(plans)),
            *("--data", str(data), "--json", "--progress"),
        )
        self._now = IngestOut()
        self._child: subprocess.Popen[bytes] | None = None
        self._thread: threading.Thread | None = None

    @property
    def now(self) -> IngestOut:
        """How far it is, or what came of it."""
        return self._now

    def start(self) -> IngestOut:
        """Start; raises ``ChangeBusyError`` while a change or another ingest is under way."""
        with ExitStack() as held:
            held.enter_context(one_at_a_time(self._data))
            said = held.enter_context(tempfile.TemporaryFile())
            self._child = self._spawned(said)
            self._now = IngestOut(status="running", began=_now())
            self._thread = threading.Thread(
                target=self._follow, args=(self._child, said, held.pop_all()), daemon=True
            )
            self._thread.start()
        return self._now

    def close(self) -> None:
        """End a child that still runs; the index in force stays as it is."""
        if self._child and self._child.poll() is None:
            self._child.terminate()
            try:
                self._child.wait(timeout=_GRACE)
            except subprocess.TimeoutExpired:
                self._child.kill()
        if self._thread:
            self._thread.join(timeout=_GRACE)

    def _spawned(self, said: IO[bytes]) -> subprocess.Popen[bytes]:
        """The child, without the editor's key, in a session of its own."""
        known = {k: v for k, v in os.environ.items() if k != "SHISAKU_EDITOR_KEY"}
        return subprocess.Popen(
            self._command,
            stdout=said,
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            env={**known, "PYTHONIOENCODING": "utf-8"},
        )

    def _follow(self, child: subprocess.Popen[bytes], said: IO[bytes], held: ExitStack) -> None:
        """Hear what the child says until it ends; then let the next change begin, and tell."""
        with held:
            with child:
                told = self._heard(child)
            said.seek(0)
            out = said.read()
        ended = _report(out, told) if child.returncode == 0 else None
        self._now = self._now.model_copy(
            update={
                "status": "done" if ended else "failed",
                "ended": _now(),
                "report": ended,
                "message": None if ended else _reason(told),
            }
        )

    def _heard(self, child: subprocess.Popen[bytes]) -> list[str]:
        """The lines that are for people; those for programs say how far it is."""
        lines = list[str]()
        for raw in child.stderr or ():
            line = raw.decode("utf-8", "replace").rstrip()
            try:
                step = json.loads(line)
                far = {"step": str(step["step"]), "done": int(step["done"]), "of": int(step["of"])}
            except (ValueError, TypeError, KeyError):
                lines.append(line)
            else:
                self._now = self._now.model_copy(update=far)
        return lines


def _report(out: bytes, told: list[str]) -> IngestReport | None:
    """What the ingest reported, if it did."""
    try:
        report = json.loads(out)
        notes = [line.removeprefix(_NOTE) for line in told if line.startswith(_NOTE)]
        return IngestReport(**{**report, "files": len(report["files"]), "notes": notes})
    except (ValueError, TypeError, KeyError):
        return None


def _reason(told: list[str]) -> str:
    """The words of an error that is for people; of any other nothing is passed on."""
    said = [line for line in told if line]
    if not said or any(line.startswith(("Traceback", "Fatal")) for line in said):
        return _FAILED
    return said[-1]


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
