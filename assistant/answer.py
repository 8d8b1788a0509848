"""Question → evidence → decision → sentences → verification."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

from assistant import drafts
from assistant.claims import Claim
from assistant.cues import cue
from assistant.define import define, term_meant
from assistant.drafts import Draft
from assistant.evidence import CONFIDENT, FIELDS, Evidence
from assistant.history import resolved
from assistant.lexicon import Lexicon
from assistant.lists import list_answer
from assistant.orders import honest_part
from assistant.outline import Outline
from assistant.parts import parts_of
from assistant.periods import period_answer
from assistant.plain import plain_form
from assistant.query import Query, Wish, part_of, understand, wish_of
from assistant.question import Aspect
from assistant.rank import POOL, Found, Ranker
from assistant.resolve import by_number, several_named
from assistant.respond import respond, verified
from assistant.schema import AskRequest, AskResponse
from assistant.spelling import Speller
from assistant.statements import Statements
from assistant.table_lists import TableLists
from assistant.topic import Topic
from assistant.units import Units
from index.search import Hit
from index.store import Index
from ingest.records import Measure

# Municipalities whose best unit is within this of the best of all are answered for as well.
RIVAL = 1.5
# Share of the topic that a measure must hold to be what a question speaks of.
SURE = 0.7
# What is asked of each municipality that has such a measure, and how much of the topic, against the
# best of all, its measure must hold.
_OF_TOWNS = frozenset({Aspect.LEAD, Aspect.RELATED, Aspect.EVALUATION})
LIKEWISE = 0.85
# A question that fits every plan is answered for as many municipalities at most.
FEW = 4
# A question that points at what was said, with nothing said before.
_POINTS = cue(r"^(その|それ|この|これ|あの|そこ)")


def _rivals_with(found: Found, first: Found) -> bool:
    """Whether a unit is of a measure and nearly as good as the first."""
    return found.unit.measure is not None and found.score >= first.score - RIVAL


def _plain(request: AskRequest) -> AskRequest:
    """The request with what a person wrote in its plain form."""
    turns = [
        t.model_copy(update={"content": plain_form(t.content)}) if t.role == "user" else t
        for t in request.history
    ]
    return request.model_copy(update={"question": plain_form(request.question), "history": turns})


class Answerer:
    """Answers questions over one generation of the index, without a language model."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.corpus = index.corpus
        self.towns = tuple(
            dict.fromkeys(d.municipality for d in self.corpus.documents if d.municipality)
        )
        self.lexicon = Lexicon(index)
        self.speller = Speller(index)
        self.outline = Outline(self.corpus)
        self.tables = TableLists(self.corpus)
        self.statements = Statements(self.corpus)
        units = Units(index, self.lexicon)
        self.ranker = Ranker(self.corpus, units, self.lexicon)
        self.evidence = Evidence(self.corpus, units, self.lexicon, self.ranker)

    def ask(self, request: AskRequest) -> AskResponse:
        """Answer one request; never raises for what a question says."""
        began = time.perf_counter()
        request, told = self.speller.read(_plain(request))
        response = respond(verified(self._asked(request), self.corpus), self.corpus)
        notes = [*response.notes, *told]
        took = round((time.perf_counter() - began) * 1000, 1)
        return response.model_copy(update={"took_ms": took, "notes": notes})

    def _asked(self, request: AskRequest) -> Draft:
        text, ordered = honest_part(request.question)
        if not text:
            return drafts.nothing(())
        query = understand(text, self.towns, self.lexicon, request.municipality)
        if ordered:
            query = self._in_context(text, request)
        if request.municipality and request.municipality not in self.towns and not query.scope:
            return drafts.stranger(request.municipality, self.towns)
        turns = [(t.role, t.content) for t in request.history]
        if turns and not ordered:
            follow = resolved(turns, query, self)
            if isinstance(follow, Draft):
                return follow
            query = follow
        return self.decide(query)

    def _in_context(self, text: str, request: AskRequest) -> Query:
        """An honest question inside orders, with what the plans know of them as its context."""
        whole = understand(request.question, self.towns, self.lexicon, request.municipality)
        known = tuple(w for w in whole.topic.words if any(map(self.lexicon.known, w.forms)))
        return wish_of(text, replace(whole, topic=Topic(known)), self.towns, self.lexicon).query

    def decide(self, query: Query) -> Draft:
        """The draft for a query that needs no history any more."""
        reading, scope = query.reading, query.scope
        if reading.strangers and not scope:
            return self._of_stranger(query)
        if query.measure:
            return self._about([query.measure], query)
        if reading.numbers:
            numbered = by_number(self.corpus, query, scope)
            if not numbered and not reading.announced:
                return self.decide(replace(query, reading=replace(reading, numbers=())))
            if not numbered:
                return drafts.no_number(self.corpus, reading.numbers, scope)
            return self._about(numbered, query)
        if reading.aspects & FIELDS:
            several = several_named(self.corpus, query, self.lexicon)
            if several:
                return self._about(several, query)
        listed = list_answer(self.corpus, query, self.lexicon, self.tables)
        if listed:
            return listed
        if len(scope) > 1 or (reading.compares and not scope):
            return self._compare(query, scope or self.towns)
        return self._by_topic(query)

    def _of_stranger(self, query: Query) -> Draft:
        """A municipality without a plan here: what the plans say of it by name, else a refusal."""
        name = query.reading.strangers[0]
        found = self.ranker.best(query, hits=self._search(query.search, ()), most=25)
        told = [f for f in found if name in f"{f.unit.text} {' '.join(f.unit.section)}"]
        if told and self.ranker.confidence(query, told) >= CONFIDENT:
            draft = self.evidence.answer(query, told)
            if draft.status == "answered":
                return draft
        return drafts.stranger(name, self.towns, english=query.reading.english)

    def _about(self, measures: Sequence[Measure], query: Query) -> Draft:
        """The answer for measures given by number, from their own units."""
        towns = dict.fromkeys(m.municipality for m in measures)
        if len(towns) > 1 and not query.reading.aspects & FIELDS:
            return drafts.which(measures, english=query.reading.english)
        parts = []
        for measure in measures[:3]:
            found = self.ranker.best(query, measures=(measure.id,), most=25)
            parts.append(self._with_parts(query, found, measure))
        told = [p for p in parts if p.status == "answered"]
        if not told:
            return parts[0]
        claims = tuple(c for p in told for c in p.claims)
        return Draft(
            "answered",
            claims,
            focus=tuple(m for p in told for m in p.focus),
            confidence=told[0].confidence,
        )

    def _compare(self, query: Query, towns: Sequence[str]) -> Draft:
        """One line for each municipality; says so where one has no such thing."""
        claims: list[Claim] = []
        notes: list[str] = []
        focus: list[Measure] = []
        for town in towns:
            part = self._by_topic(self._asked_of(query, town), compared=True)
            if part.status == "answered":
                claims.extend(part.claims)
                focus.extend(part.focus)
            else:
                notes.append(f"{town}の計画には、該当する記載が見つかりませんでした。")
        if not claims and not query.scope:
            return drafts.which_town(towns, english=query.reading.english)
        if not claims:
            return drafts.nothing(())
        return Draft("answered", tuple(claims), notes=tuple(notes), focus=tuple(focus))

    def _asked_of(self, query: Query, town: str) -> Query:
        """What a question that names several municipalities asks of one of them."""
        part = part_of(query.reading.text, town, self.towns)
        if not part:
            return replace(query, scope=(town,))
        own = understand(part, self.towns, self.lexicon)
        if not own.topic.words:
            return replace(query, scope=(town,))
        aspects = own.reading.aspects or query.reading.aspects
        return replace(own, scope=(town,), reading=replace(own.reading, aspects=aspects))

    def _by_topic(self, query: Query, *, compared: bool = False) -> Draft:
        """Decide by what the question is about: a term, a period, else the best units."""
        reading, scope = query.reading, query.scope
        named = self.lexicon.named_terms(reading.folded)
        if term_meant(reading, named, measure=self._names_measure(query)):
            return define(reading, named, scope)
        towns = scope or self.towns
        plain = not any(w.names for w in query.topic.words)
        dangling = _POINTS.search(reading.folded)
        if plain and len(towns) > 1 and reading.aspects and not (named or dangling):
            many = len(towns) > FEW
            return drafts.which_town(towns) if many else self._compare(query, towns)
        if Aspect.PERIOD in reading.aspects:
            periods = period_answer(self.corpus, query, towns)
            if periods:
                return Draft("answered", periods)
        items = self.outline.answer(query) or self.statements.answer(query)
        if items:
            return Draft("answered", items)
        hits = self._search(query.search, scope)
        found = self.ranker.best(query, towns=scope, hits=hits, most=25)
        if compared:
            found = _of_measures(found)
        rivals = self._rivals(query, found)
        if rivals:
            return rivals
        return self._with_parts(query, found)

    def _with_parts(
        self, query: Query, found: list[Found], measure: Measure | None = None
    ) -> Draft:
        """The answer to the whole question; each further wish of it by its own best unit."""
        wishes = parts_of(query.reading.text) if not query.reading.disputes else ()
        subs = [wish_of(p, query, self.towns, self.lexicon) for p in wishes]
        whole = self.evidence.answer(query, found, measure)
        if not subs:
            return whole
        near = [self._near(w.query, measure) for w in subs]
        first = self._declared(subs[0]) or self.evidence.answer(
            subs[0].query, near[0], measure, brief=True
        )
        if first.status != "answered":
            first = self.evidence.answer(query, found, measure, brief=True)
        draft = first
        for wish, units in zip(subs, near, strict=True):
            declared = self._declared(wish)
            if declared:
                draft = replace(draft, claims=(*draft.claims, *declared.claims))
            else:
                draft = self.evidence.extended(draft, wish, units)
        more = len(draft.claims) > max(len(first.claims), len(whole.claims) - 1)
        return draft if more else whole

    def _declared(self, wish: Wish) -> Draft | None:
        """What the plan lists or declares by the name that a wish gives, if that is all it asks."""
        own = replace(wish.query, topic=wish.own)
        claims = self.outline.answer(own) or self.statements.answer(own)
        return Draft("answered", claims) if claims else None

    def _near(self, query: Query, measure: Measure | None) -> list[Found]:
        """The best units for a query, of one measure where it is given."""
        if measure:
            return self.ranker.best(query, measures=(measure.id,), most=25)
        hits = self._search(query.search, query.scope)
        return self.ranker.best(query, towns=query.scope, hits=hits, most=25)

    def _rivals(self, query: Query, found: Sequence[Found]) -> Draft | None:
        """The answer for each municipality where several have nearly the same."""
        if query.scope or not found or not found[0].unit.measure:
            return None
        if self.ranker.confidence(query, found) < CONFIDENT:
            return None
        best = {f.unit.municipality: f for f in reversed(found) if _rivals_with(f, found[0])}
        if query.reading.aspects & _OF_TOWNS:
            best |= self._of_each_town(query, found[0])
        if len(best) < 2:
            return None
        measures = [f.unit.measure for f in best.values() if f.unit.measure]
        if not query.reading.aspects & FIELDS:
            return drafts.which(measures, english=query.reading.english)
        draft = self._compare(query, list(best))
        return draft if draft.status == "answered" else None

    def _of_each_town(self, query: Query, first: Found) -> dict[str, Found]:
        """The best measure of each municipality that is about as much on the topic as the first."""
        hits = self._search(query.search, ())
        best: dict[str, Found] = {}
        for one in self.ranker.best(query, hits=hits, most=POOL):
            best.setdefault(one.unit.municipality, one)
        return {
            town: one
            for town, one in best.items()
            if one.unit.measure and one.whole >= LIKEWISE * first.whole
        }

    def _names_measure(self, query: Query) -> bool:
        """Whether the question gives the whole name of a measure."""
        return any(len(n) >= 5 and n in query.reading.folded for n in self.lexicon.folded.values())

    def meant(self, query: Query) -> Found | None:
        """The unit that a query speaks of, if it is surely one of a measure."""
        found = self.ranker.best(
            query, towns=query.scope, hits=self._search(query.search, query.scope)
        )
        sure = bool(found) and found[0].unit.measure is not None and found[0].features[0] >= SURE
        return found[0] if sure else None

    def _search(self, text: str, scope: Sequence[str]) -> list[Hit]:
        if not scope:
            return self.index.searcher.search(text, k=20)
        hits = [
            h for town in scope for h in self.index.searcher.search(text, k=20, municipality=town)
        ]
        return sorted(hits, key=lambda h: (-h.score, h.passage.id))


def _of_measures(found: list[Found]) -> list[Found]:
    """Only units of measures where one is about as good as the best: what cities compare by."""
    inside = [f for f in found if f.unit.measure]
    return inside if inside and inside[0].whole >= found[0].whole - 0.25 else found
