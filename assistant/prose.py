"""The running text of a plan: page numbers and running heads left out, wrapped lines joined."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.furniture import furniture
from ingest.text import View, clean, width

# A text is wrapped where this share of its long lines ends within EDGE of the same column, which
# lies no further right than WIDEST; widths count half-width characters.
WRAPPED, EDGE, LONG, WIDEST, FEWEST = 0.35, 6, 48, 140, 12
_WORDS = "ぁ-んァ-ヴー一-龥々"
_BROKEN = re.compile(
    rf"(?<=[^\n\t|]{{38}}[{_WORDS}、])(?<!こと)(?<!もの)(\n)(?=[{_WORDS}][^\n\t|]*。)"
)
_ENDS = "。．！？」』）)】：:"


def prose(text: str, start: int, end: int) -> View:
    """``text[start:end]`` cleaned, as it would read without pages and their margins."""
    page, edge = _shape(text)
    view = _mended(_without(clean(text, start, end), text, page))
    return _joined(view, edge) if edge else view


@lru_cache(maxsize=128)
def _shape(text: str) -> tuple[frozenset[int], int]:
    """The starts of the lines that pages add, and the column at which lines are wrapped or 0."""
    lines = [line for line in text.split("\n") if "\t" not in line and "|" not in line]
    widths = sorted(w for line in lines if (w := width(line.rstrip())) >= LONG)
    if len(widths) < FEWEST:
        return furniture(text), 0
    edge = widths[int(len(widths) * 0.9)]
    near = sum(edge - EDGE <= w <= edge + EDGE for w in widths)
    return furniture(text), edge if edge <= WIDEST and near >= WRAPPED * len(widths) else 0


def _without(view: View, text: str, page: frozenset[int]) -> View:
    """The view without the lines of a page."""
    if not view.offsets:
        return view
    first, last = view.offsets[0], view.offsets[-1]
    spans = [(p, text.find("\n", p) % (len(text) + 1)) for p in page if first <= p <= last]
    keep = [i for i, at in enumerate(view.offsets) if not any(a <= at <= b for a, b in spans)]
    return _kept(view, keep)


def _mended(view: View) -> View:
    """Halves of a sentence that a page break parts put together: a long line that does not end,
    and a line below it that does.
    """
    at = view.offsets
    found = [m.start(1) for m in _BROKEN.finditer(view.text)]
    drop = {i for i in found if at[i + 1] - at[i - 1] > 2}
    return _kept(view, [i for i in range(len(view.text)) if i not in drop])


def _kept(view: View, keep: list[int]) -> View:
    """The characters of a view at ``keep``."""
    if len(keep) == len(view.text):
        return view
    return View("".join(view.text[i] for i in keep), tuple(view.offsets[i] for i in keep))


def _joined(view: View, edge: int) -> View:
    """Lines that run up to the edge put together with the line below them."""
    drop: set[int] = set()
    begin = 0
    for match in re.finditer("\n", view.text):
        at = match.start()
        line, following = view.text[begin:at].rstrip(), view.text[at + 1 : at + 2]
        begin = at + 1
        if line and line[-1] not in _ENDS and following and width(line) >= edge - EDGE:
            latin = line[-1].isascii() and following.isascii()
            drop |= set() if latin else {at}
    return _kept(view, [i for i in range(len(view.text)) if i not in drop])
