"""What one form makes of the lines of a glossary, and the style that its lines are printed in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.glossary_heads import pages_at
from ingest.glossary_lines import Text, margin, narrow
from ingest.text import View

ITEM = re.compile(r"^\s*(?:[-・○✓*]|[①-⑳]|[(（]?[0-9]{1,2}[)）.]|[0-9]{1,2}\s)\s*\S")
ENDED = re.compile(r"[。．][)）」』]*$")
TORN = re.compile(r"^[、。，．）)」』ーぁぃぅぇぉっゃゅょァィゥェォッャュョ]")
MIN_ENTRIES = 2


@dataclass
class Entry:
    """An entry that is being read: its headword, and the lines of its definition.

    ``sure`` tells how many of the lines belong to it for certain, where a gap follows.
    """

    head: View
    parts: list[View] = field(default_factory=list)
    sure: int | None = None


@dataclass(frozen=True, slots=True)
class Style:
    """How the definitions of a glossary are printed."""

    dotted: bool
    paged: bool
    margin: int

    def ended(self, line: Text) -> bool:
        """Whether a definition can end with ``line``."""
        if self.paged and pages_at(line.words) is not None:
            return True
        words = line.words
        if self.paged:
            return False
        return bool(ENDED.search(words)) or (not self.dotted and not self.full(line))

    def full(self, line: Text) -> bool:
        """Whether a line runs up to the margin."""
        return line.width >= self.margin


@dataclass
class Reading:
    """What one form makes of the lines of a glossary."""

    style: Style
    entries: list[Entry] = field(default_factory=list)
    unread: list[Text] = field(default_factory=list)
    before: Text | None = None

    @property
    def waits(self) -> bool:
        """Whether the last headword has no definition yet."""
        return bool(self.entries) and not self.entries[-1].parts

    @property
    def over(self) -> bool:
        """Whether the definition of the last entry may end here."""
        return self.before is None or self.style.ended(self.before)

    def opened(self, entry: Entry, line: Text) -> None:
        """Begin an entry at ``line``."""
        self.entries.append(entry)
        self.before = line

    def goes_on(self, line: Text) -> None:
        """Take ``line`` into the definition of the last entry."""
        entry = self.entries[-1]
        apart = (line.gap or (line.turn and self.over)) and not TORN.match(line.words)
        if apart and entry.parts and not ITEM.match(narrow(line.words)):
            entry.sure = len(entry.parts) if entry.sure is None else entry.sure
        if line.gap and entry.parts:
            entry.parts.append(View("\n", (line.start - 1,)))
        entry.parts.append(line.view)
        self.before = line

    def left(self, line: Text) -> None:
        """Note that ``line`` is no part of an entry."""
        self.unread.append(line)
        self.before = None

    def done(self) -> Reading:
        """The reading with nothing after its last entry."""
        if self.entries:
            last = self.entries[-1]
            del last.parts[last.sure or len(last.parts) :]
            begin = self.entries[0].head.offsets[0]
            end = last.parts[-1].offsets[-1] if last.parts else begin
            self.unread = [x for x in self.unread if begin < x.start < end]
        return self


def style_of(lines: Sequence[Text]) -> Style:
    """The style that most lines speak for."""
    words = [x.words for x in lines]
    dots = sum(bool(ENDED.search(w)) for w in words)
    pages = sum(pages_at(w) is not None for w in words)
    paged = pages >= MIN_ENTRIES and pages > dots and pages * 4 >= len(words)
    return Style(dots * 4 >= len(words), paged, margin(lines))
