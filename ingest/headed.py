"""Measures that are headings over prose, found by the line that says who is in charge of each.

The numbered line above such a line names a measure if lines numbered alike stand above nearly all
of them. Text from PDF keeps no blank lines around headings, so the blocks are cut at these lines,
and at the chapters and policies above them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from ingest.blocks import Block, TextBlock, text_block
from ingest.headed_plain import Unnumbered, titled
from ingest.headings import MAX_HEADING
from ingest.markers import Marker, marker_of
from ingest.opening_labels import LabelLine, label_line
from ingest.owner_lines import label_lines, owner_lines
from ingest.prose import ProseLine, read_lines
from ingest.text import clean

MIN_MEASURES = 3
_UNLED = 3  # headings for each line of departments: if more, these lines are of something else
_UPPER = {"chapter", "section", "bracket", "policy", "goal", "measure", "roman"}
_NUMBERED = {"circled", "paren", "number", "numberdot", "kana", "parenkana"}
_STOPS = "。、,，"


@dataclass(frozen=True, slots=True)
class Headed:
    """The starts of the lines that name measures, of those cut out as headings, of owner lines."""

    names: frozenset[int] = frozenset()
    cuts: frozenset[int] = frozenset()
    plain: frozenset[int] = frozenset()


def read_headed(text: str, blocks: tuple[Block, ...], page: frozenset[int]) -> Headed:
    """Where the measures of a text are headings over prose; nothing for a text without such."""
    lines = read_lines(text, blocks, page)
    owners = owner_lines(text, lines)
    gaps = _gaps(lines, owners)
    markers = {i: m for i in range(len(lines)) if (m := _marker(text, lines[i], i))}
    names: list[int] = []
    plain: list[int] = []
    groups: list[int] = []
    if len(gaps) >= MIN_MEASURES:
        names = _numbered(lines, gaps, markers)
        if len(names) > len(gaps) * _UNLED:
            return Headed()
    elif not owners:
        plain = titled(text, lines, markers)
    if len(gaps) >= MIN_MEASURES and not names:
        found = Unnumbered(text, lines, gaps, markers, label_lines(text, lines))
        plain = found.names()
        groups = found.groups(plain)
    if len(names) + len(plain) < MIN_MEASURES:
        return Headed()
    upper = _upper(lines, markers, {*names, *plain})
    starts = frozenset(lines[i].start for i in (*names, *plain))
    cuts = frozenset(lines[i].start for i in (*upper, *groups)) | starts
    return Headed(starts, cuts, frozenset(lines[i].start for i in plain))


def cut_at(blocks: tuple[Block, ...], starts: frozenset[int]) -> tuple[Block, ...]:
    """The blocks with every line that begins at one of ``starts`` a block of its own."""
    out: list[Block] = []
    for block in blocks:
        if not isinstance(block, TextBlock) or not starts & {a for a, _ in block.lines}:
            out.append(block)
            continue
        run: list[tuple[int, int]] = []
        for line in (*block.lines, None):
            if run and (line is None or line[0] in starts or run[-1][0] in starts):
                out.append(text_block(run))
                run = []
            if line:
                run.append(line)
    return tuple(out)


def _gaps(lines: list[ProseLine], owners: dict[int, LabelLine]) -> list[range]:
    """The lines between one measure's departments and the next's, each gap with its owner line."""
    gaps: list[range] = []
    last = -1
    for at, owner in owners.items():
        if at - last > 1:  # lines of departments one below the other are of one measure
            gaps.append(range(last + 1, at))
        last = at
        while last + 1 < len(lines) and lines[last + 1].start < owner.end:
            last += 1
    return gaps


def _marker(text: str, line: ProseLine, at: int) -> Marker | None:
    """The number of a line that can be a heading: short, no sentence, no label."""
    shown = clean(text, line.start, line.end).text.strip()
    if not 0 < len(shown) <= MAX_HEADING or shown[-1] in _STOPS:
        return None
    marker = marker_of(shown)
    if marker is None or marker.kind in {"square", "program"}:
        return None
    if marker.kind != "bracket" and label_line(text, line, at):
        return None
    return marker


def _numbered(lines: list[ProseLine], gaps: list[range], markers: dict[int, Marker]) -> list[int]:
    """The lines numbered in the way that names the measure of nearly every gap."""
    heads = [[i for i in gap if i in markers and _over_text(i, lines, markers)] for gap in gaps]
    kinds = Counter(k for found in heads for k in {markers[i].kind for i in found})
    fits = [k for k, n in kinds.items() if n * 10 >= len(gaps) * 8 and k not in {"chapter"}]
    best = min(fits, key=lambda k: (-kinds[k], _times(heads, markers, k)), default=None)
    if best is None:
        return []
    names: list[int] = []
    for gap, found in zip(gaps, heads, strict=True):
        same = [i for i in found if markers[i].kind == best]
        names += _going_on(names, same, markers, gap)
    return names


def _times(heads: list[list[int]], markers: dict[int, Marker], kind: str) -> int:
    return sum(markers[i].kind == kind for found in heads for i in found)


def _over_text(at: int, lines: list[ProseLine], markers: dict[int, Marker]) -> bool:
    """Whether a line is no item of a list: neither neighbour is numbered in the same way."""
    kind = markers[at].kind
    beside = any(i in markers and markers[i].kind == kind for i in (at - 1, at + 1))
    inner = (marker_of(t.text) for t in lines[at].tokens[2:])
    return not beside and not any(m and m.kind != "square" for m in inner)  # ◆新規 is a tag


def _going_on(
    names: list[int], same: list[int], markers: dict[int, Marker], gap: range
) -> list[int]:
    """The lines of a gap that go on with the numbers before them, or begin below a new heading."""
    if not same or markers[same[0]].kind not in _NUMBERED:
        return same
    found: list[int] = []
    for i in same:
        before = found[-1] if found else (names[-1] if names else None)
        ordinal = markers[i].ordinal or 0
        after = (markers[before].ordinal or 0) + 1 if before is not None else ordinal
        between = range(max(before + 1 if before is not None else 0, gap.start), i)
        fresh = any(j in markers and markers[j].kind != markers[i].kind for j in between)
        if ordinal == after or (ordinal == 1 and (fresh or not found)):
            found.append(i)
    return found or same[-1:]


def _upper(lines: list[ProseLine], markers: dict[int, Marker], names: set[int]) -> list[int]:
    """Headings above the measures: lines of a run of numbered lines, all of them numbered apart.

    A run in which a way of numbering returns is a list, such as an overview.
    """
    found: list[int] = []
    at = 0
    while at < len(lines):
        end = at
        while end in markers and (end == at or lines[end].follows):
            end += 1
        run = range(at, end)
        kinds = [markers[i].kind for i in run]
        if len(set(kinds)) == len(kinds):
            closes = {i for i in run if i in names}
            found += [i for i in run if markers[i].kind in _UPPER or (closes and i < max(closes))]
        at = max(end, at + 1)
    return found
