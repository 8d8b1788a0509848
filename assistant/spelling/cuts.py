"""Parts of a question and what they are read as."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cut:
    """A part ``[start, end)`` of a text and what it is read as."""

    start: int
    end: int
    read: str


def applied(text: str, found: Iterable[Cut]) -> tuple[str, list[tuple[str, str]]]:
    """The text with its repairs, and each of them; neighbouring ones are told as one."""
    joined: list[Cut] = []
    for cut in sorted(found, key=lambda c: c.start):
        if cut.read == text[cut.start : cut.end]:
            continue
        if joined and joined[-1].end == cut.start and joined[-1].read and cut.read:
            joined[-1] = Cut(joined[-1].start, cut.end, joined[-1].read + cut.read)
        else:
            joined.append(cut)
    out, at = [], 0
    for cut in joined:
        out += [text[at : cut.start], cut.read]
        at = cut.end
    told = [(text[c.start : c.end], c.read) for c in joined if c.read]
    return "".join([*out, text[at:]]), told
