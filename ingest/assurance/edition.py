"""How sure it is which edition of a plan a file is, where a folder holds several texts of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.assurance.findings import Advice, Finding, listed
from ingest.edition_marks import edition_of
from ingest.editions import groups, label, lineages
from ingest.records import Corpus, Measure
from ingest.sources import Document
from ingest.text import fold, nfkc

_MANY = 3  # measures that two texts of one edition both hold


@dataclass(frozen=True, slots=True)
class Editions:
    """Of each file: which plan it is an edition of, and the files of the same edition."""

    lines: Mapping[str, int]
    groups: Mapping[str, tuple[Document, ...]]

    @classmethod
    def of(cls, corpus: Corpus) -> Editions:
        """The editions of the documents of ``corpus``."""
        together = groups(corpus.documents)
        return cls(lineages(corpus.documents), {d.source: g for g in together for d in g})


def edition_finding(document: Document, corpus: Corpus, editions: Editions) -> Finding | None:
    """The finding for the edition of a document; ``None`` where no other text is of its plan."""
    lines = editions.lines
    own = lines[document.source]
    others = [d for d in corpus.documents if d is not document and lines[d.source] == own]
    if not others:
        return None
    group = editions.groups[document.source]
    found = label(document) or ""
    twice = [d for d in group if d is not document and _shared(document, d, corpus) >= _MANY]
    if twice:
        said = f"{listed(d.source for d in twice)}と同じ施策があり、同じ版とみなしました。"
        asked = "版が違うときは、版の名前か期間を書いてください。"
        advice = (Advice("edition", document.edition or "○年○月改訂版", asked),)
        return Finding("edition", "check", found, (said + asked,), advice)
    if all(d in group for d in others):
        return Finding("edition", "sure", found, ("同じ版の文書とみなしました。",))
    edition = edition_of(document)
    if edition.first or edition.number or edition.version or edition.issued:
        said = f"期間や版の書き方から、{listed(_others(others, group))}とは別の版とみなしました。"
        return Finding("edition", "sure", found, (said,))
    advice = (Advice("period", "令和○年度～令和○年度", "この版の期間"),)
    said = "版の新しさを決める、期間・版・策定年月のどれも読み取れませんでした。"
    return Finding("edition", "check", found, (said,), advice)


def _others(others: Sequence[Document], group: Sequence[Document]) -> list[str]:
    return [d.source for d in others if d not in group]


def _shared(one: Document, two: Document, corpus: Corpus) -> int:
    """How many measures of the same number and name two documents hold."""
    return len(_keys(one, corpus.measures) & _keys(two, corpus.measures))


def _keys(document: Document, measures: Sequence[Measure]) -> set[tuple[str, str]]:
    own = (m for m in measures if m.source == document.source and not m.repeats)
    return {(nfkc(m.number), fold(m.name.text)) for m in own}
