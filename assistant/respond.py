"""Draft → response: unproven claims dropped, quotations numbered."""

from __future__ import annotations

from dataclasses import replace

from assistant.claims import Claim, Quote, named
from assistant.drafts import Draft, nothing
from assistant.schema import AskResponse, Citation
from assistant.verify import supported
from ingest.editions import label
from ingest.records import Corpus
from ingest.text import clean


def verified(draft: Draft, corpus: Corpus) -> Draft:
    """Only claims whose facts stand in their quotes are kept, each once; with none left, nothing is
    said.
    """
    if draft.status != "answered":
        return draft
    once = {c.sentence: c for c in reversed(draft.claims)}
    kept = tuple(
        c
        for c in draft.claims
        if c is once[c.sentence]
        and c.quotes
        and supported(c.sentence, [_read(q, corpus) for q in c.quotes], c.given)
    )
    return replace(draft, claims=kept) if kept else nothing(draft.focus)


def respond(draft: Draft, corpus: Corpus) -> AskResponse:
    """The response of the API; quotations are numbered in the order of the sentences."""
    quotes: dict[Quote, int] = {}
    lines = []
    said = ""
    for claim in draft.claims:
        marks = "".join(f"[{quotes.setdefault(q, len(quotes) + 1)}]" for q in claim.quotes)
        sentence, said = _brief(claim, said)
        lines.append(f"{sentence}{marks}")
    return AskResponse(
        status=draft.status,
        answer="\n".join(lines) if lines else draft.text,
        citations=[_citation(q, n, corpus) for q, n in quotes.items()],
        choices=list(draft.choices),
        notes=list(draft.notes),
        answered_by="extractive",
        confidence=draft.confidence,
        took_ms=0.0,
    )


def _brief(claim: Claim, said: str) -> tuple[str, str]:
    """The sentence, with 同施策 for the measure that the one before named, and that name."""
    cited = (q for q in claim.quotes if q.measure_name)
    names = (named(q.municipality, q.measure_no, q.measure_name) for q in cited)
    name = next((n for n in names if claim.sentence.startswith(n)), "")
    if name and name == said and not claim.sentence[len(name) :].startswith(" "):
        return f"同施策{claim.sentence[len(name) :]}", said
    return claim.sentence, name or said


def _read(quote: Quote, corpus: Corpus) -> str:
    return clean(corpus.document(quote.source).text, quote.start, quote.end).text


def _citation(quote: Quote, marker: int, corpus: Corpus) -> Citation:
    document = corpus.document(quote.source)
    return Citation(
        marker=marker,
        municipality=quote.municipality,
        plan=quote.plan,
        section=" > ".join(_path(quote)),
        measure_no=quote.measure_no,
        measure_name=quote.measure_name,
        term=quote.term,
        source=quote.source,
        start=quote.start,
        end=quote.end,
        quote=document.text[quote.start : quote.end],
        page=document.page(quote.start),
        edition=label(document),
    )


def _path(quote: Quote) -> tuple[str, ...]:
    """The headings above a quotation; where its measure has no number, its name is one of them."""
    name = quote.measure_name or ""
    return quote.section if quote.measure_no or not name else (*quote.section, name)
