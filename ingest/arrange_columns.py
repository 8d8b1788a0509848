"""Things printed beside each other on a page, one below the other.

Two forms side by side have the same labels, signs or numbers on the left and on the right; that is
what tells them from the columns of a table. A row of them ends where the next opens on both sides.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from ingest.anchor_slots import PAIR
from ingest.arrange_lines import LaidLine, Measure, Run, by_characters, by_width, laid_lines
from ingest.arranged import Arranged, Writer
from ingest.furniture import furniture
from ingest.markers import marker_of
from ingest.text import fold, half_width

_LEAST = 2  # times that a label stands on both sides
_SLACK = 1
_NARROW = 8  # no column is as narrow as that


def with_columns(text: str) -> Arranged | None:
    """``text`` with what stands side by side in the order of reading; ``None`` without any."""
    if not re.search(r"\S[ \u3000]{2,}\S", text):
        return None
    lines = laid_lines(text, furniture(text))
    for measure in (by_characters, by_width):
        begins = _begins(lines, measure)
        if begins:
            return _written(text, lines, begins, measure)
    return None


def _opening(run: Run) -> str:
    """What opens a run, apart from its own words: a label, a sign, the kind of its number."""
    pair = PAIR.fullmatch(run.text)
    if pair and re.search(r"[:：】\]］]", run.text[: pair.start("value")]):
        return ":" + fold(pair["label"])
    marker = marker_of(half_width(run.text))
    sign = re.match(r"[■◆●○◇□▼◎★☆①-⑳]", run.text)
    return marker.kind if marker else ("sign" if sign else "")


def _begins(lines: Sequence[LaidLine], measure: Measure) -> list[int]:
    """Where each column begins, from the second on; empty where nothing stands side by side."""
    found: Counter[int] = Counter()
    for line in lines:
        openings = [_opening(r) for r in line.runs]
        for run, opening in list(zip(line.runs, openings, strict=True))[1:]:
            if opening and opening in openings[: line.runs.index(run)]:
                found[measure(run)[0]] += 1
    begins: list[int] = []
    for at, _ in found.most_common():
        count = sum(n for k, n in found.items() if abs(k - at) <= _SLACK)
        apart = all(abs(at - b) > _NARROW for b in begins)
        if count >= 2 * _LEAST and apart and _alike(lines, at, measure):
            begins.append(at)
    return sorted(begins)


def _alike(lines: Sequence[LaidLine], at: int, measure: Measure) -> bool:
    """Whether the same labels and signs stand left and right of a place."""
    beside = [
        i
        for i, line in enumerate(lines)
        if any(abs(measure(r)[0] - at) <= _SLACK for r in line.runs[1:])
    ]
    sides: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    for line in lines[beside[0] : beside[-1] + 1]:
        for run in line.runs:
            if opening := _opening(run):
                sides[measure(run)[0] >= at - _SLACK][opening] += 1
    both = [k for k in sides[0] if min(sides[0][k], sides[1][k]) >= _LEAST]
    return len(both) >= 2


def _written(
    text: str, lines: Sequence[LaidLine], begins: Sequence[int], measure: Measure
) -> Arranged:
    writer, done = Writer(text), 0
    for band in _bands(lines, begins, measure):
        writer.copy(done, lines[band[0]].start)
        for column in range(len(begins) + 1):
            for i in band:
                runs = [r for r in lines[i].runs if _column(r, begins, measure) == column]
                if runs:
                    writer.put("\n\n" if lines[i].below_blank else "")
                    writer.copy(runs[0].start, runs[-1].end)
                    writer.put("\n")
            writer.put("\n")
        done = lines[band[-1]].end
    writer.copy(done, len(text))
    return writer.done()


def _column(run: Run, begins: Sequence[int], measure: Measure) -> int:
    return sum(measure(run)[0] >= b - _SLACK for b in begins)


def _bands(
    lines: Sequence[LaidLine], begins: Sequence[int], measure: Measure
) -> Iterable[list[int]]:
    """The lines of each row of things that stand side by side."""
    top = ""
    band: list[int] = []
    for i, line in enumerate(lines):
        crossing = any(
            measure(r)[0] < b - _SLACK and measure(r)[1] > b for r in line.runs for b in begins
        )
        sides = {_column(r, begins, measure) for r in line.runs}
        openings = [
            _opening(r) for r in line.runs if measure(r)[0] in _edges(line, begins, measure)
        ]
        row = len(sides) > 1 and len(set(openings)) == 1 and openings[0] != ""
        if row and not top and not openings[0].startswith(":"):
            top = openings[0]
        left = band and measure(line.runs[0])[0] < min(measure(lines[k].runs[0])[0] for k in band)
        apart = line.fresh or (left and len(line.runs) == 1)
        if band and (crossing or apart or (row and openings[0] == top)):
            yield band
            band = []
        if not crossing and (band or len(sides) > 1):
            band.append(i)
    if band:
        yield band


def _edges(line: LaidLine, begins: Sequence[int], measure: Measure) -> set[int]:
    """Where the first run of each column of a line stands."""
    firsts: dict[int, int] = {}
    for run in line.runs:
        firsts.setdefault(_column(run, begins, measure), measure(run)[0])
    return set(firsts.values())
