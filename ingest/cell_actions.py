"""Actions that a cell lists: numbered, by kana or by marks, each with its state and departments."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.cells import BRACKET, departments_in, is_office
from ingest.labels import is_department
from ingest.records import Action, Value
from ingest.text import CIRCLED, View, nfkc

_ITEM = re.compile(rf"(?:(?<=\n)|(?<=\s)|^)(?:[-・*]\s+)?([{CIRCLED}])(?![{CIRCLED}、・])\s*")
_ROW = re.compile(rf"\s*[(（]?(?P<no>[{CIRCLED}]|[0-9０-９]{{1,2}}(?=[)）.．]))[)）.．]?\s*(?=\S)")
_KANA_ITEM = re.compile(r"(?:(?<=\s)|^)([ア-ソ])[\s\u3000.．)）]\s*(?=\S)")
_KANA = "アイウエオカキクケコサシスセソ"
_BULLET = re.compile(r"^\s*([・○●◆◇■□▪‣✓•])\s*", re.MULTILINE)
_STATE = re.compile(
    r"[<＜【(（]\s*((?:一部)?(?:完了|廃止|新規|継続|終了|統合|中止|休止|拡充|見直し|実施[中済]|準備中|検討中|未着手|未実施|着手)[^>＞】)）]{0,12})"
    r"[>＞】)）]"
)
_CLOSING = re.compile(r"[(（](?P<inner>[^()（）]{2,60})[)）][。．\s／/；;]*$")
_PARTS = re.compile(r"[、，,・／/]")
_ACTIONS = re.compile(
    r"[【《＜<]\s*(?:主な)?(?:取組|取り組み|取組み|事業|実施内容)[^】》＞>]{0,8}[】》＞>]"
)


def split_actions(view: View, source: str) -> tuple[View, tuple[Action, ...]]:
    """The prose of a content cell before its list of actions, and the actions."""
    head = _ACTIONS.search(view.text)
    items = list(_ITEM.finditer(view.text, head.end() if head else 0))
    items = items or _by_kana(view)
    first = nfkc(items[0].group(1)) if items else ""
    if not items or (head is None and (len(items) < 2 or first not in {"1", "ア"})):
        return view, ()
    prose = view.slice(0, head.start() if head else items[0].start())
    ends = [m.start() for m in items[1:]] + [len(view.text)]
    views = [view.slice(m.start(1), end) for m, end in zip(items, ends, strict=True)]
    closed = close_with_departments(views)
    actions = tuple(
        action
        for m, item in zip(items, views, strict=True)
        for action in _actions(item, m.end() - m.start(1), source, closed=closed)
    )
    return prose, actions


def _by_kana(view: View) -> list[re.Match[str]]:
    """The items of a list ア, イ, ウ from its first on, as far as its order goes."""
    found: list[re.Match[str]] = []
    for match in _KANA_ITEM.finditer(view.text):
        if match.group(1) == _KANA[len(found) : len(found) + 1]:
            found.append(match)
    return found


def listed_actions(view: View, source: str) -> tuple[Action, ...]:
    """The actions of a list whose items open with a mark (・) on lines of their own."""
    items = list(_BULLET.finditer(view.text))
    ends = [*(m.start() for m in items[1:]), len(view.text)][: len(items)]
    views = [view.slice(m.start(1), end) for m, end in zip(items, ends, strict=True)]
    closed = close_with_departments(views)
    found = [
        item_action(item, m.end() - m.start(1), source, closed=closed)
        for m, item in zip(items, views, strict=True)
    ]
    return tuple(a for a in found if a.text.text)


def actions_of_rows(views: Sequence[View], source: str) -> tuple[Action, ...]:
    """The actions that rows are, one below the other, which count themselves from 1: ① …, ② …."""
    found = [_ROW.match(v.text) for v in views]
    numbers = [nfkc(m["no"]) for m in found if m]
    if len(views) < 2 or numbers != [str(n) for n in range(1, len(views) + 1)]:
        return ()
    actions = [item_action(v, m.end(), source) for v, m in zip(views, found, strict=True) if m]
    return tuple(replace(a, number=n) for a, n in zip(actions, numbers, strict=True))


def item_action(item: View, title_at: int, source: str, *, closed: bool = False) -> Action:
    """The action that an item of a list without numbers is; its words begin at ``title_at``."""
    action = _action(item, title_at, len(item.text), source, closed=closed)
    return replace(action, number=None, text=replace(action.text, text=unbroken(action.text.text)))


def unbroken(text: str, wide: int = 0) -> str:
    """``text`` without its line breaks, as far as the lines before them are ``wide``."""
    lines = text.split("\n")
    out = lines[0]
    for above, line in itertools.pairwise(lines):
        latin = above[-1:].isascii() and line[:1].isascii()
        out += ("\n" if len(above) < wide else " " if latin else "") + line
    return out


def _actions(item: View, title_at: int, source: str, *, closed: bool) -> list[Action]:
    """An action and, after it, those of its sub-items (・) that have a state of their own."""
    cuts = [m.start() for m in re.finditer(r"(?<=\s)[・○]", item.text)]
    ends = [*cuts[1:], len(item.text)] if cuts else []
    head = cuts[0] if cuts else len(item.text)
    whole = _action(item, title_at, head, source, closed=closed and not cuts)
    subs = [_action(item.slice(a, b), 1, b - a, source) for a, b in zip(cuts, ends, strict=True)]
    return [whole, *(replace(s, number=None) for s in subs if s.state)]


def close_with_departments(items: Sequence[View]) -> bool:
    """Whether most items of a list end in their departments, in round brackets."""
    return len(items) > 1 and sum(bool(_closing(i)) for i in items) * 3 >= len(items) * 2


def _closing(item: View) -> re.Match[str] | None:
    """The departments in round brackets at the end of an item: 「…の公開(情報課、図書館)」."""
    found = _CLOSING.search(item.text)
    offices = [is_office(p.strip()) for p in _PARTS.split(found["inner"])] if found else []
    return found if offices and all(offices) else None


def _action(item: View, title_at: int, head: int, source: str, *, closed: bool = False) -> Action:
    """Read an action; its state stands in the first ``head`` characters of the item.

    ``closed`` says that departments in round brackets at its end are those of the action.
    """
    state = _STATE.search(item.text, 0, head)
    departments: list[Value] = []
    cut = state.start() if state else len(item.text.rstrip(" \n／/；;"))
    if closing := _closing(item) if closed else None:
        departments += departments_in(item.slice(*closing.span("inner")), source)
        cut = min(cut, closing.start())
    for bracket in BRACKET.finditer(item.text):
        found = departments_in(item.slice(*bracket.span("inner")), source)
        if found and all(is_department(d.text) for d in found):
            departments.extend(d for d in found if d.text not in {x.text for x in departments})
            if bracket.end() >= len(item.text.rstrip(" \n／/；;")) or (
                state and bracket.start() < cut
            ):
                cut = min(cut, bracket.start())
    return Action(
        nfkc(item.text[0]),
        item.slice(title_at, cut).value(source),
        tuple(departments),
        item.slice(state.start(1), state.end(1)).value(source) if state else None,
    )
