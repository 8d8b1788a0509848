"""What was read before, kept under what it was read from, so that it is read once."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter

T = TypeVar("T")


class Kept:
    """Values by the facts that they were made from; one that cannot be read back is made anew.

    Every entry carries the hash of its own bytes and is read through a validated form, so that a
    damaged or foreign one is never taken. Without a folder nothing is kept. ``made`` counts, by
    the first of their facts, the values that were made.
    """

    def __init__(self, folder: Path | None = None, *, fresh: bool = False) -> None:
        self._folder = folder
        self._fresh = fresh
        self._asked: set[str] = set()
        self.made: Counter[str] = Counter()

    def value(self, form: TypeAdapter[T], facts: Sequence[object], make: Callable[[], T]) -> T:
        """The value that was kept for ``facts`` (what JSON can hold, and records), else what
        ``make`` gives.
        """
        if self._folder is None:
            return make()
        name = self.keep(facts)
        if not self._fresh and (found := _read(self._folder / name)) is not None:
            with contextlib.suppress(ValueError):
                return form.validate_json(found)
        value = make()
        self.made[str(facts[0])] += 1
        _write(self._folder, name, form.dump_json(value))
        return value

    def keep(self, facts: Sequence[object]) -> str:
        """Keep what there is for ``facts``, though it may not be asked for; a name that only these
        facts have.
        """
        name = _name(facts)
        self._asked.add(name)
        return name

    def prune(self) -> None:
        """Remove what was not asked for since this was opened."""
        if self._folder is None or not self._folder.is_dir():
            return
        for path in self._folder.iterdir():
            if path.name not in self._asked:
                with contextlib.suppress(OSError):
                    path.unlink()


def _name(facts: Sequence[object]) -> str:
    told = json.dumps([_code_version(), facts], ensure_ascii=False, default=_plain)
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _plain(fact: Any) -> object:
    """A record or a set as JSON can hold it."""
    return sorted(fact) if isinstance(fact, frozenset) else asdict(fact)


def _read(path: Path) -> bytes | None:
    """The bytes of an entry that is as it was written."""
    try:
        digest, _, body = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    return body if hashlib.sha256(body).hexdigest().encode() == digest else None


def _write(folder: Path, name: str, body: bytes) -> None:
    """Write an entry in one step; where there is no room for it, it is made again next time."""
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=folder)
        with os.fdopen(handle, "wb") as file:
            file.write(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
        Path(draft).replace(folder / name)


@lru_cache(maxsize=1)
def _code_version() -> str:
    """Hash of the code that reads, so that another version reads anew."""
    digest = hashlib.sha256()
    here = Path(__file__).resolve().parent
    for path in sorted(here.rglob("*.py")):
        digest.update(path.relative_to(here).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
