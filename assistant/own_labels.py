"""Labels of the plans' own (協議先, 到達度): a question that gives one asks for what it heads."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.aspects import Aspect, aspects_of
from assistant.topic import ASKING
from ingest.records import Field, Measure, Value
from ingest.text import fold

# What a label asks for, by the kind of field that it stands before.
_ASKED = {
    "lead": Aspect.LEAD,
    "related": Aspect.RELATED,
    "evaluation": Aspect.EVALUATION,
    "reason": Aspect.REASON,
}
_LONGEST = 8
_GIVEN = r"(?=[」』]|先|す|し|さ|課|部署|所属|は|が|の|を|[?？]|$)"


class OwnLabels:
    """The labels of fields that the words of questions do not know."""

    def __init__(self, measures: Iterable[Measure]) -> None:
        self._aspects: dict[str, Aspect] = {}
        for measure in measures:
            for field in measure.fields:
                label = fold(re.sub(r"[(（].*", "", field.label))
                aspect = _ASKED.get(field.role) or _listed(measure, field)
                known = label in ASKING or aspects_of(label)
                if aspect and 2 <= len(label) <= _LONGEST and not known:
                    self._aspects.setdefault(label, aspect)

    def aspects(self, folded: str) -> frozenset[Aspect]:
        """What a folded question asks for by such a label, given as a word for itself."""
        return frozenset(
            aspect
            for label, aspect in self._aspects.items()
            if re.search(re.escape(label) + _GIVEN, folded)
        )


def _listed(measure: Measure, field: Field) -> Aspect | None:
    """Whether what a label heads is the list of a measure's actions."""
    inside = [a for a in measure.actions if _holds(field.value, a.text)]
    return Aspect.ACTIONS if field.role == "other" and len(inside) > 1 else None


def _holds(whole: Value, part: Value) -> bool:
    return whole.source == part.source and whole.start <= part.start and part.end <= whole.end
