"""Running services over a data folder: each announces itself and says what it has ready.

``<data>/readers/<id>.lock`` is locked for as long as the service lives, so that a dead one is known
by it; ``<id>.json`` beside it says which generations that service holds and which it refused.
``<data>/next`` names the generation that is offered to them before the pointer is switched to it.
"""

from __future__ import annotations

import json
import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

FOLDER = "readers"
NEXT = "next"
# Seconds that a lock is asked for which another process may just be trying.
_MOMENT = 5.0


@dataclass(frozen=True, slots=True)
class State:
    """The names of the generations that a reader holds, and of those that it could not load."""

    held: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


class Reader:
    """The announcement of one service; where the folder cannot be written, it stays unknown."""

    def __init__(self, data: Path) -> None:
        self._folder = data / FOLDER
        self._path = self._folder / f"{uuid.uuid4().hex}.lock"
        self._lock = FileLock(self._path, thread_local=False)
        self._said: State | None = None

    def announce(self) -> None:
        """From now on a build waits for this reader."""
        with suppress(OSError, Timeout):
            self._folder.mkdir(exist_ok=True)
            self._lock.acquire(timeout=_MOMENT)

    def say(self, state: State) -> None:
        """Tell what is held and what was refused."""
        if state == self._said or not self._lock.is_locked:
            return
        with suppress(OSError):
            told = {"held": state.held, "refused": state.refused}
            _write(self._path.with_suffix(".json"), json.dumps(told))
            self._said = state

    def leave(self) -> None:
        """Nobody waits for this reader any more."""
        if self._lock.is_locked:
            with suppress(OSError):
                _remove(self._path)
            self._lock.release()


def living(data: Path) -> tuple[State, ...]:
    """What every reader that lives has said; the files of dead ones are removed."""
    found = []
    for path in sorted((data / FOLDER).glob("*.lock")):
        try:
            with FileLock(path, timeout=0):
                _remove(path)
        except Timeout:
            found.append(_state(path.with_suffix(".json")))
        except OSError:  # of another user: whether it lives cannot be known
            continue
    return tuple(found)


@contextmanager
def offering(data: Path, name: str) -> Iterator[None]:
    """Offer the generation ``name`` to the readers until the block ends."""
    with FileLock(_offer(data), timeout=_MOMENT):
        try:
            _write(data / NEXT, name)
            yield
        finally:
            (data / NEXT).unlink(missing_ok=True)


def offered(data: Path) -> str | None:
    """The generation that a living build offers, or ``None``."""
    try:
        name = (data / NEXT).read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        return None
    try:
        with FileLock(_offer(data), timeout=0):
            return None  # left by a build that died
    except Timeout:
        return name if name and Path(name).name == name and name not in {".", ".."} else None
    except OSError:
        return None


def _offer(data: Path) -> Path:
    return data / f"{NEXT}.lock"


def _state(path: Path) -> State:
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        return State(*(tuple(map(str, said[part])) for part in ("held", "refused")))
    except (OSError, ValueError, KeyError, TypeError):
        return State()


def _remove(path: Path) -> None:
    """Remove the files of a reader whose lock is held; the lock last."""
    path.with_suffix(".json").unlink(missing_ok=True)
    path.unlink(missing_ok=True)


def _write(path: Path, text: str) -> None:
    """Write ``text`` in one step, so that nobody reads half of it."""
    draft = path.with_name(f".{path.name}-{os.getpid()}")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)
