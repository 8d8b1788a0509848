"""What other places of a plan print as the title of a heading: its table of contents, a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from assistant.numbers_apart import bare
from ingest.records import Value
from ingest.sources import Document
from ingest.text import fold, value_of

# From this likeness on two titles under one number are versions of one.
LIKE = 0.7
_LINE = re.compile(r"[^\n]+")
# Leaders and the page at the end of a line of the table of contents.
_PAGE = re.compile(r"(?:[\s.．・…‥]*[0-9０-９]{0,3}\s*)$")
_EDGES = " #\u3000\t【】《》〈〉<>「」『』:：.．|｜-‐―"


def other_versions(document: Document, label: str, title: str) -> Iterator[Value]:
    """Titles that lines of ``document`` give after the folded ``label`` and that say another thing.

    A longer or a shorter form of the same words is no other version.
    """
    mine = bare(title)
    seen: set[str] = set()
    for line in _LINE.finditer(document.text):
        said = line.group()
        at = _after(said, label)
        if not at or len(said) > len(title) + 40:
            continue
        end = len(said) - len(_PAGE.search(said).group())  # type: ignore[union-attr]
        while at < end and said[at] in _EDGES:
            at += 1
        while end > at and said[end - 1] in _EDGES:
            end -= 1
        theirs = bare(said[at:end])
        if not theirs or theirs in mine or mine in theirs or theirs in seen:
            continue
        if SequenceMatcher(None, mine, theirs, autojunk=False).ratio() >= LIKE:
            seen.add(theirs)
            start = line.start()
            yield value_of(document.text, document.source, start + at, start + end)


def _after(line: str, label: str) -> int:
    """Where ``label`` ends that a line opens with; 0 where it opens with another."""
    head = line[: len(label) + 12]
    for end in range(1, len(head) + 1):
        follows = line[end : end + 1]
        runs_on = follows.isdigit() or (
            label[-1].isascii() and follows.isascii() and follows.isalpha()
        )
        if fold(head[:end].strip(_EDGES)) == label and not runs_on:
            return end
    return 0
