"""The labels that plans print over what they say, where their words are no cues by themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from assistant.question import Aspect, aspects_of
from ingest.records import Field, Measure, Value
from ingest.text import fold

_ASKED = {
    "evaluation": Aspect.EVALUATION,
    "results": Aspect.RESULTS,
    "issues": Aspect.ISSUES,
    "effect": Aspect.EFFECT,
    "background": Aspect.BACKGROUND,
}
_MIN, _MAX = 3, 16
_OFTEN = 3  # measures whose sheets print a label


def printed_labels(measures: Iterable[Measure]) -> dict[str, dict[str, Aspect]]:
    """For each municipality the labels that no cue knows, and what they ask for.

    中間点検 asks for the evaluation, where the plan prints that below it.
    """
    times: dict[tuple[str, str, Aspect], set[str]] = defaultdict(set)
    for measure in measures:
        for field in measure.fields:
            label, aspect = fold(field.label), _ASKED.get(field.role) or _listed(measure, field)
            if aspect and _MIN <= len(label) <= _MAX:
                times[(measure.municipality, label, aspect)].add(measure.id)
    found: dict[str, dict[str, Aspect]] = defaultdict(dict)
    for (town, label, aspect), ids in times.items():
        if len(ids) >= _OFTEN and aspect not in aspects_of(label):
            found[town].setdefault(label, aspect)
    return dict(found)


def _listed(measure: Measure, field: Field) -> Aspect | None:
    """Whether what a label heads is the list of a measure's actions."""
    inside = [a for a in measure.actions if _holds(field.value, a.text)]
    return Aspect.ACTIONS if field.role == "other" and len(inside) > 1 else None


def _holds(whole: Value, part: Value) -> bool:
    return whole.source == part.source and whole.start <= part.start and part.end <= whole.end


def asked_by_label(
    labels: Mapping[str, Mapping[str, Aspect]], folded: str, towns: Iterable[str]
) -> frozenset[Aspect]:
    """What a question asks for by a label that the plan of its municipality prints."""
    own = (labels.get(t, {}) for t in towns)
    return frozenset(a for found in own for label, a in found.items() if label in folded)
