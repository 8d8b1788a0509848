"""Goals whose departments stand beside their heading and lead all that the goal lists below it.

Nothing below says who leads: the things are lines of one kind with prose, some below each goal.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.anchor_slots import LEAST, Item, Slot, slots_of
from ingest.anchor_titles import Named, name_end, opening
from ingest.headings import Heading
from ingest.labels import role_of
from ingest.outline import Node, node_at
from ingest.owned_lines import SIGNS, owned
from ingest.text import fold, half_width

_GOAL = re.compile(
    r"[#*\s【＜《\[〔<■◆●○]*(?:基本施策|(?:基本|重点|主要|\w{2,4}の)?"
    r"(?:目標|方針|柱|戦略|政策|分野|視点|テーマ|理念|方向))"
)
_TOLD = re.compile(
    rf"\s*(?P<sign>{SIGNS}|[•●])?\s*(?P<bold>\*\*)?(?P<name>[^:：。*]{{4,40}}?)\s*(?:\*\*)?\s*[:：]"
    r"\s*(?:\*\*)?\s*[^。]{4,}。.*",
    re.DOTALL,
)
_GOALS = 2
_NEAR = 3  # items below its heading among which the departments of a goal stand
_LENGTH = 48


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal with departments: the place of its heading, and the items below it."""

    heading: tuple[int, int]
    slot: Slot
    items: range


def below_goals(items: Sequence[Item], nodes: tuple[Node, ...]) -> tuple[list[Named], list[Goal]]:
    """What the goals of a text list that have departments, and these goals."""
    for slots in (*slots_of(items, _GOALS), *_heads(items)):
        goals = _goals(items, slots, nodes)
        if goals and (named := _titles(items, goals, nodes)):
            return named, goals
    return [], []


def _heads(items: Sequence[Item]) -> list[list[Slot]]:
    """Lines of nothing but departments, by what opens them: 【総務課】, 「2 市民課の取組」."""
    found: dict[str, list[Slot]] = defaultdict(list)
    for at, item in enumerate(items):
        plain = item.row is None and len(item.text) <= _LENGTH and not re.search("[:：]", item.text)
        told = owned(item.view) if plain else None
        if told and not told[0].text:
            start = item.view.offsets.index(told[1].offsets[0])
            kind = f"={opening(item.view)}{item.text[0] if item.text[0] in '【〔［＜<《[' else ''}"
            found[kind].append(Slot(at, start, start + len(told[1].text), kind))
    return [s for s in found.values() if len(s) >= _GOALS and not _below_titles(items, s)]


def _below_titles(items: Sequence[Item], slots: Sequence[Slot]) -> bool:
    """Whether most departments stand right below lines of one kind: these they are of."""
    above = [items[s.at - 1] for s in slots if s.at]
    titles = [i for i in above if i.row is None and "。" not in i.text and len(i.text) <= _LENGTH]
    kinds = Counter(opening(i.view) for i in titles)
    return any(n * 2 > len(slots) for n in kinds.values())


def _goals(items: Sequence[Item], slots: Sequence[Slot], nodes: tuple[Node, ...]) -> list[Goal]:
    """The goals that departments of one kind stand beside; none if these stand elsewhere too."""
    goals: list[Goal] = []
    after = [*(s.at for s in slots[1:]), len(items)]
    depth = min((_depth(node_at(nodes, items[s.at].start)) for s in slots), default=0)
    for slot, following in zip(slots, after, strict=True):
        node = node_at(nodes, items[slot.at].start)
        heading = _heading(items, slot, node)
        if heading is None:
            return []
        end = _end(slot, items, nodes, min(depth, _depth(node)))
        last = next((i for i in range(slot.at, following) if items[i].start >= end), following)
        goals.append(Goal(heading, slot, range(slot.at + slot.more + 1, last)))
    return goals if len({g.heading for g in goals}) == len(goals) else []


