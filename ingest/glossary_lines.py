"""The lines of a text without those that its pages add, and lines joined to one text again."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.headings import CIRCLED
from ingest.text import View, clean

_PAGE = re.compile(r"^[-\s_|]*(?:p\.?|page)?\s*[0-9]{1,3}[-\s_|]*(?:頁|ページ)?$", re.IGNORECASE)
WIDE = "\u3000"
_NEAR = 2  # non-empty lines between a page number and the running head beside it
_BESIDE = re.compile(r"^-?\s*([0-9]{1,3})\s*[-|]?\s+\D+$|^\D+?\s+[-|]?\s*([0-9]{1,3})\s*-?$")
_SLACK = 5  # half-width characters by which a full line may fall short
_BREAKS = 2  # how many lines run up to the margin where lines break
_OFTEN = 3  # how often a line stands beside page numbers before it is a running head
MAX_RUNNING = 60


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
        wide = sum(unicodedata.east_asian_width(c) in "WFA" for c in self.view.text)
        return self.indent + len(self.view.text) + wide


def narrow(line: str) -> str:
    """``line`` in narrow characters, dashes alike, as long as it was."""
    folded = (unicodedata.normalize("NFKC", c) for c in line)
    kept = (n if len(n) == 1 and c not in CIRCLED else c for n, c in zip(folded, line, strict=True))
    return re.sub(r"[‐‑‒–—―−～〜]", lambda m: "~" if m.group() in "～〜" else "-", "".join(kept))


def read_lines(text: str, start: int = 0) -> tuple[Text, ...]:
    """The lines of ``text`` from ``start`` on that say something, without those of the pages."""
    raw = [(m.start(), m.end()) for m in re.finditer(r"[^\n\f]+|\f", text[start:])]
    spans = [(a + start, b + start) for a, b in raw]
    heads = running_heads(text, spans)
    found: list[Text] = []
    turn = False
    last = start
    for a, b in spans:
        words = text[a:b].strip()
        if not words:
            continue
        if text[a] == "\f" or is_page(words) or _key(words) in heads:
            turn = True
            continue
        view = _with_gaps(text, clean(text, a, b))
        gap = not turn and text.count("\n", last, a) >= 2
        indent = _indent(text[a:b])
        if view.text and not _in_table(text[a:b]):
            found.append(Text(a, b, view, gap, turn, indent))
            turn, last = False, b
    return tuple(found)


def _in_table(line: str) -> bool:
    return "\t" in line or line.lstrip()[:1] == "|"


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


def running_heads(text: str, spans: list[tuple[int, int]]) -> frozenset[str]:
    """Keys of lines that stand, again and again, beside a page number or at a new page."""
    lines = [text[a:b].strip() if text[a] != "\f" else "\f" for a, b in spans]
    lines = [line for line in lines if line]
    keys = [_key(line) for line in lines]
    numbered = _numbered(lines, keys)
    pages = [i for i, line in enumerate(lines) if line == "\f" or is_page(line)]
    near = {i for p in pages for i in range(p - _NEAR, p + _NEAR + 1) if 0 <= i < len(lines)}
    beside = Counter(keys[i] for i in near if i not in pages)
    total = Counter(keys)
    often = (k for k, n in beside.items() if n >= _OFTEN and n * 2 >= total[k])
    return frozenset(k for k in (*often, *numbered) if 2 <= len(k) <= MAX_RUNNING)


def _numbered(lines: list[str], keys: list[str]) -> list[str]:
    """Keys of lines that hold a page number of their own, which grows from line to line."""
    numbers: dict[str, list[int]] = {}
    for line, key in zip(lines, keys, strict=True):
        match = _BESIDE.match(narrow(line))
        if match:
            numbers.setdefault(key, []).append(int(match.group(1) or match.group(2)))
    return [
        k for k, n in numbers.items() if len(n) >= _OFTEN and all(a < b for a, b in pairwise(n))
    ]


def is_page(words: str) -> bool:
    """Whether a line is a page number and nothing else."""
    return bool(_PAGE.match(narrow(words)))


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


def _key(words: str) -> str:
    return re.sub(r"[0-9\s|_-]", "", narrow(words))
