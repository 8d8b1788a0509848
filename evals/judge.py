"""Whether an answer is right: status, facts, length, what it cites and whether that is verbatim."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields

from evals.answered import Answered, Cited
from evals.matching import contains, names_measure, names_section, names_term
from evals.metrics import covers
from evals.questions import Question

TextOf = Callable[[str], str | None]
# From how many municipalities an answer has to cite that takes a question in all its meanings.
SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Judgement:
    """One yes or no per rule; the answer passes if all hold."""

    status: bool
    facts: bool
    wrong: bool
    length: bool
    city: bool
    measures: bool
    exact: bool
    terms: bool
    sections: bool
    towns: bool
    verbatim: bool

    @property
    def passed(self) -> bool:
        """Whether every rule holds."""
        return not self.failed

    @property
    def failed(self) -> tuple[str, ...]:
        """Names of the rules that do not hold."""
        return tuple(f.name for f in fields(self) if not getattr(self, f.name))


def judge(question: Question, given: Answered, text_of: TextOf) -> Judgement:
    """Hold an answer against its question; ``text_of`` gives the text of a source or ``None``.

    Facts, measures, terms and sections are asked of answers only: a refusal owes none. Facts may
    stand in the notes too, since two tables that disagree are told there. An ambiguous question
    that lists no facts may be asked back; if it is answered, then for two municipalities or more.
    """
    owes = given.status == "answered" and "answered" in question.statuses
    told = facts_told(question, given)
    cited = given.citations
    return Judgement(
        status=given.status in question.statuses
        and (given.status != "needs_clarification" or given.choices > 0),
        facts=not owes or all(told),
        wrong=not any(contains(given.answer, value) for value in question.wrong),
        length=0 < len(given.answer) <= question.max_chars,
        city=not owes or _right_city(question, cited),
        measures=not owes or _each_cited(question.measures, cited, names_measure),
        exact=not owes or not question.exact or not _other_measures(question, cited),
        terms=not owes or _each_cited(question.terms, cited, names_term),
        sections=not owes or _each_cited(question.sections, cited, names_section),
        towns=not owes or _towns_told_apart(question, cited),
        verbatim=_verbatim(given, text_of),
    )


def facts_told(question: Question, given: Answered) -> tuple[bool, ...]:
    """For each fact of the question, whether the answer or its notes hold a spelling of it."""
    text = "\n".join((given.answer, *given.notes))
    return tuple(any(contains(text, spelling) for spelling in fact) for fact in question.facts)


def grounded(question: Question, given: Answered) -> bool:
    """Whether each need of the question is covered by a citation: right for the right reason."""
    return all(
        any(covers(cited, gold) for cited in given.citations for gold in need)
        for need in question.needs
    )


def is_verbatim(cited: Cited, text_of: TextOf) -> bool:
    """Whether a citation's quote is what stands at its place."""
    text = text_of(cited.source)
    return text is not None and bool(cited.quote) and text[cited.start : cited.end] == cited.quote


def _each_cited(
    entries: Sequence[str], cited: Sequence[Cited], names: Callable[[Cited, str], bool]
) -> bool:
    return all(any(names(one, entry) for one in cited) for entry in entries)


def _other_measures(question: Question, cited: Sequence[Cited]) -> list[Cited]:
    """Citations of measures that the question does not list."""
    return [
        one
        for one in cited
        if one.measure_no and not any(names_measure(one, entry) for entry in question.measures)
    ]


def _right_city(question: Question, cited: Sequence[Cited]) -> bool:
    shared = question.city.endswith(("市", "町", "村", "区"))
    return not shared or all(one.municipality == question.city for one in cited)


def _towns_told_apart(question: Question, cited: Sequence[Cited]) -> bool:
    """An ambiguous question without facts is answered for several municipalities or not at all."""
    open_ended = question.kind == "ambiguous" and not question.facts
    return not open_ended or len({one.municipality for one in cited}) >= SEVERAL


def _verbatim(given: Answered, text_of: TextOf) -> bool:
    if given.status == "answered" and not given.citations:
        return False
    return all(is_verbatim(cited, text_of) for cited in given.citations)
