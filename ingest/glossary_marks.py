"""Where a plan marks its terms: ※1 behind a word, (*) behind a headword of the glossary."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.aliases import plain_end
from ingest.glossary_heads import Draft
from ingest.glossary_raised import RAISED, number_of
from ingest.glossary_stars import STAR, marks_of
from ingest.records import Term, Value
from ingest.text import fold

_RAISED = re.compile(rf"([^\s、。^<]{{1,24}})(?:\^\{{※\s*([0-9０-９]+)\}}|{RAISED.pattern})")
_MARKED = re.compile(
    r"([^\s、。，,・「」『』（）()\[\]【】“”0-9０-９]{1,24}|[A-Za-z][A-Za-z0-9. -]{1,24})"
    r"\s?\^?[(（]\\?[*＊][)）]"
)


def note_marks(text: str, source: str, draft: Draft) -> tuple[Value, ...]:
    """The nearest place before (or after) the note where its number marks a word."""
    found = [m for m in _RAISED.finditer(text) if number_of(m, 1) == draft.mark]
    if draft.mark == STAR:
        found = marks_of(text, draft.head.text[: plain_end(draft.head.text)])
    elif not found and draft.mark:
        number = "".join(f"[{c}{_wide(c)}]" for c in draft.mark)
        plain = (
            rf"({re.escape(draft.head.text)})[」』)）]?\s?[(（]?[※＊*注]?\s?{number}(?![0-9０-９])"
        )
        found = list(re.finditer(plain, text))
    if not found:
        return ()
    nearest = min(found, key=lambda m: (abs(draft.head.offsets[0] - m.start()), m.start()))
    return (Value(nearest.group(1), source, nearest.start(), nearest.end()),)


def _wide(char: str) -> str:
    """The wide form of a narrow digit."""
    return chr(ord(char) + 0xFEE0) if char.isdigit() else char


def marked(text: str, source: str, terms: list[Term]) -> tuple[Term, ...]:
    """Terms with the places where a mark (*) points at them; a marked form that a headword opens
    with, and no other headword is, becomes another name of it.
    """
    marks: dict[str, list[Value]] = {}
    for match in _MARKED.finditer(text):
        value = Value(match.group(1).strip(), source, match.start(1), match.end(1))
        marks.setdefault(fold(value.text), []).append(value)
    keys = {fold(t.term.text) for t in terms} | {fold(a) for t in terms for a in t.aliases}
    out = []
    for term in terms:
        names = {fold(term.term.text), *map(fold, term.aliases)}
        found = [v for name in names for v in _ending(marks, name)]
        extra = [
            vs[0].text
            for key, vs in marks.items()
            if len(key) >= 5 and key not in keys and any(n.startswith(key) for n in names)
        ]
        aliases = tuple(dict.fromkeys([*term.aliases, *extra]))
        places = tuple(sorted({*term.marks, *found}, key=lambda v: v.start))
        out.append(replace(term, aliases=aliases, marks=places))
    return tuple(out)


def _ending(marks: dict[str, list[Value]], name: str) -> list[Value]:
    if len(name) < 2:
        return []
    return [v for key, values in marks.items() if key == name or key.endswith(name) for v in values]
