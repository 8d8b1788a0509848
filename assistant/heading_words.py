"""The words of a heading without its number, and what a numbered heading calls its kind."""

from __future__ import annotations

import re

from ingest.text import fold

# A number at the head of a heading; a label with a number (基本目標1, 事業推進計画<1>), no year.
_NUMBERED = re.compile(
    r"^\s*(?:【[^】]*】|[(（]?[0-9０-９IVXⅠ-Ⅹ①-⑳]+[)）.．、]?|[a-z][.．]|第[0-9]+[章節])\s*"
)
_LABELLED = re.compile(
    r"^[【<＜(（]*(?!令和|平成|昭和)([^\W\d_①-⑳]{2,10}|柱)[<＜\s]*[0-9０-９①-⑳]+[】>＞)）]*"
)


def plain(heading: str) -> str:
    """A heading without its number, and without the label that the number belongs to."""
    return _LABELLED.sub("", _NUMBERED.sub("", heading, count=1), count=1).strip()


def heading_kind(heading: str) -> str:
    """What a numbered heading calls its kind (事業推進計画<1> …): the label before the number."""
    found = _LABELLED.match(heading)
    return fold(found.group(1)) if found else ""
