"""What a change has replaced or removed, kept below the data folder: nothing is ever lost.

``<data>/changes/<number>/`` holds ``change.json`` and, where there were any, ``before`` (the bytes
before the change) and ``after`` (those that taking it back removed).
"""

from __future__ import annotations

import filecmp
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

FOLDER = "changes"
BEFORE, AFTER, TOLD = "before", "after", "change.json"
Kind = Literal["added", "replaced", "removed"]


@dataclass(frozen=True, slots=True)
class Change:
    """A file that was added, replaced or removed; ``at`` is UTC."""

    number: int
    at: str
    kind: Kind
    name: str
    undone: bool = False


class Shelf:
    """The changes of a data folder, each with what was there before it."""

    def __init__(self, data: Path) -> None:
        self.folder = data / FOLDER

    def add(self, at: str, kind: Kind, name: str, before: Path | None) -> Change:
        """Keep ``before`` and note the change; called before it is made."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        change = Change(max(self._numbers(), default=0) + 1, at, kind, name)
        own = self.of(change)
        own.mkdir(mode=0o700)
        try:
            if before:
                write(before, own / BEFORE)
            self.note(change)
        except BaseException:
            self.drop(change)
            raise
        return change

    def after(self, change: Change) -> Path:
        """A free place for what taking a change back removes."""
        number = 1
        while (found := self.of(change) / (AFTER if number == 1 else f"{AFTER}-{number}")).exists():
            number += 1
        return found

    def untouched(self, change: Change, target: Path) -> bool:
        """Whether ``target`` is as it was before the change."""
        kept = self.of(change) / BEFORE
        if not kept.is_file():
            return not target.exists()
        return target.is_file() and filecmp.cmp(kept, target, shallow=False)

    def of(self, change: Change) -> Path:
        """The folder of a change."""
        return self.folder / f"{change.number:06}"

    def note(self, change: Change) -> None:
        """Write down what a change is."""
        draft = self.of(change) / f".{TOLD}"
        draft.write_text(json.dumps(asdict(change), ensure_ascii=False), encoding="utf-8")
        _replace(draft, self.of(change) / TOLD)

    def drop(self, change: Change) -> None:
        """Forget a change that was never made; what it kept still stands in its place."""
        shutil.rmtree(self.of(change), ignore_errors=True)

    def last(self) -> Change | None:
        """The last change that was not taken back."""
        for number in sorted(self._numbers(), reverse=True):
            with suppress(OSError, ValueError, TypeError):
                told = (self.folder / f"{number:06}" / TOLD).read_text(encoding="utf-8")
                change = Change(**json.loads(told))
                if not change.undone:
                    return change
        return None

    def _numbers(self) -> list[int]:
        if not self.folder.is_dir():
            return []
        return [int(p.name) for p in self.folder.iterdir() if p.name.isdecimal()]


@contextmanager
def draft(data: Path, name: str) -> Iterator[Path]:
    """A place for the file ``name`` while it comes in; whatever is there afterwards is removed."""
    (data / FOLDER).mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".draft-", dir=data / FOLDER) as folder:
        yield Path(folder) / name


def write(source: Path, target: Path) -> None:
    """Copy a file in one step: at any moment ``target`` is as it was, or whole."""
    part = target.with_name(f".{target.name}.part")
    try:
        shutil.copyfile(source, part)
        _replace(part, target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _replace(source: Path, target: Path) -> None:
    """Move a file over another, safely on disk."""
    with source.open("rb") as handle:
        os.fsync(handle.fileno())
    source.replace(target)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
