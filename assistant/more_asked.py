"""What a question for a department asks for besides: a value, or another thing."""

from __future__ import annotations

import re

from assistant.cues import cue
from assistant.query import Query

_LEAD_PART = cue(r"課|部署|担当|所管|主管|受け持|どこ")
_WANTS = cue(r"何|いつ|いくつ|どれ|どの|どんな|なぜ|(は|も|を)$|教え|技術|名前|理由")


def asks_value(query: Query) -> bool:
    """Whether a value is asked for besides the department."""
    return query.expected.strict and query.expected.kind in {
        "count",
        "percent",
        "money",
        "date",
    }


def asks_more(query: Query) -> bool:
    """Whether a question for the department asks for something else besides."""
    parts = re.split(r"[。?？!！]|、|と、", query.reading.folded)
    others = [p for p in parts if p and not _LEAD_PART.search(p)]
    return len(others) < len([p for p in parts if p]) and any(_WANTS.search(p) for p in others)
