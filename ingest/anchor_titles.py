"""The name of what each department leads: one line of a kind stands before each anchor.

Lines of one kind are alike in what opens them (a mark, a number, a label, a sign of Markdown).
The kind that stands once between each two anchors, with other words every time, names the things.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.anchor_slots import Item, Slot
from ingest.labels import role_of
from ingest.markers import marker_of
from ingest.owned_lines import OPEN, PLAIN, SIGNS
from ingest.text import View, fold, half_width

_LABELLED = re.compile(
    rf"\s*{SIGNS}*\s*"
    r"(?P<open>[【\[［〔＜<〈《「])?\s*"
    r"(?P<label>[^\s。、:：【】\[\]［］〔〕＜＞<>〈〉《》「」0-9０-９]{2,14})\s*"
    r"(?(open)[】\]］〕＞>〉》」]\s*[:：]?|[:：])\s*(?P<value>\S.*)",
    re.DOTALL,
)
SIGN = re.compile(rf"\s*(#{{1,6}}|\*\*|{SIGNS})\s*(?:\*\*)?")
# A name on the line of its prose; and the bracket that the departments stand in.
_BEFORE_PROSE = re.compile(
    r"(?P<name>(?:[^。\s]{1,8}\s)?[^。\s:：]{4,40}?)(?:\*\*)?"
    r"(?:\s+|\s*[:：]\s*(?:\*\*)?\s*)[^\s。][^。]*。"
)
_OPENING = re.compile(rf"\s*{OPEN}{PLAIN}*$")
_LENGTH = 48
_REACH = 12  # items before the first anchor in which its title may stand, at least
_COVERED = 0.8
_DISTINCT = 0.85
_FIGURES = re.compile(r"(?:[0-9０-９]|年度|[%％件人円回台])\s*(?:[)）])?$")


@dataclass(frozen=True, slots=True)
class Named:
    """The item that names a thing, where its name stands in it, and its anchor."""

    at: int
    start: int
    end: int
    slot: Slot


def titles_of(items: Sequence[Item], slots: Sequence[Slot]) -> list[Named]:
    """The titles of ``slots``; nothing where no kind of line stands before nearly all of them."""
    regions = _regions(items, slots)
    labels = _repeated(items, regions)
    found: dict[str, list[list[Named]]] = defaultdict(lambda: [[] for _ in slots])
    for number, (slot, region) in enumerate(zip(slots, regions, strict=True)):
        for at in region:
            for kind, start, end in _kinds(items, at, slot, labels):
                found[kind][number].append(Named(at, start, end, slot))
    scored = [(_score(items, kind, places), kind) for kind, places in found.items()]
    best = max((s for s in scored if s[0] > 0), default=None)
    if best is None:
        return []
    return [places[-1] for places in found[best[1]] if places]


def _regions(items: Sequence[Item], slots: Sequence[Slot]) -> list[range]:
    """The items from the anchor before up to each anchor; in a wide table those of its row."""
    reach = max(_REACH, *(b.at - a.at for a, b in itertools.pairwise(slots)))
    begins = [max(slots[0].at - reach, 0), *(s.at + 1 for s in slots[:-1])]
    found = [range(a, s.at + 1) for a, s in zip(begins, slots, strict=True)]
    if not slots[0].kind.startswith("#"):
        return found
    rows = [
        [
            i
            for i in range(max(s.at - 8, 0), min(s.at + 8, len(items)))
            if items[i].row == items[s.at].row
        ]
        for s in slots
    ]
    return [range(r[0], r[-1] + 1) for r in rows]


def _repeated(items: Sequence[Item], regions: Sequence[range]) -> frozenset[str]:
    """Short texts that return in many regions: labels, and no names."""
    counts = Counter(t for r in regions for t in {_plain(items[i].text) for i in r})
    return frozenset(t for t, n in counts.items() if n >= max(3, 0.3 * len(regions)))


def _plain(text: str) -> str:
    return fold(re.sub(r"[\W_]+", "", text))


def _kinds(
    items: Sequence[Item], at: int, slot: Slot, labels: frozenset[str]
) -> list[tuple[str, int, int]]:
    """How an item may name a thing: the kind of line that it is, and where the name stands."""
    item = items[at]
    start, end = 0, name_end(item.view.text)
    if at == slot.at and slot.kind == "<":
        start = slot.cut
    elif at == slot.at:
        end = _before(item.view.text, slot)
    elif slot.over and slot.at - slot.over <= at:
        return []
    name = item.view.text[start:end].strip()
    if not name or _plain(name) in labels or "。" in name:
        return []
    long = len(name) > _LENGTH or not re.search(r"[^\W\d_]{3}", name)
    if slot.kind.startswith("#"):
        return [] if long or at == slot.at else [(f"#{item.column}", start, end)]
    before = items[at - 1] if at and items[at - 1].row == item.row is not None else None
    if before is not None:
        return [("|name", start, end)] if role_of(before.text) == "name" else []
    if labelled := _LABELLED.fullmatch(name):
        told = role_of(labelled["label"])
        if told == "name":
            return [(":name", start + labelled.start("value"), end)]
        if told or fold(labelled["label"]) in labels:
            return []
    cell = "T" if item.row is not None else ""
    return [] if long else [(f"{opening(item.view.slice(start, end))}{cell}", start, end)]


def _before(text: str, slot: Slot) -> int:
    """Where the name ends that stands before the departments on one line; 0 where there is none."""
    if slot.cut:
        return slot.cut
    cut = _OPENING.search(text[: slot.start])
    if slot.kind[:1] != "(" or cut is None:
        return 0
    told = _BEFORE_PROSE.match(text) if "。" in text[: cut.start()] else None
    return told.end("name") if told else cut.start()


def name_end(words: str) -> int:
    """Where the words of a line end, without the sign of Markdown that closes bold ones."""
    return len(words.removesuffix("**")) if SIGN.match(words) else len(words)


def opening(view: View) -> str:
    """What opens a line: its sign and the kind of its number."""
    sign = SIGN.match(view.text)
    rest = view.text[sign.end() :] if sign else view.text
    marker = marker_of(half_width(rest))
    kind = (
        marker.kind if marker else ("id" if re.match(r"[A-ZＡ-Ｚ]{1,3}-?[0-9０-９]", rest) else "")
    )
    return f"{sign.group(1) if sign else ''}~{kind}"


def _score(items: Sequence[Item], kind: str, places: Sequence[Sequence[Named]]) -> float:
    """How well a kind of line names one thing before each anchor; 0 where it does not."""
    hit = [p for p in places if p]
    if len(hit) < _COVERED * len(places):
        return 0.0
    names = [_plain(items[p[-1].at].view.text[p[-1].start : p[-1].end]) for p in hit]
    if len(set(names)) < _DISTINCT * len(names):
        return 0.0
    figures = sum(
        bool(_FIGURES.search(items[p[-1].at].view.text[p[-1].start : p[-1].end].strip()))
        for p in hit
    )
    if figures * 3 > len(hit):
        return 0.0
    once = sum(len(p) == 1 for p in places) / len(places)
    near = sum(p[-1].slot.at - p[-1].at <= 3 for p in hit) / len(hit)
    named = 2.0 if kind.endswith("name") else 0.0
    opened = 0.6 if kind not in {"~", "~T"} else 0.0
    return len(hit) / len(places) + once + 0.4 * near + named + opened