def _heading(items: Sequence[Item], slot: Slot, node: Node | None) -> tuple[int, int] | None:
    """The heading of a goal: the line of its departments, or one right above them."""
    item = items[slot.at]
    if slot.kind[:1] == "=" or slot.cut or _GOAL.match(half_width(item.text)):
        return item.start, item.end
    heading = node.heading if node else None
    if heading is None or not _is_goal(heading):
        return None
    over = [i for i in items[max(0, slot.at - _NEAR) : slot.at] if i.start >= heading.end]
    if len(over) == _NEAR or any("。" in i.text for i in over):
        return None
    return heading.start, heading.end


def _is_goal(heading: Heading) -> bool:
    return heading.marker.kind == "goal" or bool(_GOAL.match(half_width(heading.text)))


def _depth(node: Node | None) -> int:
    return len(node.section.path) if node else 0


def _end(slot: Slot, items: Sequence[Item], nodes: tuple[Node, ...], depth: int) -> float:
    """Where what stands below a heading ends: at the next one that is not below it."""
    later = (n.section for n in nodes if n.section.start > items[slot.at].start)
    return next((s.start for s in later if len(s.path) <= depth), float("inf"))


def _titles(items: Sequence[Item], goals: Sequence[Goal], nodes: tuple[Node, ...]) -> list[Named]:
    """The lines of the kind that names something with prose below each goal."""
    kinds: dict[str, list[Named]] = defaultdict(list)
    for goal in goals:
        for at in goal.items:
            for kind, start, end in _kinds(items, at):
                kinds[kind].append(Named(at, start, end, goal.slot))
    fits = [
        found
        for kind, found in kinds.items()
        if _fits(items, found, goals) and _belongs(items, found, goals, nodes, kind)
    ]
    return max(fits, key=lambda found: (-found[0].at, len(found)), default=[])


def _kinds(items: Sequence[Item], at: int) -> Iterator[tuple[str, int, int]]:
    """The kind of a line that may name something, and where the name stands in it."""
    item = items[at]
    if item.row is not None:
        return
    if told := _TOLD.fullmatch(item.view.text):
        name = told["name"].strip()
        if (told["sign"] or told["bold"]) and role_of(name) is None:
            yield f":{told['sign']}{told['bold']}", *told.span("name")
        return
    text = item.text
    kind = opening(item.view)
    plain = kind == "~" or "。" in text or len(text) > _LENGTH or role_of(text)
    if not plain and re.search(r"[^\W\d_]{3}", text):
        yield kind, 0, name_end(item.view.text)


def _fits(items: Sequence[Item], found: Sequence[Named], goals: Sequence[Goal]) -> bool:
    """Whether lines stand below every goal, say something else each time, and have prose."""
    if len(found) < LEAST or len(found) <= len(goals):
        return False
    names = {fold(items[n.at].view.text[n.start : n.end]) for n in found}
    told = sum(any("。" in i.text for i in items[n.at : n.at + 1 + _NEAR]) for n in found)
    return (
        len({n.slot.at for n in found}) == len(goals)
        and len(names) == len(found)
        and told * 10 >= len(found) * 9
    )


def _belongs(
    items: Sequence[Item],
    found: Sequence[Named],
    goals: Sequence[Goal],
    nodes: tuple[Node, ...],
    kind: str,
) -> bool:
    """Whether lines are of the departments above them: none of their kind stands over the first
    of these; below a line that is no goal they count on from its number (2, 2-1).
    """
    first = goals[0].slot
    if first.kind[:1] == "=":
        node = node_at(nodes, items[first.at - 1].start) if first.at else None
        over = [i for i in range(first.at) if node and items[i].start >= node.section.start]
        led = any(owned(items[n.at].view) for n in found)
        return not (led or any(k == kind for i in over for k, _, _ in _kinds(items, i)))
    if not first.cut or _GOAL.match(half_width(items[first.at].text)):
        return True
    heads = {g.slot.at: re.findall(r"[0-9]+", half_width(items[g.slot.at].text)) for g in goals}
    numbers = [(heads[n.slot.at], _digits(items[n.at].text)) for n in found]
    return all(h and len(own) > 1 and own[0] == h[0] for h, own in numbers)


def _digits(words: str) -> list[str]:
    told = re.match(r"\D{0,4}[0-9]+(?:\D[0-9]+)*", half_width(words))
    return re.findall(r"[0-9]+", told.group()) if told else []
