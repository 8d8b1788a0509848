"""The years that a plan runs, quoted from where it says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.claims import Claim, Quote
from ingest.identify import period_place
from ingest.records import Corpus


def period_answer(corpus: Corpus, towns: Sequence[str]) -> tuple[Claim, ...]:
    """One sentence per plan of ``towns`` that states its period."""
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
        text = f"{document.municipality}の「{document.plan}」の計画期間は、{said}です。"
        quote = Quote(document.source, start, end, *key, ())
        claims[key] = Claim(text, (quote,), (*key, years))
    return tuple(claims.values())
