"""The service's HTTP API as typed calls; every failure becomes a ``ServiceError``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, TypeVar
from urllib.parse import quote

import httpx

from ui.api.editor import Editor
from ui.api.errors import ServiceDownError, ServiceError, UnexpectedReplyError
from ui.api.records import (
    Answer,
    Around,
    Citation,
    Diff,
    Hit,
    Measure,
    Plan,
    Record,
    Refused,
    Term,
)
from ui.api.replies import checked, detail_of, failures
from ui.api.ruby import TermRuby
from ui.api.sse import Event, events

History = Sequence[Mapping[str, str]]
Params = Mapping[str, str | int]
_R = TypeVar("_R", bound=Record)

# Items of a list that are fetched at once.
PAGE = 500
# What the service takes of an answer that is judged; more is cut off, not refused.
ANSWER_LIMIT, REASON_LIMIT, QUOTE_LIMIT, CITATIONS_LIMIT = 4000, 1000, 2000, 50


class Client:
    """Calls the service at ``base_url``. Proxies of the environment are not used."""

    def __init__(
        self, base_url: str, *, seconds: float = 5.0, answer_seconds: float = 60.0
    ) -> None:
        self._http = httpx.Client(
            base_url=base_url, timeout=httpx.Timeout(seconds, connect=3.0), trust_env=False
        )
        self._answer_timeout = httpx.Timeout(answer_seconds, connect=3.0)

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def editor(self, key: str) -> Editor:
        """The calls that change the folder of plans, with the editor's key."""
        return Editor(self._http, key)

    def generation(self) -> str:
        """The name of the index that answers now; an error while none does."""
        with failures():
            return str(checked(self._http.get("/readyz")).json().get("generation") or "")

    def ask(
        self, question: str, *, history: History = (), municipality: str | None = None
    ) -> Answer:
        """Ask and wait for the whole answer."""
        body = _question(question, history, municipality)
        with failures():
            reply = self._http.post("/v1/ask", json=body, timeout=self._answer_timeout)
            return Answer.model_validate_json(checked(reply).content)

    def ask_stream(
        self, question: str, *, history: History = (), municipality: str | None = None
    ) -> Iterator[str | Answer]:
        """Ask; pieces of the answer's text come as they are made, the whole ``Answer`` last."""
        body = _question(question, history, municipality)
        with (
            failures(),
            self._http.stream(
                "POST", "/v1/ask/stream", json=body, timeout=self._answer_timeout
            ) as reply,
        ):
            if not reply.is_success:
                reply.read()
            for event in events(checked(reply).iter_text()):
                item = _item(event)
                if item is not None:
                    yield item
                if isinstance(item, Answer):
                    return
            raise ServiceDownError("回答の途中で接続が切れました。もう一度お試しください。")

    def feedback(
        self,
        question: str,
        answer: Answer,
        verdict: Literal["up", "down"],
        *,
        reason: str | None = None,
        history: History = (),
        municipality: str | None = None,
    ) -> None:
        """Hand in what the reader thinks of ``answer``; an error unless it has arrived."""
        body = {
            **_question(question, history, municipality),
            "answer": answer.answer[:ANSWER_LIMIT],
            "verdict": verdict,
            "reason": reason[:REASON_LIMIT] if reason else None,
            "status": answer.status,
            "citations": [_place(citation) for citation in answer.citations[:CITATIONS_LIMIT]],
        }
        with failures():
            if checked(self._http.post("/v1/feedback", json=body)).json()["stored"] is not True:
                raise UnexpectedReplyError

    def plans(self) -> list[Plan]:
        """Every plan the service has read."""
        return self._page("/v1/plans", Plan, {})

    def refused(self) -> list[Refused]:
        """The files that could not be read; none from a service that does not tell them."""
        with failures():
            body = checked(self._http.get("/v1/plans")).json()
            return [Refused.model_validate(item) for item in body.get("refused", [])]

    def measures(
        self, *, municipality: str | None = None, plan: str | None = None, limit: int | None = None
    ) -> list[Measure]:
        """The measures of all plans, or of one; the first ``limit`` of them."""
        return self._items("/v1/measures", Measure, _given(municipality, plan), limit)

    def measure(self, measure_id: str) -> Measure:
        """One measure."""
        with failures():
            reply = self._http.get(f"/v1/measures/{quote(measure_id, safe='')}")
            return Measure.model_validate_json(checked(reply).content)

    def terms(self, *, municipality: str | None = None, limit: int | None = None) -> list[Term]:
        """The glossary entries of all municipalities, or of one; the first ``limit`` of them."""
        return self._items("/v1/glossary", Term, _given(municipality), limit)

    def ruby(self, term_id: str) -> TermRuby:
        """The readings of the words of one term."""
        with failures():
            reply = self._http.get(f"/v1/glossary/{quote(term_id, safe='')}/ruby")
            return TermRuby.model_validate_json(checked(reply).content)

    def search(self, query: str, *, k: int = 10, municipality: str | None = None) -> list[Hit]:
        """The passages nearest to ``query``, best first."""
        params: Params = {"q": query, "k": k, **_given(municipality)}
        return self._page("/v1/search", Hit, params)

    def diff(self, *, municipality: str | None = None) -> Diff:
        """What changed in the plans of a municipality, or of all, since the editions before."""
        params = {"municipality": municipality} if municipality else {}
        with failures():
            return Diff.model_validate_json(
                checked(self._http.get("/v1/diff", params=params)).content
            )

    def source(self, source: str) -> str:
        """The text of the file ``source``, to which the offsets of citations refer."""
        with failures():
            reply = checked(self._http.get(f"/v1/sources/{quote(source, safe='')}"))
            return reply.content.decode("utf-8")

    def around(self, source: str, start: int, end: int) -> Around:
        """The page, or the section, that a passage of ``source`` stands in."""
        with failures():
            place = {"start": start, "end": end}
            reply = self._http.get(f"/v1/sources/{quote(source, safe='')}/around", params=place)
            return Around.model_validate_json(checked(reply).content)

    def _items(self, path: str, record: type[_R], params: Params, limit: int | None) -> list[_R]:
        """All items of a list that comes in pages, or the first ``limit``."""
        found = list[_R]()
        while limit is None or len(found) < limit:
            size = PAGE if limit is None else min(PAGE, limit - len(found))
            page = self._page(path, record, {**params, "limit": size, "offset": len(found)})
            found += page
            if len(page) < size:
                break
        return found

    def _page(self, path: str, record: type[_R], params: Params) -> list[_R]:
        with failures():
            body = checked(self._http.get(path, params=params)).json()
            return [record.model_validate(item) for item in body["items"]]


def _given(municipality: str | None, plan: str | None = None) -> dict[str, str | int]:
    """The filters that are set."""
    given = {"municipality": municipality, "plan": plan}
    return {name: value for name, value in given.items() if value}


def _question(question: str, history: History, municipality: str | None) -> dict[str, object]:
    return {"question": question, "history": list(history), "municipality": municipality}


def _place(citation: Citation) -> dict[str, object]:
    place = citation.model_dump(include={"source", "start", "end", "quote"})
    return {**place, "quote": citation.quote[:QUOTE_LIMIT]}


def _item(event: Event) -> str | Answer | None:
    """A piece of text, the answer, or nothing that the page needs."""
    if event.name == "token":
        return _token(event.data)
    if event.name == "done":
        return Answer.model_validate_json(event.data)
    if event.name == "error":
        raise ServiceError(detail_of(event.data))
    return None


def _token(data: str) -> str:
    """The text of a ``token`` event: a JSON string, or an object that holds it."""
    value = json.loads(data)
    if isinstance(value, dict):
        value = next((v for v in value.values() if isinstance(v, str)), "")
    return str(value)
