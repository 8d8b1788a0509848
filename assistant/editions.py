"""Answers by the edition of a plan that a question means: the one in force unless it says so."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from assistant import drafts
from assistant.answer import Answerer
from assistant.carried import leans
from assistant.drafts import Draft
from assistant.edition_changes import asks_changes, told_changes
from assistant.edition_words import Said, named_in, said_of, unfolded
from assistant.query import understand
from assistant.respond import respond, verified
from assistant.schema import AskRequest, AskResponse, Citation
from index.store import Index
from index.years import fiscal_years
from ingest.edition_marks import edition_of, title_of, years_of
from ingest.editions import IN_FORCE, Shelf, label
from ingest.labels import fiscal_number
from ingest.sources import Document
from ingest.text import fold

_KINDS = {"before": Shelf("plan", 1), "older": Shelf("plan", 2), "next": Shelf("plan", -1)}


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question of one shelf: the request as it is put there."""

    shelf: Shelf
    request: AskRequest


class Editions:
    """Answers questions over all editions of one generation of the index."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._corpus = index.whole
        self._answerers = {IN_FORCE: Answerer(index)}
        self._answerers |= {shelf: Answerer(other) for shelf, other in index.others.items()}
        self._titles = {title_of(d.plan, d.municipality) for d in self._corpus.documents}

    def ask(self, request: AskRequest) -> AskResponse:
        """Answer one request; never raises for what a question says."""
        if len(self._answerers) == 1:
            return self._answerers[IN_FORCE].ask(request)
        if changed := self._changes(request):
            return changed
        asked = self._asked(request)
        response = self._answerers[asked.shelf].ask(asked.request)
        if asked.shelf == IN_FORCE:
            return self._in_force(asked.request, response)
        if response.status == "not_found":
            now = self._answerers[IN_FORCE].ask(request)
            if now.status == "answered" and self._tells_of(now, asked.shelf):
                return self._noted(now, IN_FORCE)
        return self._noted(response, asked.shelf)

    def _asked(self, request: AskRequest) -> _Asked:
        """The shelf that a question means, and what it asks there."""
        turns = [(t.role, t.content) for t in request.history]
        said = self._said(request.question)
        if said is None and turns and self._leans(request):
            questions = (text for role, text in reversed(turns) if role == "user")
            said = next(filter(None, map(self._said, questions)), None)
        shelf = self._shelf(said, self._towns(request)) if said else IN_FORCE
        if said is None or (shelf == IN_FORCE and said.meant != "now"):
            return _Asked(IN_FORCE, request)
        told, question = unfolded(turns, request.question, self._said)
        history = [
            turn.model_copy(update={"content": text})
            for turn, (_, text) in zip(request.history, told, strict=True)
        ]
        return _Asked(shelf, request.model_copy(update={"question": question, "history": history}))

    def _said(self, text: str) -> Said | None:
        """Which edition a text says that it means, be it by the name of a plan."""
        return said_of(text) or named_in(text, self._titles)

    def _tells_of(self, response: AskResponse, shelf: Shelf) -> bool:
        """Whether what the plan in force is cited with speaks of the edition of a shelf."""
        told = (self._said(text) for c in response.citations for text in (c.quote, c.section or ""))
        return any(said and self._shelf(said, ()) == shelf for said in told)

    def _leans(self, request: AskRequest) -> bool:
        answerer = self._answerers[IN_FORCE]
        return leans(understand(request.question, answerer.towns, answerer.lexicon), answerer)

    def _towns(self, request: AskRequest) -> tuple[str, ...]:
        """The municipalities that a conversation is about; none where it names none."""
        answerer = self._answerers[IN_FORCE]
        if request.municipality:
            return (request.municipality,)
        texts = [request.question, *(t.content for t in reversed(request.history))]
        for text in texts:
            scope = understand(text[:400], answerer.towns, answerer.lexicon).scope
            if scope:
                return scope
        return ()

    def _shelf(self, said: Said, towns: Sequence[str]) -> Shelf:
        """The shelf with the edition that was said, of ``towns`` where some are given."""
        if said.meant == "now":
            return IN_FORCE
        if said.meant in _KINDS:
            wanted = _KINDS[said.meant]
            return wanted if any(self._documents(wanted, towns)) else IN_FORCE
        for shelf in sorted(self._answerers, key=lambda s: (s.kind != "plan", abs(s.age))):
            if any(_is(d, said) for d in self._documents(shelf, towns)):
                return shelf
        return IN_FORCE

    def _documents(self, shelf: Shelf, towns: Sequence[str]) -> Iterable[Document]:
        if shelf not in self._answerers:
            return []
        documents = self._answerers[shelf].corpus.documents
        return [d for d in documents if not towns or d.municipality in towns]

    def _in_force(self, request: AskRequest, response: AskResponse) -> AskResponse:
        """What the editions in force answer; of a year before them, what an earlier one does."""
        towns = self._towns(request)
        years = {y for y in map(fiscal_number, fiscal_years(request.question)) if y}
        missed = response.status == "not_found"
        for shelf in self._by_age() if missed or (years and not _tells(response, years)) else ():
            of_then = self._of_then(years, shelf, towns)
            documents = self._documents(shelf, towns) if missed or of_then else ()
            earlier = self._answerers[shelf].ask(request) if documents else None
            if earlier is None or earlier.status != "answered":
                continue
            if of_then:
                return self._noted(earlier, shelf)
            hint = "前の計画には関係する記載があります。「前の計画では？」とお尋ねください。"
            return response.model_copy(update={"notes": [*response.notes, hint]})
        return response if missed else self._noted(response, IN_FORCE)

    def _of_then(self, years: Collection[int], shelf: Shelf, towns: Sequence[str]) -> bool:
        """Whether a shelf, and none that is in force, is of one of ``years``."""
        documents = self._documents(shelf, towns)
        if shelf.kind == "account":
            return any(edition_of(d).account in years for d in documents)
        then = any(_covers(d, years) for d in documents)
        return then and not any(_covers(d, years) for d in self._documents(IN_FORCE, towns))

    def _by_age(self) -> list[Shelf]:
        """The shelves of earlier editions and accounts, the newest first."""
        earlier = (s for s in self._answerers if s.age > 0)
        return sorted(earlier, key=lambda s: (s.kind != "account", s.age))

    def _noted(self, response: AskResponse, shelf: Shelf) -> AskResponse:
        """A response that says of which edition it speaks, where there are several."""
        cited = {c.source for c in response.citations}
        spoken = [d for d in self._answerers[shelf].corpus.documents if d.source in cited]
        if not spoken:
            spoken = list(self._answerers[shelf].corpus.documents) if shelf != IN_FORCE else []
        names = dict.fromkeys(_name(d) for d in spoken if self._has_others(d))
        if not names:
            return response
        said = "、".join(names)
        told = "に書かれていることです。" if response.status == "answered" else "の中を探しました。"
        note = f"{_CALLED[_sort(shelf)]}{said}{told}"
        citations = [_marked(c, shelf) for c in response.citations]
        return response.model_copy(
            update={"notes": [*response.notes, note], "citations": citations}
        )

    def _has_others(self, document: Document) -> bool:
        """Whether the town of a document has another edition of a plan."""
        return any(
            d.municipality == document.municipality
            for shelf, answerer in self._answerers.items()
            if shelf != IN_FORCE
            for d in answerer.corpus.documents
        )

    def _changes(self, request: AskRequest) -> AskResponse | None:
        """What changed since the edition before, where that is asked."""
        if not asks_changes(fold(request.question)):
            return None
        towns = self._towns(request) or self._answerers[IN_FORCE].towns
        old, new = self.index.before(towns)
        if not old.documents:
            return None
        found = fold(request.question), old.measures, new.measures, self._corpus
        claims, more = told_changes(*found)
        notes = (f"ほかに{more}件の変更があります。",) if more else ()
        plans = dict.fromkeys(d.plan for d in new.documents)
        draft = Draft("answered", claims, notes=notes) if claims else drafts.unchanged([*plans])
        return respond(verified(draft, self._corpus), self._corpus)


_CALLED = {
    "now": "今の計画",
    "before": "前の計画",
    "next": "これから始まる計画",
    "account": "以前の報告",
}


def _sort(shelf: Shelf) -> str:
    if shelf.kind == "account":
        return "account"
    return "now" if shelf == IN_FORCE else "before" if shelf.age > 0 else "next"


def _name(document: Document) -> str:
    told = label(document)
    return f"「{document.plan}」（{told}）" if told else f"「{document.plan}」"


def _marked(citation: Citation, shelf: Shelf) -> Citation:
    return citation.model_copy(update={"in_force": shelf == IN_FORCE})


def _tells(response: AskResponse, years: Collection[int]) -> bool:
    """Whether an answer, or what it cites, names one of ``years``."""
    told = " ".join([response.answer, *(c.quote for c in response.citations)])
    return any(fiscal_number(year) in years for year in fiscal_years(told))


def _covers(document: Document, years: Collection[int]) -> bool:
    """Whether the period of a plan holds one of ``years``."""
    first, last = years_of(document.period)
    return first is not None and any(first <= year <= (last or first) for year in years)


def _is(document: Document, said: Said) -> bool:
    """Whether a document is the edition that a question names."""
    if said.title:
        return said.title == title_of(document.plan, document.municipality)
    edition = edition_of(document)
    if said.number:
        named = fold(f"{document.plan} {document.edition or ''}")
        return fold(said.number) in named
    years = {y for y in map(fiscal_number, said.years) if y}
    issued = edition.issued // 12 if edition.issued else None
    return bool(years & {edition.first, issued, edition.account})
