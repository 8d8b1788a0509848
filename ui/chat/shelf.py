"""All conversations of one session: opened, named, deleted; none of them outlives it."""

from __future__ import annotations

from dataclasses import dataclass, field

from ui.chat.conversation import Conversation

TITLE = 24  # characters of a first question that name its conversation
NAME_LIMIT = 60


@dataclass(slots=True)
class Entry:
    """A conversation, and the name that was given to it."""

    conversation: Conversation = field(default_factory=Conversation)
    name: str | None = None

    @property
    def title(self) -> str | None:
        """What the conversation is called; ``None`` while nothing was asked in it."""
        if self.name or not self.conversation.turns:
            return self.name
        first = " ".join(self.conversation.turns[0].question.text.split())
        return first if len(first) <= TITLE else f"{first[:TITLE]}…"


@dataclass(slots=True)
class Shelf:
    """The conversations, the newest first, and which of them is open."""

    entries: list[Entry] = field(default_factory=lambda: [Entry()])
    at: int = 0

    @property
    def open(self) -> Entry:
        """The conversation that is open."""
        return self.entries[self.at]

    def new(self) -> None:
        """Begin another conversation; one in which nothing was asked is used again."""
        empty = next((e for e in self.entries if not e.conversation.turns and not e.name), None)
        if empty is None:
            self.entries.insert(0, Entry())
        self.at = self.entries.index(empty) if empty else 0

    def choose(self, at: int) -> None:
        """Open another conversation; the question that waits in this one is stopped."""
        self.open.conversation.stop()
        self.at = at

    def rename(self, name: str) -> None:
        """Name the open conversation; a blank name gives back that of its first question."""
        self.open.name = " ".join(name.split())[:NAME_LIMIT] or None

    def delete(self) -> None:
        """Forget the open conversation; the one below it is open then."""
        del self.entries[self.at]
        self.entries = self.entries or [Entry()]
        self.at = min(self.at, len(self.entries) - 1)
