"""Lists of actions in a cell: items that are marked one by one, and are no sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.cell_actions import close_with_departments, item_action
from ingest.records import Action, Field
from ingest.text import View, clean, nfkc

CALLED = re.compile(r"取組|取り組み|取組み|アクション|(?:実施|事業|活動)の?(?:内容|事項|項目)")
_MARK = re.compile(r"[・･○●◯◆◇■□▪▶‣✓•➢*＊-]|[-－]\s")
_TAGS = re.compile(r"(?:<[^<>]*>\s*)+$")
_ITEM = re.compile(r"<li\b[^<>]*>(.*?)(?=</li\b|<li\b|</[uo]l\b|$)", re.DOTALL | re.IGNORECASE)
# Marked lines that close a paragraph of sentences.
_CLOSING = re.compile(
    r"。\s*\n(?P<list>[ 　]*(?P<m>[・･○●◯◆◇■□▪▶‣✓•➢*＊-])[^\n]+(?:\n[ 　]*(?P=m)[^\n]+)+)\s*$"
)
_COUNT = re.compile(r"[(（]([ア-ソ]|[0-9０-９]{1,2})[)）]\s*")
_KANA = "アイウエオカキクケコサシスセソ"
_LAST = re.compile(r"(?:(?!、(?:[をのにで]|など|等|以上|と[^、。]{0,4}[。、])|。).)*", re.DOTALL)
_MAX_ITEM = 100
_MIN_ITEMS = 2


def items_of(text: str, field: Field, source: str) -> tuple[Action, ...]:
    """The actions that a field lists; none where its items are prose or its label is another."""
    if field.role != "content" and not CALLED.search(field.label):
        return ()
    place = field.value.start, field.value.end
    views = [v for v in _items(text, *place) if v.text] or _counted(clean(text, *place))
    prose = any("。" in v.text or len(v.text) > _MAX_ITEM for v in views)
    return () if prose or len(views) < _MIN_ITEMS else _actions(views, source)


def all_items(text: str, start: int, end: int, source: str) -> tuple[Action, ...]:
    """The actions that a list of actions holds, sentences or not, however its items are set."""
    return _actions([v for v in _items(text, start, end) if v.text], source)


def _actions(views: Sequence[View], source: str) -> tuple[Action, ...]:
    closed = close_with_departments(views)
    found = (item_action(v, _opens(v), source, closed=closed) for v in views)
    return tuple(a for a in found if a.text.text)


def _items(text: str, start: int, end: int) -> Iterator[View]:
    """The items of a list: those in tags of their own, or those behind a mark that returns."""
    tags = _TAGS.search(text, max(0, start - 200), start)
    whole = clean(text, start, end)
    listed = list(_ITEM.finditer(text, tags.start() if tags else start, end))
    if len(listed) >= _MIN_ITEMS:
        yield from (clean(text, *m.span(1)).slice(0, m.end(1) - m.start(1)) for m in listed)
        return
    closing = _CLOSING.search(whole.text)
    if closing and not _MARK.match(whole.text):
        whole = whole.slice(closing.start("list"), len(whole.text))
    mark = _MARK.match(whole.text)
    if mark is None:
        return
    again = re.compile(rf"(?:^|(?<=\s)){re.escape(mark.group().strip())}")
    cuts = [m.start() for m in again.finditer(whole.text)]
    for a, b in zip(cuts, [*cuts[1:], len(whole.text)], strict=True):
        yield whole.slice(a, b)


def _counted(whole: View) -> list[View]:
    """The items that brackets count within prose: （ア）受付の電子化、（イ）予約制、を進めます。"""
    marks: list[re.Match[str]] = []
    for match in _COUNT.finditer(whole.text):
        if nfkc(match[1]) in {_KANA[len(marks) : len(marks) + 1], str(len(marks) + 1)}:
            marks.append(match)
    if len(marks) < _MIN_ITEMS:
        return []
    rest = whole.text[marks[-1].end() :]
    last = _LAST.match(rest)
    ends = [*(m.start() for m in marks[1:]), marks[-1].end() + (last.end() if last else 0)]
    views = [whole.slice(m.end(), end) for m, end in zip(marks, ends, strict=True)]
    return [v.slice(0, len(v.text.rstrip("、,， 　\n"))) for v in views]


def _opens(item: View) -> int:
    """Where an item begins behind its mark."""
    mark = _MARK.match(item.text)
    if mark is None:
        return 0
    return mark.end() + len(item.text[mark.end() :]) - len(item.text[mark.end() :].lstrip())
