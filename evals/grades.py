"""How good an answer is in degrees, beside the yes or no of the judgement.

A citation is right if it is of something that the question lists: it is of a measure, a term
or a section named there, or it stands at a gold span or within ``NEARBY`` characters of one in the
same source. The neighbourhood is there because a fact is told in a table's cell and again in the
sentence beside it, and gold spans are as short as the fact. The precision of an answer is the share
of its citations that are right; that of a run is the mean over the questions that were answered and
list anything to compare with. Recall has no such allowance: a gold span is cited where a citation
holds at least half of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evals.answered import Answered, Cited
from evals.judge import TextOf, facts_told, is_verbatim
from evals.matching import names_measure, names_section, names_term
from evals.metrics import Placed, covers
from evals.questions import Question

# Characters between a citation and a gold span that still count as the same place.
NEARBY = 200


@dataclass(frozen=True, slots=True)
class Grades:
    """Shares between 0 and 1, ``None`` where the question has nothing to compare with.

    ``facts`` told; ``recall`` of the gold by citations; ``precision`` of the citations; quotes that
    are ``verbatim``; ``length`` of the answer in characters.
    """

    facts: float | None
    recall: float | None
    precision: float | None
    verbatim: float | None
    length: int


def grade(question: Question, given: Answered, text_of: TextOf) -> Grades:
    """Grade an answer; one that is owed and refused has told and cited nothing."""
    owed = question.statuses == ("answered",)
    answered = given.status == "answered" and "answered" in question.statuses
    asked = owed or answered
    cited = given.citations if answered else ()
    told = facts_told(question, given) if answered else (False,) * len(question.facts)
    return Grades(
        facts=_share(told) if asked else None,
        recall=_share(_gold_cited(question, cited)) if asked else None,
        precision=_share(_citations_right(question, cited)),
        verbatim=_share([is_verbatim(one, text_of) for one in given.citations]),
        length=len(given.answer),
    )


def _gold_cited(question: Question, cited: Sequence[Cited]) -> list[bool]:
    """For each need, or each measure where no places are given, whether a citation meets it."""
    if question.needs:
        return [any(covers(c, gold) for c in cited for gold in need) for need in question.needs]
    return [any(names_measure(c, entry) for c in cited) for entry in question.measures]


def _citations_right(question: Question, cited: Sequence[Cited]) -> list[bool]:
    """For each citation that can be compared with what the question lists, whether it is of it."""
    return [_is_listed(question, one) for one in cited if _comparable(question, one)]


def _comparable(question: Question, cited: Cited) -> bool:
    """Whether the question lists anything of the citation's kind; spans and sections fit all."""
    by_measure = bool(question.measures and cited.measure_no)
    by_term = bool(question.terms and cited.term)
    return bool(question.spans or question.sections) or by_measure or by_term


def _is_listed(question: Question, cited: Cited) -> bool:
    return (
        any(names_measure(cited, entry) for entry in question.measures)
        or any(names_term(cited, entry) for entry in question.terms)
        or any(names_section(cited, entry) for entry in question.sections)
        or any(_near(cited, gold) for gold in question.spans)
    )


def _near(cited: Placed, gold: Placed) -> bool:
    """Whether two places overlap or lie at most ``NEARBY`` characters apart in one source."""
    apart = max(cited.start, gold.start) - min(cited.end, gold.end)
    return cited.source == gold.source and apart <= NEARBY


def _share(values: Sequence[bool]) -> float | None:
    return sum(values) / len(values) if values else None
