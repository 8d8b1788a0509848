"""The lines of a text without those that its pages add, and lines joined to one text again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.page_lines import LINE
from ingest.text import View, clean, half_width, width

_TABLE = re.compile(r"\s*</?(?:table|caption|thead|tbody|tr|t[dh])\b", re.IGNORECASE)
WIDE = "\u3000"
_SLACK = 5  # half-width characters by which a full line may fall short
_BREAKS = 2  # how many lines run up to the margin where lines break


@dataclass(frozen=True, slots=True)
class Text:
    """A line with its place; ``gap`` tells of an empty line above it, ``turn`` of a new page."""

    start: int
    end: int
    view: View
    gap: bool
    turn: bool
    indent: int

    @property
    def words(self) -> str:
        """What the line says."""
        return self.view.text

    @property
    def width(self) -> int:
        """How far the line runs, in half-width characters."""
        return self.indent + width(self.view.text)


def narrow(line: str) -> str:
    """``line`` in narrow characters, dashes alike, as long as it was."""
    return re.sub(r"[‐‑‒–—―−~〜]", lambda m: "~" if m.group() in "~〜" else "-", half_width(line))


def read_lines(text: str, page: frozenset[int], start: int = 0) -> tuple[Text, ...]:
    """The lines of ``text`` from ``start`` on that say something, those of ``page`` left out."""
    found: list[Text] = []
    turn = False
    last = start
    for match in LINE.finditer(text, start):
        a, b = match.span()
        line = match.group().lstrip("\f")
        turn = turn or len(line) < b - a or a in page
        if a in page or not line.strip():
            continue
        view = _with_gaps(text, clean(text, a, b))
        gap = not turn and text.count("\n", last, a) >= 2
        if view.text and not _in_table(line):
            found.append(Text(a, b, view, gap, turn, _indent(line)))
            turn, last = False, b
    return tuple(found)


def _in_table(line: str) -> bool:
    return "\t" in line or line.lstrip()[:1] == "|" or bool(_TABLE.match(line))


def _indent(line: str) -> int:
    """How far a line is set in, in half-width characters."""
    return sum(2 if c == WIDE else 1 for c in line[: len(line) - len(line.lstrip())])


def _with_gaps(text: str, view: View) -> View:
    """The view of a line with its wide gaps kept as wide spaces."""
    view = view.slice(0, len(view.text))
    words = list(view.text)
    for i, char in enumerate(words[:-1]):
        if char == " ":
            gap = text[view.offsets[i] : view.offsets[i + 1]]
            if "\u3000" in gap or gap.count(" ") >= 2:
                words[i] = WIDE
    return View("".join(words), view.offsets)


def margin(lines: Sequence[Text]) -> int:
    """How far a line runs before it breaks; no line runs up to it where none breaks."""
    widths = sorted(x.width for x in lines)
    widest = widths[len(widths) * 95 // 100] if widths else 0
    full = sum(w >= widest - _SLACK for w in widths)
    return widest - _SLACK if full >= _BREAKS else widths[-1] + 1 if widths else 0


def joined(views: list[View]) -> View:
    """Broken lines as one text: joined as Japanese is, with items on lines of their own."""
    words, offsets = "", list[int]()
    for view in views:
        if words and view.text:
            gap = _between(words, view.text)
            words += gap
            offsets += [offsets[-1] + 1] * len(gap)
        words += view.text
        offsets += view.offsets
    return View(words, tuple(offsets))


def plain(view: View) -> View:
    """The view with no wide spaces."""
    return View(view.text.replace(WIDE, " "), view.offsets)


def _between(before: str, after: str) -> str:
    if "\n" in (before[-1], after):
        return ""
    if re.match(r"[-・○●✓*①-⑳]\s*\S", after):
        return "\n"
    return " " if before[-1].isascii() and after[0].isascii() and after[0] not in ",.)" else ""
