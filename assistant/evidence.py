"""The decision on evidence: answer from a record, from prose, or decline."""

from __future__ import annotations

from collections.abc import Sequence

from assistant import drafts
from assistant.announced import announced
from assistant.aspects import Aspect
from assistant.choice import (
    BODY,
    NAME,
    THIN,
    fitting,
    is_elsewhere,
    is_silent,
    is_thin,
    measure_of,
    of_the_plan,
)
from assistant.choice import NAMED as NAMED_PART
from assistant.choice_first import of_the_article, of_the_named, ordered, with_the_year
from assistant.claims import Claim
from assistant.compose import Composer
from assistant.disputes import gives_both, versions
from assistant.drafts import Draft
from assistant.fields import Fields
from assistant.group_figures import of_the_group
from assistant.in_charge import of_content, tells_charge
from assistant.lexicon import Lexicon
from assistant.listings import leads_into
from assistant.numbers_apart import ASKED, numbers
from assistant.otherwise import counts_otherwise, otherwise
from assistant.query import Query, Wish
from assistant.rank import NAMES, POOL, Found, Ranker
from assistant.rulebook import Rulebook
from assistant.say import Speaker
from assistant.stages import beginning, told_stages
from assistant.two_places import at_each, places_of
from assistant.units import Units
from assistant.wishes import Wishes
from ingest.records import Corpus, Measure

# Aspects in the order in which several of them are answered.
ORDER = (
    Aspect.REPEATS,
    Aspect.LEAD,
    Aspect.RELATED,
    Aspect.EVALUATION,
    Aspect.REASON,
    Aspect.INDICATOR,
    Aspect.ISSUES,
    Aspect.EFFECT,
    Aspect.ACTUAL,
    Aspect.RESULTS,
    Aspect.ACTIONS,
    Aspect.SCHEDULE,
    Aspect.BACKGROUND,
    Aspect.COVER,
)
FIELDS = frozenset(ORDER) - {Aspect.COVER, Aspect.BACKGROUND, Aspect.REPEATS}
# Least probability, by the ranker's doubts, that the best unit answers at all.
CONFIDENT = 0.4
# The same where several municipalities are compared: that others have it speaks for each.
COMPARED = 0.25
NAMED = NAMES.index("named")
# Share of the topic that is told of at each of two places.
LEAST_THERE = 0.4
# How long the answer to the first of several wishes may be.
HALF = 120


