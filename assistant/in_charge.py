"""Whose an action is: the part of a measure that a question for departments speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.choice import CHARGE, ENTITY, is_thin
from assistant.cues import cue
from assistant.lexicon import Lexicon
from assistant.query import Query
from assistant.rank import NAMES, Found
from assistant.topic import Topic
from assistant.unit import Unit
from assistant.writer import circled, short
from ingest.records import Action, Measure, Value
from ingest.text import fold

REST = NAMES.index("rest")
# Share, of what the name of its measure leaves of a question, that a unit must hold to tell which
# action is meant; and how near another action may come.
TELLS, APART = 0.4, 1.0
# By how much an item or a name must hold more than any other to be the one that is meant.
CLEAR = 0.15
_ROLES = frozenset({"lead", "related"})
# The measure itself is asked about, not a part of it.
_WHOLE = cue(
    r"(施策|事業)(全体)?(の|は|を|って|、)?[^。、]{0,4}(担当|主管|所管|関係|受け持|(どこ|どの|何)の?課)"
)
_ITEM = re.compile(r"(?:^|\s)・\s*")
_OWN = re.compile(r"【([^】]+)】")


@dataclass(frozen=True, slots=True)
class Charge:
    """An action or an item of it, by its name, and the departments in charge."""

    action: Action
    name: str
    departments: tuple[Value, ...]


def of_content(query: Query, found: Sequence[Found]) -> tuple[Query, list[Found]]:
    """A question for departments as one for what it describes: where that is told, whose it is is
    known; units of an earlier plan that names nobody are left out.
    """
    reading = replace(query.reading, aspects=query.reading.aspects - CHARGE)
    told = [f for f in found if f.unit.role not in _ROLES and (query.past or not _nobodys(f))]
    return replace(query, reading=reading), told


def tells_charge(query: Query, found: Sequence[Found]) -> bool:
    """Whether the best unit may say who is in charge: it is not thin, nor of nobody."""
    return bool(found) and not is_thin(query, found[0]) and (query.past or not _nobodys(found[0]))


def _nobodys(found: Found) -> bool:
    measure = found.unit.measure
    return measure is not None and found.unit.past and not measure.lead


def in_charge(
    query: Query, measure: Measure, found: Sequence[Found], lexicon: Lexicon
) -> Charge | None:
    """The action of a measure that the question speaks of, where it has departments of its own."""
    item = _item(measure, query, lexicon)
    action = None if item else _named(measure, found) or _told(query, measure, found, lexicon)
    if action is None:
        return item
    return Charge(action, short(action.text.text), action.departments)


def _named(measure: Measure, found: Sequence[Found]) -> Action | None:
    """The action whose name the question gives."""
    for one in found[:6]:
        part = one.unit.part
        if isinstance(part, Action) and part.departments and one.unit.measure == measure:
            return part if one.features[ENTITY] >= 0.5 else None
    return None


def _told(
    query: Query, measure: Measure, found: Sequence[Found], lexicon: Lexicon
) -> Action | None:
    """The action that the best unit is, or is told of, where the question asks for no measure."""
    inside = [f for f in found if f.unit.measure == measure and f.unit.role not in _ROLES]
    if not inside or inside[0].features[REST] < TELLS or _WHOLE.search(query.reading.folded):
        return None
    near = [f for f in inside if f.score >= inside[0].score - APART]
    meant = {a.number: a for f in near if (a := _action_of(f.unit, measure))}
    if not meant and (named := _in_prose(inside[0].unit, measure, lexicon)):
        meant = {named.number: named}
    best = next(iter(meant.values()), None)
    return best if best and best.departments and len(meant) == 1 else None


def _in_prose(unit: Unit, measure: Measure, lexicon: Lexicon) -> Action | None:
    """The action whose name a sentence holds, and that of no other as much."""
    said = frozenset(lexicon.tokens(unit.text))
    names = [(a, lexicon.tokens(short(a.text.text))) for a in measure.actions]
    held = sorted(
        ((lexicon.coverage(n, said), i, a) for i, (a, n) in enumerate(names)), reverse=True
    )
    if not held or held[0][0] < TELLS or (len(held) > 1 and held[1][0] > held[0][0] - CLEAR):
        return None
    return held[0][2]


def _action_of(unit: Unit, measure: Measure) -> Action | None:
    """The action that a unit is, or under whose number and name it stands."""
    if isinstance(unit.part, Action):
        return unit.part
    head = fold(unit.head)
    for action in measure.actions:
        name, mark = fold(short(action.text.text)), fold(circled(action.number))
        if mark and len(name) >= 4 and head.startswith(f"{mark}{name[:5]}"):
            return action
    return None


def _item(measure: Measure, query: Query, lexicon: Lexicon) -> Charge | None:
    """The item listed in an action that the question speaks of, with departments of its own."""
    items = [(a, t) for a in measure.actions for t in _ITEM.split(a.text.text)[1:]]
    named = Topic(tuple(w for w in query.topic.words if w.names))
    rest = named.without(lexicon.measure_tokens[measure.id])
    held = [(rest.covered(lexicon.tokens(t)), i) for i, (_, t) in enumerate(items)]
    best, at = max(held, default=(0.0, 0))
    if best < TELLS or _near(best, held):
        return None
    action, text = items[at]
    mine = _bearers(action, text)
    return Charge(action, _OWN.sub("", text).strip(), mine) if mine else None


def _bearers(action: Action, item: str) -> tuple[Value, ...]:
    """The departments of an item, which stand behind it; behind the last, those of no other."""
    given = fold(" ".join(_OWN.findall(item)))
    if given or not action.text.text.endswith(item):
        return tuple(d for d in action.departments if fold(d.text) in given)
    others = fold(" ".join(_OWN.findall(action.text.text)))
    return tuple(d for d in action.departments if fold(d.text) not in others)


def _near(best: float, held: Sequence[tuple[float, int]]) -> bool:
    """Whether another holds about as much as the best."""
    return sum(h > best - CLEAR for h, _ in held) > 1
