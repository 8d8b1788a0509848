"""LangChain's retriever over the plans."""

from __future__ import annotations

from langchain_core.callbacks import (
    AsyncCallbackManagerForRetrieverRun,
    CallbackManagerForRetrieverRun,
)
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import run_in_executor
from pydantic import ConfigDict

from index.search import Searcher
from index.vectors import to_document


class PlanRetriever(BaseRetriever):
    """Finds passages of plans; metadata carry municipality, plan, measure, place and scores."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    searcher: Searcher
    k: int = 10
    municipality: str | None = None
    plan: str | None = None

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        hits = self.searcher.search(query, k=self.k, municipality=self.municipality, plan=self.plan)
        documents = []
        for hit in hits:
            document = to_document(hit.passage)
            scores = {"score": hit.score, "lexical": hit.lexical, "dense": hit.dense}
            document.metadata.update(scores)
            documents.append(document)
        return documents

    async def _aget_relevant_documents(
        self, query: str, *, run_manager: AsyncCallbackManagerForRetrieverRun
    ) -> list[Document]:
        return await run_in_executor(
            None, self._get_relevant_documents, query, run_manager=run_manager.get_sync()
        )
