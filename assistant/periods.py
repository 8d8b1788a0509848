"""The years that a plan runs, quoted from where it says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.claims import Claim, Quote
from assistant.query import Query
from index.tokens import words
from index.years import fiscal_years
from ingest.identify import period_place
from ingest.records import Corpus

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
        said, start, end = place
        years = " ".join(re.findall("[0-9]+", said))
        span = _length(said)
        text = f"{document.municipality}の「{document.plan}」の計画期間は、{said}{span}です。"
        quote = Quote(document.source, start, end, *key, ())
        claims[key] = Claim(text, (quote,), (*key, years, span))
    return tuple(claims.values())


def _of_plan(corpus: Corpus, query: Query, towns: Sequence[str]) -> bool:
    """Whether the topic is nothing but words of the plans' own names and of periods."""
    plans = {d.plan for d in corpus.documents if d.municipality in towns}
    held = {t for plan in plans for t in words(plan)} | set(
        words("情報化計画 期間 年度 始まり 終わり カバー 対象 今 現在 最終 年 終わる 現行 次の")
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
