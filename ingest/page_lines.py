"""The lines of a text as they stand on its pages, and which of them can be running heads."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.labels import is_department, label_of, role_of, year_of
from ingest.text import fold, half_width

LINE = re.compile(r"\f*[^\n\f]+|\f+")
MIN_HEAD, MAX_HEAD = 4, 60  # characters of a running head
_PAGE = re.compile(r"<!--[^\n]*(?:page|ページ|頁)", re.IGNORECASE)  # where conversions say so
_BULLET = re.compile(r"[・○●◆◇■□▪‣✓*※]")


@dataclass(slots=True)
class PageLine:
    """A line that says something, in half-width characters.

    ``fresh`` opens a page and ``last`` ends one, by form feeds or the space that is left of one;
    ``apart`` stands beside a blank line.
    """

    start: int
    words: str
    table: bool
    fresh: bool
    apart: bool
    last: bool = False


def page_lines(text: str) -> list[PageLine]:
    """The lines of ``text`` that say something, in order."""
    lines: list[PageLine] = []
    end = 0
    for match in LINE.finditer(text):
        raw = match.group()
        if not raw.strip() or raw.lstrip().startswith("<!--"):
            continue
        between = text[end : match.end() - len(raw.lstrip())]
        blank = between.count("\n") > 1
        fresh = "\f" in between or "\n \n" in between or bool(_PAGE.search(between))
        if lines:
            lines[-1].last = fresh
            lines[-1].apart |= blank
        table = "\t" in raw.strip() or raw.lstrip()[0] == "|"
        lines.append(PageLine(match.start(), half_width(raw).strip(), table, fresh, blank))
        end = match.end()
    return lines


def can_head(lines: list[PageLine], at: int) -> bool:
    """Whether a line can be a running head: short, no sentence or item, no label or its value."""
    line = lines[at]
    words = line.words
    if line.table or len(words) > MAX_HEAD or words[-1] in "。、,，" or _BULLET.match(words):
        return False
    letters = re.findall(r"[^\W\d_]", words)
    if len(fold(words)) < MIN_HEAD or len(letters) < 2 or is_department(words):
        return False
    tokens = re.split(r"[\s:：]+", words)
    columns = sum(bool(role_of(t) or year_of(t)) for t in tokens)
    return (
        columns < 2 and not label_of(words) and not label_of(tokens[0]) and not is_told(lines, at)
    )


def is_told(lines: list[PageLine], at: int) -> bool:
    """Whether a line stands right below a label."""
    return at > 0 and not lines[at].fresh and label_of(lines[at - 1].words) is not None
