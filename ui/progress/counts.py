"""How many measures stand in each part of a picture, and which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ui.api.records import Measure
from ui.progress.scales import Scale


@dataclass(frozen=True)
class Part:
    """The measures of one row (a goal, a department) that have one grade."""

    row: str
    grade: str
    measures: tuple[Measure, ...]


def by_goal(scale: Scale) -> list[Part]:
    """By the goals, in the order of the plan."""
    return _parts(scale, lambda m: (scale.goal(m),))


def by_department(scale: Scale) -> list[Part]:
    """By the departments that lead a measure, the busiest first; of several, under each."""
    counts = Counter(name for m in scale.measures for name in departments(m))
    return sorted(_parts(scale, departments), key=lambda part: (not part.row, -counts[part.row]))


def departments(measure: Measure) -> Sequence[str]:
    """The departments that lead a measure; an empty name where the plan tells none."""
    return tuple(dict.fromkeys(measure.lead)) or ("",)


def rows(parts: Iterable[Part]) -> list[str]:
    """The rows in their order."""
    return list(dict.fromkeys(part.row for part in parts))


def chosen(parts: Sequence[Part], row: str, grade: str) -> list[Measure]:
    """The measures of one part."""
    found = (part.measures for part in parts if (part.row, part.grade) == (row, grade))
    return list(next(found, ()))


def _parts(scale: Scale, names: Callable[[Measure], Iterable[str]]) -> list[Part]:
    held = dict[tuple[str, str], list[Measure]]()
    order = dict[str, None]()
    for measure in scale.measures:
        for name in names(measure):
            order.setdefault(name)
            held.setdefault((name, scale.grade(measure)), []).append(measure)
    return [
        Part(row, grade, tuple(held[row, grade]))
        for row in order
        for grade in scale.grades
        if (row, grade) in held
    ]
