"""What is measured: an index with its search, and the assistant that answers from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from evals.judge import Answered, Cited
from evals.metrics import Placed
from evals.questions import Question, QuestionsError
from evals.run import DEPTH, Ask, Mode, Search

if TYPE_CHECKING:
    from assistant.schema import AskResponse
    from ingest.records import Corpus


@dataclass(frozen=True, slots=True)
class System:
    """The calls that the runs need; ``texts`` maps each source to its decoded text."""

    search: Search
    ask: Ask
    texts: dict[str, str]

    def text_of(self, source: str) -> str | None:
        """The text of ``source``, or ``None`` if the index does not know it."""
        return self.texts.get(source)

    def require(self, questions: Sequence[Question]) -> None:
        """Raise ``QuestionsError`` unless every source with evidence is in the index, long enough.

        Questions about other plans would measure nothing, however good the search is.
        """
        for span in (span for question in questions for span in question.spans):
            if len(self.texts.get(span.source, "")) < span.end:
                raise QuestionsError(
                    f"質問集が前提とする計画「{span.source}」が索引にありません。"
                    "その計画を取り込むか、--questions で別の質問集を指定してください。"
                )


@contextmanager
def open_system(data: Path) -> Iterator[System]:
    """The system on the index in ``data``.

    The index and the assistant are imported here, so that the other commands start without them.
    """
    from assistant.answer import Answerer
    from assistant.schema import AskRequest, Turn
    from index.store import open_index

    index = open_index(data)
    answerer = Answerer(index)

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
        return _given(answerer.ask(request))

    yield System(search, ask, _texts(index.corpus))


def _texts(corpus: Corpus) -> dict[str, str]:
    return {document.source: document.text for document in corpus.documents}


def _given(response: AskResponse) -> Answered:
    cited = tuple(
        Cited(c.municipality, c.source, c.start, c.end, c.quote, c.measure_no, c.term)
        for c in response.citations
    )
    return Answered(
        response.status, response.answer, cited, tuple(response.notes), len(response.choices)
    )
