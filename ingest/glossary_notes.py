"""Footnotes and end notes that explain a word: ※1, *1, 注1 and what stands after them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.glossary_heads import Draft, can_head, is_sound, split
from ingest.glossary_lines import WIDE, Text, joined, narrow, plain, read_lines
from ingest.glossary_raised import Raised, bare_note, raised_in
from ingest.text import View, nfkc

_NOTE = re.compile(
    r"^\s*[(\[]?(?:※|\*|注釈?|註)\s*[(]?([0-9]{1,3}|[①-⑳])(?![-0-9年月日])[)\]]*\s*[:.]?\s*"
)
_HEAD = re.compile(
    r"(?P<head>[^:：。、,\n(（]{1,40}?)\s*"
    r"(?:[(（](?P<paren>[^()（）]{1,80})[)）])?\s*(?P<sep>[:：]|とは[、,]?)\s*"
)
_CITES = re.compile(
    r"(?:白書|調査|報告書?|年版|作成|引用|現在|時点|参照|抜粋|統計)[」』)）]?[。.]?$"
)
_KANA = re.compile(r"[ぁ-ん]")
_PROSE = 4  # kana from which words are prose, and no title or source
_STOPS = ("。", ".", "。)", "。）")
MIN_NOTES = 2
_ALSO = re.compile(r"[A-Za-z]\S{0,20}とは")
_NEXT = 4  # lines of the next page within which an unfinished note goes on to the next note


def read_notes(lines: Sequence[Text], raised: Raised) -> list[Draft]:
    """Numbered notes (※1 …), and the paragraphs 「…とは、」 that follow one.

    A number in ``raised`` may open a note with no sign before it.
    """
    drafts: list[Draft] = []
    parts: list[View] = []
    mark: str | None = None

    def close() -> None:
        draft = _note(parts, mark) if parts else None
        if draft:
            drafts.append(draft)
        parts.clear()

    for i, line in enumerate(lines):
        note = _opened(line) or bare_note(line, raised, mark)
        if note:
            close()
            mark, at = note
            parts.append(line.view.slice(at, len(line.words)))
        elif parts and _goes_on(lines, i, _dotted(drafts)):
            parts.append(line.view)
        elif mark and (parts or drafts) and line.gap and _ALSO.match(line.words):
            close()
            parts.append(line.view)
        else:
            close()
            mark = None
    close()
    return drafts


def note_lines(text: str, page: frozenset[int], start: int) -> frozenset[int]:
    """The starts of the lines of notes that open with a bare number."""
    raised = raised_in(text)
    lines = read_lines(text, page, start) if raised.words else ()
    found: set[int] = set()
    for draft in read_notes(lines, raised) if lines else ():
        first, last = draft.head.offsets[0], draft.body.offsets[-1]
        own = [x for x in lines if x.start <= last and first < x.end]
        found |= {x.start for x in own} if not _opened(own[0]) else set()
    return frozenset(found)


def _opened(line: Text) -> tuple[str, int] | None:
    """The number of a note with a sign before it, and where its words begin."""
    note = _NOTE.match(narrow(line.words))
    return (nfkc(note.group(1)), note.end()) if note else None


def _goes_on(lines: Sequence[Text], i: int, dotted: bool) -> bool:
    """Whether line ``i`` goes on with the note above it, over the end of a page if need be."""
    line, above = lines[i], lines[i - 1]
    if not line.turn:
        return not line.gap
    ahead = lines[i : i + _NEXT]
    follows = any(_NOTE.match(narrow(x.words)) and not x.gap for x in ahead)
    return (follows or dotted) and not above.words.endswith(_STOPS)


def _dotted(drafts: list[Draft]) -> bool:
    """Whether all of the notes so far end in a full stop."""
    return len(drafts) >= MIN_NOTES and all(d.body.text.endswith(_STOPS) for d in drafts)


def _note(parts: list[View], mark: str | None) -> Draft | None:
    """The word that a note explains, and what it says of it."""
    first, whole = parts[0], joined(parts)
    wide = first.text.find(WIDE)
    match = _HEAD.match(whole.text)
    if match and (wide < 0 or match.end("sep") <= wide + 1) and len(match.group("head")) >= 2:
        pair = whole.slice(0, match.start("sep")), whole.slice(match.end(), len(whole.text))
    elif len(parts) > 1 and wide < 0 and can_head(first.text) and not split(first):
        pair = first, joined(parts[1:])
    else:
        found = split(whole)
        if found is None or (wide < 0 and not is_prose(found[1].text)):
            return None
        pair = found
    draft = Draft(plain(pair[0]), plain(pair[1]), "footnote", mark)
    return draft if match or is_sound(draft) else None


def is_prose(words: str) -> bool:
    """Whether words tell what something is, as the name of a source does not."""
    told = words.endswith(_STOPS) or len(_KANA.findall(words)) >= _PROSE
    return told and not _CITES.search(words)
