"""What the record of a measure answers by its fields, before any prose is looked at."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.aspects import WHOLE, Aspect, what_is_done
from assistant.choice import DECISIVE, NAME, NAMED
from assistant.claims import Claim, Quote
from assistant.compose import Composer
from assistant.cues import cue
from assistant.deeds import deeds
from assistant.grades import grade_of
from assistant.in_charge import in_charge
from assistant.lexicon import Lexicon
from assistant.more_asked import asks_more, asks_value
from assistant.progress import Progress
from assistant.query import Query
from assistant.rank import NAMES, Found
from assistant.roster import asks_roster
from assistant.say import Speaker
from assistant.tally import tally
from ingest.records import Corpus, Measure
from ingest.text import fold

_OPEN = (
    Aspect.REASON,
    Aspect.ISSUES,
    Aspect.EFFECT,
    Aspect.RESULTS,
    Aspect.ACTUAL,
    Aspect.BACKGROUND,
    Aspect.COVER,
)
# From this share on, a unit holds what the name of its measure leaves of a question.
WITHIN = 0.3
REST, NAMED_WHOLE = NAMES.index("rest"), NAMES.index("named")
BRIEF = 130
_CONTENT = cue(
    r"中身|概要|(どんな|どういう|どのような)(こと|取組|取り組み|事業|内容)|何を(する|やる)"
)
_PROSE_ROLES = frozenset({"content", "background", "aim", "other"})
# How long the content of a measure may be to be told as a whole.
WHOLE_LENGTH = 200
_STEPS = cue(
    r"実施(項目|内容|事項|すること)|取組項目|年次計画|工程(の?表|の?項目|に)|スケジュル(の?表|の?項目)|ロドマップ"
)
_TIMETABLE = cue(r"スケジュル表?|工程表?|年次(計画)?|ロドマップ|予定表?|一覧表?")
_MEANS = cue(r"(どう|何と|なんと)いう(意味|こと|状態|段階)|意味|どんな(意味|状態)|何を(意味|表|示)")
_STAGES = cue(r"それぞれ[^。]{0,12}(段階|どう|何を|状態|予定)")  # of all rows of a schedule
_HAPPENED = cue(
    r"何が(問題|障害|ネック)|何が(あ|起|おき)|何を(し|行)(た|ま)|どんな(こと|成果|結果)|成果|whathappened"
)


class Fields:
    """Answers from the fields of records."""

    def __init__(self, corpus: Corpus, lexicon: Lexicon, speaker: Speaker) -> None:
        self.corpus = corpus
        self.lexicon = lexicon
        self.speaker = speaker
        self._progress = Progress(lexicon, speaker)

    def said(self, query: Query, measure: Measure, found: Sequence[Found]) -> list[Claim] | None:
        """What the record says; ``None`` where the question asks for something else."""
        if counted := tally(self.corpus, query, measure):
            return counted
        composer = Composer(self.corpus, query)
        if asks_roster(query) and (claims := composer.roster(measure)):
            return claims
        if claims := self._progress.told(query, measure, found, composer):
            return claims
        asked = [a for a in DECISIVE if a in query.reading.aspects]
        if Aspect.EVALUATION in asked and _graded(query) and not _in_numbers(query, measure):
            asked.remove(Aspect.EVALUATION)
        if not asked:
            return self._prose(query, measure, found, composer)
        if asked[0] is Aspect.LEAD:
            return self._departments(query, measure, found, composer)
        if asked[0] is not Aspect.EVALUATION:
            return composer.answer(measure, asked[0])
        claims = _evaluated(query, measure, composer)
        claims += self._explained(query, measure) if claims else []
        best = found[0].features
        if claims or (best[NAME] >= NAMED and best[REST] < WITHIN):
            return claims
        return self._prose(query, measure, found, composer)

    def _explained(self, query: Query, measure: Measure) -> list[Claim]:
        """What the grade of a measure means, where the question asks for that besides."""
        graded = grade_of(measure, query.reading)
        if graded is None or not _MEANS.search(query.reading.folded):
            return []
        grade = graded[1].text
        told = self.lexicon.legends.explained(measure.municipality, grade)
        if told is None:
            return []
        value, section = told.value, told.section
        place = (value.source, value.start, value.end, measure.municipality, measure.plan, section)
        sentence = f"「{grade}」は「{value.text}」という意味です。"
        return [Claim(sentence, (Quote(*place),), (grade,))]

    def _departments(
        self, query: Query, measure: Measure, found: Sequence[Found], composer: Composer
    ) -> list[Claim]:
        """The department in charge, of the measure or of its action, and what is asked besides."""
        aspects = query.reading.aspects
        one = in_charge(query, measure, found, self.lexicon)
        claims = composer.led(measure, one) if one else composer.answer(measure, Aspect.LEAD)
        if Aspect.RELATED in aspects:
            claims = claims + composer.answer(measure, Aspect.RELATED)
        if Aspect.EVALUATION in aspects and not _graded(query):
            claims = claims + composer.answer(measure, Aspect.EVALUATION)
        if claims and asks_value(query):
            return self._fact(query, found) + claims
        if claims and asks_more(query) and found[0].unit.role != "lead":
            return self._more(query, found) + claims
        return claims

    def _prose(
        self, query: Query, measure: Measure, found: Sequence[Found], composer: Composer
    ) -> list[Claim] | None:
        """What the fields of prose say, where the question names nothing but the measure."""
        aspects = query.reading.aspects
        rest = query.topic.without(self.lexicon.measure_tokens[measure.id]).words
        if Aspect.SCHEDULE in aspects and query.reading.years:
            rest = tuple(w for w in rest if not _TIMETABLE.fullmatch(w.text))
        whole = bool(WHOLE.search(query.reading.folded)) or bool(query.reading.many)
        one = rest and not whole and _tells_of_one(query, found[0])
        does = what_is_done(query.reading.folded) and measure.values("content")
        parts = measure.actions or (whole and not does and measure.schedule)
        steps = whole and _STEPS.search(query.reading.folded)
        staged = whole and query.reading.years and _STAGES.search(query.reading.folded)
        if (steps or staged) and (claims := composer.rows(measure)):
            return claims
        several = query.reading.many == len(measure.actions) > 1 and found[0].features[NAMED_WHOLE]
        if (Aspect.ACTIONS in aspects or several) and parts and not one:
            return composer.answer(measure, Aspect.ACTIONS)
        if Aspect.ACTUAL in aspects and query.reading.years and not rest:
            claims = composer.yearly(measure, "actual")
            if claims:
                return claims
        covers = bool(rest) and _covers(query, measure, found)
        if told := deeds(query, measure, composer, self.lexicon, sure=covers):
            return told
        if rest:
            return composer.answer(measure, Aspect.COVER) if covers else None
        if Aspect.REASON in aspects:
            return composer.reasons(measure) or None
        return _named_only(query, measure, composer, found) or _open(query, measure, composer)

    def _fact(self, query: Query, found: Sequence[Found]) -> list[Claim]:
        """The best unit that holds the value asked for, said briefly."""
        fits = [f for f in found if f.fits and f.unit.role not in {"lead", "related"}]
        return self.speaker.say(fits[:1], query, BRIEF) if fits else []

    def _more(self, query: Query, found: Sequence[Found]) -> list[Claim]:
        """The best unit that is not about departments, said briefly."""
        rest = [f for f in found if f.unit.role not in {"lead", "related"}]
        return self.speaker.say(rest, query, BRIEF) if rest else []


def _covers(query: Query, measure: Measure, found: Sequence[Found]) -> bool:
    """Whether a question describes a measure and asks what is done in it: its content then tells
    that as a whole, where prose of it is the best there is.
    """
    told = measure.values("content")
    best = next(f.unit for f in found if f.unit.measure == measure)
    asked = Aspect.COVER in query.reading.aspects and _CONTENT.search(query.reading.folded)
    plain = query.expected.kind == "none" and not query.reading.years
    several = len(told) > 1 and not measure.actions  # actions tell what the other prose lists
    whole = told and measure.summary == told[0] and len(told[0].text) <= WHOLE_LENGTH
    return bool(asked and whole) and plain and not several and best.role in _PROSE_ROLES


def _tells_of_one(query: Query, best: Found) -> bool:
    """Whether the best unit is one action, or what became of it where that is asked."""
    done = Aspect.RESULTS in query.reading.aspects and best.unit.role in {"results", "actual"}
    return best.unit.kind == "action" or done


def _open(query: Query, measure: Measure, composer: Composer) -> list[Claim] | None:
    """The first of the open aspects asked for that the record tells of."""
    if query.expected.strict:
        return None
    aspects = query.reading.aspects
    dated = bool(query.reading.years) or Aspect.SCHEDULE in aspects
    for aspect in _OPEN:
        if aspect is Aspect.COVER and dated:
            continue
        if aspect in aspects and (claims := composer.answer(measure, aspect)):
            return claims
    return None


def _evaluated(query: Query, measure: Measure, composer: Composer) -> list[Claim]:
    """The evaluation, with its reason and the results where they are asked for too.

    Where the plan gives no reason, the results tell it.
    """
    aspects = query.reading.aspects
    claims = composer.answer(measure, Aspect.EVALUATION)
    reason = composer.reasons(measure) if Aspect.REASON in aspects else []
    if not claims:
        return reason
    more = composer.yearly(measure, "actual") if Aspect.ACTUAL in aspects else []
    if Aspect.ACTUAL in aspects and not more:
        more = composer.answer(measure, Aspect.ACTUAL)
    happened = Aspect.REASON in aspects or bool(_HAPPENED.search(query.reading.folded))
    if happened and not more and not reason:
        more = composer.answer(measure, Aspect.RESULTS)
    return claims + composer.labelled(measure) + reason + more


def _named_only(
    query: Query, measure: Measure, composer: Composer, found: Sequence[Found]
) -> list[Claim]:
    """Targets, or the plan of a year, where nothing but the measure and those are named."""
    aspects = query.reading.aspects
    if Aspect.INDICATOR in aspects and query.expected.kind in {
        "target",
        "none",
        "count",
        "percent",
    }:
        claims = composer.indicators(measure)
        told = " ".join(c.sentence for c in claims)
        elsewhere = query.expected.kind == "count" and any(f.fits for f in found)
        return [] if elsewhere and query.expected.lacks(told) else claims
    if Aspect.SCHEDULE in aspects and query.reading.years:
        return composer.yearly(measure, "planned")
    return []


def _graded(query: Query) -> bool:
    """Whether a value is asked for, so that an evaluation is no answer."""
    return query.expected.kind in {"count", "percent", "money", "grade"}


def _in_numbers(query: Query, measure: Measure) -> bool:
    """Whether a measure is graded by numbers, under a label that the question gives (達成度)."""
    graded = [f for f in measure.fields if f.role == "evaluation"]
    digits = all(re.fullmatch(r"[0-9]{1,2}|\W|ー", fold(f.value.text)) for f in graded)
    labels = {re.sub(r"\W", "", fold(f.label)) for f in graded if f.label}
    return bool(graded) and digits and any(x in query.reading.folded for x in labels if x)
