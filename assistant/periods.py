"""The years that a plan runs, quoted from where it says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.claims import Claim, Quote
from assistant.query import Query
from index.tokens import words
from index.years import fiscal_years
from ingest.plan_period import period_place, period_places
from ingest.records import Corpus
from ingest.sources import Document

# Weight of words that name neither a plan nor a period from which on more is asked.
STRANGE = 2.0


def period_answer(corpus: Corpus, query: Query, towns: Sequence[str]) -> tuple[Claim, ...]:
    """One sentence per plan of ``towns`` that states its period; none if more is asked."""
    if not _of_plan(corpus, query, towns):
        return ()
    claims: dict[tuple[str, str], Claim] = {}
    for document in corpus.documents:
        key = (document.municipality, document.plan)
        place = period_place(document.text)
        if (
            document.municipality not in towns
            or key in claims
            or place is None
            or document.inferred
        ):
            continue
        said, start, end, section = _declared(corpus, document, place)
        years = " ".join(re.findall("[0-9]+", said))
        span = _length(said)
        text = f"{document.municipality}の「{document.plan}」の計画期間は、{said}{span}です。"
        quote = Quote(document.source, start, end, *key, section)
        claims[key] = Claim(text, (quote,), (*key, years, span))
    return tuple(claims.values())


def _declared(
    corpus: Corpus, document: Document, place: tuple[str, int, int]
) -> tuple[str, int, int, tuple[str, ...]]:
    """The place of a period, rather than on the title page below a heading that speaks of it."""
    for said, start, end in period_places(document.text):
        around = [s for s in corpus.sections if s.source == document.source and s.start <= start]
        inner = max((s for s in around if end <= s.end), key=lambda s: s.level, default=None)
        if (
            said == place[0]
            and inner
            and inner.path
            and re.search(r"期間|計画年度", inner.path[-1])
        ):
            return said, start, end, inner.path
    return (*place, ())


def _of_plan(corpus: Corpus, query: Query, towns: Sequence[str]) -> bool:
    """Whether the topic is nothing but words of the plans' own names and of periods."""
    plans = {d.plan for d in corpus.documents if d.municipality in towns}
    held = {t for plan in plans for t in words(plan)} | set(
        words("情報化計画 期間 年度 始まり 終わり 始め 開始 終了 カバー 対象 今 現在 最終 年")
        + words("終わる 現行 次の")
    )
    strange = [
        w
        for w in query.topic.words
        if w.names and w.text not in held and not set(w.forms) & held
        and not (query.reading.english and w.text.isascii())
    ]  # fmt: skip
    return sum(w.weight for w in strange) <= STRANGE


def _length(said: str) -> str:
    """How many fiscal years a period has, in brackets; empty where it gives no two years."""
    years = fiscal_years(said)
    return f"（{len(years)}年間）" if len(years) > 1 else ""
