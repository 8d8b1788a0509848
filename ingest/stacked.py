"""Measure sheets whose labels and values stand on lines of their own, or on one line of prose.

Text extracted without its tables prints a sheet as a stack: a label, the value below it, the next
label, and so on, with page numbers and running heads in between. What returns from sheet to sheet
is a label; the sheets become blocks of pairs, and the reader of sheets does the rest.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.blocks import Block, Cell, Line, TableBlock, TextBlock, text_block
from ingest.labels import Label, label_of
from ingest.markers import marker_of
from ingest.meanings import meaning, over_prose, told_label
from ingest.row_sections import are_sections
from ingest.stacked_cut import Stack, is_heading, trimmed
from ingest.stacked_entries import Entry, Span, read_entries
from ingest.stacked_find import headed_stacks, named_stacks
from ingest.stacked_learn import learn
from ingest.stacked_meanings import with_meanings
from ingest.stacked_mixed import as_lines, more_as_lines
from ingest.stacked_names import with_whole_names
from ingest.stacked_rows import Row, read_rows
from ingest.text import clean

_ROUNDS = 3  # with the labels that are known, and then with those learned from the sheets


@dataclass(frozen=True, slots=True)
class Pair:
    """A label of a sheet, where it stands, and the pieces of its value without page breaks."""

    label: Label
    printed: str
    place: Span
    pieces: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class SheetBlock(TableBlock):
    """One sheet that was printed as a stack; ``title`` is the line above it that names it.

    ``related_apart`` says that the text has a label of its own for related departments.
    """

    pairs: tuple[Pair, ...] = ()
    title: Span | None = None
    related_apart: bool = False


def with_sheets(text: str, blocks: tuple[Block, ...], page: frozenset[int]) -> tuple[Block, ...]:
    """``blocks`` with every stacked sheet as a block of its own, the prose around it kept.

    ``page`` are the starts of the lines that pages add.
    """
    lines = as_lines(text, blocks, page)
    rows = read_rows(text, lines, page)
    stacks = _stacks(text, rows)
    if lines != blocks:
        plain = read_rows(text, blocks, page)
        found = _stacks(text, plain)
        if not more_as_lines(text, blocks, len(stacks), len(found)):
            lines, rows, stacks = blocks, plain, found
    led = any(e.label.role in {"lead", "related"} for s in stacks for e in s.entries)
    starts = [rows[s.first].start for s in stacks]
    if not stacks or (not led and are_sections(text, starts, blocks)):
        return blocks
    apart = any(e.label.role == "related" for s in stacks for e in s.entries)
    sheets = [replace(_block(text, rows, stack), related_apart=apart) for stack in stacks]
    return _rebuilt(tuple(_as_they_were(blocks, lines, sheets)), sheets, rows, page)


def _as_they_were(
    blocks: tuple[Block, ...], lines: tuple[Block, ...], sheets: list[SheetBlock]
) -> Iterator[Block]:
    """The blocks, tables told as lines only where sheets took these."""
    for block, told in zip(blocks, lines, strict=True):
        taken = any(s.start < told.end and told.start < s.end for s in sheets)
        yield told if taken else block


def _stacks(text: str, rows: list[Row]) -> list[Stack]:
    learned: dict[str, Label] = {}
    stacks: list[Stack] = []
    for _ in range(_ROUNDS):
        entries = with_meanings(text, rows, read_entries(text, rows, learned))
        found = named_stacks(text, rows, entries) or headed_stacks(text, rows, entries)
        stacks = with_whole_names(text, trimmed(rows, found))
        fresh = learn(rows, stacks) if stacks else {}
        if not fresh:
            break
        learned = fresh | learned
    return stacks


def _block(text: str, rows: list[Row], stack: Stack) -> SheetBlock:
    pairs = tuple(_pair(text, rows, entry) for entry in stack.entries)
    lines: list[Line] = []
    for pair in pairs:
        label = Cell(pair.printed, *pair.place)
        spans = pair.pieces or ((pair.place[1], pair.place[1]),)
        for i, span in enumerate(spans):
            first = label if i == 0 else Cell("", span[0], span[0])
            words = clean(text, *span).value("").text
            lines.append(Line(first.start, span[1], (first, Cell(words, *span))))
    title = (rows[stack.title].start, rows[stack.title].end) if stack.title is not None else None
    end = max(line.end for line in lines)
    return SheetBlock(rows[stack.first].start, end, tuple(lines), pairs=pairs, title=title)


def _pair(text: str, rows: list[Row], entry: Entry) -> Pair:
    """An entry with the rows of its value put together, cut only where a page ended."""
    pieces = list(entry.pieces)
    for i, at in enumerate(entry.rows):
        row = rows[at]
        beside = text[pieces[-1][1] : rows[entry.row].end] if pieces and entry.beside else " "
        alone = i > 0 or (entry.beside and not beside.strip())
        joins = pieces and row.gap != "page" and alone
        if joins:
            pieces[-1] = (pieces[-1][0], row.end)
        else:
            pieces.append((row.start, row.end))
    value = text[slice(*pieces[0])] if pieces else ""
    return Pair(_meant(entry, value), entry.printed, entry.place, tuple(pieces))


def _meant(entry: Entry, value: str) -> Label:
    """The label of an entry; one learned by where it stands may still tell by words or value."""
    if entry.label.figure:
        return over_prose(entry.label, entry.printed, value)
    if entry.label != Label("other") or label_of(entry.printed):
        return entry.label
    return meaning(entry.printed) or told_label(entry.printed, value) or entry.label


def _rebuilt(
    blocks: tuple[Block, ...], sheets: list[SheetBlock], rows: list[Row], page: frozenset[int]
) -> tuple[Block, ...]:
    """The blocks without the lines that sheets took, headings beside sheets set apart."""
    shown = {row.start: row.text for row in rows}
    starts = [s.start for s in sheets]
    out: list[Block] = [*sheets]
    for block, following in itertools.zip_longest(blocks, blocks[1:]):
        if not isinstance(block, TextBlock):
            out.append(block)
            continue
        before = bisect_right(starts, following.start if following else block.end)
        between = starts[0] < block.start < sheets[-1].end
        if between or (before and block.start <= sheets[before - 1].end):
            free = [x for x in block.lines if not _taken(x[0], starts, sheets)]
            left = [x for x in free if x[0] not in page]
            out.extend(_apart(left, block.lines, shown))
        else:
            out.append(block)
    return tuple(sorted(out, key=lambda b: b.start))


def _taken(position: int, starts: list[int], sheets: list[SheetBlock]) -> bool:
    at = bisect_right(starts, position)
    return at > 0 and position < sheets[at - 1].end


def _apart(left: list[Span], lines: tuple[Span, ...], shown: dict[int, str]) -> list[TextBlock]:
    """Blocks of the lines that are left of one; a heading, but no item of a list, stands alone."""
    order = {line: i for i, line in enumerate(lines)}
    words = [shown.get(line[0], "") for line in left]
    kinds = [m.kind if (m := marker_of(w)) and is_heading(w) else "" for w in words]
    groups: list[list[Span]] = []
    alone = True
    for i, line in enumerate(left):
        listed = kinds[i] in {*kinds[max(i - 1, 0) : i], *kinds[i + 1 : i + 2]}
        single = bool(kinds[i]) and not listed
        follows = i > 0 and order[line] == order[left[i - 1]] + 1
        if single or alone or not follows:
            groups.append([line])
        else:
            groups[-1].append(line)
        alone = single
    return [text_block(g) for g in groups]
