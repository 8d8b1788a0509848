"""Notes that explain a word marked in the text with a mere star: 「＊電子錠　…」 below the page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.glossary_heads import Draft, can_head, is_sound, split
from ingest.glossary_lines import WIDE, Text, joined, plain
from ingest.glossary_notes import MIN_NOTES, is_prose
from ingest.markers import marker_of
from ingest.text import View

STAR = "＊"
_NOTE = re.compile(r"^\s*([＊*※])(?!\s*[0-9０-９①-⑳＊*※])\s*")
_HEAD = re.compile(
    r"(?P<head>[^:：。、,\n]{1,40}?)\s*(?:[:：]|…+|とは[、,]?|"
    + WIDE
    + r"|[-―—]\s|\s[-―—])\s*(?=\S)"
)


def read_starred(text: str, lines: Sequence[Text]) -> list[Draft]:
    """Notes that open with a star and a word that the text marks with a star behind it.

    Beside several such notes one is a note too if the text has its word without the star.
    """
    found: list[Draft] = []
    parts: list[View] = []
    for line in (*lines, None):
        opens = _NOTE.match(line.words) if line else None
        if parts and (line is None or opens or not _goes_on(line)):
            found += _note(parts)
            parts = []
        if line and opens:
            parts = [line.view.slice(opens.end(), len(line.words))]
        elif line and parts:
            parts.append(line.view)
    sure = [d for d in found if any(marks_of(text, h) for h in _forms(d))]
    if len(sure) < MIN_NOTES:
        return sure
    return [d for d in found if any(d in sure or text.count(h) > 1 for h in _forms(d))]


def _forms(draft: Draft) -> tuple[str, str]:
    """The word of a note, without and with what stands in brackets behind it."""
    head = draft.head.text
    return re.sub(r"\s*[(（][^()（）]*[)）]$", "", head), head


def marks_of(text: str, head: str) -> list[re.Match[str]]:
    """Where a star stands right behind a word."""
    word = rf"({re.escape(head.strip())})[」』】]?\s?\^?[(（{{]?\\?[＊*※](?![0-9０-９①-⑳])"
    return list(re.finditer(word, text))


def _goes_on(line: Text) -> bool:
    """Whether a line goes on with the note above it."""
    return not (line.gap or line.turn or line.words.startswith("#") or marker_of(line.words))


def _note(parts: list[View]) -> list[Draft]:
    """The word that a note opens with, and what it says of it."""
    whole = joined(parts)
    match = _HEAD.match(whole.text)
    pair = (
        (whole.slice(0, match.end("head")), whole.slice(match.end(), len(whole.text)))
        if match
        else split(whole)
    )
    if pair is None or not can_head(pair[0].text):
        return []
    draft = Draft(plain(pair[0]), plain(pair[1]), "footnote", STAR)
    return [draft] if is_sound(draft) and is_prose(draft.body.text) else []
