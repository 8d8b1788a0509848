"""The conversation of one session: what was asked, what came back, what is to be asked next."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from ui.api.records import Answer

QUESTION_LIMIT = 2000
HISTORY_TURNS = 10


@dataclass(frozen=True, slots=True)
class Question:
    """A question, and the municipality and the plan that it is limited to."""

    text: str
    municipality: str | None = None
    plan: str | None = None

    @property
    def asked(self) -> str:
        """The question as the service is asked it: a plan is named in it."""
        named = self.plan and self.plan not in self.text
        return f"{self.plan}について、{self.text}"[:QUESTION_LIMIT] if named else self.text


@dataclass(frozen=True, slots=True)
class Turn:
    """A question with its answer, or with the message of what went wrong; ``stopped`` with what
    had come of the answer when the reader stopped it.
    """

    question: Question
    answer: Answer | None = None
    error: str | None = None
    stopped: str | None = None


@dataclass(slots=True)
class Conversation:
    """All turns so far, the question that waits for its answer, and what has come of that.

    By number of the turn: ``arrived``, the one that was not drawn yet; ``rated``, whose verdict has
    arrived; ``unsent``, why one has not.
    """

    turns: list[Turn] = field(default_factory=list)
    pending: Question | None = None
    partial: str = ""
    arrived: int | None = None
    rated: set[int] = field(default_factory=set)
    unsent: dict[int, str] = field(default_factory=dict)

    def ask(self, text: str, municipality: str | None = None, plan: str | None = None) -> None:
        """Put a question; nothing happens for a blank one."""
        if text.strip():
            self.pending = Question(text.strip()[:QUESTION_LIMIT], municipality, plan)
            self.partial = ""

    def stop(self) -> None:
        """Wait no longer for the answer to the pending question; what has come of it is kept."""
        if self.pending:
            self.close(Turn(self.pending, stopped=self.partial))

    def retry(self) -> None:
        """Ask the last question again, in place of its turn."""
        if self.turns:
            self.pending, self.partial = self.turns.pop().question, ""
            self.rated.discard(len(self.turns))
            self.unsent.pop(len(self.turns), None)

    def choose(self, turn: Turn, choice: str, municipalities: Collection[str]) -> None:
        """Ask the question of ``turn`` again, about the municipality or plan that was chosen."""
        if choice in municipalities:
            self.pending = Question(turn.question.text, choice)
        else:
            self.pending = Question(turn.question.text, turn.question.municipality, choice)

    def close(self, turn: Turn) -> None:
        """End the pending question with what became of it."""
        self.arrived = len(self.turns)
        self.turns.append(turn)
        self.pending, self.partial = None, ""

    def history(self, before: int | None = None) -> list[dict[str, str]]:
        """The last turns (before the one of that number) as the service wants them, oldest first.

        Failed turns and questions back to the user say nothing of the plans and are left out.
        """
        history = list[dict[str, str]]()
        turns = self.turns[:before]
        said = [t for t in turns if t.answer and t.answer.status != "needs_clarification"]
        for turn in said[-HISTORY_TURNS:]:
            reply = turn.answer.answer if turn.answer else ""
            history.append({"role": "user", "content": turn.question.asked})
            history.append({"role": "assistant", "content": reply[:QUESTION_LIMIT]})
        return history
