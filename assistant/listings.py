"""A list that a plan gives: what it is of, where it stands, its items."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.unit import Unit
from ingest.sources import Document

# As much of an item is told.
LONGEST = 70
_NUMBERING = re.compile(
    r"^\s*(?:【[^】]*】|[(（]?[0-9０-９IVXⅠ-Ⅹ①-⑳]{1,3}(?![0-9つ])"
    r"(?:[-－.．][0-9０-９]{1,2})*[)）.．、]?"
    r"|#{1,6}(?=\s)|第[0-9]+[章節]|[ア-コ](?=\s)|[◆●■・])\s*"
)


@dataclass(frozen=True, slots=True)
class Listing:
    """A list: its title, where it stands, and its items with their places.

    ``lead`` is the line right before a list of lines, which says what they are.
    """

    title: str
    context: str
    document: Document
    section: tuple[str, ...]
    items: tuple[tuple[str, int, int], ...]
    past: bool
    lead: tuple[int, int] = (0, 0)


def leads_into(unit: Unit, listing: Listing) -> bool:
    """Whether a unit is the end of the line right before a list."""
    end = listing.lead[1]
    here = unit.source == listing.document.source
    return here and unit.start < end and end - 3 <= unit.end <= end + 3


def bare(heading: str) -> str:
    """A heading without its numbering; empty where it is nothing else."""
    return _NUMBERING.sub("", heading).strip() or ("" if _NUMBERING.match(heading) else heading)
