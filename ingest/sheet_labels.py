"""The labels of sheets, learned from what returns at the same places of their tables."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from ingest.blocks import Block, TableBlock
from ingest.labels import is_department, role_of, year_of
from ingest.meanings import is_mark

SheetLabels = Mapping[str, frozenset[str]]
FEW = 3
_MAX_LABEL = 16
_OFTEN = 0.4  # of the lines that name a measure


def sheet_labels(blocks: Iterable[Block]) -> SheetLabels:
    """What lines of sheets open with, and the words in at least half of the lines that open so.

    Empty where no label of a name returns, first on its line or behind another (番号 1 施策名 …).
    """
    lines: dict[str, list[set[str]]] = defaultdict(list)
    led: set[str] = set()  # words that have something behind them: no values alone
    for block in blocks:
        for line in block.lines if isinstance(block, TableBlock) else ():
            cells = line.words
            if len(cells) > 1 and line.cells[0].text and _is_label(cells[0]):
                lines[cells[0]].append({c for c in cells[1:] if _is_label(c)})
                led |= {*cells[1:-1]} | {c for c in cells[1:] if role_of(c)}
    named = max((len(n) for x, n in lines.items() if names(x, _inner(n))), default=0)
    few = max(FEW, named * _OFTEN)
    found = {x: _inner(n) & led for x, n in lines.items() if len(n) >= few and named}
    behind = {w for inner in found.values() for w in inner if role_of(w)}
    found |= {w: frozenset() for w in behind if w not in found}  # on a line of its own elsewhere
    return found if any(names(x, inner) for x, inner in found.items()) else {}


def names(label: str, inner: frozenset[str]) -> bool:
    """Whether a line that opens with ``label`` and holds ``inner`` names a measure."""
    return role_of(label) == "name" or any(role_of(x) == "name" for x in inner)


def _inner(lines: list[set[str]]) -> frozenset[str]:
    counts = Counter(word for line in lines for word in line)
    return frozenset(w for w, n in counts.items() if n * 2 >= len(lines))


def _is_label(words: str) -> bool:
    plain = len(words) <= _MAX_LABEL and not any(c in words for c in "。、")
    office = is_department(words) and role_of(words) is None
    return plain and not (is_mark(words) or year_of(words) or office)
