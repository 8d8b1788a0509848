"""Who leads among the departments of one list: by a mark, a label, or what the plan states."""

from __future__ import annotations

import re

from ingest.cells import departments_in, lead_and_related
from ingest.labels import is_department
from ingest.records import Value
from ingest.text import View, nfkc

_MAIN = r"主|(?:主担当|主管|主務|主所管|取りまとめ|とりまとめ|統括|幹事|責任)課?"
_AFTER = re.compile(rf"[(（\[【〈<](?:{_MAIN})[)）\]】〉>]\s*$")
_BEFORE = re.compile(rf"^\s*(?:[◎★☆●]|[(（\[【〈<](?:{_MAIN})[)）\]】〉>])\s*")
_PLAIN = re.compile(
    r"^\s*[○〇・]\s*|[(（\[【〈<](?:副|関係課?|関連課?|連携課?|協力課?)[)）\]】〉>]\s*$"
)
_INNER = re.compile(
    r"(?:^|[\s、,／/;；])(主|主担当|主管|関係|関連|連携|協力|副)(?:課|部署|部局|する課)?\s*[:：]\s*"
)
_FIRST = re.compile(
    r"(?:先|上|左|初め|はじめ|最初|筆頭|冒頭)[^。、]{0,8}(?:課|部署|所属|部局|室)(?:が|は|を)"
    r"[^。]{0,6}(?:主|取りまとめ|とりまとめ|中心|代表|責任)"
)

Departments = tuple[tuple[Value, ...], tuple[Value, ...]]


def first_leads(text: str) -> bool:
    """Whether the text states that of several departments the one written first leads."""
    return bool(_FIRST.search(nfkc(text)))


def lead_in(view: View, source: str, *, first: bool = False) -> Departments:
    """Departments of a list that lead and that take part.

    A marked one (◎, 「（主）」) leads, and then the others take part. Without a mark all lead, or
    with ``first`` the first does.
    """
    labelled = _labelled(view, source)
    if labelled:
        return labelled
    lead: list[Value] = []
    others: list[Value] = []
    for piece in _pieces(view):
        main, name = _unmarked(piece)
        value = name.joined().value(source)
        if re.search(r"\w", value.text):
            (lead if main else others).append(value)
    if lead:
        return tuple(lead), tuple(others)
    if first and len(others) > 1:
        return (others[0],), tuple(others[1:])
    outer, inner = lead_and_related(view, source)
    return (outer, inner) if inner else (tuple(others), ())


def holds_departments(view: View, source: str) -> bool:
    """Whether a list is one of departments: at least half of what it names reads as one."""
    names = [_unmarked(p)[1].text for p in _pieces(view)]
    bare = [re.sub(r"[(（][^()（）]*[)）]$", "", n).strip() for n in names if n]
    return bool(bare) and sum(map(is_department, bare)) * 2 >= len(bare)


def _labelled(view: View, source: str) -> Departments | None:
    """A list that says on one line 「主：A課　関係：B課」."""
    marks = list(_INNER.finditer(view.text))
    if not marks or not any(m.group(1).startswith("主") for m in marks):
        return None
    lead: list[Value] = []
    related: list[Value] = []
    ends = [m.start() for m in marks[1:]] + [len(view.text)]
    for mark, end in zip(marks, ends, strict=True):
        found = departments_in(view.slice(mark.end(), end), source)
        (lead if mark.group(1).startswith("主") else related).extend(found)
    return tuple(lead), tuple(related)


def _pieces(view: View) -> list[View]:
    """The names of a list, each with its mark; a mark may be parted from its name by a space."""
    whole = view.slice(0, len(view.text))
    if not whole.text:
        return []
    values = departments_in(whole, "")
    cuts = [whole.offsets.index(v.start) for v in values]
    ends = [whole.offsets.index(v.end - 1) + 1 for v in values]
    pieces = [whole.slice(a, b) for a, b in zip(cuts, ends, strict=True)]
    return [p for p in pieces if p.text]


def _unmarked(piece: View) -> tuple[bool, View]:
    """Whether a piece is marked as leading, and the piece without any mark."""
    before, after = _BEFORE.search(piece.text), _AFTER.search(piece.text)
    start = before.end() if before else 0
    end = after.start() if after else len(piece.text)
    name = piece.slice(start, end)
    if not (before or after):
        for plain in _PLAIN.finditer(piece.text):
            at_start = plain.start() == 0
            name = piece.slice(*((plain.end(), end) if at_start else (start, plain.start())))
    return bool(before or after), name
