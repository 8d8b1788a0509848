"""Where a stacked sheet ends: what stands below its last label is its value only for a while."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass, replace

from ingest.labels import Label, year_of
from ingest.markers import Marker, marker_of
from ingest.stacked_entries import Entry
from ingest.stacked_rows import Row

_STRONG = {"chapter", "section", "policy", "goal", "program", "roman", "bracket", "level0"}
_LISTED = {"circled", "paren", "kana", "parenkana", "square", "number", "numberdot"}
BULLET = re.compile(r"\s*[・○●◆◇■□▪‣✓*※-]")
_COMPLETE = re.compile(r"[。．.！？!?）)」』】]$")
_BRACKETED = re.compile(r"[【《〈＜].{1,40}[】》〉＞]$")
_MAX_HEADING = 45
_MAX_VALUE = 40  # rows; more than this below one label is no value
_REST = 6  # rows that may follow a finished sentence on the next page


@dataclass(slots=True)
class Stack:
    """A sheet as rows: its first row, its entries in order, the row that names it from above."""

    first: int
    entries: list[Entry]
    title: int | None = None


def is_heading(words: str) -> bool:
    """Whether a row reads as a heading: short, no sentence, no item of a list."""
    return (
        0 < len(words) <= _MAX_HEADING
        and words[-1] not in "。、，,：:"
        and not BULLET.match(words)
        and (marker_of(words) is not None or bool(_BRACKETED.match(words)))
    )


def trimmed(rows: list[Row], stacks: list[Stack]) -> list[Stack]:
    """The stacks with the rows of their values; a stack with far too long a value is none."""
    spaced = _is_spaced(rows, stacks)
    usual = _usual(stacks)
    label = next((e.printed for s in stacks for e in s.entries if e.label.role == "planned"), "")
    out: list[Stack] = []
    for i, stack in enumerate(stacks):
        after = stacks[i + 1] if i + 1 < len(stacks) else None
        end = after.first if after and after.title is None else (after.title if after else None)
        own = replace(stack, entries=_own(rows, stack.entries, usual, spaced))
        entries = _with_years_apart(rows, _filled(rows, own, end, spaced), label)
        if all(len(e.rows) <= _MAX_VALUE for e in entries):
            out.append(replace(stack, entries=entries))
    return out


def _usual(stacks: list[Stack]) -> set[str]:
    """The labels that many of the sheets hold; of two sheets, those that both hold."""
    counts = Counter(key for s in stacks for key in {e.key for e in s.entries})
    return {key for key, n in counts.items() if n >= 2 and n * 5 >= len(stacks)}


def _own(rows: list[Row], entries: list[Entry], usual: set[str], spaced: bool) -> list[Entry]:
    """The entries up to where something else begins: a strange label that is set apart."""
    seen: set[str] = set()
    for i, (entry, following) in enumerate(itertools.pairwise(entries)):
        seen.add(entry.key)
        strange = following.key not in usual or following.key in seen
        between = range(entry.row + 1, following.row + 1)
        if strange and any(_is_apart(rows, at, at == entry.row + 1, spaced) for at in between):
            return entries[: i + 1]
    return entries


def _is_apart(rows: list[Row], at: int, first: bool, spaced: bool) -> bool:
    """Whether a row does not go on with the value above it."""
    gap = rows[at].gap
    if gap == "none" or first:
        return gap == "table"
    return gap == "table" or is_heading(rows[at].text) or (gap == "blank" and not spaced)


def _filled(rows: list[Row], stack: Stack, end: int | None, spaced: bool) -> list[Entry]:
    entries: list[Entry] = []
    for entry, following in zip(stack.entries, [*stack.entries[1:], None], strict=True):
        if following is not None:
            kept = _until_table(rows, range(entry.row + 1, following.row))
        else:
            below = range(entry.row + 1, len(rows) if end is None else end)
            kept = _tail(rows, below, entry.beside, spaced, end)
        entries.append(replace(entry, rows=kept))
    return entries


def _until_table(rows: list[Row], below: range) -> list[int]:
    kept: list[int] = []
    for at in below:
        if rows[at].gap == "table":
            break
        kept.append(at)
    return kept


def _tail(rows: list[Row], below: range, beside: bool, spaced: bool, end: int | None) -> list[int]:
    """The rows below the last label of a sheet that are its value."""
    kept: list[int] = []
    for at in _until_table(rows, below):
        if (kept or beside or _opens(rows[at])) and _ends(rows, at, kept, spaced, end):
            break
        kept.append(at)
    return kept


def _opens(row: Row) -> bool:
    """Whether a row set apart is a heading for certain, and no value that was set apart."""
    marker = marker_of(row.text)
    return row.gap != "none" and marker is not None and marker.kind in _STRONG


def _ends(rows: list[Row], at: int, kept: list[int], spaced: bool, end: int | None) -> bool:
    row, above = rows[at], rows[at - 1]
    marker = marker_of(row.text)
    heading = is_heading(row.text) and not _goes_on(marker, rows, kept)
    complete = bool(_COMPLETE.search(above.text)) or len(above.text) < _MAX_HEADING // 2
    if row.gap == "none":
        return heading and complete and marker is not None and marker.kind in _STRONG
    if heading or (end is not None and at + 1 == end and len(row.text) <= _MAX_HEADING):
        return complete or row.gap == "blank"
    if row.gap == "blank":
        return bool(kept) and not spaced
    stops = len(rows) if end is None else end
    return bool(kept) and bool(_COMPLETE.search(above.text)) and stops - at > _REST


def _goes_on(marker: Marker | None, rows: list[Row], kept: list[int]) -> bool:
    """Whether a marker goes on with a list that the value began."""
    if marker is None or marker.kind not in _LISTED:
        return False
    return any((m := marker_of(rows[i].text)) and m.kind == marker.kind for i in kept)


def _is_spaced(rows: list[Row], stacks: list[Stack]) -> bool:
    """Whether blank lines part labels from their values, so that they end nothing."""
    below = [
        rows[e.row + 1].gap
        for s in stacks
        for e in s.entries
        if not e.beside and e.row + 1 < len(rows)
    ]
    return sum(gap == "blank" for gap in below) * 2 > len(below)


def _with_years_apart(rows: list[Row], entries: list[Entry], printed: str) -> list[Entry]:
    """The entries, with rows of years below departments as one of their own.

    ``printed`` is what the text calls such years where it does not leave the label out.
    """
    out: list[Entry] = []
    for entry in entries:
        cut = _years_at(rows, entry.rows) if entry.label.role in {"lead", "related"} else None
        if cut is None or not printed:
            out.append(entry)
            continue
        first = rows[entry.rows[cut]]
        out.append(replace(entry, rows=entry.rows[:cut]))
        place = (first.start, first.start)
        rest = entry.rows[cut:]
        out.append(Entry(Label("planned"), place, printed, rest[0], True, [], rest))
    return out


def _years_at(rows: list[Row], own: list[int]) -> int | None:
    """Where rows of years begin: two years on one row, or one year below the other."""
    for i, at in enumerate(own):
        words = rows[at].text.split()
        below = rows[own[i + 1]].text.split() if i + 1 < len(own) else []
        words = words if len(words) > 1 else [*words, *below[:1]]
        if len(words) > 1 and all(map(year_of, words)):
            return i
    return None
