"""Where a text is cut into sentences, lines and items."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.text import View

_ITEM = r"[①-⑳㉑-㉟❶-❿■□◆◇▶●]|[○◯](?!\s*の)|[(（][0-9０-９]{1,2}[)）]|【[^】]{2,30}】|#{1,6}\s"
_BULLET = r"[・✓‣•*–]|[-－]\s"
# Brackets that close a paragraph behind its last sentence: 〔市民課、税務課〕.
_CLOSING = r"[〔（(【\[][^〔〕()（）【】\[\]。\n]{2,60}[〕）)】\]]\s*(?:\n|$)"
_START = re.compile(rf"\s*(?:({_ITEM})|({_BULLET}))")
_CUT = re.compile(
    rf"(?<=。)(?![」』）)]|{_CLOSING})|\n|(?<=[^\S\n])(?={_ITEM})|(?<=[^\S\n])(?=・\S)|(?<=[)）。])(?=[①-⑳])"
)
_CLOSERS = {"「": "」", "（": "）", "(": ")"}


def pieces(whole: View, counter: Iterator[int]) -> Iterator[tuple[View, str, int]]:
    """Sentences and lines of a view, each with the opening of its item and the item's number."""
    head, item = "", next(counter)
    for start, end in _joined(whole.text, list(_cuts(whole.text))):
        view = whole.slice(start, end)
        if not view.text or not re.search(r"\w", view.text):
            continue
        opening = _START.match(view.text)
        if opening and opening.group(1):
            head, item = view.text[:48], next(counter)
        yield view, head, item


def _joined(text: str, cuts: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Cuts with neighbouring short lines of words put together: a slogan, and what it is."""
    begin = last = -1
    for start, end in cuts:
        if begin >= 0 and _line(text[start:end]) and end - begin <= 110:
            last = end
            continue
        if begin >= 0:
            yield begin, last
            begin = -1
        if _line(text[start:end]):
            begin, last = start, end
        else:
            yield start, end
    if begin >= 0:
        yield begin, last


def _line(text: str) -> bool:
    """Whether a cut is a short line of words alone: no sentence, no mark, no figure."""
    said = text.strip()
    return 2 <= len(said) < 40 and not re.search(r"[0-9０-９。\t]", said) and not _START.match(said)


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    """Where sentences and items begin and end; a full stop inside brackets ends nothing."""
    begin = 0
    for match in _CUT.finditer(text):
        if match.group() != "\n" and _open(text[begin : match.start()]):
            continue
        yield begin, match.start()
        begin = match.end()
    yield begin, len(text)


def _open(text: str) -> bool:
    return any(text.count(a) > text.count(b) for a, b in _CLOSERS.items())
