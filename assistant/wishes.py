"""What an answer says besides its first point, in the room left: more wishes, what it lacks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.aspects import Aspect
from assistant.choice import NAMED, REACH, fitting, is_silent, is_told, speaking
from assistant.claims import Claim
from assistant.compose import Composer
from assistant.drafts import Draft
from assistant.expect import CAUSE
from assistant.lexicon import Lexicon
from assistant.query import Query, Wish
from assistant.rank import Found, Ranker
from assistant.say import Speaker
from assistant.topic import Topic
from ingest.records import Corpus, Measure

# How sure the answer to another wish must be, and the least room for it.
SURE, LITTLE = 0.5, 45
# By how much more of the words of a wish a unit must hold than those told already.
MORE = 0.2
# What must be left of the topic for another unit to be sought, more where a value is asked for,
# what of that it must hold, and how long both may be together.
LEFT, LEFT_VALUE, HELD = 0.15, 0.25, 0.45
ROOM = 188
# How far behind a best sentence another unit of its measure may be to be it.
WITHIN = 5.0
# By how much a unit may be behind the best to be told too; less where a value is asked for, which
# must not be blurred by another; and the least room for it.
DOUBT, DOUBT_VALUE, LEAST = 2.5, 1.2, 60

# Parts of a record that tell causes first, and what other units must hold of the topic to do so.
_CAUSAL = frozenset({"reason", "mention_reason", "results", "actual"})
THICK = 0.5


class Wishes:
    """Adds to a draft what else the question asks."""

    def __init__(self, corpus: Corpus, lexicon: Lexicon, ranker: Ranker, speaker: Speaker) -> None:
        self.corpus = corpus
        self.lexicon = lexicon
        self.ranker = ranker
        self.speaker = speaker

    def extended(self, draft: Draft, wish: Wish, found: Sequence[Found]) -> Draft:
        """``draft`` with the answer to one more wish, unless that is told already or not sure."""
        query = wish.query
        sure = self.ranker.confidence(query, found) if found else 0.0
        found = speaking(query, fitting(query, found)) if found else []
        claims, focus = self._further(draft, wish, found, sure)
        said = {c.sentence for c in draft.claims}
        new = [c for c in claims if c.sentence not in said]
        room = ROOM - sum(len(c.sentence) for c in draft.claims)
        if not new or sum(len(c.sentence) for c in new) > max(room, 90):
            return draft
        if draft.status != "answered":
            return Draft("answered", tuple(new), focus=focus, confidence=round(sure, 3))
        return replace(draft, claims=(*draft.claims, *new), focus=draft.focus or focus)

    def _further(
        self, draft: Draft, wish: Wish, found: Sequence[Found], sure: float
    ) -> tuple[list[Claim], tuple[Measure, ...]]:
        """What answers a wish that ``draft`` does not answer yet, and the measure it is of."""
        query = wish.query
        target = next(iter(draft.focus), None) or (found[0].unit.measure if found else None)
        other = found[0].unit.measure if found else None
        if other and wish.own.covered(self.lexicon.measure_tokens[other.id]) >= NAMED:
            target = other
            sure = max(sure, SURE)
        known = bool(draft.focus) or sure >= SURE
        if target and known and (claims := self._field(draft, query, target)) is not None:
            return claims, (target,)
        told = [q for c in draft.claims for q in c.quotes]
        room = ROOM - sum(len(c.sentence) for c in draft.claims)
        if not found or room < LITTLE:
            return [], ()
        held = max((self._own(wish, f) for f in found if is_told(f, told)), default=0.0)
        beside = {q.section for q in told}
        for one in found[:8]:
            near = one.unit.section in beside and query.expected.strict and one.fits
            if is_told(one, told) or (sure < SURE and not near):
                continue
            better = self._own(wish, one) > held + MORE or (held == 0.0 and near)
            if better and not is_silent(query, one) and one.score >= found[0].score - REACH:
                focus = (one.unit.measure,) if one.unit.measure else ()
                return self.speaker.say([one], query, room, told), focus
        return [], ()

    def _field(self, draft: Draft, query: Query, target: Measure) -> list[Claim] | None:
        """What the record of a measure has a field for; ``None`` where a wish asks for no such."""
        composer, aspects = Composer(self.corpus, query), query.reading.aspects
        departments = [a for a in (Aspect.LEAD, Aspect.RELATED) if a in aspects]
        for asked in (departments, [Aspect.EVALUATION]):
            if asked and asked[0] in aspects:
                return [c for a in asked for c in composer.answer(target, a)]
        if Aspect.REASON in aspects and _is_graded(draft, target):
            return composer.reasons(target)
        return None

    def _own(self, wish: Wish, found: Found) -> float:
        """Share of the words of the wish itself that a unit holds, with what opens its item."""
        return wish.own.covered(set(self.lexicon.tokens(f"{found.unit.text} {found.unit.head}")))

    def completed(self, query: Query, found: Sequence[Found], claims: list[Claim]) -> list[Claim]:
        """``claims`` with the unit that holds what they lack of the topic or the values asked."""
        if Aspect.REASON in query.reading.aspects:
            claims = self._caused(query, found, claims)
        said = " ".join(c.sentence for c in claims)
        best = found[0].unit
        context = f"{said} {best.context} {best.head} {' '.join(best.section)}"
        rest = query.topic.without(frozenset(self.lexicon.tokens(context)))
        left = sum(w.weight for w in rest.words) / max(
            sum(w.weight for w in query.topic.words), 1e-6
        )
        lacking = query.expected.lacks(said) if query.expected.more else ()
        least = LEFT_VALUE if query.expected.strict else LEFT
        if left < least and not lacking:
            return self._doubted(query, found, claims)
        could = {t for f in found[1:] for t in self.lexicon.tokens(f"{f.unit.text} {f.unit.head}")}
        rest = Topic(tuple(w for w in rest.words if set(w.forms) & could))
        for other in found[1:]:
            unit = other.unit
            of_it = best.measure is not None and unit.measure == best.measure
            reach = WITHIN if of_it and best.part is None else REACH
            if unit == best or other.score < found[0].score - reach or unit.past != best.past:
                continue
            told = [q for c in claims for q in c.quotes]
            if is_told(other, told):
                continue
            name = self.lexicon.tokens(f"{unit.text} {unit.head}")
            held = rest.covered(frozenset(name)) if rest.words and left >= least else 0.0
            valued = any(p.search(unit.text) for p in lacking)
            room = ROOM - sum(len(c.sentence) for c in claims)
            if (held >= HELD or valued) and room >= 50:
                more = self.speaker.say([other], query, room, told)
                if sum(len(c.sentence) for c in more) > room + 4:
                    return claims
                return self.completed(query, found, claims + more)
        return self._doubted(query, found, claims)

    def _caused(self, query: Query, found: Sequence[Found], claims: list[Claim]) -> list[Claim]:
        """``claims`` with what tells a cause of the same thing, where they tell none."""
        best = found[0]
        if CAUSE.search(best.unit.text) or best.unit.role in _CAUSAL:
            return claims
        told = [q for c in claims for q in c.quotes]
        same = [
            f for f in found[1:]
            if CAUSE.search(f.unit.text) and not is_told(f, told) and _same_thing(f, best)
        ]  # fmt: skip
        first = min(same, key=lambda f: f.unit.role not in _CAUSAL, default=None)
        room = ROOM - sum(len(c.sentence) for c in claims)
        if first is None or room < LITTLE:
            return claims
        more = self.speaker.say([first], query, room, told)
        return claims + more if sum(len(c.sentence) for c in more) <= room + 4 else claims

    def _doubted(self, query: Query, found: Sequence[Found], claims: list[Claim]) -> list[Claim]:
        """``claims`` with one of the next best units where the best is hardly better than it."""
        best, behind = found[0], DOUBT_VALUE if query.expected.strict else DOUBT
        told = [q for c in claims for q in c.quotes]
        room = ROOM - sum(len(c.sentence) for c in claims)
        for other in found[1:3] if room >= LEAST else ():
            if other.score < best.score - behind or other.unit.past != best.unit.past:
                continue
            if is_told(other, told) or (query.expected.strict and not other.fits):
                continue
            if best.unit.part is not None and other.unit.part is None:
                continue
            more = self.speaker.say([other], query, room, told)
            if sum(len(c.sentence) for c in more) <= room + 4:
                return claims + more
        return claims


def _same_thing(found: Found, best: Found) -> bool:
    """Whether a unit tells of the measure of the best, or holds about as much of the topic."""
    if found.unit.past != best.unit.past:
        return False
    of_measure = best.unit.measure is not None and found.unit.measure == best.unit.measure
    return of_measure or found.alone >= THICK


def _is_graded(draft: Draft, measure: Measure) -> bool:
    """Whether a draft tells how a measure was evaluated: a reason asked for then is that of it."""
    grade = measure.evaluation
    return grade is not None and any(
        q.source == grade.source and q.start <= grade.start < q.end
        for c in draft.claims for q in c.quotes
    )  # fmt: skip
