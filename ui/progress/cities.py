"""The plans of several municipalities side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ui.api.records import Measure

DEPARTMENTS = ("0", "1", "2", "3+")
KINDS = ("evaluation", "schedule", "indicators", "lead")


@dataclass(frozen=True)
class City:
    """A plan of a municipality: its measures, and what the plan records of how many."""

    municipality: str
    plan: str
    measures: tuple[Measure, ...]

    def leading(self, departments: str) -> list[Measure]:
        """The measures that so many departments lead."""
        return [m for m in self.measures if departments_of(m) == departments]

    def recorded(self, kind: str) -> list[Measure]:
        """The measures that the plan records one of ``KINDS`` of."""
        return [m for m in self.measures if _has(m, kind)]


def cities(measures: Iterable[Measure]) -> list[City]:
    """A city for each plan, in the order of the service."""
    held = dict[tuple[str, str], list[Measure]]()
    for measure in measures:
        held.setdefault((measure.municipality, measure.plan), []).append(measure)
    return [City(*name, tuple(group)) for name, group in held.items()]


def departments_of(measure: Measure) -> str:
    """How many departments lead a measure, as one of ``DEPARTMENTS``."""
    return DEPARTMENTS[min(len(set(measure.lead)), len(DEPARTMENTS) - 1)]


def busiest(measures: Sequence[Measure]) -> tuple[str, int] | None:
    """The department that leads the most measures."""
    counts = Counter(name for m in measures for name in set(m.lead))
    return counts.most_common(1)[0] if counts else None


def _has(measure: Measure, kind: str) -> bool:
    if kind == "schedule":
        named = bool(measure.schedule)
        return named or any(row.values for row in measure.schedule_rows)
    return bool(getattr(measure, kind))
