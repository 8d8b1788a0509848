"""Example questions, made from the measures and terms that the service has read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import cycle, islice

from ui.api.client import Client
from ui.api.records import Measure, Plan

Kind = tuple[Callable[[Measure], bool], Callable[[Measure], str]]

KINDS: tuple[Kind, ...] = (
    (lambda m: bool(m.lead), lambda m: f"{_named(m)}の主管課はどこですか"),
    (lambda m: bool(m.summary), lambda m: f"{_named(m)}はどのような取組ですか"),
    (lambda m: bool(_planned(m)), lambda m: f"{_named(m)}は{_planned(m)}に何をする予定ですか"),
)


def examples(client: Client, plans: Sequence[Plan], *, count: int = 3) -> list[str]:
    """Up to ``count`` questions about measures, plan after plan, and one about a term."""
    wanted = [plan for plan in plans if plan.measures]
    pairs = zip(cycle(wanted), islice(cycle(KINDS), max(count, len(wanted))), strict=False)
    made = list[str]()
    for plan, kind in pairs:
        question = next(_questions(client, plan, kind), None)
        if question and question not in made:
            made.append(question)
        if len(made) == count:
            break
    return made + _about_term(client, plans)


def _questions(client: Client, plan: Plan, kind: Kind) -> Iterator[str]:
    fits, ask = kind
    measures = client.measures(municipality=plan.municipality, plan=plan.plan, limit=50)
    return (ask(measure) for measure in measures if fits(measure))


def _about_term(client: Client, plans: Sequence[Plan]) -> list[str]:
    plan = next((plan for plan in plans if plan.terms), None)
    terms = client.terms(municipality=plan.municipality, limit=1) if plan else []
    return [f"{term.term}とは何ですか" for term in terms[:1]]


def _named(measure: Measure) -> str:
    return f"{measure.municipality}の「{measure.measure_name}」"


def _planned(measure: Measure) -> str | None:
    """The first year for which the plan names work."""
    return next((year for year, entry in measure.schedule.items() if entry.planned), None)
