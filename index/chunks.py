"""Records → passages: stretches of text that keep their headings and their measure."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ingest.records import Article, Corpus, Event, Measure, Row, Table, Term
from ingest.sources import Document, Section
from ingest.text import clean

Kind = Literal[
    "measure", "field", "action", "mention", "term", "section", "row", "article", "event"
]
TARGET = 400
# Other words under which people ask for what a field holds, whatever its printed label.
_HINTS: dict[str, str] = {
    "lead": "主管課 担当課 所管 担当部署 受け持つ",
    "related": "関係課 連携",
    "evaluation": "進捗 評価 順調 遅れ",
    "reason": "評価 理由",
    "planned": "予定 実施計画",
    "actual": "進捗 実績",
    "results": "実績 成果 実施した",
    "issues": "課題 問題 懸念",
    "content": "内容 概要",
    "aim": "目的 目指す",
    "effect": "効果",
    "indicator": "指標 目標値",
}


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch ``[start, end)`` of a source; ``title`` is its context, ``text`` is clean."""

    id: str
    kind: Kind
    source: str
    municipality: str
    plan: str
    section: tuple[str, ...]
    title: str
    text: str
    start: int
    end: int
    measure_id: str | None = None
    measure_no: str | None = None
    measure_name: str | None = None
    term_id: str | None = None
    term: str | None = None
    hints: str = ""

    @property
    def indexed(self) -> str:
        """What both search arms read: the context, the text, other words for what it tells."""
        return f"{self.title}\n{self.text}\n{self.hints}".rstrip()


def passages(corpus: Corpus) -> tuple[Passage, ...]:
    """All passages in the documents of a corpus; where two cover the same stretch, the first kind
    wins.
    """
    documents = {d.source: d for d in corpus.documents}
    found: list[Passage] = []
    for measure in corpus.measures:
        found.extend(_of_measure(measure, documents))
    found.extend(_of_term(term, documents) for term in corpus.terms)
    for article in corpus.articles:
        found.extend(_of_article(article, documents))
    for table in corpus.tables:
        found.extend(_of_row(table, row, documents) for row in table.rows)
    found.extend(_of_event(event, documents) for event in corpus.events)
    taken: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for source, start, end in sorted((p.source, p.start, p.end) for p in found):
        taken[source].append((start, end))
    for section in corpus.sections:
        found.extend(_of_section(section, documents, taken[section.source]))
    unique = {(p.source, p.start, p.end): p for p in reversed(found) if p.text}
    return tuple(sorted(unique.values(), key=lambda p: (p.source, p.start, p.end)))


def _passage(
    kind: Kind,
    document: Document,
    section: tuple[str, ...],
    title: str,
    place: tuple[int, int],
    *,
    measure: Measure | None = None,
    term: Term | None = None,
    hints: str = "",
) -> Passage:
    start, end = place
    text = clean(document.text, start, end).value(document.source)
    context = " ".join(x for x in (document.municipality, title) if x)
    key = f"{document.municipality}\0{document.plan}\0{document.sha256}\0{kind}\0{start}\0{end}"
    return Passage(
        hashlib.sha256(key.encode()).hexdigest()[:16],
        kind,
        document.source,
        document.municipality,
        document.plan,
        section,
        context,
        text.text,
        text.start,
        text.end,
        measure.id if measure else None,
        (measure.number or None) if measure else None,
        measure.name.text if measure else None,
        term.id if term else None,
        term.term.text if term else None,
        hints,
    )


def _of_measure(measure: Measure, documents: dict[str, Document]) -> Iterator[Passage]:
    """Passages in ``documents``, which need not be all in which the measure stands."""
    title = f"施策{measure.number} {measure.name.text}"
    if document := documents.get(measure.source):
        for start, end in _lines(document.text, measure.start, measure.end):
            told = _hints(measure, start, end)
            place = (start, end)
            yield _passage(
                "measure", document, measure.section, title, place, measure=measure, hints=told
            )
    for mention in measure.mentions:
        if other := documents.get(mention.source):
            place = (mention.start, mention.end)
            yield _passage("mention", other, mention.section, title, place, measure=measure)


