"""A text as the pieces that a conversion printed one after the other, an empty line between them.

A cell of a table or form is a piece, on one line or more. Short pieces that return are labels.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.cells import is_labelled_number
from ingest.furniture import furniture
from ingest.joints import joints
from ingest.labels import year_of
from ingest.meanings import meaning
from ingest.owned_lines import are_offices
from ingest.records import Role
from ingest.text import fold

_MAX_LABEL = 16
_OFTEN = 3
_WORD = re.compile(r"\S+")

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands between two empty lines: its lines, as places in the text, and its words."""

    lines: tuple[Place, ...]
    text: str

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.lines[0][0]

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.lines[-1][1]


def pieces_of(text: str) -> list[Piece]:
    """The pieces of a text in printed order, without what pages add."""
    page = furniture(text)
    found: list[list[Place]] = [[]]
    for match in re.finditer(r"[^\n]*\n?", text):
        line = match.group().strip("\f \u3000\r\n")
        if not line:
            found.append([])
        elif match.start() not in page:
            start = match.start() + match.group().index(line)
            if "\f" in match.group():
                found.append([])
            found[-1].append((start, start + len(line)))
    return [piece(text, lines) for lines in found if lines]


def piece(text: str, lines: Iterable[Place]) -> Piece:
    """Lines as one piece; words broken over them are joined."""
    taken = tuple(lines)
    said = [text[a:b] for a, b in taken]
    gaps = ["", *joints(said)]
    return Piece(taken, "".join(a + b for a, b in zip(gaps, said, strict=True)))


def role_in(words: str) -> Role | None:
    """What a label of known words says."""
    if len(words) > _MAX_LABEL or year_of(words):
        return None
    known = meaning(words)
    return known.role if known else None


def labels_of(pieces: Sequence[Piece]) -> dict[str, Role]:
    """The labels that return, by their folded words: known ones."""
    counts = Counter(fold(p.text) for p in pieces if len(p.text) <= _MAX_LABEL)
    opening = (m.group() for p in pieces if (m := _WORD.match(p.text)) and m.end() < len(p.text))
    counts.update(fold(w) for w in opening if role_in(w))
    printed = {fold(p.text): p.text for p in pieces} | {
        fold(m.group()): m.group() for p in pieces if (m := _WORD.match(p.text))
    }
    return {k: r for k, n in counts.items() if n >= _OFTEN and (r := role_in(printed[k]))}


def parted(text: str, pieces: Sequence[Piece], labels: dict[str, Role]) -> list[Piece]:
    """The pieces, labels with their values on one line parted from each other."""
    out: list[Piece] = []
    for one in pieces:
        out += _parts(text, one, labels)
    return out


def _parts(text: str, one: Piece, labels: dict[str, Role]) -> list[Piece]:
    first, last = one.lines[0]
    words = [(first + m.start(), first + m.end()) for m in _WORD.finditer(text[first:last])]
    cuts = [(a, b) for a, b in words if fold(text[a:b]) in labels]
    if fold(one.text) in labels or len(words) < 2 or not cuts or cuts[0][0] != first:
        return [one]
    edges = sorted({place for cut in cuts for place in cut} | {first, last})
    spans: list[Place] = []
    for a, b in itertools.pairwise(edges):
        if said := text[a:b].strip():
            begin = text.index(said, a, b)
            spans.append((begin, begin + len(said)))
    found = [piece(text, [s]) for s in spans[:-1]]
    return [*found, piece(text, [spans[-1], *one.lines[1:]])]


def fits(role: Role, words: str) -> bool:
    """Whether words can be what a label of that role stands over."""
    office = are_offices(words)
    number = is_labelled_number(words)
    if role == "number":
        return number
    if role in {"lead", "related"}:
        return office
    if role in {"content", "background", "issues", "aim", "effect", "results", "reason"}:
        return not office and not number and ("。" in words or len(words) > _MAX_LABEL)
    short = "。" not in words and not office and not number
    return short and (role != "name" or not year_of(words))