class Evidence:
    """Decides on the best units and has them said."""

    def __init__(self, corpus: Corpus, units: Units, lexicon: Lexicon, ranker: Ranker) -> None:
        self.corpus = corpus
        self.lexicon = lexicon
        self.units = units
        self.ranker = ranker
        self.speaker = Speaker(corpus, units, lexicon)
        self._fields = Fields(corpus, lexicon, self.speaker)
        self._rules = Rulebook(units, lexicon)
        self._wishes = Wishes(corpus, lexicon, ranker, self.speaker)

    def answer(
        self,
        query: Query,
        found: Sequence[Found],
        measure: Measure | None = None,
        *,
        brief: bool = False,
    ) -> Draft:
        """The draft made of ``found``, best first; ``measure`` where the question gives its number.

        ``brief`` leaves room for what else the question asks.
        """
        near = [f.unit.measure for f in found if f.unit.measure]
        english = query.reading.english
        least = COMPARED if query.compared else CONFIDENT
        found, sure = self._sought(query, with_the_year(query, found), measure, least)
        found, sure = self._rules.settled(query, found, sure)
        if told := self._versions(query, found, measure) or self._at_each(query, measure):
            return told
        pool = found
        found = of_the_article(query, of_the_plan(query, found))
        found = fitting(query, of_the_group(query, of_the_named(query, found)))
        sure = self.surer(query, found, pool, sure)
        if not found or (measure is None and sure < least and not _of_named(query, found)):
            if measure:
                return drafts.silent(measure, query.reading, ORDER)
            return drafts.nothing(list(dict.fromkeys(near)), english=english)
        if query.reading.disputes and (both := self._both(query, found, measure, pool)):
            return both
        found = ordered(query, found)
        best = found[0]
        if measure is None and is_thin(query, best):
            return drafts.nothing(list(dict.fromkeys(near)), english=english)
        target = measure or measure_of(query, found)
        claims = self._of_record(query, target, found) if target else None
        if claims is None:
            if is_silent(query, best):
                subject = target or best.unit.measure
                if subject:
                    return drafts.silent(subject, query.reading, ORDER)
                return drafts.nothing(list(dict.fromkeys(near)), english=english)
            listed = [] if brief else self._listed(query, best)
            claims = listed or self.speaker.say(found, query, HALF if brief else None)
            claims = claims if brief or listed else self._wishes.completed(query, found, claims)
            target = best.unit.measure
        elif not claims and target:
            return drafts.silent(target, query.reading, ORDER)
        claims = [*claims, *otherwise(query, pool, claims)]
        claims += told_stages(claims, target, self.lexicon.legends)
        focus = (target,) if target else ()
        return Draft("answered", tuple(claims), focus=focus, confidence=round(sure, 3))

    def surer(
        self, query: Query, found: Sequence[Found], pool: Sequence[Found], sure: float
    ) -> float:
        """How sure ``found``, which hold the kind of value asked for, are: as the best of the
        ``pool`` is, with ``sure``, unless it holds none and others are told in its place.
        """
        if not found or not pool or pool[0].fits:
            return sure
        return self.ranker.confidence(query, found)

    def _sought(
        self, query: Query, found: Sequence[Found], measure: Measure | None, least: float
    ) -> tuple[Sequence[Found], float]:
        """The units to answer from, and how sure they are; where departments are asked for, those
        that tell what the question describes, if they are surer of which measure that is.
        """
        sure = self.ranker.confidence(query, found) if found else 0.0
        if measure or Aspect.LEAD not in query.reading.aspects:
            return found, sure
        described, told = of_content(query, found)
        good = sure >= least and tells_charge(query, found)
        if good or not told or not told[0].unit.measure or told[0].features[BODY] < THIN:
            return found, sure
        surer = self.ranker.confidence(described, told)
        return (told, surer) if surer >= least else (found, sure)

    def _listed(self, query: Query, best: Found) -> list[Claim]:
        """The list that the best unit leads into, where the question is for that."""
        if not best.unit.leads:
            return []
        lists = (x for x in self.units.listings if leads_into(best.unit, x))
        return next((announced(x, best.unit, query) for x in lists), [])

    def extended(self, draft: Draft, wish: Wish, found: Sequence[Found]) -> Draft:
        """``draft`` with the answer to one more wish, where there is a sure one and room for it."""
        return self._wishes.extended(draft, wish, found)

    def _of_record(
        self, query: Query, measure: Measure, found: Sequence[Found]
    ) -> list[Claim] | None:
        """What the record says; ``None`` where the question asks for something else."""
        named = found[0].features[NAME] >= NAMED_PART
        begun = beginning(self.corpus, query, measure, self.lexicon.legends) if named else []
        return begun or self._fields.said(query, measure, found)

    def _versions(
        self, query: Query, found: Sequence[Found], measure: Measure | None
    ) -> Draft | None:
        """Both versions of a field that the tables of the plan give differently, where a question
        asks whether they do, or gives them both.
        """
        folded = query.reading.folded
        subject = measure or (found[0].unit.measure if found else None)
        asked = subject is not None and query.reading.disputes and ASKED.search(folded)
        if subject and asked and (apart := numbers(Composer(self.corpus, query), subject)):
            return Draft("answered", tuple(apart), focus=(subject,))
        pool = found[:1] if found and found[0].features[NAMED] else found[:10]
        near = [f.unit.measure for f in pool if f.unit.measure and f.unit.measure.conflicts]
        for target in [measure] if measure else list(dict.fromkeys(near)):
            both = any(gives_both(c, target, folded) for c in target.conflicts)
            if not (both or query.reading.disputes):
                continue
            if claims := versions(Composer(self.corpus, query), target, folded):
                return Draft("answered", tuple(claims), focus=(target,))
        return None

    def _at_each(self, query: Query, measure: Measure | None) -> Draft | None:
        """What a plan says at each of two places that a question sets side by side."""
        places = places_of(query.reading.text)
        if places is None or query.compared:
            return None
        of = (measure.id,) if measure else ()
        pool = self.ranker.best(query, towns=query.scope, measures=of, most=POOL)
        told = at_each(places, pool)
        if not told or any(there[0].whole < LEAST_THERE for there in told):
            return None
        found = [f for there in told for f in there]
        claims = [c for f in found for c in self.speaker.say([f], query)]
        focus = tuple(dict.fromkeys(f.unit.measure for f in found if f.unit.measure))
        return Draft("answered", tuple(claims), focus=focus)

    def _both(
        self,
        query: Query,
        found: Sequence[Found],
        measure: Measure | None,
        pool: Sequence[Found],
    ) -> Draft | None:
        """What two places of the plan say: the best unit and the best of another kind or section,
        with another value where one is asked.

        ``found`` are the units that may hold that value, ``pool`` those of any kind.
        """
        target = measure or measure_of(query, found)
        first = found[0]
        of_it = [f for f in pool if f.unit.measure and f.unit.measure == first.unit.measure]
        near = [*found[1:], *(f for f in of_it if f not in found)]
        rest = [f for f in near if is_elsewhere(f, first)]
        counted: list[Found] = []
        if query.expected.strict:
            given = query.expected.values(first.unit.text)
            rest = [f for f in rest if query.expected.values(f.unit.text) - given] or rest
            counted = [f for f in near if counts_otherwise(query, first, f)]
        same = [f for f in rest if first.unit.measure and f.unit.measure == first.unit.measure]
        other = next(iter(counted or same or rest), None)
        if other is None:
            return None
        said = [*self.speaker.say([first], query), *self.speaker.say([other], query)]
        return Draft("answered", tuple(said), focus=(target,) if target else ())


def _of_named(query: Query, found: Sequence[Found]) -> bool:
    """Whether a question asks for a field of the measure whose whole name it gives."""
    return bool(query.reading.aspects & FIELDS and found[0].features[NAMED])
