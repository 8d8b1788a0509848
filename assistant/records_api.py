"""Selecting records for the API's lists."""

from __future__ import annotations

from ingest.errors import NotFoundError
from ingest.records import Corpus, Measure, Term
from ingest.text import fold


def select_measures(
    corpus: Corpus,
    *,
    municipality: str | None = None,
    plan: str | None = None,
    department: str | None = None,
    evaluation: str | None = None,
    q: str | None = None,
) -> list[Measure]:
    """Measures that meet every condition given; names are compared folded."""
    return [
        m
        for m in corpus.measures
        if (municipality is None or fold(municipality) == fold(m.municipality))
        and (plan is None or fold(plan) in fold(m.plan))
        and (department is None or _has(m, department))
        and (evaluation is None or (m.evaluation and fold(evaluation) == fold(m.evaluation.text)))
        and (q is None or _matches(m, q))
    ]


def select_terms(
    corpus: Corpus, *, q: str | None = None, municipality: str | None = None
) -> list[Term]:
    """Terms whose headword, other names or meaning hold ``q``; headwords first."""
    found = [
        t
        for t in corpus.terms
        if municipality is None or fold(municipality) == fold(t.municipality)
    ]
    if not q:
        return found
    wanted = fold(q)
    ranked = [(_rank(t, wanted), i, t) for i, t in enumerate(found)]
    return [t for rank, _, t in sorted(ranked, key=lambda r: r[:2]) if rank < 4]


def term_of(corpus: Corpus, term_id: str) -> Term:
    """The term with this id."""
    for term in corpus.terms:
        if term.id == term_id:
            return term
    raise NotFoundError("その番号の用語はありません。")


def _rank(term: Term, wanted: str) -> int:
    names = [fold(n) for n in (term.term.text, *term.aliases)]
    if wanted in names:
        return 0
    if any(n.startswith(wanted) for n in names):
        return 1
    if any(wanted in n for n in names):
        return 2
    return 3 if wanted in fold(term.definition.text) else 4


def _has(measure: Measure, department: str) -> bool:
    wanted = fold(department)
    return any(wanted in fold(d.text) for d in (*measure.lead, *measure.related))


def _matches(measure: Measure, q: str) -> bool:
    wanted = fold(q)
    summary = measure.summary.text if measure.summary else ""
    return wanted in fold(f"{measure.number}{measure.name.text}") or wanted in fold(summary)
