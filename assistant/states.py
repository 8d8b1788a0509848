"""Actions by their state: which were finished, dropped or added, and when."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.claims import Claim, of_measure
from assistant.drafts import Draft
from assistant.listing import LENGTH, REST, STATES, THINGS, Condition, unexplained
from assistant.query import Query
from index.years import fiscal_years
from ingest.records import Action, Corpus, Measure

_NOT_YET = "(?:でな|ではな|じゃな|してい?な|以外|されてい?な)"
# Words of a question for states that name nothing else.
_CHANGES = "やめる 取りやめる 打ち切る 終わる 始まる 済む ない 無い いる"


def states_asked(folded: str) -> list[str]:
    """States of actions that a question names, in the words of plans."""
    return [
        state
        for state, words in STATES.items()
        if re.search(words, folded) and not re.search(f"{state}{_NOT_YET}", folded)
    ]


def are_of(state: str, folded: str) -> bool:
    """Whether a question asks for the actions that are in ``state``, not for the state of each."""
    near, done = r"[^、。・]{0,6}", r"(?:さ?れた|した|[とに]なった)[^。]{0,30}"
    asked = rf"(?:{STATES[state]})(?:{near}|{done})(?:{THINGS}|の[はがを]|$)"
    return bool(re.search(asked, folded))


def _unfinished(folded: str) -> list[str]:
    """States that a question names to leave them out (完了していない)."""
    return [state for state in STATES if re.search(f"{state}{_NOT_YET}", folded)]


def actions_in(
    corpus: Corpus,
    pool: Sequence[Measure],
    query: Query,
    found: Sequence[Condition],
    *,
    only_count: bool,
) -> Draft | None:
    """Actions by their state: which were finished, dropped or added, and when.

    Only where nothing but the state is asked for: actions of one measure are not listed here.
    """
    reading = query.reading
    states, left_out = states_asked(reading.folded), _unfinished(reading.folded)
    if not (states or left_out) or not re.search(rf"{THINGS}|アクション", reading.folded):
        return None
    others = [c for c in found if c.words[0] not in states]
    held = [w for c in others for w in (c.label, *c.words)]
    if unexplained(query, [*states, *left_out, *held, _CHANGES], pool) > REST:
        return None
    meant = [
        (m, a)
        for m in pool
        if all(c.proof(m) for c in others)
        for a in m.actions
        if (_in_state(a, states, reading.years) if states else not _in_state(a, left_out, ()))
    ]
    if not meant:
        return None
    towns = list(dict.fromkeys(m.municipality for m, _ in meant))
    label = "・".join(states or left_out)
    said = "とされた" if states else "とされていない"
    head = f"{'・'.join(towns)}で、「{label}」{said}取組は{len(meant)}件です。"
    given = (str(len(meant)), *towns, *states, *left_out, label)
    focus = tuple(dict.fromkeys(m for m, _ in meant))
    claims: list[Claim] = []
    for i, (measure, action) in enumerate(meant):
        state = action.state.text if action.state else ""
        told = action.text.text.splitlines()[0] + (f"（{state}）" if state else "")
        line = f"・施策{measure.number}: {told}。"
        if len(head) + sum(len(c.sentence) for c in claims) + len(line) > LENGTH:
            break
        values = (action.text, action.state) if action.state else (action.text,)
        quotes = of_measure(corpus, measure, *values)[:1]
        names = (*given, measure.number, action.text.text, state)
        claims.append(Claim(f"{head}\n{line}" if i == 0 else line, quotes, names))
    if only_count:
        quoted = tuple(q for c in claims for q in c.quotes)
        claims = [Claim(head, quoted, given)]
    return Draft("answered", tuple(claims), focus=focus)


def _in_state(action: Action, states: Sequence[str], years: Sequence[str]) -> bool:
    text = action.state.text if action.state else ""
    return any(s in text for s in states) and (
        not years or bool(set(years) & set(fiscal_years(text)))
    )
