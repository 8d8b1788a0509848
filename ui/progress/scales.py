"""Measures that are judged by one scale: a plan may hold a review of the one before as well."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ui.api.records import Measure
from ui.progress.grades import NONE, OTHER, PROSE, fewest_left, grade, in_order

MOST_GRADES = 7
_PART = " > "
Place = tuple[str, str, str | None]


@dataclass(frozen=True)
class Scale:
    """A scale of a plan: its grades in order and the measures of the parts that use it."""

    municipality: str
    plan: str
    heading: str  # what stands above all of the measures
    measures: tuple[Measure, ...]
    grades: tuple[str, ...]
    names: dict[str, str]  # how the plan prints a grade
    ranked: bool
    counted_as: dict[str, str]

    def grade(self, measure: Measure) -> str:
        """The grade that a measure is counted under."""
        return self.counted_as[grade(measure.evaluation)]

    def goal(self, measure: Measure) -> str:
        """The first heading above a measure that tells it from others."""
        own = _path(measure)[len(self._above) :]
        return own[0] if own else (_path(measure) or ("",))[-1]

    @property
    def _above(self) -> tuple[str, ...]:
        return tuple(self.heading.split(_PART)) if self.heading else ()


def counted(measures: Iterable[Measure]) -> list[Measure]:
    """Each measure once: without those that only repeat another."""
    return [measure for measure in measures if not measure.repeats]


def scales(measures: Sequence[Measure]) -> list[Scale]:
    """The scales, those of the measures that the plan goes on with first."""
    files = dict[tuple[Place, str], list[Measure]]()
    for measure in measures:
        files.setdefault((_place(measure), measure.source), []).append(measure)
    found = [_scale(place, group) for place, group in _joined(files)]
    return sorted(found, key=lambda s: -sum(map(_goes_on, s.measures)))


def _joined(
    files: dict[tuple[Place, str], list[Measure]],
) -> list[tuple[Place, list[Measure]]]:
    """The files of a plan that share a grade belong to one scale; a file without any to none."""
    groups = list[tuple[Place, set[str], list[Measure]]]()
    for (place, _), measures in files.items():
        grades = {grade(m.evaluation) for m in measures} - {NONE}
        if not grades:
            continue
        own = [g for g in groups if g[0] == place and g[1] & grades]
        groups = [g for g in groups if g not in own]
        every = [m for g in own for m in g[2]] + measures
        groups.append((place, grades.union(*(g[1] for g in own)), every))
    return [(place, every) for place, _, every in groups]


def _scale(place: Place, measures: Sequence[Measure]) -> Scale:
    judged = [m for m in measures if m.evaluation]
    as_ = fewest_left(Counter(grade(m.evaluation) for m in measures), MOST_GRADES)
    counts = Counter(as_[grade(m.evaluation)] for m in measures)
    grades, ranked = in_order(counts)
    names = dict[str, str]()
    for measure in judged:
        names.setdefault(grade(measure.evaluation), " ".join((measure.evaluation or "").split()))
    above = _common([_path(m) for m in judged])
    kept = [m for m in measures if _path(m)[: len(above)] == above]
    names = {g: n for g, n in names.items() if g not in (PROSE, OTHER)}
    heading = _PART.join(above)
    return Scale(place[0], place[1], heading, tuple(kept), tuple(grades), names, ranked, as_)


def _common(paths: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The headings that all paths begin with."""
    shared = list[str]()
    for parts in zip(*paths, strict=False):
        if len(set(parts)) > 1:
            break
        shared.append(parts[0])
    return tuple(shared)


def _goes_on(measure: Measure) -> bool:
    return bool(measure.schedule or measure.schedule_rows or measure.indicators)


def _place(measure: Measure) -> Place:
    return measure.municipality, measure.plan, measure.edition


def _path(measure: Measure) -> tuple[str, ...]:
    return tuple(measure.section.split(_PART)) if measure.section else ()
