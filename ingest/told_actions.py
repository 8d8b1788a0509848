"""Actions told on one line below the prose of a measure: a mark, a name, a gap, what is done.

Nothing but the gap, or a colon, parts the name from the sentence (ア　端末の取替え　順に改める。).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ingest.blocks import Cell, cell_view
from ingest.markers import marker_of
from ingest.prose import ProseLine
from ingest.records import Action, Field
from ingest.text import View, clean

KINDS = frozenset({"kana", "circled", "parenkana", "paren"})
_BULLET = re.compile(r"\s*(?P<mark>[-－*＊・･◦○●◆■▪‣✓•➢])\s*")
_WIDE = r"぀-ヿ㐀-鿿々Ａ-Ｚａ-ｚ０-９ｦ-ﾟー（）()「」"
_NAMED = re.compile(
    rf"(?P<name>[^。、:：\n]{{2,30}}?)(?:\s*[:：]\s*|(?<=[{_WIDE}])\s+(?=[{_WIDE}0-9]))(?P<told>[^\n]+)"
)
_SURE = frozenset({"kana"})  # one such item alone is a list of one


@dataclass(frozen=True, slots=True)
class _Item:
    """A line that opens an action: how it is marked, its name and the rest, within the view."""

    kind: str
    number: str | None
    ordinal: int | None
    name: View
    told: View


def told_actions(
    text: str,
    source: str,
    lines: Sequence[ProseLine],
    own: Sequence[int],
    is_label: Callable[[int], bool],
) -> tuple[dict[int, Action], dict[int, list[Field]]]:
    """The actions below a heading, by the line they begin on, and what is told of each."""
    items = [(i, item) for i in own if not is_label(i) and (item := _item(text, lines[i]))]
    kind = items[0][1].kind if items else ""
    row = [(i, x) for i, x in items if x.kind == kind]
    counted = [x.ordinal for _, x in row if x.ordinal]
    if counted != list(range(1, len(counted) + 1)) or (len(row) < 2 and kind not in _SURE):
        return {}, {}
    acts: dict[int, Action] = {}
    fields: dict[int, list[Field]] = {}
    for i, item in row:
        run = [(item.told.offsets[0], lines[i].end)]
        for j in own[own.index(i) + 1 :]:
            if not lines[j].follows or is_label(j) or _item(text, lines[j]):
                break
            run.append((lines[j].start, lines[j].end))
        whole = cell_view(text, Cell("", run[0][0], run[-1][1], tuple(run) if run[1:] else ()))
        if "。" not in whole.text:
            return {}, {}
        name = item.name.value(source)
        acts[i] = Action(item.number, name)
        fields[i] = [Field("other", name.text, whole.value(source))]
    return acts, fields


def _item(text: str, line: ProseLine) -> _Item | None:
    view = clean(text, line.start, line.end)
    bullet = _BULLET.match(view.text)
    rest = view.slice(bullet.end(), len(view.text)) if bullet else view.slice(0, len(view.text))
    marker = marker_of(rest.text)
    if marker and marker.kind in KINDS:
        rest = rest.slice(marker.title_at, len(rest.text))
    elif marker or bullet is None:
        return None
    match = _NAMED.fullmatch(rest.text)
    if match is None:
        return None
    kind = marker.kind if marker else bullet["mark"] if bullet else ""
    name, told = rest.slice(*match.span("name")), rest.slice(*match.span("told"))
    number, ordinal = (marker.number, marker.ordinal) if marker else (None, None)
    return _Item(kind, number, ordinal, name, told)
