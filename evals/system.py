"""What is measured: an index with its search, and the assistant that answers from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from evals.answered import Answered, Cited
from evals.metrics import Placed
from evals.questions import Question
from evals.run import DEPTH, Ask, Mode, Search

if TYPE_CHECKING:
    from assistant.schema import AskResponse
    from index.chunks import Passage
    from index.store import Index


@dataclass(frozen=True, slots=True)
class System:
    """The calls that the runs need; ``texts`` maps each source to its decoded text."""

    search: Search
    ask: Ask
    texts: dict[str, str]
    passages: tuple[Passage, ...] = ()

    def text_of(self, source: str) -> str | None:
        """The text of ``source``, or ``None`` if the index does not know it."""
        return self.texts.get(source)


@contextmanager
def open_system(data: Path) -> Iterator[System]:
    """The system on the index in ``data``.

    The index and the assistant are imported here, so that the other commands start without them.
    """
    from index.store import open_index

    yield system_of(open_index(data))


def system_of(index: Index) -> System:
    """The system on an index that is loaded."""
    from assistant.editions import Editions
    from assistant.schema import AskRequest, Turn

    answerer = Editions(index)

    def search(question: Question, mode: Mode) -> Sequence[Placed]:
        hits = index.searcher.search(
            question.question, k=DEPTH, mode=mode, municipality=question.municipality
        )
        return [hit.passage for hit in hits]

    def ask(question: Question) -> Answered:
        request = AskRequest(
            question=question.question,
            history=[Turn(role=said.role, content=said.content) for said in question.history],
            municipality=question.municipality,
        )
        return given_by(answerer.ask(request))

    texts = {document.source: document.text for document in index.whole.documents}
    return System(search, ask, texts, tuple(index.passages))


def given_by(response: AskResponse) -> Answered:
    """A response of the service in the form that is judged."""
    cited = tuple(
        Cited(
            municipality=c.municipality,
            source=c.source,
            start=c.start,
            end=c.end,
            quote=c.quote,
            measure_no=c.measure_no,
            term=c.term,
            section=c.section,
            measure_name=c.measure_name,
            plan=c.plan,
        )
        for c in response.citations
    )
    return Answered(
        status=response.status,
        answer=response.answer,
        citations=cited,
        notes=tuple(response.notes),
        choices=len(response.choices),
        confidence=getattr(response, "confidence", None),
    )
