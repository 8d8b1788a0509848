"""Sheets whose cells all stand on lines of their own: a run of labels, then as many values.

番号 / 取組の名称 / 主管 / １ / 窓口の予約 / 市民課, and below that other labels over values.
The run is known by returning, word for word, over other values each time; the labels below it are
the lines that return from sheet to sheet.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.blocks import Block, Cell, Line, TableBlock, cell_view
from ingest.labels import role_of
from ingest.markers import marker_of
from ingest.meanings import can_label
from ingest.owned_lines import offices
from ingest.prose import ProseLine, read_lines
from ingest.spaced_build import cut_out
from ingest.text import View, fold

_LONGEST, _SHORTEST = 6, 3  # labels of a run
_OFTEN = 3  # times that it returns
_NEARLY = 0.6  # of the sheets in which a label returns
_MOST = 0.8
_HEADS = {"chapter", "section", "goal"}

Words = tuple[str, ...]
Span = tuple[int, int]


def with_label_runs(
    text: str, blocks: tuple[Block, ...], apart: frozenset[int]
) -> tuple[Block, ...]:
    """The blocks, such sheets cut out of the prose as tables of labels and values."""
    lines = read_lines(text, blocks, apart)
    words = [" ".join(t.text for t in n.tokens) for n in lines]
    keys = [fold(w) for w in words]
    run = _run(words, keys)
    if not run:
        return blocks
    starts = [i for i in range(len(keys)) if tuple(keys[i : i + len(run)]) == run]
    ends = [*starts[1:], len(keys)]
    below = Counter(
        k for a, b in zip(starts, ends, strict=True) for k in {*keys[a + 2 * len(run) : b]}
    )
    often = {k for k, n in below.items() if n >= max(_OFTEN, len(starts) * _NEARLY)}
    labels = {k for k, w in zip(keys, words, strict=True) if k in often and can_label(w)}
    tables = []
    for a, b in zip(starts, ends, strict=True):
        end = _end(words[:b], keys, a + len(run), len(run), labels, last=b == len(keys))
        rows = list(_rows(text, lines[a:end], keys[a:end], len(run), labels))
        if rows:
            tables.append(TableBlock(lines[a].start, lines[end - 1].end, tuple(rows)))
    return cut_out(blocks, tables)


def _run(words: Sequence[str], keys: Sequence[str]) -> Words:
    """The run of labels that returns most often, each time over other values; empty for none."""
    found: dict[Words, tuple[int, int]] = {}
    roles = [role_of(w) if can_label(w) else None for w in words]
    for size in range(_LONGEST, _SHORTEST - 1, -1):
        told: dict[Words, list[int]] = {}
        for i in range(len(keys) - 2 * size + 1):
            known = {r for r in roles[i : i + size] if r}
            if "name" in known:
                told.setdefault(tuple(keys[i : i + size]), []).append(i)
        for run, places in told.items():
            values = [tuple(keys[i + size : i + 2 * size]) for i in places]
            plain = not any(k in run for v in values for k in v) and not any(
                _is_constant([words[i + size + x] for i in places]) for x in range(size)
            )
            labels = all(can_label(words[places[0] + x]) for x in range(size))
            unlike = len(set(values)) >= len(values) * _NEARLY
            often = len(places) >= _OFTEN and len(set(run)) == size
            if often and plain and labels and unlike and _led(words, places, size):
                found[run] = (len(places), size)
    return max(found, key=found.__getitem__, default=())


def _is_constant(told: Sequence[str]) -> bool:
    """Whether the same words, that could be a label, stand somewhere nearly every time."""
    words, times = Counter(told).most_common(1)[0]
    return times >= len(told) * _MOST and can_label(words) and not _offices(words)


def _offices(words: str) -> bool:
    return offices(View(words, tuple(range(len(words)))))


def _led(words: Sequence[str], places: Sequence[int], size: int) -> bool:
    """Whether one of the labels stands over departments nearly every time."""
    told = ([words[i + size + x] for i in places] for x in range(size))
    led = ([_offices(w) for w in column] for column in told)
    return any(sum(column) >= len(places) * _NEARLY for column in led)


def _end(
    words: Sequence[str], keys: Sequence[str], at: int, size: int, labels: set[str], *, last: bool
) -> int:
    """Where a sheet ends: before a heading below it, the last right below its last label."""
    stop = len(words)
    for i in range(at, stop):
        marker = marker_of(words[i].lstrip("# "))
        if words[i].startswith("#") or (marker and marker.kind in _HEADS):
            stop = i
            break
    if not last:
        return stop
    told = [i for i in range(at, stop) if keys[i] in labels]
    return min(stop, told[-1] + 2) if told else min(stop, at + size)


def _rows(
    text: str, lines: Sequence[ProseLine], keys: Sequence[str], size: int, labels: set[str]
) -> Iterator[Line]:
    """The labels of a run with their values, then those below with theirs."""
    first = next((i for i in range(size, len(keys)) if keys[i] in labels), len(keys))
    more = first - 2 * size if first < len(keys) else 0  # lines of a name that broke
    if more < 0:
        return
    at = size
    for i in range(size):
        named = role_of(_words(lines[i])) == "name"
        count = 1 + (more if named else 0)
        yield _line(text, lines[i], lines[at : at + count])
        at += count
    opens = [i for i in range(first, len(keys)) if keys[i] in labels]
    for a, b in itertools.pairwise([*opens, len(keys)]):
        if b > a + 1:
            yield _line(text, lines[a], lines[a + 1 : b])


def _words(line: ProseLine) -> str:
    return " ".join(t.text for t in line.tokens)


def _line(text: str, label: ProseLine, told: Sequence[ProseLine]) -> Line:
    """A row of a label and its value."""
    places = tuple((n.tokens[0].start, n.tokens[-1].end) for n in told)
    value = Cell("", places[0][0], places[-1][1], places if len(places) > 1 else ())
    value = Cell(cell_view(text, value).text.strip(), value.start, value.end, value.parts)
    key = Cell(_words(label), label.tokens[0].start, label.tokens[-1].end)
    return Line(label.start, told[-1].end, (key, value))
