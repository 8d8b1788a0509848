"""Notes whose number stands bare before them, as it stands raised behind the word in the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from ingest.glossary_heads import split
from ingest.glossary_lines import Text, narrow
from ingest.text import clean, fold, nfkc

_SMALL = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
RAISED = re.compile(
    r"\^\{\s*\(?([0-9０-９]{1,3})[)）]?\s*\}|\^[(（]([0-9０-９]{1,3})[)）]"
    r"|<sup>\s*\(?([0-9０-９]{1,3})[)）]?\s*</sup>|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})[⁾)]?"
    r"|[\[〔［]([0-9０-９]{1,3})[\]〕］](?!\()"
)
_BARE = re.compile(r"\s*[(\[〔]?([0-9]{1,3})(?:[)\]〕]\s*|[\s.:]\s*)(?=\S)")
_HEAD = re.compile(
    r"([^:：。、,\n(（]{1,40}?)\s*(?:[(（][^()（）]{1,80}[)）])?\s*(?:[:：]|とは[、,]?)"
)
_NOTED = re.compile(
    r"^[ \u3000]*(?P<number>[0-9０-９]{1,3})[ \u3000.．)）:：]\s*(?P<head>[^:：。、,\n(（]{2,40}?)"
    r"[ \u3000]*(?:[(（][^()（）\n]{1,80}[)）])?[ \u3000]*"
    r"(?:[:：]|とは[、,]?|[ \u3000]+(?=\S[^\n]*(?:。|こと$|の略)))",
    re.MULTILINE,
)
_LEVEL = re.compile(r"(?<=[^\W\d])[0-9０-９]{1,3}(?![0-9０-９]|[-.．][0-9])")
_FEW = 2  # such notes, without which a digit behind a word is part of it
_BEFORE = 24  # characters before a mark among which its word stands


@dataclass(frozen=True, slots=True)
class Raised:
    """The raised numbers of a text: the words before the marks of each, the lines that open so."""

    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    opens: Mapping[int, str] = field(default_factory=dict)


def raised_in(text: str) -> Raised:
    """The numbers that ``text`` raises, behind words and at the start of lines."""
    words: dict[str, list[str]] = defaultdict(list)
    opens: dict[int, str] = {}
    for head, number, _ in plain_marks(text):
        words[number].append(head)
    for match in RAISED.finditer(text):
        line = text.rfind("\n", 0, match.start()) + 1
        before = fold(clean(text, max(line, match.start() - 2 * _BEFORE), match.start()).text)
        if before:
            words[number_of(match)].append(before[-_BEFORE:])
        else:
            opens[line] = number_of(match)
    return Raised({number: tuple(found) for number, found in words.items()}, opens)


def plain_marks(text: str) -> list[tuple[str, str, int]]:
    """Folded words, numbers and places of marks that extraction left no higher than the text.

    A digit is one if the word before it is the headword of a line that opens with the same digit.
    """
    noted: dict[str, set[str]] = defaultdict(set)
    for line in _NOTED.finditer(text):
        noted[nfkc(line["number"])].add(fold(line["head"]))
    found: list[tuple[str, str, int]] = []
    for mark in _LEVEL.finditer(text) if noted else ():
        number, at = nfkc(mark.group()), mark.start()
        before = fold(clean(text, max(0, at - 2 * _BEFORE), at).text) if number in noted else ""
        found += [(h, number, at) for h in noted.get(number, ()) if before.endswith(h)]
    return found if len({head for head, _, _ in found}) >= _FEW else []


def bare_note(line: Text, raised: Raised, above: str | None) -> tuple[str, int] | None:
    """The number of a note and where its words begin, if a line opens with a raised number.

    The word that the note explains stands before the mark; that of the next note after ``above``
    may be told apart by its sign alone.
    """
    match = _BARE.match(narrow(line.words)) if raised.words else None
    number = raised.opens.get(line.start) or (match.group(1) if match else "")
    if number not in raised.words:
        return None
    at = match.end() if match and match.group(1) == number else 0
    view = line.view.slice(at, len(line.words))
    head = _HEAD.match(view.text)
    pair = None if head else split(view)
    word = fold(head.group(1) if head else pair[0].text if pair else "")
    if word and any(word in before for before in raised.words[number]):
        return number, at
    follows = above is not None and above.isdigit() and int(number) == int(above) + 1
    return (number, at) if head and follows else None


def number_of(match: re.Match[str], before: int = 0) -> str:
    """The number of a mark, whatever form it is raised in; ``before`` groups stand before it."""
    return nfkc(next(g for g in match.groups()[before:] if g)).translate(_SMALL)
