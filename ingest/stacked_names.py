"""Names that break over two lines while another pair stands behind them on the first."""

from __future__ import annotations

from dataclasses import replace

from ingest.stacked_cut import Stack
from ingest.stacked_entries import Entry
from ingest.text import fold

_MAX_ROWS = 2


def with_whole_names(text: str, stacks: list[Stack]) -> list[Stack]:
    """The stacks with rows below 「事業名 … 視点 まち」 put to the name.

    They go on with the name where the value behind it is whole as it stands in other sheets.
    """
    told = {(e.key, _value(text, e)) for s in stacks for e in s.entries if e.pieces and not e.rows}
    return [replace(s, entries=_mended(text, s.entries, told)) for s in stacks]


def _mended(text: str, entries: list[Entry], told: set[tuple[str, str]]) -> list[Entry]:
    out = list(entries)
    for i, entry in enumerate(entries):
        first = next((n for n, e in enumerate(entries) if e.row == entry.row), i)
        broken = first < i and 0 < len(entry.rows) <= _MAX_ROWS and bool(entry.pieces)
        names = entries[first].label.role == "name"
        if broken and names and (entry.key, _value(text, entry)) in told:
            out[first] = replace(out[first], rows=entry.rows)
            out[i] = replace(entry, rows=[])
    return out


def _value(text: str, entry: Entry) -> str:
    """What stands beside a label."""
    return fold(text[slice(*entry.pieces[0])])
