"""Tables copied out of a viewer: row after row, cells below each other, broken where they wrap.

A line of headers opens one, a row runs from its number to the next. Which lines of a row are which
cell is the cheapest way through its columns: a cell goes on as long as its lines are full, and
holds what its header can stand over.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.arrange_pieces import role_in
from ingest.arranged import Arranged, Writer, write_lines
from ingest.cells import is_office
from ingest.furniture import furniture
from ingest.labels import year_of
from ingest.prose import Token, tokens_of
from ingest.text import nfkc, width

_LEAST, _LONGEST = 3, 24
_NEAR = 8  # lines among which a row begins, if another follows
_SLACK = 2
_MARK = re.compile(r"[→⇒➡▶◎○●△◆★―ー－\-]+")
_NEVER = 99.0

Cells = list[list[Token]]


@dataclass(frozen=True, slots=True)
class _Head:
    """The headers of a table, and what each of them stands over."""

    tokens: tuple[Token, ...]
    kinds: tuple[str, ...]


def with_rows(text: str) -> Arranged | None:
    """``text`` with copied tables as lines whose cells tabs part; ``None`` without any."""
    page = furniture(text)
    lines = [
        tokens_of(text, m.start(), m.end())
        for m in re.finditer(r"[^\n]*[^\s\u3000][^\n]*", text)
        if m.start() not in page
    ]
    writer, done, at, found = Writer(text), 0, 0, False
    while at < len(lines):
        parted = "\t" in text[lines[at][0].start : lines[at][-1].end]  # tabs part its cells already
        head = None if parted else _head(lines[at])
        rows, end = _rows(lines, at, head) if head else ([], at)
        if head is None or len(rows) < _LEAST:
            at += 1
            continue
        writer.copy(done, head.tokens[0].start)
        _write(writer, head, _laid(rows, head))
        at, done, found = end, lines[end - 1][-1].end, True
        writer.holds(head.tokens[0].start, done, len(rows))
    writer.copy(done, len(text))
    return writer.done() if found else None


def _head(line: tuple[Token, ...]) -> _Head | None:
    kinds = tuple(_kind(t.text) for t in line)
    whole = all(kinds) and kinds[:1] == ("number",) and {"name", "lead"} <= set(kinds)
    return _Head(line, kinds) if whole and len({t.text for t in line}) == len(line) else None


def _kind(label: str) -> str:
    role = role_in(label)
    if year_of(label) or role in {"evaluation", "state"}:
        return "mark"
    return "lead" if role == "related" else role or ""


def _rows(
    lines: Sequence[tuple[Token, ...]], at: int, head: _Head
) -> tuple[list[list[Token]], int]:
    """The words of each row, line by line, and the index of the line behind the last of them."""
    printed = [t.text for t in head.tokens]
    firsts = [nfkc(line[0].text).rstrip(".") for line in lines]
    rows: list[list[Token]] = []
    end = at + 1
    for i in range(at + 1, len(lines)):
        words = [t.text for t in lines[i]]
        if words == printed:
            end = i + 1
        elif firsts[i] == str(len(rows) + 1):
            rows.append([*lines[i]])
            end = i + 1
        elif (
            not rows
            or len(rows[-1]) > _LONGEST
            or (
                _full(rows[-1], lines[i][0], head)
                and str(len(rows) + 1) not in firsts[i : i + _NEAR]
            )
        ):
            break
        else:
            rows[-1] += lines[i]
            end = i + 1
    return rows, end


def _full(row: Sequence[Token], following: Token, head: _Head) -> bool:
    """Whether a row has all that its last column holds."""
    count = len(list(itertools.takewhile(lambda k: k == "mark", reversed(head.kinds))))
    last = row[-1].text
    if count:
        return len(row) > count and all(_is_mark(t.text) for t in row[-count:])
    if head.kinds[-1] == "lead":
        return is_office(last) and not is_office(following.text)
    return last.endswith("。")


def _is_mark(words: str) -> bool:
    return bool(_MARK.fullmatch(words)) or (len(words) <= 4 and not is_office(words))


def _laid(rows: Sequence[list[Token]], head: _Head) -> list[Cells]:
    kinds = head.kinds[1:]
    texts = [i for i, k in enumerate(kinds) if k not in {"lead", "mark"}]
    widths = [0] * len(kinds)
    every = [width(t.text) for row in rows for t in row[1:]]
    firsts = sorted(width(row[1].text) for row in rows if len(row) > 1)
    for n, i in enumerate(texts):
        first = n == 0 and i == 0 and len(texts) > 1
        widths[i] = firsts[len(firsts) * 3 // 4] if first else max(every)
    return [[[row[0]], *_cells(row[1:], kinds, widths)] for row in rows]


def _cells(words: Sequence[Token], kinds: Sequence[str], widths: Sequence[int]) -> Cells:
    """The cheapest way to put words, in order, into columns."""
    best: dict[int, tuple[float, tuple[int, ...]]] = {-1: (0.0, ())}
    for n, word in enumerate(words):
        then: dict[int, tuple[float, tuple[int, ...]]] = {}
        for last, (cost, way) in best.items():
            for column in range(max(last, 0), len(kinds)):
                total = cost + _holds(word, kinds[column], widths[column])
                if column == last:
                    total += _goes_on(words[n - 1], word, kinds[column], widths[column])
                else:
                    total += sum(1.5 if k == "mark" else 3.0 for k in kinds[last + 1 : column])
                if column not in then or total < then[column][0]:
                    then[column] = (total, (*way, column))
        best = then
    _, way = min(best.values())
    return [[w for w, c in zip(words, way, strict=True) if c == i] for i in range(len(kinds))]


def _holds(word: Token, kind: str, wide: int) -> float:
    """What it costs to have a word below a header."""
    office, mark = is_office(word.text), bool(_MARK.fullmatch(word.text))
    if kind == "lead":
        return 0.0 if office else 8.0
    if kind == "mark":
        return 0.0 if _is_mark(word.text) else _NEVER
    told = 3.0 * office + 10.0 * mark + (4.0 if kind == "name" and "。" in word.text else 0.0)
    return told + (5.0 if width(word.text) > wide + _SLACK else 0.0)


def _goes_on(before: Token, word: Token, kind: str, wide: int) -> float:
    """What it costs to have a word go on with the cell of the one before."""
    if kind == "mark":
        return _NEVER
    if kind == "lead":
        return -8.0 if not is_office(word.text) and is_office(before.text + word.text) else 0.0
    short = width(before.text) < wide - _SLACK
    return 3.0 * short + 2.0 * before.text.endswith("。")


def _write(writer: Writer, head: _Head, rows: Sequence[Cells]) -> None:
    for row in ([[t] for t in head.tokens], *rows):
        for n, cell in enumerate(row):
            writer.put("\t" if n else "\n")
            write_lines(writer, [(t.start, t.end) for t in cell])
