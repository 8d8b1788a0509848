"""Labels of sheets that say something else than their words, told by what stands behind them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from ingest.labels import Label
from ingest.meanings import tells_state
from ingest.records import Role
from ingest.stacked_entries import Entry, first_row
from ingest.stacked_rows import Row

_ITEM = re.compile(r"[・○●◆◇■□▪‣✓•]")
_FEW = 3  # values that tell


def with_meanings(
    text: str, rows: list[Row], found: dict[int, list[Entry]]
) -> dict[int, list[Entry]]:
    """The entries; a label that is called a name but holds lists, or results that are still to
    come where nothing else says what is done, says what is done.
    """
    flat = [e for entries in found.values() for e in entries]
    done = any(e.label.role == "content" for e in flat)
    lists = _values(text, rows, flat, "name")
    told = {key for key, own in lists.items() if len(own) > 1 and _most(map(_is_item, own), own)}
    for key, own in _values(text, rows, flat, "results").items() if not done else ():
        said = [v for v in own if "。" in v]
        if len(said) >= _FEW and not any(tells_state([v]) for v in said):
            told.add(key)
    return {
        i: [replace(e, label=Label("content")) if e.key in told else e for e in entries]
        for i, entries in found.items()
    }


def _values(
    text: str, rows: list[Row], entries: list[Entry], role: Role
) -> Mapping[str, list[str]]:
    """The first rows of what stands behind the labels of a role, by label; none of one year."""
    found: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        if entry.label.role == role and not entry.label.year:
            found[entry.key].append(first_row(text, rows, entry))
    return found


def _is_item(words: str) -> bool:
    return bool(_ITEM.match(words))


def _most(hits: map[bool], of: list[str]) -> bool:
    return sum(hits) * 2 > len(of)
