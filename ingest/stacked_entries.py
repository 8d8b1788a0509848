"""Rows as entries of sheets: a label, and the value beside it or on the rows below it."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass, field

from ingest.labels import Label, label_of, named_in, year_of
from ingest.stacked_grid import heads_columns, is_column
from ingest.stacked_inline import Inline, inline_labels, parts_of
from ingest.stacked_marked import Marked, marked, marked_labels
from ingest.stacked_rows import Row
from ingest.text import fold, untagged

Span = tuple[int, int]
_COLON = re.compile(r"\s*[:：]\s*(?=\S)")
_WIDE = re.compile(r"\u3000\s*|[ \t]{2,}|\t")
_SPACE = re.compile(r"\s+")
_BRACKET = re.compile(r"\s*[【〔［\[][^】〕］\]\n]{2,16}[】〕］\]]\s*(?=\S)")
_MAX_LABEL = 24
_LONG = 20  # a row as long as this may be broken inside a sentence
_OPEN_END = re.compile(r"[^。．.！？!?）)」』】]$")


@dataclass(slots=True)
class Entry:
    """A label, its printed place, its value beside it, and the rows below that go on with it."""

    label: Label
    place: Span
    printed: str
    row: int
    beside: bool
    pieces: list[Span] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)

    @property
    def key(self) -> str:
        """The label's words as they return from sheet to sheet."""
        return key_of(self.printed)


def key_of(printed: str) -> str:
    """A label's words without width, marks around them, years, counts and a name in brackets."""
    named = named_in(printed)
    bare = re.sub(r"[\W_]", "", fold(printed[: named[0]] if named else printed))
    return re.sub(r"(令和|平成|[rh])?([0-9]+|元)(年度?)?末?の?", "", bare) or bare


def read_entries(text: str, rows: list[Row], learned: dict[str, Label]) -> dict[int, list[Entry]]:
    """The entries that open on each row: one for a label, several for pairs side by side."""
    found: dict[int, list[Entry]] = {}
    inline = inline_labels(text, rows, lambda printed: _known(printed, learned))
    returning = marked_labels(text, rows, lambda printed: _known(printed, learned))
    for i, row in enumerate(rows):
        entries = _marked(text, row, i, learned, returning)
        entries = entries or _on_row(text, row, i, learned, inline)
        if entries:
            found[i] = entries
    _without_columns(rows, found)
    for i in [i for i, e in found.items() if e[0].label.role == "name" and _over_years(e[0], text)]:
        del found[i]
    for i in [i for i in found if not found[i][0].beside and _is_of_year(rows, i)]:
        del found[i]
    counts = Counter(e.key for entries in found.values() for e in entries)
    for i in [i for i, entries in found.items() if _is_broken_prose(rows, i, entries, counts)]:
        del found[i]
    return found


def first_row(text: str, rows: list[Row], entry: Entry) -> str:
    """The first row of an entry's value."""
    if entry.pieces:
        return text[slice(*entry.pieces[0])].strip()
    return rows[entry.row + 1].text if entry.row + 1 < len(rows) else ""


def _without_columns(rows: list[Row], found: dict[int, list[Entry]]) -> None:
    """Take out labels that stand one below the other as headers of columns of figures."""
    for at in sorted(found):
        if at not in found or not _calls(found[at]):
            continue
        first = at + 1 + (at + 1 in found and _calls(found[at + 1]))
        end = first
        while end < len(rows) and is_column(rows[end].text):
            end += 1
        if end - first >= 2:
            for i in range(at + 1, end):
                found.pop(i, None)


def _is_of_year(rows: list[Row], at: int) -> bool:
    """Whether a row is a year and what is said of it (令和6年度 評価), as one beside it is."""
    return _opens_year(rows[at]) and any(
        0 <= i < len(rows) and rows[max(i, at)].gap == "none" and _opens_year(rows[i])
        for i in (at - 1, at + 1)
    )


def _opens_year(row: Row) -> bool:
    words = row.text.split()
    return len(words) > 1 and bool(year_of(words[0])) and not year_of(words[1])


def _over_years(entry: Entry, text: str) -> bool:
    """Whether nothing but years stands behind a label: it heads a table, and names no measure."""
    words = text[slice(*entry.pieces[0])].split() if entry.pieces else []
    return len(words) > 1 and all(map(year_of, words))


def _calls(entries: list[Entry]) -> bool:
    """Whether a row is nothing but a label of indicators."""
    label = entries[0].label
    return label.role == "indicator" and not label.figure and not entries[0].beside


def _on_row(text: str, row: Row, at: int, learned: dict[str, Label], inline: Inline) -> list[Entry]:
    whole = None if row.text.startswith("・") else _known(row.text, learned)
    if whole:
        return [Entry(whole, (row.start, row.end), row.text, at, False)]
    wide = _pairs(text, row, at, learned)
    return wide or _inline(text, row, at, learned, inline) or _pair(text, row, at, learned)


