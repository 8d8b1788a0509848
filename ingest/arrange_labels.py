"""Labels that a narrow cell cut over two lines (施策番, 号), put together where they begin."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from ingest.arrange_lines import LaidLine, Run, laid_lines
from ingest.arrange_pieces import role_in
from ingest.arranged import Arranged, Writer
from ingest.furniture import furniture
from ingest.text import fold

_OFTEN = 3
_PIECE = 8  # a longer run is no piece of a label
_SLACK = 1
_Cut = tuple[int, Run, Run]


def with_labels(text: str) -> Arranged | None:
    """``text`` with its broken labels whole; ``None`` where none is broken.

    What stands alone between empty lines is a piece of its own, and whole in any case.
    """
    lines = laid_lines(text, furniture(text))
    blank = re.compile(r"\s*\n[ \u3000]*\n|\s*\Z")
    cuts = [
        (at, first, second)
        for at, first, second in _cuts(lines, _labels(lines))
        if len(lines[at].runs) > 1 or not blank.match(text, second.end)
    ]
    if not cuts:
        return None
    writer, done = Writer(text), 0
    for at, first, second in cuts:
        writer.copy(done, first.end)
        writer.copy(second.start, second.end)
        rest = lines[at].end
        if len(lines[at].runs) == 1:
            writer.put(" ")
        else:
            writer.copy(first.end, rest)
            writer.copy(rest, second.start)
        done = second.end + (len(lines[at].runs) == 1 and text[second.end : second.end + 1] == "\n")
    writer.copy(done, len(text))
    return writer.done()


def _labels(lines: Sequence[LaidLine]) -> set[str]:
    """The known labels that return, alone or before their values."""
    words = (w for line in lines for r in line.runs for w in (r.text, *r.text.split()[:1]))
    counts = Counter(fold(w) for w in words if role_in(w))
    return {k for k, n in counts.items() if n >= _OFTEN}


def _cuts(lines: Sequence[LaidLine], labels: set[str]) -> list[_Cut]:
    """The two pieces of each broken label, one below the other, and the line of the first."""
    found: list[_Cut] = []
    for i, (line, below) in enumerate(itertools.pairwise(lines)):
        if len(below.runs) != 1:
            continue
        second = below.runs[0]
        for first in line.runs:
            near = min(abs(first.at[0] - second.at[0]), abs(first.wide[0] - second.wide[0]))
            short = max(len(first.text), len(second.text)) <= _PIECE
            whole = fold(first.text + second.text)
            if near <= _SLACK and short and whole in labels and fold(first.text) not in labels:
                found.append((i, first, second))
    return found
