"""Marks that plans give to measures: 再掲, 新規, 継続, a tag."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from assistant.listing import NOT, STATES, Condition, Proof
from assistant.question import Reading
from ingest.records import Measure, Value
from ingest.text import fold

# What a question calls the edition of a plan that gave its measures their marks.
_REVISED = "改定 改訂 見直し 見直す 今回 当初"
# A sign that says that a measure is what the label before it, or over it, says.
_FLAG = re.compile(r"[○〇◎●◯★☆✓✔☑■レ]$")
_BARE = frozenset({"tag", "other"})
# A mark that is named so that what bears it counts too.
_TOO = (
    r"(?:の?(?:もの|施策|事業|取組|分))?(?:も|を|も全部|まで)?"
    r"(?:含(?:め(?!な|ず|れ)|む|み|ん)|入れ(?!な|ず)|数え(?!な|ず)|カウント(?:し|す)(?!な)|足[しす]|込み|込め)"
)


def mark_conditions(pool: Iterable[Measure], reading: Reading) -> list[Condition]:
    """Marks that the plan gives to measures (再掲, 継続, 新規, a tag): asked for, or left out."""
    given: dict[str, str] = {}
    for measure in pool:
        for value in marks_of(measure):
            given.setdefault(fold(value.text), value.text)
    if shows_marks(reading):
        return []
    said = {w: STATES.get(w, re.escape(w)) for w in given if 2 <= len(w) <= 12}
    found = [
        w for w, words in said.items()
        if re.search(rf"(?:{words})(?!的)", reading.folded)
        and not re.search(rf"(?:{words}){_TOO}", reading.folded)
    ]  # fmt: skip
    out: list[Condition] = []
    for word in sorted(found, key=len, reverse=True):
        if any(word in c.words[0] for c in out):
            continue
        explained = (word, said[word].replace("|", " "), _REVISED)
        if re.search(f"(?:{said[word]}){NOT}", reading.folded):
            out.append(Condition(f"「{given[word]}」を除く", explained, _lacking(word)))
        else:
            out.append(Condition(f"「{given[word]}」とされた", explained, _bearing(word)))
    return out


def shows_marks(reading: Reading) -> bool:
    """Whether the mark of each measure is asked for (新規か継続か), and none is a condition."""
    either = "|".join(STATES.values())
    return bool(
        re.search(
            rf"(?:{either})[^。、]{{0,6}}か(?!ら)[、\s]?[^。]{{0,8}}(?:{either})", reading.folded
        )
    )


def _bearing(word: str) -> Proof:
    return lambda m: tuple(v for v in marks_of(m) if fold(v.text) == word)[:1]


def _lacking(word: str) -> Proof:
    return lambda m: () if any(fold(v.text) == word for v in marks_of(m)) else (m.name,)


def marks_of(measure: Measure) -> list[Value]:
    """Tags and states of a measure, in its own sheet and where it is listed; a sign (重点 ○) is
    what it is called by.
    """
    fields = [*measure.fields, *(f for n in measure.mentions for f in n.fields)]
    given = [f for f in fields if f.value.text]
    return [f.value for f in given if f.role in {"tag", "state", "status"}] + [
        replace(f.value, text=f.label)
        for f in given
        if f.role in _BARE and _FLAG.match(f.value.text)
    ]
