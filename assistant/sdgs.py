"""Measures by the goals of the SDGs that a plan sets beside them, by their numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from assistant.cues import cue
from assistant.listing import Condition
from assistant.question import Reading
from ingest.records import Measure, Value

_NUMBERS = r"[0-9]{1,2}(?:番)?(?:(?:[・,、/と]|や)[0-9]{1,2}(?:番)?)*(?![0-9]|のゴ)"
# A goal by its number; how many there are in all (17の目標) names none.
_ASKED = cue(
    rf"(?:sdgs?(?:[^。、0-9]{{0,8}})|ゴール(?:の|は)?|goal)(?P<numbers>{_NUMBERS})(?!個|つ|の(?:目標|ゴール))"
)


def sdgs_condition(pool: Iterable[Measure], reading: Reading) -> Condition | None:
    """A condition on the goals of the SDGs, where the question gives their numbers."""
    asked = _ASKED.search(reading.folded)
    if not asked or not any(map(_goals, pool)):
        return None
    numbers = set(re.findall("[0-9]+", asked["numbers"]))

    def proof(measure: Measure) -> tuple[Value, ...]:
        return tuple(v for v in _goals(measure) if numbers <= _numbers(v))[:1]

    label = f"SDGsの目標{'・'.join(sorted(numbers, key=int))}に関わる"
    return Condition(label, (label, "sdgs ゴール 目標 貢献 関連 目指す 結び付ける 番"), proof)


def _goals(measure: Measure) -> list[Value]:
    fields = (*measure.fields, *(f for m in measure.mentions for f in m.fields))
    return [f.value for f in fields if f.role == "sdgs"]


def _numbers(value: Value) -> set[str]:
    apart = re.sub(r"(?<=[①-⑳])", " ", value.text)
    return set(re.findall("[0-9]+", unicodedata.normalize("NFKC", apart)))
