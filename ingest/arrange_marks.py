"""Tables of a laid out text that say by marks below departments who leads: a tab parts the cells.

Nothing but marks stands in the columns of such a table, so that places alone tell which department
each is below. The names over the columns are broken as narrow heads are, down to a letter a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.arrange_lines import LaidLine, Run, Span, counted, laid_lines, merged, words_of
from ingest.arranged import Arranged, Writer
from ingest.cells import is_office
from ingest.furniture import furniture

_MARK = re.compile(r"[◎○〇◯●△▲☆★◇◆□■・―－ー‐–—-]|主|副|関|協")
_SIGN = re.compile(r"[◎○〇◯●△▲☆★◇◆□■主副関協]")
_ROWS = 3
_HEAD_LINES = 12
_OVER = 3  # lines between the names of columns and the first marks
_FULL = 3  # half-width characters that a broken piece may fall short of its column
_NEAR = 2  # half-width characters that a mark may stand beside the words above it


@dataclass(frozen=True, slots=True)
class _Row:
    """The lines of one row: what stands before the marks, and the marks of one line."""

    names: list[Run]
    marks: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class _Table:
    """A table: what each column is called, its rows, and the lines that it takes up."""

    left: Span
    heads: list[list[Run]]
    columns: list[Span]
    rows: list[_Row]
    first: LaidLine
    last: LaidLine


def with_marks(text: str) -> Arranged | None:
    """``text`` with such tables as lines whose cells tabs part; ``None`` without any."""
    if len(re.findall(rf"[ \u3000]{{2}}{_SIGN.pattern[:-1]}](?=\s)", text)) < _ROWS:
        return None
    lines = laid_lines(text, furniture(text))
    writer, done, at, found = Writer(text), 0, 0, False
    while at < len(lines):
        end = _end(lines, at)
        table = _best(text, lines, at, end) if end else None
        if table:
            writer.copy(done, table.first.start)
            _write(writer, table)
            done, found = table.last.end, True
        at = max(end, at + 1)
    writer.copy(done, len(text))
    return writer.done() if found else None


def _end(lines: Sequence[LaidLine], at: int) -> int:
    """Behind the last of the lines that rows of marks make up from ``at`` on; 0 if none do."""
    end = at
    for i in range(at, len(lines)):
        if _marks(lines[i]):
            end = i + 1
        elif i == at or i - end >= _HEAD_LINES or _is_prose(lines[i]):
            break
    rows = sum(bool(_marks(n)) for n in lines[at:end])
    return end if rows >= _ROWS else 0


def _is_prose(line: LaidLine) -> bool:
    return len(line.runs) == 1 and line.runs[0].text.endswith("。")


def _marks(line: LaidLine) -> tuple[Run, ...]:
    """The marks that a line ends with, behind something else or alone."""
    found: list[Run] = []
    for run in reversed(line.runs):
        if not all(_MARK.fullmatch(w) for w in run.text.split()):
            break
        found = [*words_of(run), *found]
    return tuple(found) if any(_SIGN.fullmatch(m.text) for m in found) else ()


def _best(text: str, lines: Sequence[LaidLine], at: int, end: int) -> _Table | None:
    """The table, its places taken by width or by characters: as more marks stand below a name."""
    first = max(at - _HEAD_LINES - _OVER, 0)
    near = lines[first : end + _OVER]
    ways = [_table(text, way, at - first, end - first) for way in (near, counted(near))]
    return max((t for t in ways if t), key=_fit, default=None)


def _fit(table: _Table) -> int:
    """How many marks stand below a word of the name of their department, or near one."""
    spans = [[w.wide for w in head] for head in table.heads]
    centres = [_centre(m) for row in table.rows for m in row.marks]
    near = [min(range(len(spans)), key=lambda i: _off(table.columns[i], c)) for c in centres]
    return sum(
        any(a - _NEAR <= c <= b + _NEAR for a, b in spans[i])
        for i, c in zip(near, centres, strict=True)
    )


def _off(column: Span, place: int) -> int:
    return abs((column[0] + column[1]) // 2 - place)


def _table(text: str, lines: Sequence[LaidLine], at: int, end: int) -> _Table | None:
    body = [(n, _marks(n)) for n in lines[at:end]]
    centres = merged((_centre(m) - 1, _centre(m) + 1) for _, marks in body for m in marks)
    edge = centres[0][0] - _NEAR
    while end < len(lines) and not lines[end].below_blank and lines[end].runs[-1].wide[1] <= edge:
        body.append((lines[end], ()))
        end += 1
    body, at = [*_between(lines, at, edge), *body], at - len(_between(lines, at, edge))
    top = _top(lines, at, edge)
    heads = _heads(lines[top:at], centres, edge)
    columns, names = [c for c, _ in heads], [h for _, h in heads]
    offices = [h for h in names if is_office(_said(h))]
    if len(offices) < 2 or len(offices) * 2 < len(names):
        return None
    printed = {_said(h) for h in names} | {w.text for h in names for w in h}
    left = [w for n in lines[top:at] for r in n.runs if r.wide[1] <= edge for w in [r]]
    rows = _rows(body, edge, printed | {r.text for r in left})
    if sum(bool(r.marks) for r in rows) < _ROWS:
        return None
    label = (left[0].start, left[-1].end) if left and _on_one_line(text, left) else (0, 0)
    return _Table(label, names, columns, rows, lines[top], lines[end - 1])


def _on_one_line(text: str, runs: Sequence[Run]) -> bool:
    return "\n" not in text[runs[0].start : runs[-1].end]


def _centre(run: Run) -> int:
    return (run.wide[0] + run.wide[1]) // 2


def _said(runs: Iterable[Run]) -> str:
    return "".join(r.text for r in runs)


def _between(
    lines: Sequence[LaidLine], at: int, edge: int
) -> list[tuple[LaidLine, tuple[Run, ...]]]:
    """The lines between the names of columns and the first marks: what heads rows."""
    found: list[tuple[LaidLine, tuple[Run, ...]]] = []
    for line in reversed(lines[max(at - _OVER, 0) : at]):
        if line.runs[-1].wide[1] > edge:
            return found
        found.insert(0, (line, ()))
    return []


def _top(lines: Sequence[LaidLine], at: int, edge: int) -> int:
    """The first of the lines above the rows that hold the names of columns."""
    top, first = at, at
    while first > 0 and at - first < _HEAD_LINES:
        line = lines[first - 1]
        right = [w for r in line.runs for w in words_of(r) if w.wide[1] > edge]
        legend = any(_SIGN.match(w.text) for w in right) or re.search(r"[。、:：]", _said(right))
        if not right or legend:
            break
        first -= 1
        top = first if len(right) > 1 else top
        if line.below_blank:
            break
    return top


def _heads(
    lines: Sequence[LaidLine], centres: Sequence[Span], edge: int
) -> list[tuple[Span, list[Run]]]:
    """The columns with the words above each; one without any mark below has its own.

    As many words on one line as there are columns stand above these in their order.
    """
    words = [w for n in lines for r in n.runs for w in words_of(r) if w.wide[1] > edge]
    if len(lines) == 1 and len(words) == len(centres):
        return [(c, [w]) for c, w in zip(centres, words, strict=True)]
    found: list[tuple[Span, list[Run]]] = [(c, []) for c in centres]
    for word in words:
        over = [
            h for c, h in found if word.wide[0] - _NEAR <= c[1] and c[0] <= word.wide[1] + _NEAR
        ]
        if over:
            middle = _centre(word)
            near = min(
                (abs((c[0] + c[1]) // 2 - middle), i)
                for i, (c, h) in enumerate(found)
                if any(h is o for o in over)
            )[1]
            found[near][1].append(word)
        else:
            found.append(((_centre(word) - 1, _centre(word) + 1), [word]))
    return sorted(((c, h) for c, h in found if h), key=lambda f: f[0])


def _rows(
    body: Sequence[tuple[LaidLine, tuple[Run, ...]]], edge: int, printed: set[str]
) -> list[_Row]:
    """The rows: a line of marks with what stands before them, lines that go on with it, and lines
    that head those below.
    """
    rows: list[_Row] = []
    widest = max((n.runs[0].wide[1] for n, marks in body if marks), default=0)
    for line, marks in body:
        names = [r for r in line.runs if not marks or r.start < marks[0].start]
        if marks:
            rows.append(_Row(names, marks))
        elif all(r.wide[1] <= edge and r.text not in printed for r in line.runs):
            if rows and _goes_on(rows[-1], names[0], widest):
                rows[-1].names.extend(names)
            else:
                rows.append(_Row(names, ()))
    return rows


def _goes_on(row: _Row, run: Run, widest: int) -> bool:
    """Whether words are the rest of a name that its column broke on the line above."""
    if not row.names or not row.marks:
        return False
    left = row.names[0].wide[0]
    full = row.names[-1].wide[1] + _FULL >= widest
    return run.wide[0] > left or (run.wide[0] == left and full)


def _write(writer: Writer, table: _Table) -> None:
    writer.copy(*table.left)
    for head in table.heads:
        writer.put("\t")
        for word in head:
            writer.copy(word.start, word.end)
    for row in table.rows:
        writer.put("\n")
        for n, run in enumerate(row.names):
            writer.put(" " if n == 1 and len(row.names[0].text) < 8 else "")
            writer.copy(run.start, run.end)
        below: list[list[Run]] = [[] for _ in table.columns]
        for mark in row.marks:
            middle = _centre(mark)
            far = [abs((c[0] + c[1]) // 2 - middle) for c in table.columns]
            below[far.index(min(far))].append(mark)
        for cell in below:
            writer.put("\t")
            for mark in cell[:1]:
                writer.copy(mark.start, mark.end)
