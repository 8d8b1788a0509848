"""How a plan calls who is in charge of a measure, and what it prints where that is not settled."""

from __future__ import annotations

import re

from assistant.claims import subject
from ingest.records import Measure, Value

_UNSETTLED = re.compile(
    r"(?:担当課?は?)?(?:未定|未確定|(?:調整|検討|選定|協議)中|(?:今後|別途)(?:決定|調整|検討))(?:です|する)?"
)


def called(measure: Measure) -> str:
    """The word for who is in charge, as the label of the plan has it."""
    label = next((f.label for f in measure.fields if f.role == "lead" and f.label), "担当課")
    if "関係" in label:
        return "主管課（関係課を含む）"
    return "主管課" if "主管" in label else "担当課"


def unsettled(measure: Measure) -> list[tuple[str, tuple[Value, ...]]]:
    """What a plan prints in the place of a department that is still to be named."""
    for value in measure.values("lead"):
        if _UNSETTLED.fullmatch(value.text.strip("（）() ")):
            text = f"{subject(measure)}の{called(measure)}は「{value.text}」とされています。"
            return [(text, (value,))]
    return []
