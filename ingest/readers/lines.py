"""Printed lines → text: which line breaks belong to the text, and which only to the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.labels import is_department
from ingest.text import width

# Room, in characters, that lines leave at the edge beside what would not fit.
_SLACK = 0.7
# A gap between lines, as a share of their height, that parts paragraphs.
_GAP = 0.9
_OPENS = re.compile(
    r"[・●○◎◇◆■□▪▶►➢✓✔※〇*\-－―【＜〈\[①-⑳㉑-㉚]"
    r"|[(（]?(?:[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3}|[ア-ンa-zA-Z])[)）.．、\s]"
    r"|第[0-9０-９一二三四五六七八九十]{1,3}[章節条]"
)
_ENDS = re.compile(r"。$")
_MARK = re.compile(r"^[◎○●〇☆★※・\s]+")
_PART = 2  # characters that can be the rest of a name: 局, 担当
_LATIN = re.compile(r"[A-Za-z0-9,.;]$")
# What is not broken at the end of a line: a word or number; a character and what may not open one.
_FIRST = re.compile(
    r"[!-~]+|.[、。，．・：；！？…）)」』】〕ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ]*"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its edges in points from the left and the top, its size of type.

    ``edge`` is the right edge of the column of text it stands in.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    edge: float = 0.0


def joined(lines: Sequence[Line]) -> str:
    """The text of a cell or paragraph: full lines go on, others end."""
    if len(lines) > 1 and all(len(line.text.strip()) == 1 for line in lines):
        return "".join(line.text.strip() for line in lines)
    out, before = "", None
    for line in lines:
        out += _between(before, line) + line.text.strip()
        before = line
    return out


def paragraphs(lines: Sequence[Line]) -> Iterator[str]:
    """The paragraphs that lines, in the order of reading, make."""
    own: list[Line] = []
    for line in lines:
        if own and line.top - own[-1].bottom > max(own[-1].size, line.size) * _GAP:
            yield joined(own)
            own = []
        own.append(line)
    if own:
        yield joined(own)


def is_full(line: Line, following: str) -> bool:
    """Whether ``following`` was put on the next line because it did not fit into this one."""
    first = _FIRST.match(following)
    need = width(first.group() if first else "") / 2 + _SLACK
    return line.edge - line.x1 < need * line.size and not _ENDS.search(line.text)


def opens(text: str) -> bool:
    """Whether a line begins something: an item, a number, a bracketed title."""
    return bool(_OPENS.match(text))


def _between(before: Line | None, line: Line) -> str:
    if before is None:
        return ""
    full = is_full(before, line.text.strip())
    if not full or opens(line.text) or line.size != before.size or _are_listed(before, line):
        return "\n"
    return " " if _LATIN.search(before.text) and re.match(r"[A-Za-z0-9]", line.text) else ""


def _are_listed(before: Line, line: Line) -> bool:
    """Whether two lines are whole names of departments, one below the other."""
    names = [_MARK.sub("", one.text).strip() for one in (before, line)]
    return all(len(name) > _PART and is_department(name) for name in names)
