"""Measures that a plan lists again under a heading of their own: 重点施策, 先導プロジェクト."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from assistant.heading_words import plain
from assistant.listing import Condition
from assistant.question import Reading
from ingest.records import Measure, Mention, Value
from ingest.text import fold

# What such a heading calls the measures, to the word for what they are.
_CALLED = re.compile(r"[^\s、。（(]{0,14}(?:施策|事業|取組|取り組み|プロジェクト|プログラム)")
# Words that set no measures apart from others.
_PLAIN = re.compile(
    r"(?:個別|具体的な|各|全|主な|本計画の?|計画の|実施する?|関連する?|分野別の?|全て?の|すべての)*"
    r"(?:施策|事業|取組|取り組み|プロジェクト|プログラム)"
)
_LEAST, _MOST = 2, 0.7  # measures under such a heading; more than this share of all are no choice


def listed_condition(pool: Iterable[Measure], reading: Reading) -> Condition | None:
    """That a measure is listed under a heading whose words a question gives."""
    pool = list(pool)
    held: dict[tuple[str, str], set[str]] = defaultdict(set)
    for measure in pool:
        for mention in measure.mentions:
            if called := _called(mention):
                held[measure.municipality, called].add(measure.id)
    towns = Counter(m.municipality for m in pool)
    chosen = {
        called for (town, called), ids in held.items()
        if len(ids) >= _LEAST and len(ids) <= towns[town] * _MOST
    }  # fmt: skip
    meant = [c for c in chosen if fold(c) in reading.folded]
    if not meant:
        return None
    word = max(meant, key=lambda c: (len(c), c))

    def proof(measure: Measure) -> tuple[Value, ...]:
        return tuple(_named(n) for n in measure.mentions if _called(n) == word)

    return Condition(f"「{word}」に挙げる", (word,), proof)


def _called(mention: Mention) -> str:
    """What the heading right above a mention calls the measures below it."""
    heading = plain(mention.section[-1].lstrip("# ")) if mention.section else ""
    found = _CALLED.match(heading)
    return found.group() if found and not _PLAIN.fullmatch(found.group()) else ""


def _named(mention: Mention) -> Value:
    """The words of a mention that name the measure."""
    named = (f.value for role in ("name", "number") for f in mention.fields if f.role == role)
    return next(named, Value("", mention.source, mention.start, mention.end))
