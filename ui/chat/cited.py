"""The measures that an answer cites, and what may be asked of them next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ui.api.records import Answer, Citation, Measure, YearEntry
from ui.parts.years import fiscal_year

FOLLOWUPS = 3


def measures_of(answer: Answer, measures: Sequence[Measure]) -> list[Measure]:
    """The measures cited, each once, in the order of the citations."""
    found = dict[str, Measure]()
    for citation in answer.citations:
        if citation.measure_no or citation.measure_name:
            for measure in measures:
                if _is(measure, citation):
                    found.setdefault(measure.id, measure)
                    break
    return list(found.values())


def _is(measure: Measure, citation: Citation) -> bool:
    return (
        measure.municipality == citation.municipality
        and measure.plan == citation.plan
        and measure.measure_name == citation.measure_name
        and (measure.measure_no or None) == citation.measure_no
        and measure.in_force == citation.in_force
    )


def this_year(measure: Measure, today: date) -> tuple[str, YearEntry] | None:
    """What the plan says for the fiscal year of ``today``: the year as it is printed, and that."""
    wanted = today.year - (today.month < 4)
    for year, entry in measure.schedule.items():
        if fiscal_year(year) == wanted and (entry.planned or entry.actual):
            return year, entry
    return None


def followups(
    answer: Answer, measures: Sequence[Measure], asked: Sequence[str], today: date
) -> list[str]:
    """Questions that the plans answer of the first measure cited, and that nobody asked yet."""
    if answer.status != "answered" or not measures:
        return []
    said = {*asked}
    made = (q for q in _questions(answer.answer, measures[0], today) if q not in said)
    return [question for question, _ in zip(made, range(FOLLOWUPS), strict=False)]


def question_about(measure: Measure) -> str:
    """The question what a measure is."""
    return f"{_of(measure)}はどのような取組ですか"


def _of(measure: Measure) -> str:
    return f"{measure.municipality}の「{measure.measure_name}」"


def _questions(answer: str, measure: Measure, today: date) -> Iterator[str]:
    """What is recorded of the measure and does not stand in the answer."""
    of = _of(measure)
    if measure.lead and not any(office in answer for office in measure.lead):
        yield f"{of}の主管課はどこですか"
    if measure.summary and measure.summary[:12] not in answer:
        yield question_about(measure)
    now = this_year(measure, today)
    if now and now[1].planned and now[1].planned not in answer:
        yield f"{of}は{now[0]}に何をする予定ですか"
    if measure.indicators and measure.indicators[0].name not in answer:
        yield f"{of}の指標の目標値はいくつですか"
    if measure.evaluation and measure.evaluation not in answer:
        yield f"{of}の進捗の評価はどうですか"
    if measure.issues and measure.issues[:12] not in answer:
        yield f"{of}の課題は何ですか"
