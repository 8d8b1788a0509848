"""Room between pieces of text that no line crosses: where the columns of a table are parted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pdfplumber.utils.text import extract_words

Box = tuple[float, float, float, float]
_WIDTH = 5.0  # points of room between two columns, at least
_CROSSING = 0.12  # share of the lines that may cross it: titles, merged cells
_APART = 0.4  # room between characters, as a share of their size, that parts pieces of a line


def segments(chars: Sequence[dict[str, Any]]) -> list[Box]:
    """The pieces of text of printed lines, parted where there is room."""
    own = [c for c in chars if not c["text"].isspace()]
    if not own:
        return []
    size = sorted(c["size"] for c in own)[len(own) // 2]
    words = extract_words(own, x_tolerance=size * _APART, y_tolerance=3)
    return [(w["x0"], w["top"], w["x1"], w["bottom"]) for w in words]


def gutters(texts: Sequence[Box], rows: int) -> list[tuple[float, float]]:
    """Room between columns, from left to right: as few lines as may be cross it."""
    if not texts:
        return []
    left, right = min(t[0] for t in texts), max(t[2] for t in texts)
    lines = len({round((t[1] + t[3]) / 6) for t in texts})
    most = min(lines, max(rows, 1) * 2) * _CROSSING
    cover = [0] * (int(right - left) + 2)
    for x0, _, x1, _ in texts:
        for x in range(int(x0 - left), int(x1 - left) + 1):
            cover[x] += 1
    out: list[tuple[float, float]] = []
    begin: int | None = None
    for x, n in enumerate(cover):
        if n <= most and begin is None:
            begin = x
        elif n > most and begin is not None:
            if begin > 0 and x - begin >= _WIDTH:
                out.append((left + begin, left + x))
            begin = None
    return out
