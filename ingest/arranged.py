"""A text in another order than it is printed in, each character with the place it has in print.

What a conversion of pages left side by side, or apart from its label, is read in the order of its
sense; what is found there is put back to its places in the text as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import lru_cache
from typing import Any, TypeVar

from ingest.joints import joints

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Arranged:
    """``text`` with ``offsets[i]`` the place, in the text as printed, of ``text[i]``.

    ``stretches`` of print hold so many things each, where the arrangement knows how many.
    """

    text: str
    offsets: tuple[int, ...]
    stretches: tuple[tuple[int, int, int], ...] = ()

    def back(self, found: _T) -> _T:
        """Records found in ``text``, with the places that they have in print."""
        return self._back(found)  # type: ignore[no-any-return]

    def _back(self, part: Any) -> Any:
        if isinstance(part, tuple):
            return tuple(map(self._back, part))
        if not is_dataclass(part) or isinstance(part, type):
            return part
        told = {n: v for n in _names(type(part)) if (v := getattr(part, n)) is not None}
        changed = {
            n: self._back(v) for n, v in told.items() if isinstance(v, tuple) or is_dataclass(v)
        }
        if told.get("end"):
            changed |= self._places(told)
        return replace(part, **changed)

    def _places(self, told: dict[str, Any]) -> dict[str, int]:
        """The stretch of print that a stretch of the text covers."""
        start, end = told["start"], min(told["end"], len(self.offsets))
        taken = self.offsets[start:end] or self.offsets[start : start + 1] or self.offsets[-1:]
        first, last = min(taken), max(taken) + 1
        if start >= end:
            last = first
        found = {"start": first, "end": last}
        if "body_start" in told:
            body = told["body_start"]
            at = self.offsets[body] if body < end else last
            found["body_start"] = min(max(at, first), last)
        return found


class Writer:
    """Puts a text together from stretches of another one."""

    def __init__(self, printed: str) -> None:
        """Begin with nothing of ``printed``."""
        self._printed = printed
        self._parts: list[str] = []
        self._offsets: list[int] = []
        self._stretches: list[tuple[int, int, int]] = []

    def copy(self, start: int, end: int) -> None:
        """Add a stretch of the printed text."""
        self._parts.append(self._printed[start:end])
        self._offsets.extend(range(start, end))

    def put(self, words: str) -> None:
        """Add what is not printed, a tab or an end of line."""
        at = self._offsets[-1] if self._offsets else 0
        self._parts.append(words)
        self._offsets.extend([at] * len(words))

    def said(self, start: int, end: int) -> str:
        """A stretch of the printed text."""
        return self._printed[start:end]

    def holds(self, start: int, end: int, count: int) -> None:
        """Note that a stretch of the printed text holds so many things."""
        self._stretches.append((start, end, count))

    def done(self) -> Arranged:
        """The text as it was put together."""
        return Arranged("".join(self._parts), tuple(self._offsets), tuple(self._stretches))


def write_lines(writer: Writer, lines: Sequence[tuple[int, int]]) -> None:
    """The lines of one cell: words go on, items of lists and departments stand below each other."""
    said = [writer.said(start, end) for start, end in lines]
    for gap, (start, end) in zip(["", *joints(said)][: len(lines)], lines, strict=True):
        writer.put(gap.replace("\n", "<br>"))
        writer.copy(start, end)


def after(first: Arranged, second: Arranged) -> Arranged:
    """``second``, which was arranged out of ``first``, with the places that ``first`` knows."""
    return Arranged(second.text, tuple(first.offsets[i] for i in second.offsets))


@lru_cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(item.name for item in fields(kind))