def _marked(
    text: str, row: Row, at: int, learned: dict[str, Label], returning: frozenset[str]
) -> list[Entry]:
    """Pairs side by side whose labels signs set apart."""
    raw = untagged(text[row.start : row.end])
    found = marked(raw, lambda printed: _known(printed, learned), returning)
    return [_beside(m, row, at) for m in found]


def _beside(m: Marked, row: Row, at: int) -> Entry:
    place, value = ((row.start + a, row.start + b) for a, b in (m.place, m.value))
    return Entry(m.label, place, m.printed, at, True, [value])


def _inline(text: str, row: Row, at: int, learned: dict[str, Label], inline: Inline) -> list[Entry]:
    """Pairs side by side, parted by single spaces, whose labels return on such rows."""
    raw = untagged(text[row.start : row.end])
    parts = parts_of(raw, lambda printed: _known(printed, learned), inline)
    entries: list[Entry] = []
    for (start, end), after in itertools.zip_longest(parts, parts[1:]):
        printed = raw[start:end]
        words = inline.get(fold(raw[slice(*parts[0])]), {})
        label = _known(printed, learned) or words.get(fold(printed), Label("other"))
        begin, stop = row.start + end, row.start + (after[0] if after else len(raw))
        value = _bare(text, begin, stop)
        place = (row.start + start, row.start + end)
        entries.append(Entry(label, place, printed, at, bool(value), [value] if value else []))
    return entries


def _bare(text: str, start: int, end: int) -> Span | None:
    """A stretch without the spaces at its ends; ``None`` if it holds nothing else."""
    raw = text[start:end]
    begin = start + len(raw) - len(raw.lstrip())
    return (begin, start + len(raw.rstrip())) if raw.strip() else None


def _pair(text: str, row: Row, at: int, learned: dict[str, Label]) -> list[Entry]:
    """A label and its value on one row, parted by a colon, a bracket or a space."""
    raw = untagged(text[row.start : row.end])
    cuts = [m for p in (_COLON, _BRACKET) if (m := p.search(raw))]
    cuts += [*reversed([*_WIDE.finditer(raw, len(raw) - len(raw.lstrip()))][:3])]
    cuts += [*reversed([*_SPACE.finditer(raw, len(raw) - len(raw.lstrip()))][:2])]
    for cut in cuts:
        end = cut.end() if cut.re is _BRACKET else cut.start()
        head, rest = raw[:end].strip(), raw[cut.end() :].strip()
        label = _known(head, learned) if head and rest else None
        columns = label and label.role == "indicator" and heads_columns(rest.split())
        strange = cut.re is _SPACE and rest and _known(rest.split()[0], learned)
        if label is None or (strange and not columns):
            continue
        if cut.re is _BRACKET or not _known(rest, learned) or cut.re is _COLON:
            value = (row.start + cut.end(), row.end)
            return [Entry(label, (row.start, row.start + end), head, at, True, [value])]
    return []


def _pairs(text: str, row: Row, at: int, learned: dict[str, Label]) -> list[Entry]:
    """Two or more pairs of label and value side by side, parted by wide spaces."""
    raw = untagged(text[row.start : row.end])
    offset = len(raw) - len(raw.lstrip())
    cuts = [(m.start(), m.end()) for m in _WIDE.finditer(raw, offset)]
    begins = [offset, *(b for _, b in cuts)]
    ends = [*(a for a, _ in cuts), len(raw)]
    parts = [(a, b) for a, b in zip(begins, ends, strict=True) if raw[a:b].strip()]
    labels = [_known(raw[a:b], learned) for a, b in parts]
    opens = [i for i, label in enumerate(labels) if label]
    if len(opens) < 2 or opens[0] != 0 or any(b - a == 1 for a, b in itertools.pairwise(opens)):
        return []
    entries = []
    for i, following in zip(opens, [*opens[1:], len(parts)], strict=True):
        label = labels[i]
        if label is None or i + 1 >= following:
            return []
        place = (row.start + parts[i][0], row.start + parts[i][1])
        value = (row.start + parts[i + 1][0], row.start + parts[following - 1][1])
        entries.append(Entry(label, place, raw[slice(*parts[i])].strip(), at, True, [value]))
    return entries


def _known(printed: str, learned: dict[str, Label]) -> Label | None:
    if len(printed) > _MAX_LABEL:
        return None
    return label_of(printed) or learned.get(fold(printed))


def _is_broken_prose(rows: list[Row], at: int, entries: list[Entry], counts: Counter[str]) -> bool:
    """Whether a row only looks like a label, being the rest of a sentence broken above it."""
    if counts[entries[0].key] > 1 or at == 0 or rows[at].gap != "none":
        return False
    above = rows[at - 1].text
    return len(above) >= _LONG and bool(_OPEN_END.search(above))