def _hints(measure: Measure, start: int, end: int) -> str:
    """Other words for the fields of a measure that begin in ``[start, end)``."""
    roles: list[str] = [f.role for f in measure.fields if start <= f.value.start < end]
    if any(start <= d.start < end for d in measure.lead):
        roles.append("lead")
    years = [v.start for y in measure.years for v in (y.planned, y.actual) if v]
    roles += ["planned"] if any(start <= at < end for at in years) else []
    figures = [v.start for i in measure.indicators for _, v in i.values]
    roles += ["indicator"] if any(start <= at < end for at in figures) else []
    return " ".join(dict.fromkeys(_HINTS[r] for r in roles if r in _HINTS))


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Lines of a measure put together up to the target length; a long line is cut at sentences."""
    begin = start
    position = start
    for line in text[start:end].splitlines(keepends=True):
        following = position + len(line)
        if position > begin and following - begin > TARGET:
            yield begin, position
            begin = position
        if following - begin > TARGET:
            yield from _cut(text, begin, following)
            begin = following
        position = following
    if begin < end and text[begin:end].strip():
        yield begin, end


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A long stretch cut after sentences, paragraphs or items near the target length."""
    begin = start
    for match in re.finditer(r"。|</p>|\n\s*\n|(?=\s[①-⑳])", text[start:end]):
        at = start + match.end()
        if at - begin >= TARGET:
            yield begin, at
            begin = at
    if begin < end and text[begin:end].strip():
        yield begin, end


def _of_term(term: Term, documents: dict[str, Document]) -> Passage:
    document = documents[term.source]
    title = " ".join(["用語", term.term.text, *term.aliases])
    place = (min(term.start, term.definition.start), term.end)
    return _passage("term", document, ("用語",), title, place, term=term)


def _of_article(article: Article, documents: dict[str, Document]) -> Iterator[Passage]:
    document = documents[article.source]
    title = f"{article.rule} {article.number} {article.title}"
    for place in _lines(document.text, article.start, article.end):
        yield _passage("article", document, (article.rule, article.number), title, place)


def _of_row(table: Table, row: Row, documents: dict[str, Document]) -> Passage:
    document = documents[table.source]
    headers = " ".join(dict.fromkeys(h for path, _ in row.cells for h in path))
    title = " ".join(x for x in (*table.section[-1:], table.caption or "", headers) if x)
    return _passage("row", document, table.section, title, (row.start, row.end))


def _of_event(event: Event, documents: dict[str, Document]) -> Passage:
    document = documents[event.source]
    title = event.section[-1] if event.section else ""
    return _passage("event", document, event.section, title, (event.start, event.end))


def _of_section(
    section: Section, documents: dict[str, Document], covered: list[tuple[int, int]]
) -> Iterator[Passage]:
    """The prose of a section outside of what other records already cover."""
    document = documents[section.source]
    title = " ".join(section.path[-2:])
    for start, end in _free(section.body_start, section.end, covered):
        for place in _paragraphs(document.text, start, end):
            yield _passage("section", document, section.path, title, place)


def _free(start: int, end: int, covered: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    position = start
    for a, b in covered:
        if b <= position or a >= end:
            continue
        if a > position:
            yield position, min(a, end)
        position = max(position, b)
    if position < end:
        yield position, end


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Paragraphs put together up to the target length, never cut inside a sentence."""
    begin: int | None = None
    last = start
    for match in re.finditer(r"\S[^\n]*(?:\n(?!\s*\n)[^\n]*)*", text[start:end]):
        a, b = start + match.start(), start + match.end()
        if begin is not None and b - begin > TARGET:
            yield from _cut(text, begin, last)
            begin = None
        begin = a if begin is None else begin
        last = b
    if begin is not None:
        yield from _cut(text, begin, last)
