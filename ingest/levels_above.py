"""Labels in forms that name what a measure belongs to, though other plans name measures by them.

「施策」 and 「取組名」 may both be labels of a form. That of which several forms say the same is of
the level above; the other names the measure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from ingest.blocks import Block, Line, TableBlock
from ingest.labels import role_of
from ingest.records import Role
from ingest.text import fold

_FORMS = 3  # forms from which a label shows what it names


def levels_above(blocks: Iterable[Block]) -> Mapping[str, Role]:
    """The labels of names, folded, that stand in forms beside another with more unlike values."""
    told: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for block in blocks:
        named = _named(block.lines) if isinstance(block, TableBlock) else {}
        for a in named:
            for b in named.keys() - {a}:
                told[a, b].append((named[a], named[b]))
    found: dict[str, Role] = {}
    for (above, _), values in told.items():
        groups, names = ({v[i] for v in values} for i in (0, 1))
        if len(values) >= _FORMS and len(groups) < len(names) == len(values):
            found[above] = "area"
    return found


def _named(lines: Iterable[Line]) -> dict[str, str]:
    """The labels of names in a form, each with the value behind it; a line has label by label."""
    found: dict[str, str] = {}
    for line in lines:
        cells = line.words
        for label, value in zip(cells[::2], cells[1::2], strict=False):
            if role_of(label) == "name" and role_of(value) is None:
                found.setdefault(fold(label), fold(value))
    return found
