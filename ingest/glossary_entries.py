"""Entries of a glossary in the forms that plans print them in, read line by line.

The same lines are read in each form; the form that leaves the most sound entries is the one that
the glossary is printed in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ingest.glossary_heads import Draft, can_head, is_sound, is_wide, opens, pages_at, split
from ingest.glossary_lines import Text, joined, narrow, plain
from ingest.glossary_reading import ENDED, ITEM, MIN_ENTRIES, TORN, Entry, Reading, Style, style_of
from ingest.glossary_regions import is_group
from ingest.text import View

_MARK = re.compile(
    r"^(?:([◆●■○◇▼▽□★☆・➢✓]|[-–](?=\s)|\#{1,6}(?=\s)|(?!\*\*)[*※](?!\s*[0-9①-⑳]))|([(]?[0-9]{1,3}[).]|[0-9]{1,3}\s|[①-⑳])|([【\[〔<《「『]|\*\*(?=\S)))\s*"
)
_CLOSE = {
    "【": "】",
    "[": "]",
    "〔": "〕",
    "<": ">",
    "《": "》",
    "「": "」",
    "『": "』",
    "**": "**",
}
_NOTED = re.compile(r"[*※＊]\s*[0-9０-９]{1,3}\s*")  # the number of a note before a headword
_IN_BRACKETS = re.compile(r"[【「『\[]([^】」』\]]+)[】」』\]]\s*[:：]?\s*")
_BOLD = re.compile(r"\*\*\s*([^*]+?)\s*[:：]?\s*\*\*\s*(?:[:：]|…+|[-–—]+(?=\s))?\s*")
_STEP = 2  # half-width characters of indent that a headword may have
MAX_BRACKETS = 70
MAX_BODY = 600
MAX_MARGIN = 10_000
_MOST = 0.9
FEW_LINES = 3  # a glossary of so few lines may hold a single entry
_INTRO = 6  # lines within which the first entry stands


def read_entries(lines: Sequence[Text]) -> tuple[list[Draft], list[Text]]:
    """The entries that ``lines`` hold in their best form, and the lines between that hold none."""
    if not lines:
        return [], []
    style = style_of(lines)
    best: tuple[int, list[Draft], list[Text]] = (0, [], [])
    for form in (_marked, _spaced, _stacked):
        reading = form(lines, Reading(style)).done()
        entries = _up_to_prose([e for e in reading.entries if e.parts])
        drafts = _trimmed([_draft(e, style) for e in entries])
        sound = [d for d in drafts if is_sound(d)]
        score = 2 * len(sound) - len(reading.entries) - len(reading.unread) // 2
        if score > best[0] and len(sound) >= (MIN_ENTRIES if len(lines) > FEW_LINES else 1):
            best = (score, sound, reading.unread)
    return best[1], best[2]


def _stacked(lines: Sequence[Text], reading: Reading) -> Reading:
    """Headword on a line of its own, definition below it."""
    if _alternate([x for x in lines if not is_group(x.words)]):
        reading.style = replace(reading.style, margin=MAX_MARGIN)
    for line, below in zip(lines, [*lines[1:], None], strict=True):
        if is_group(line.words):
            reading.before = None
        elif reading.waits and _bracketed(line.words):
            reading.entries[-1].head = joined([reading.entries[-1].head, line.view])
        elif reading.waits:
            reading.goes_on(line)
        elif _opens(line, below, reading):
            reading.opened(Entry(line.view), line)
        elif reading.before:
            reading.goes_on(line)
        else:
            reading.left(line)
    return reading


def _alternate(lines: Sequence[Text]) -> bool:
    """Whether every other line is a headword, the lines of the definitions never broken."""
    pairs = list(zip(lines[::2], lines[1::2], strict=False))
    fit = sum(can_head(a.words) and a.width < b.width for a, b in pairs)
    return bool(pairs) and fit >= len(pairs) * _MOST


def _opens(line: Text, below: Text | None, reading: Reading) -> bool:
    """Whether a line is a headword: short, and the definition above it is over."""
    if below is None or not can_head(line.words) or TORN.match(line.words):
        return False
    if ITEM.match(narrow(line.words)):
        return False
    style = reading.style
    if reading.before is None or line.gap:
        return True
    told = not style.dotted and not style.paged and style.full(below)
    return (reading.over or told) and not style.full(line)


def _spaced(lines: Sequence[Text], reading: Reading) -> Reading:
    """Headword and definition on a line, parted by a gap; the definition may go on below."""
    left = min(x.indent for x in lines)
    style = reading.style
    body = [x for x in lines if not is_group(x.words)]
    whole = sum(split(x.view) is not None for x in body) >= len(body) * _MOST
    for line in lines:
        if is_group(line.words):
            reading.before = None
            continue
        torn = reading.before is not None and bool(TORN.match(line.words))
        head = opens(line.view)
        if reading.waits and reading.before:
            reading.goes_on(line)
            continue
        if head:
            reading.opened(Entry(head), line)
            continue
        pair = split(line.view) if line.indent <= left + _STEP and not torn else None
        clear = not style.dotted and not style.paged and (whole or is_wide(line.view, pair))
        if pair and (line.gap or reading.over or clear):
            reading.opened(Entry(pair[0], [pair[1]]), line)
        elif reading.before and (torn or not ((line.gap or line.turn) and reading.over)):
            reading.goes_on(line)
        else:
            reading.left(line)
    return reading


def _marked(lines: Sequence[Text], reading: Reading) -> Reading:
    """A mark (◆, 【 】, 1.) before each headword."""
    marks = [None if is_group(x.words) else _mark(x) for x in lines]
    kind = _usual(marks)
    if kind is None:
        return reading
    for line, mark in zip(lines, marks, strict=True):
        entry = _after_mark(line.view, mark) if mark and mark[0] == kind else None
        if is_group(line.words):
            reading.before = None
        elif entry:
            reading.opened(entry, line)
        elif reading.before:
            reading.goes_on(line)
        else:
            reading.left(line)
    return reading


def _usual(marks: Sequence[tuple[str, int] | None]) -> str | None:
    """The kind of mark that entries open with: the one seen most, and from the beginning on."""
    counts = Counter(m[0] for m in marks if m)
    for kind, n in counts.most_common(1):
        if n >= MIN_ENTRIES and any(m and m[0] == kind for m in marks[:_INTRO]):
            return kind
    return None


def _mark(line: Text) -> tuple[str, int] | None:
    """The kind of mark at the start of a line, and where it ends."""
    match = _MARK.match(narrow(line.words))
    if match is None:
        return None
    return match.group(1) or ("1" if match.group(2) else match.group(3)), match.end()


def _after_mark(view: View, mark: tuple[str, int]) -> Entry | None:
    """The entry that a marked line opens; the headword may stand in brackets."""
    kind, at = mark
    closing = narrow(view.text).find(_CLOSE[kind], at) if kind in _CLOSE else -1
    if kind in _CLOSE:
        if closing < 0:
            return None
        rest = view.slice(closing + len(_CLOSE[kind]), len(view.text))
        rest = rest.slice(len(rest.text) - len(rest.text.lstrip("：: 　…")), len(rest.text))
        noted = _NOTED.match(view.text, at, closing)
        head = view.slice(noted.end() if noted else at, closing)
        return Entry(head, [rest] if rest.text else [])
    rest = view.slice(at, len(view.text))
    inner = _IN_BRACKETS.match(rest.text) or _BOLD.match(rest.text)
    if inner:
        told = rest.slice(inner.end(), len(rest.text))
        return Entry(rest.slice(*inner.span(1)), [told] if told.text else [])
    pair = split(rest)
    if pair:
        return Entry(pair[0], [pair[1]])
    return Entry(rest) if can_head(rest.text) else None


def _draft(entry: Entry, style: Style) -> Draft:
    body = joined(entry.parts)
    at = pages_at(body.text) if style.paged else None
    return Draft(plain(entry.head), plain(body.slice(0, at or len(body.text))), "glossary")


def _up_to_prose(entries: list[Entry]) -> list[Entry]:
    """The entries up to one that goes on as no definition does: there, other text follows."""
    for i, entry in enumerate(entries):
        if sum(len(p.text) for p in entry.parts) > MAX_BODY:
            del entry.parts[entry.sure or 0 :]
            return entries[: i + 1] if entry.parts else entries[:i]
    return entries


def _trimmed(drafts: list[Draft]) -> list[Draft]:
    """Without what follows the last entry of a glossary and is none: it ends unlike the others."""
    kept = list(drafts)
    dots = sum(bool(ENDED.search(d.body.text)) for d in kept)
    while (
        len(kept) > MIN_ENTRIES
        and dots * 5 >= (len(kept) - 1) * 4
        and not ENDED.search(kept[-1].body.text)
    ):
        kept.pop()
    return kept


def _bracketed(words: str) -> bool:
    line = narrow(words)
    return line[0] == "(" and line[-1] == ")" and len(line) <= MAX_BRACKETS
