"""What a question is answered from: measures, lists, terms, periods, declared lines, evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant import drafts
from assistant.aspects import Aspect
from assistant.choice import ENTITY
from assistant.compare import FEW, compare, rivals, sides
from assistant.cues import cue
from assistant.define import define, tells_whose, term_meant
from assistant.drafts import Draft
from assistant.evidence import CONFIDENT, FIELDS, Evidence
from assistant.finder import MOST, Finder
from assistant.list_wishes import lists_answer
from assistant.listing import THINGS
from assistant.lists import list_answer
from assistant.no_such import NoSuch
from assistant.outline import Outline
from assistant.pairs import each_of
from assistant.parts import parts_of
from assistant.periods import period_answer
from assistant.progress import asks_progress, of_thing
from assistant.query import Query, Wish, wish_of
from assistant.rank import POOL, Found
from assistant.resolve import by_number, counts_actions, several_named
from assistant.roster import asks_roster, described, of_one
from assistant.statements import Statements
from assistant.table_lists import TableLists
from assistant.titles import Titles
from assistant.town_parts import part_of
from assistant.undone import undone
from index.store import Index
from ingest.records import Measure
from ingest.text import fold

# How much less of the topic the measure may hold by which cities compare what it has a field for.
NEARLY = 0.25
# A question that points at what was said, with nothing said before.
_POINTS = cue(r"^(その|それ|この|これ|あの|そこ)")


# A plan as people call one.
_PLAN = r"(?:計画|ビジョン|戦略|構想|プラン|推進方針)"


class Decider(Finder):
    """Decides over one generation of the index what a question is answered from."""

    def __init__(self, index: Index) -> None:
        super().__init__(index)
        self.tables = TableLists(self.corpus)
        self.statements = Statements(self.corpus)
        self.titles = Titles(self.corpus)
        self.outline = Outline(self.ranker.units.listings, self.corpus.measures)
        self.no_such = NoSuch(self.corpus)
        self.evidence = Evidence(self.corpus, self.ranker.units, self.lexicon, self.ranker)

    def decide(self, query: Query) -> Draft:
        """The draft for a query that needs no history any more."""
        query = of_thing(described(query))
        reading, scope = query.reading, query.scope
        if reading.strangers and not scope:
            return self._of_stranger(query)
        if query.measure:
            return self._about([query.measure], query)
        if name := self.no_such.named(reading.folded, scope):
            return drafts.no_such(name)
        if reading.numbers:
            return self._numbered(query)
        apart = sum(bool(part_of(reading.text, t, self.towns)) for t in scope) > 1
        several = None if apart else self._several(query)
        return each_of(self, query, several or self._by_towns(query))

    def _numbered(self, query: Query) -> Draft:
        """The answer for the measures whose number the question gives."""
        reading, scope = query.reading, query.scope
        numbered = by_number(self.corpus, query, scope)
        if numbered:
            return self._about(numbered, query)
        if not reading.announced or self._heads(reading.numbers, scope):
            return self.decide(replace(query, reading=replace(reading, numbers=())))
        return drafts.no_number(self.corpus, reading.numbers, scope)

    def _heads(self, numbers: Sequence[str], scope: Sequence[str]) -> bool:
        """Whether measures stand below a heading with one of ``numbers`` (施策2.1)."""
        measures = (m for m in self.corpus.measures if not scope or m.municipality in scope)
        headings = {fold(h) for m in measures for h in m.section}
        return any(_opens_with(h, n) for h in headings for n in numbers)

    def _several(self, query: Query) -> Draft | None:
        """Measures named side by side, the title of a heading, a list: what is no single fact."""
        if claims := undone(query, self.ranker.units.all):
            return Draft("answered", claims)
        if query.reading.aspects & FIELDS:
            several = several_named(self.corpus, query, self.lexicon)
            if several:
                return self._about(several, query)
        if titles := self.titles.answer(query, fields=bool(query.reading.aspects & FIELDS)):
            return Draft("answered", titles)
        if asks_progress(query) and any(w.names for w in query.topic.words):
            return None
        wishes = [wish_of(p, query, self.towns, self.lexicon) for p in parts_of(query.reading.text)]
        given = (query, self.lexicon, self.tables)
        several_lists = lists_answer(self.corpus, wishes, *given)
        return several_lists or self.tables.most(query) or list_answer(self.corpus, *given)

    def _by_towns(self, query: Query) -> Draft:
        """One answer for each municipality that is compared, else one by topic."""
        if len(query.scope) > 1 or (query.reading.compares and not query.scope):
            return compare(self, query, query.scope or self.towns)
        return self.by_topic(query)

    def _of_stranger(self, query: Query) -> Draft:
        """A municipality without a plan here: what the plans say of it by name, else a refusal."""
        name = query.reading.strangers[0]
        if items := self.outline.answer(query, name):
            return Draft("answered", items)
        found = self.ranker.best(query, hits=self.search(query.search, ()), most=MOST)
        told = [f for f in found if name in f"{f.unit.text} {' '.join(f.unit.section)}"]
        own = re.compile(rf"{re.escape(name)}の?[^、。はがをに]{{0,12}}?{_PLAN}")
        if own.search(query.reading.text):  # what its own plan says, another may hardly tell
            told = [f for f in told if own.search(f.unit.text)]
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
            found = self.ranker.best(query, measures=(measure.id,), most=MOST)
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

    def of_one(self, query: Query) -> Draft:
        """What is asked of one of several municipalities: a list of its own, else by topic."""
        return (None if query.alike else self._several(query)) or self.by_topic(query)

    def by_topic(self, query: Query) -> Draft:
        """Decide by what the question is about: a term, a period, else the best units."""
        reading, scope = query.reading, query.scope
        named = self.lexicon.named_terms(reading.folded)
        meant = term_meant(reading, named, measure=self.names_measure(query))
        if meant or tells_whose(query, named, self.lexicon):
            return define(reading, named, scope)
        towns = scope or self.towns
        plain = not any(w.names for w in query.topic.words)
        dangling = _POINTS.search(reading.folded)
        if plain and len(towns) > 1 and reading.aspects and not (named or dangling):
            many = len(towns) > FEW
            return drafts.which_town(towns) if many else compare(self, query, towns)
        if Aspect.PERIOD in reading.aspects and query.expected.kind != "cause":
            periods = period_answer(self.corpus, query, towns)
            if periods:
                return Draft("answered", periods)
        own = of_one(query) or counts_actions(self.corpus, query, self.lexicon)
        items = not own and (self.outline.answer(query) or self.statements.answer(query))
        if items:
            return Draft("answered", items)
        if both := sides(self, query):
            return both
        hits = self.search(query.search, scope)
        pool = self.ranker.best(query, towns=scope, hits=hits, most=POOL)
        if several := rivals(self, query, pool):
            return several
        return self._with_parts(query, _compared(query, pool[:MOST]))

    def _with_parts(
        self, query: Query, found: list[Found], measure: Measure | None = None
    ) -> Draft:
        """The answer to the whole question; each further wish of it by its own best unit."""
        wishes = parts_of(query.reading.text) if not query.reading.disputes else ()
        subs = [wish_of(p, query, self.towns, self.lexicon) for p in wishes]
        whole = self.evidence.answer(query, found, measure)
        if asks_roster(query) and not any(w.own.words for w in subs[1:]):
            return whole
        if not subs or (_names_row(found) and not self.names_measure(query)):
            return whole
        near = [self.near(w.query, measure) for w in subs]
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
        valued = own.expected.kind in {"count", "percent", "money"}
        if not claims and not valued and Aspect.PERIOD in own.reading.aspects:
            claims = period_answer(self.corpus, own, own.scope or self.towns)
        return Draft("answered", claims) if claims else None


def _compared(query: Query, found: list[Found]) -> list[Found]:
    """``found`` for one of several municipalities: no terms unless asked for, and only what is
    compared with those of others.
    """
    aspects = query.reading.aspects
    if query.compared and Aspect.TERM not in aspects:
        found = [f for f in found if f.unit.kind != "term"]
    if query.alike and (aspects & FIELDS or re.search(THINGS, query.reading.folded)):
        return _of_measures(found, NEARLY)
    return _of_measures(found) if query.of_measures else found


def _of_measures(found: list[Found], less: float = 0.0) -> list[Found]:
    """Only units of measures where the best of them holds as much of the topic as the best of all,
    or less by no more than ``less``, and that is no row that the question names: what cities
    compare by.
    """
    if found and found[0].unit.kind == "row" and found[0].features[ENTITY] >= 1:
        return found
    inside = [f for f in found if f.unit.measure]
    return inside if inside and inside[0].whole >= found[0].whole - less else found


def _names_row(found: list[Found]) -> bool:
    """Whether the best unit is a row of a table that the question gives by its name: all that is
    asked then stands in its cells.
    """
    return bool(found) and found[0].unit.kind == "row" and found[0].features[ENTITY] > 1


def _opens_with(heading: str, number: str) -> bool:
    """Whether a folded heading opens with ``number``, a label before it set aside."""
    return bool(re.match(rf"[^0-9]{{0,8}}{re.escape(number.lower())}(?![0-9.\-])", heading))
