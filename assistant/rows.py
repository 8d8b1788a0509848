"""Rows of tables as an answer says them: the cells under the headers that a question names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.aspects import Aspect
from assistant.cues import cue
from assistant.lexicon import Lexicon
from assistant.query import Query
from assistant.sentences import flat
from assistant.unit import Unit, name_at
from index.tokens import words
from index.years import fiscal_years
from ingest.records import Row, Value
from ingest.text import nfkc

_Cell = tuple[tuple[str, ...], Value]
# What figures count, in brackets behind a name or header: （延べ人数）, （単位：件）.
_COUNTER = re.compile(
    r"[(（〔\[](?:単位\s*[:：]?|延べ?|総|実)*\s*([^()（）〔〕\[\]]{1,8})[)）〕\]]"
)
# A cell that is nothing but a value: it names no row.
_VALUE = re.compile(r"[0-9][0-9,.]*\s*(?:%|[^\W\d_]{1,2})?")
# Share of a header that the question must hold for its column to be meant.
HEADER = 0.4
# Share of the topic in a cell from which on the question is for its year.
TOLD = 0.3
# Ways to ask for a column that schedules of systems and tasks have, whatever its exact words.
_ASKED = (
    (
        cue(r"開始|稼働"),
        cue(
            r"(いつ|何年何?月?|何月)から|始|開始|稼働|動き出|動かし|スタート|使い(はじ|始)|更新後|次は"
        ),
    ),
    (cue(r"終了|期限|満了"), cue(r"いつまで|終わ|終了|まで使|切れ|期限")),
    (cue(r"調達"), cue(r"調達|入札|発注")),
    (cue(r"検討"), cue(r"検討")),
    (cue(r"状況|進捗|達成"), cue(r"どこまで|やりきっ")),
    (cue(r"実績|結果|成果|説明"), cue(r"結果|どこまで")),
    (cue(r"目標|計画の?内容"), cue(r"目標")),
    (cue(r"課|部署|所管|担当"), cue(r"課|部署|所管|担当|主管")),
)
# Which is more is told by figures.
_MORE = cue(r"多い|多か|多く|少ない|少なか|大きい|小さい|高い|低い|何件|いくつ|どれ(?:だけ|くらい)")
# Which of two it is takes both to tell.
_WHICH = cue(r"どちら(?!も)|どっち|いずれが")
_NEXT, _NOW = re.compile(r"次期|次の|更新後|新しい|次は"), cue(r"現行|今の|現在|いまの")


def said(row: Row, query: Query, lexicon: Lexicon) -> tuple[str, list[_Cell]]:
    """The name of the row, empty where it holds only figures of its columns, and the cells to say:
    those asked for, or all.
    """
    at = name_at(row)
    path, first = row.cells[at]
    nameless = bool(path) and _VALUE.fullmatch(nfkc(first.text).strip())
    name = "" if nameless else flat(first.text)
    cells = row.cells if nameless else (*row.cells[:at], *row.cells[at + 1 :])
    rest = [c for c in cells if c[1].text.strip()]
    meant = _meant(rest, name, query, lexicon)
    return name, meant or rest


def cell(text: str) -> str:
    """A cell on one line, without the arrow that only says that something goes on."""
    return re.sub(r"\s+", " ", re.sub(r"[→▶►⇒➡⟶]", "", text)).strip()


def _meant(cells: list[_Cell], name: str, query: Query, lexicon: Lexicon) -> list[_Cell]:
    folded, years = query.reading.folded, set(query.reading.years)
    asked = query.topic.forms() | dict.fromkeys(lexicon.tokens(query.reading.text), 1.0)
    dated = [c for c in cells if c[0] and years & set(fiscal_years(c[0][-1]))]
    if dated:
        return dated
    rest = query.topic.without(frozenset(lexicon.tokens(name)))
    told = [(rest.covered(lexicon.tokens(c[1].text)), c) for c in cells if c[0]]
    best_told = max((s for s, _ in told), default=0.0)
    figures = [c for c in cells if c[0] and _opens_with_figure(c[1].text)]
    if _WHICH.search(folded) and len(figures) > 1 and len(figures) == len(cells):
        return figures
    if best_told >= TOLD and all(fiscal_years(c[0][-1]) for c in cells if c[0]):
        return [c for s, c in told if s >= best_told - 1e-9]
    by_way = [c for c in cells if c[0] and is_way(c[0], folded)]
    if by_way:
        return [c for c in by_way if not _turned(c[0], folded)] or by_way
    scored = [(lexicon.coverage(frozenset(words(c[0][-1])), asked), c) for c in cells if c[0]]
    best = max((s for s, _ in scored), default=0.0)
    if Aspect.LEAD in query.reading.aspects and best < HEADER:
        return []
    named = [c for s, c in scored if s >= HEADER and s >= best - 0.15]
    if _MORE.search(folded) and not any(_opens_with_figure(c[1].text) for c in named):
        return [c for c in cells if _opens_with_figure(c[1].text)] or named
    return named


def counted(unit: Unit) -> Iterator[str]:
    """The bare figures of a row, each with what its name, its header or the table says that it
    counts or is in, the last behind the heading that tells of what.
    """
    if not isinstance(unit.part, Row):
        return
    row = unit.part
    name = row.cells[name_at(row)][1].text
    for path, value in row.cells:
        if is_figure(value.text):
            for said in _COUNTER.findall(f"{name} {' '.join(path)}"):
                yield f"{value.text} {said}"
            if unit.measured:
                yield f"{' '.join(unit.section[-1:])} {value.text}{unit.measured}"


def _opens_with_figure(text: str) -> bool:
    return bool(re.match(r"[0-9０-９]", text.strip()))


def is_figure(text: str) -> bool:
    """Whether a cell holds a bare figure."""
    return bool(re.fullmatch(r"[0-9０-９][0-9０-９,，.．]*", text.strip()))


def is_way(path: tuple[str, ...], folded: str) -> bool:
    """Whether the question asks for a column in other words than its header."""
    return any(header.search(path[-1]) and ask.search(folded) for header, ask in _ASKED)


def _turned(path: tuple[str, ...], folded: str) -> bool:
    """Whether the question is about the system in use and the column about the next, or so."""
    whole = " ".join(path)
    now, following = bool(_NOW.search(folded)), bool(_NEXT.search(folded))
    if now == following:
        return False
    return bool(_NEXT.search(whole)) if now else bool(_NOW.search(whole))
