"""The measures that an answer cites, and what may be asked of them next."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date

from ui.api.records import Answer, Citation, Measure, YearEntry

FOLLOWUPS = 3
_ERA = re.compile(r"令和(元|\d+)")
_WESTERN = re.compile(r"20\d\d")


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
        if _year(year) == wanted and (entry.planned or entry.actual):
            return year, entry
    return None


def _year(label: str) -> int | None:
    """The fiscal year of a label such as 令和4年度 or 2022年度."""
    text = unicodedata.normalize("NFKC", label)
    if match := _ERA.search(text):
        return 2018 + (1 if match[1] == "元" else int(match[1]))
    western = _WESTERN.search(text)
    return int(western.group()) if western else None


def followups(
    answer: Answer, measures: Sequence[Measure], asked: Sequence[str], today: date
) -> list[str]:
    """Questions that the plans answer of the first measure cited, and that nobody asked yet."""
    if answer.status != "answered" or not measures:
        return []
    said = {*asked}
    made = (q for q in _questions(answer.answer, measures[0], today) if q not in said)
    return [question for question, _ in zip(made, range(FOLLOWUPS), strict=False)]


def _questions(answer: str, measure: Measure, today: date) -> Iterator[str]:
    """What is recorded of the measure and does not stand in the answer."""
    of = f"{measure.municipality}の「{measure.measure_name}」"
    if measure.lead and not any(office in answer for office in measure.lead):
        yield f"{of}の主管課はどこですか"
    if measure.summary and measure.summary[:12] not in answer:
        yield f"{of}はどのような取組ですか"
    now = this_year(measure, today)
    if now and now[1].planned and now[1].planned not in answer:
        yield f"{of}は{now[0]}に何をする予定ですか"
    if measure.indicators and measure.indicators[0].name not in answer:
        yield f"{of}の指標の目標値はいくつですか"
    if measure.evaluation and measure.evaluation not in answer:
        yield f"{of}の進捗の評価はどうですか"
    if measure.issues and measure.issues[:12] not in answer:
        yield f"{of}の課題は何ですか"
