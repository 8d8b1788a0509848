"""The figure of the group that a question asks about (70歳以上, 湯ノ平地区), as surveys give it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.choice import REACH
from assistant.cues import cue
from assistant.features import NAMES
from assistant.query import Query
from assistant.rank import Found
from index.tokens import terms
from ingest.records import Row
from ingest.text import fold

_GROUP = cue(
    r"(?:[0-9]{1,2}[~～・-])?[0-9]{1,2}(?:歳代|歳|代)(?:以上|以下|未満)?|[^\W\d_ぁ-ん]{1,6}地区|男性|女性"
)
_KINDS = frozenset({"percent", "count"})
# A figure right behind the group, and what so many answered (70歳以上の38.6%が「…」).
_BEHIND = (
    r"[^0-9、。「]{0,8}[0-9][0-9,]*(?:\.[0-9]+)?\s*(?P<unit>%|割|人|件)?"
    r"(?:[がは]「(?P<reply>[^」]*)」)?"
)
# What surveys call the same share of all in words.
_ROUGH = "割"
_ITEM = NAMES.index("item")


def of_the_group(query: Query, found: Sequence[Found]) -> list[Found]:
    """``found`` with the unit first that gives a figure right behind the name of the group that the
    question asks about, of several the one whose paragraph holds most of the topic.
    """
    groups = set(_GROUP.findall(query.reading.folded))
    if not found or query.expected.kind not in _KINDS or len(groups) != 1:
        return list(found)
    group = groups.pop()
    near = [f for f in found if f.score >= found[0].score - 2 * REACH]
    told = [(sure, f) for f in near if (sure := _sure(f, group, query))]
    if not told:
        return list(found)
    first = max(told, key=lambda pair: (pair[0], pair[1].features[_ITEM], pair[1].score))[1]
    return [first, *(f for f in found if f is not first)]


def _sure(found: Found, group: str, query: Query) -> int:
    """2 where a unit gives a figure of the group, 1 where it gives it in rough, 0 for none."""
    part = found.unit.part
    if isinstance(part, Row):
        cells = [(fold(" ".join(path)), fold(v.text)) for path, v in part.cells]
        of_it = [v for path, v in cells if group in path]
        of_it += [v for _, v in cells[1:]] if cells and group in cells[0][1] else []
        return 2 * any(re.search(r"[0-9]", v) for v in of_it)
    told = re.search(rf"(?<![0-9]){re.escape(group)}{_BEHIND}", fold(found.unit.text))
    if told is None or (told["reply"] and not _holds(told["reply"], query)):
        return 0
    return 1 if told["unit"] == _ROUGH else 2


def _holds(text: str, query: Query) -> bool:
    """Whether ``text`` holds a word that the question is about."""
    held = frozenset(terms(text))
    return any(held & w.forms.keys() for w in query.topic.words)
