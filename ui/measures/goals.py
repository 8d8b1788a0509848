"""Where in its plan a measure stands: the headings above it that tell it from others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ui.api.records import Measure

Path = tuple[str, ...]
_PART, _JOINED = " > ", " › "
_Plan = tuple[str, str, str | None]


def goals(measures: Iterable[Measure]) -> dict[str, Path]:
    """The headings above each measure, by its id, the goals and areas that its plan is made of.

    A heading that stands above all measures alike (the chapter they are in) tells nothing and is
    left out. ``measures`` are all of a plan, so that a goal is called the same whatever is shown.
    """
    below = defaultdict[tuple[_Plan, Path], set[str | None]](set)
    paths = {m.id: (_plan(m), tuple(m.section.split(_PART)) if m.section else ()) for m in measures}
    for plan, path in paths.values():
        for level in range(len(path) + 1):
            below[plan, path[:level]].add(path[level] if level < len(path) else None)
    return {
        name: tuple(part for n, part in enumerate(path) if len(below[plan, path[:n]]) > 1)
        for name, (plan, path) in paths.items()
    }


def told(path: Path) -> str:
    """A path as one line."""
    return _JOINED.join(path)


def _plan(measure: Measure) -> _Plan:
    return measure.municipality, measure.plan, measure.edition
