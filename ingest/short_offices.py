"""Departments that a column names in short: 総務 for 総務課, 情推 where a list says 情報推進課.

A header says that who leads stands below; what stands there reads as no department by itself. It is
one if the plan writes it with the ending of one elsewhere, or explains it beside its whole name.
"""

from __future__ import annotations

import re

from ingest.blocks import cell_view
from ingest.cells import department_views, is_office
from ingest.grid import Grid
from ingest.labels import is_department
from ingest.shortened import shortens
from ingest.text import clean

_LONGEST = 8
_MOST = 0.8
_KIND = r"(?:課|室|部|局|係|班|所|館|署|センター|委員会|担当|グループ)"
_GAP = r"[ \u3000]*(?:[|\t:：=＝…（(→]|[・･]{2,}|[ \u3000])[ \u3000]*\**"


def short_offices(grid: Grid, at: int | None, text: str) -> frozenset[str]:
    """The short names in the column of those who lead, if nearly all are known to the plan."""
    if at is None or grid.block.spaced:
        return frozenset()
    cells = (n.cells[at] for n in grid.body if at < len(n.cells) and n.cells[at].text)
    names = {n.joined().text for c in cells for n in department_views(cell_view(text, c))}
    names = {n for n in names if re.search(r"\w", n)}
    short = {n for n in names if not is_office(n)}
    if not short or any(len(n) > _LONGEST or re.search(r"[。、\d]", n) for n in short):
        return frozenset()
    known = {n for n in short if _is_known(n, text)}
    return frozenset(short) if len(known) >= len(short) * _MOST else frozenset()


def _is_known(short: str, text: str) -> bool:
    """Whether the plan writes the name with its ending, or beside what it is short for."""
    name = re.escape(short)
    if len(short) > 1 and re.search(rf"(?<![^\W\dぁ-ん]){name}{_KIND}", text):
        return True
    beside = re.finditer(rf"(?<!\w){name}\**{_GAP}(?P<whole>[^\s|、,，）)]{{2,20}})", text)
    return any(_is_whole(short, clean(m["whole"]).text) for m in beside)


def _is_whole(short: str, whole: str) -> bool:
    """Whether a department is that which a name of one letter or more is short for."""
    letter = len(short) == 1 and whole.startswith(short)
    return is_department(whole) and (letter or shortens(short, whole))
