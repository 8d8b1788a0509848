"""Lists and counts over the rows of a table: those whose cell holds the value that is asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.claims import Claim, Quote
from assistant.drafts import Draft
from assistant.extremes import extremes, is_bare
from assistant.listing import LENGTH, REST, unexplained
from assistant.query import Query
from assistant.rows import is_way
from assistant.sentences import flat
from assistant.stretches import Stretches
from assistant.unit import name_at
from index.years import fiscal_years, within
from ingest.identify import mentioned_plans
from ingest.records import Corpus, Row, Table, Value
from ingest.sources import Document
from ingest.text import fold

# How long a cell may be to be a value that a question names.
VALUE = 16


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table with those that go on with it under the same headers."""

    document: Document
    tables: tuple[Table, ...]

    @property
    def title(self) -> str:
        first = self.tables[0]
        return next((flat(t.caption) for t in self.tables if t.caption), "") or (
            first.section[-1] if first.section else ""
        )

    @property
    def words(self) -> list[str]:
        """All that says what the table is about: captions, sections, headers."""
        found = [*self.tables[0].section[-2:], self.title]
        return found + [h for path in self.tables[0].headers for h in path]

    @property
    def rows(self) -> Iterator[tuple[Table, Row]]:
        return ((t, r) for t in self.tables for r in t.rows if len(r.cells) > 1)


@dataclass(frozen=True, slots=True)
class _Column:
    """The rows of a grid whose cell in one column holds what the question names."""

    grid: _Grid
    path: tuple[str, ...]
    values: tuple[str, ...]
    rows: tuple[tuple[Table, Row], ...]
    asked: bool


class TableLists:
    """The tables of a corpus that list no measures, joined where a page broke them."""

    def __init__(self, corpus: Corpus) -> None:
        groups: dict[tuple[str, tuple[tuple[str, ...], ...]], list[Table]] = defaultdict(list)
        bare: list[_Grid] = []
        places = [(x.source, x.start, x.end) for m in corpus.measures for x in m.mentions]
        places += [(t.source, t.start, t.end) for t in corpus.terms]
        mentioned = Stretches(places)
        for table in corpus.tables:
            named = any(mentioned.meets(table.source, r.start, r.end) for r in table.rows)
            if any(table.headers[1:]) and not named:
                groups[table.source, table.headers].append(table)
            if is_bare(table) and table.caption and not named:
                bare.append(_Grid(corpus.document(table.source), (table,)))
        self._grids = [
            _Grid(corpus.document(source), tuple(tables)) for (source, _), tables in groups.items()
        ]
        self._bare = bare
        self._plans = {d.source: tuple(mentioned_plans(d.text)) for d in corpus.documents}

    def answer(self, query: Query, *, only_count: bool) -> Draft | None:
        """The rows for which the question names the value of a cell; ``None`` for no such row."""
        found = [c for g in self._grids if _in_scope(g, query) for c in _columns(g, query)]
        explained = [
            c for c in found
            if unexplained(query, [*c.values, *c.grid.words, *self._earlier(c, query)], ()) <= REST
        ]  # fmt: skip
        if not explained:
            return None
        best = max(explained, key=lambda c: (c.asked, sum(map(len, c.values)), len(c.rows)))
        return Draft("answered", tuple(_claims(best, only_count=only_count)))

    def most(self, query: Query) -> Draft | None:
        """The row that has the most or the least of what is asked for; ``None`` for others."""
        inside = [g for g in (*self._grids, *self._bare) if _in_scope(g, query)]
        found = [(x, g) for g in inside for x in extremes(g.tables, g.words, query)]
        if not found:
            return None
        best, grid = min(found, key=lambda pair: pair[0].left)
        town = grid.document.municipality
        most = f"{best.header}が最も" if best.header else "最も"
        said = f"{most}{best.said}のは「{best.name}」の{best.value}です。"
        given = (town, grid.title, best.header, best.name, best.value)
        quote = _quote(grid.document, best.table, best.row)
        text = f"{town}の計画の「{grid.title}」で、{said}"
        return Draft("answered", (Claim(text, (quote,), given),))

    def _earlier(self, column: _Column, query: Query) -> tuple[str, ...]:
        """The other plans that the text of a table names, where the question is for an earlier."""
        return self._plans[column.grid.document.source] if query.past else ()


def _in_scope(grid: _Grid, query: Query) -> bool:
    return not query.scope or grid.document.municipality in query.scope


def _columns(grid: _Grid, query: Query) -> Iterator[_Column]:
    """Columns of a grid in which cells of several rows hold what the question names; what stands in
    one row alone is a name.
    """
    held: dict[tuple[str, ...], list[tuple[Table, Row, Value]]] = defaultdict(list)
    for table, row in grid.rows:
        for path, value in row.cells[1:]:
            if path and _named(value.text, query):
                held[path].append((table, row, value))
    for path, cells in held.items():
        values = tuple(dict.fromkeys(flat(v.text) for _, _, v in cells))
        longest = [v for v in values if not any(fold(v) in fold(o) and v != o for o in values)]
        rows = tuple((t, r) for t, r, v in cells if flat(v.text) in longest)
        if len(rows) < 2:
            continue
        asked = is_way(path, query.reading.folded) or fold(path[-1]) in query.reading.folded
        if asked or not any(fiscal_years(v) for v in longest):
            yield _Column(grid, path, tuple(longest), rows, asked)


def _named(text: str, query: Query) -> bool:
    """Whether the question names a value: its words, or the time that a date falls into."""
    folded = fold(text)
    if fiscal_years(text) and len(folded) <= VALUE:
        return bool(query.reading.years) and within(text, query.reading.text)
    return 2 <= len(folded) <= VALUE and not folded.isdigit() and folded in query.reading.folded


def _claims(column: _Column, *, only_count: bool) -> list[Claim]:
    grid, document = column.grid, column.grid.document
    header, count = " ".join(dict.fromkeys(map(flat, column.path))), str(len(column.rows))
    said = "・".join(f"「{v}」" for v in column.values[:4])
    place = f"{document.municipality}の計画の「{grid.title}」"
    head = f"{place}で、{header}が{said}のものは{count}件です。"
    names = [flat(r.cells[name_at(r)][1].text) for _, r in column.rows]
    given = (document.municipality, grid.title, header, count, *column.values, *names)
    quotes = [_quote(document, t, r) for t, r in column.rows]
    lines = [f"・{name}。" for name in names]
    if only_count or len(head) + sum(map(len, lines)) > LENGTH:
        return [Claim(head, tuple(quotes), given)]
    claims = []
    for i, (line, quote) in enumerate(zip(lines, quotes, strict=True)):
        claims.append(Claim(f"{head}\n{line}" if i == 0 else line, (quote,), given))
    return claims


def _quote(document: Document, table: Table, row: Row) -> Quote:
    return Quote(
        document.source, row.start, row.end, document.municipality, document.plan, table.section
    )
