"""Which measures are shown: words that they hold, departments, evaluations, goals."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ui.api.records import Measure
from ui.measures.goals import Path, told

Options = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader has chosen; of several departments, evaluations or goals any will do."""

    words: str = ""
    departments: tuple[str, ...] = ()
    evaluations: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words.strip() or self.departments or self.evaluations or self.goals)

    def choose(
        self, measures: Iterable[Measure], paths: Mapping[str, Path], unrated: str
    ) -> list[Measure]:
        """The measures that fit all that was chosen; ``unrated`` stands for no evaluation."""
        wanted = folded(self.words).split()
        return [
            measure
            for measure in measures
            if _any(self.departments, departments(measure))
            and _any(self.evaluations, (measure.evaluation or unrated,))
            and _any(self.goals, prefixes(measure, paths))
            and _holds(measure, wanted)
        ]


def departments(measure: Measure) -> tuple[str, ...]:
    """Every department that leads a measure or an action of it, or takes part."""
    acting = (name for action in measure.actions for name in action.departments)
    return tuple(dict.fromkeys((*measure.lead, *measure.related, *acting)))


def prefixes(measure: Measure, paths: Mapping[str, Path]) -> tuple[str, ...]:
    """The goals above a measure, from the widest to the nearest, with their municipality."""
    path = paths.get(measure.id, ())
    return tuple(f"{measure.municipality}：{told(path[: level + 1])}" for level in range(len(path)))


def department_options(measures: Iterable[Measure]) -> Options:
    """How many measures each department has, the busiest first."""
    return _counted(name for measure in measures for name in departments(measure))


def evaluation_options(measures: Iterable[Measure], unrated: str) -> Options:
    """How many measures each evaluation has, the most frequent first, ``unrated`` last."""
    found = dict(_counted(measure.evaluation or unrated for measure in measures))
    without = found.pop(unrated, 0)
    return found | ({unrated: without} if without else {})


def goal_options(measures: Iterable[Measure], paths: Mapping[str, Path]) -> Options:
    """How many measures each goal has, in the order of the plans."""
    return dict(Counter(name for measure in measures for name in prefixes(measure, paths)))


def folded(text: str) -> str:
    """``text`` for comparing: of one width, without capitals."""
    return unicodedata.normalize("NFKC", text).casefold()


def _counted(names: Iterable[str]) -> Options:
    return dict(Counter(names).most_common())


def _any(chosen: Sequence[str], held: Sequence[str]) -> bool:
    return not chosen or any(name in held for name in chosen)


def _holds(measure: Measure, wanted: Sequence[str]) -> bool:
    """Whether every word stands somewhere in what is recorded."""
    if not wanted:
        return True
    text = folded("\n".join(_texts(measure)))
    return all(word in text for word in wanted)


def _texts(measure: Measure) -> Iterator[str]:
    yield from (measure.municipality, measure.plan, measure.section)
    yield from (measure.measure_no or "", measure.measure_name, measure.summary or "")
    yield from departments(measure)
    yield from (field.text for field in measure.fields)
    yield from (action.text for action in measure.actions)
    yield from (measure.evaluation or "", measure.results or "", measure.issues or "")
    for entry in measure.schedule.values():
        yield from (entry.planned or "", entry.actual or "")
    for row in (*measure.schedule_rows, *measure.indicators):
        yield row.name
        yield from row.values.values()
