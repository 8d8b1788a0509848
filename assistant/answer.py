"""Question → evidence → decision → sentences → verification."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.claims import Claim, Quote, of_term
from assistant.compose import Composer
from assistant.lexicon import Lexicon
from assistant.lists import list_answer
from assistant.passages import PassageAnswers
from assistant.periods import period_answer
from assistant.question import Aspect, Reading, read_question
from assistant.resolve import CLOSE, FIELD, SAME, STRONG, Match, by_name, by_number
from assistant.schema import AskRequest, AskResponse, Citation
from assistant.topic import topic_words
from assistant.verify import supported
from index.search import Hit
from index.store import Index
from index.years import fiscal_years
from ingest.records import Measure, Term
from ingest.text import clean, fold

# Aspects in the order in which several of them are answered; the first that a record can answer
# and that the question names wins, since cues overlap (「実績」 is a result and a mark of a year).
_ORDER = (
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
# Aspects that are answered together when both are asked for.
_PARTNERS = {
    Aspect.LEAD: (Aspect.RELATED,),
    Aspect.REASON: (),
    Aspect.EVALUATION: (Aspect.REASON, Aspect.ISSUES),
    Aspect.RESULTS: (Aspect.ISSUES,),
}
# Share of the topic that a measure must hold to be described when nothing special is asked.
ABOUT = 0.6
# Share of the topic that a passage of the measure meant must hold, and one that is said although
# nothing special is asked.
WITHIN = 0.4
EXACT = 0.85
# What a record has a field for: if it is empty there, the plan does not say.
_DECISIVE = frozenset({Aspect.LEAD, Aspect.RELATED, Aspect.EVALUATION})
# What is answered from a field of the record, so that a weaker match of the measure will do.
_FIELDS = frozenset(
    {
        Aspect.LEAD,
        Aspect.RELATED,
        Aspect.EVALUATION,
        Aspect.REASON,
        Aspect.INDICATOR,
        Aspect.ACTIONS,
        Aspect.SCHEDULE,
        Aspect.ACTUAL,
        Aspect.RESULTS,
        Aspect.ISSUES,
        Aspect.EFFECT,
    }
)
_SAID = {
    Aspect.LEAD: "担当課",
    Aspect.RELATED: "関係課",
    Aspect.EVALUATION: "進捗の評価",
    Aspect.REASON: "評価の理由",
    Aspect.INDICATOR: "指標や数値",
    Aspect.SCHEDULE: "予定",
    Aspect.ACTUAL: "実績",
    Aspect.RESULTS: "実績",
    Aspect.ISSUES: "課題",
    Aspect.EFFECT: "効果",
    Aspect.ACTIONS: "取組",
    Aspect.BACKGROUND: "背景",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """What was decided before any marker is set."""

    status: str
    claims: tuple[Claim, ...] = ()
    text: str = ""
    choices: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class Answerer:
    """Answers questions over one generation of the index, without a language model."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.corpus = index.corpus
        self.towns = tuple(
            dict.fromkeys(d.municipality for d in self.corpus.documents if d.municipality)
        )
        searcher = index.searcher
        self.lexicon = Lexicon(self.corpus, searcher.frequency, len(index.passages))
        self.passages = PassageAnswers(self.corpus, self.lexicon)

    def ask(self, request: AskRequest) -> AskResponse:
        """Answer one request; never raises for what a question says."""
        began = time.perf_counter()
        draft = self._verified(self._decide(request))
        response = self._respond(draft)
        return response.model_copy(
            update={"took_ms": round((time.perf_counter() - began) * 1000, 1)}
        )

    # Decision -----------------------------------------------------------------------------

    def _decide(self, request: AskRequest) -> Draft:
        reading = read_question(request.question, self.towns)
        reading, carried = self._with_history(reading, request)
        scope = (request.municipality,) if request.municipality in self.towns else reading.towns
        if request.municipality and request.municipality not in self.towns and not reading.towns:
            return self._stranger(request.municipality)
        if reading.strangers and not scope:
            return self._stranger(reading.strangers[0])
        if reading.numbers:
            found = by_number(self.corpus, reading, scope)
            if found:
                return self._about(reading, found, scope)
            return self._no_number(reading, scope)
        listed = list_answer(self.corpus, reading, scope, self.lexicon)
        if listed:
            return Draft("answered", listed)
        return self._by_topic(reading, carried or reading.text, scope)

    def _by_topic(self, reading: Reading, text: str, scope: Sequence[str]) -> Draft:
        """Decide by what the question is about: a term, a measure, a period, a passage."""
        hits = self._search(text, scope)
        topic = topic_words(reading, self.towns)
        matches = by_name(self.corpus, reading, scope, self.lexicon, topic, hits)
        named = self.lexicon.named_terms(reading.folded)
        if self._term_meant(reading, named, matches):
            return self._define(reading, named, scope)
        if Aspect.PERIOD in reading.aspects:
            periods = period_answer(self.corpus, scope or self.towns)
            if periods:
                return Draft("answered", periods)
        if matches and matches[0].score >= (FIELD if reading.aspects & _FIELDS else STRONG):
            draft = self._about(reading, matches, scope)
            if draft.status != "not_found" or matches[0].score >= STRONG:
                return draft
        return self._from_text(reading, hits, matches)

    def _with_history(self, reading: Reading, request: AskRequest) -> tuple[Reading, str | None]:
        """A question that leans on what was said before takes its topic from there."""
        asked = [t.content for t in request.history if t.role == "user"]
        own = bool(self.lexicon.named_terms(reading.folded))
        if not asked or not reading.follow_up or own:
            return reading, None
        before = read_question(asked[-1], self.towns)
        text = reading.text if reading.numbers else f"{before.text} {reading.text}"
        merged = replace(
            reading,
            text=text,
            folded=fold(text),
            towns=reading.towns or before.towns,
            years=reading.years or before.years,
            numbers=reading.numbers or before.numbers,
            aspects=reading.aspects or before.aspects,
            past=reading.past or before.past,
        )
        return merged, text

    def _search(self, text: str, scope: Sequence[str]) -> list[Hit]:
        if not scope:
            return self.index.searcher.search(text, k=20)
        hits = [
            h for town in scope for h in self.index.searcher.search(text, k=20, municipality=town)
        ]
        return sorted(hits, key=lambda h: (-h.score, h.passage.id))

    def _term_meant(self, reading: Reading, named: tuple[Term, ...], matches: list[Match]) -> bool:
        if not named:
            return False
        rest = reading.folded
        for name in sorted(
            {n for t in named for n in (t.term.text, *t.aliases)}, key=len, reverse=True
        ):
            rest = rest.replace(fold(name), "")
        bare = len(rest.strip("?？。")) <= 1
        full = bool(matches) and matches[0].score >= 1.0
        return bare or (Aspect.TERM in reading.aspects and not full)

    def _define(self, reading: Reading, named: tuple[Term, ...], scope: Sequence[str]) -> Draft:
        inside = [t for t in named if not scope or t.municipality in scope] or list(named)
        heads = {fold(n) for t in inside[:1] for n in (t.term.text, *t.aliases)}
        same = [
            t for t in inside if fold(t.term.text) in heads or {fold(a) for a in t.aliases} & heads
        ]
        claims = []
        for term in same[:3]:
            body = term.definition.text.replace("\n", " ")
            limit = 180 if len(same) == 1 else 130
            body = body if len(body) <= limit else _cut(body, limit)
            long = next(
                (a for a in term.aliases if a.isascii() and len(a) > len(term.term.text)), None
            )
            name = f"{term.term.text}（{long}）" if long and "(" not in long else term.term.text
            lead = (
                f"「{name}」とは、{body}"
                if len(same) == 1
                else f"{term.municipality}の計画では、「{name}」とは、{body}"
            )
            sentence = lead if lead.endswith(("。", "…")) else f"{lead}。"
            claims.append(
                Claim(sentence, (of_term(term),), (name, term.municipality, *term.aliases))
            )
        return Draft("answered", tuple(claims))

    def _about(self, reading: Reading, matches: list[Match], scope: Sequence[str]) -> Draft:
        """Answer for the measure meant; for each municipality where several have such a measure."""
        originals = [m for m in matches if m.measure.repeats is None] or matches
        originals = matches if reading.numbers else originals
        best = originals[0].score
        per_town: dict[str, list[Match]] = {}
        for match in originals:
            if match.score >= (CLOSE if len(scope) == 1 else SAME) * best:
                per_town.setdefault(match.measure.municipality, []).append(match)
        composer = Composer(self.corpus, self.lexicon, reading)
        if reading.numbers and len(per_town) == 1:
            chosen = [m.measure for m in matches if m.score >= best][: len(reading.numbers)]
        else:
            chosen = [found[0].measure for found in per_town.values()]
        if len(per_town) > 1 and len(scope) != len(per_town) and not reading.aspects & _FIELDS:
            return self._which(originals, list(per_town))
        said = {m.id: self._claims(composer, m, reading) for m in chosen[:3]}
        claims = tuple(c for found in said.values() for c in found)
        if not claims:
            return self._silent(chosen[0], reading)
        silent = [m for m in chosen[:3] if not said[m.id]]
        notes = tuple(self._silent(m, reading).text for m in silent)
        return Draft("answered", claims, notes=notes)

    def _claims(self, composer: Composer, measure: Measure, reading: Reading) -> list[Claim]:
        """What the record says for the aspects asked; else the passage of the measure that fits."""
        asked = [a for a in _ORDER if a in reading.aspects]
        if reading.years and not set(reading.years) & _years_told(measure):
            return []
        for aspect in asked:
            claims = composer.answer(measure, aspect)
            for partner in _PARTNERS.get(aspect, ()):
                if claims and partner in reading.aspects:
                    claims += composer.answer(measure, partner)
            if claims:
                return claims
            if aspect in _DECISIVE:
                return []
        if asked:
            return self._within(measure, reading, WITHIN)
        topic = topic_words(reading, self.towns)
        exact = self._within(measure, reading, EXACT)
        plain = self.lexicon.coverage(topic, self.lexicon.words_of(measure)) >= ABOUT
        return exact or (composer.answer(measure, Aspect.COVER) if plain else [])

    def _within(self, measure: Measure, reading: Reading, enough: float) -> list[Claim]:
        """The sentence of the measure's own text that holds what is asked."""
        hits = [
            h
            for h in self._search(reading.text, (measure.municipality,))
            if h.passage.measure_id == measure.id
        ]
        return list(self.passages.find(reading, hits, self.towns, enough).claims)

    def _from_text(
        self,
        reading: Reading,
        hits: list[Hit],
        matches: list[Match],
    ) -> Draft:
        found = self.passages.find(reading, hits, self.towns)
        term = found.passage.term if found.passage else None
        if term and found.claims:
            named = self.lexicon.named_terms(reading.folded)
            meant = tuple(t for t in named if t.term.text == term)
            return self._define(reading, meant, ()) if meant else self._nothing(matches)
        if found.claims:
            return Draft("answered", found.claims)
        return self._nothing(matches)

    # What to say when there is no answer ----------------------------------------------------

    def _stranger(self, town: str) -> Draft:
        have = "・".join(self.towns)
        return Draft(
            "not_found",
            text=f"「{town}」の計画は読み込まれていないため、お答えできません。お調べできるのは{have}の計画です。",
        )

    def _no_number(self, reading: Reading, scope: Sequence[str]) -> Draft:
        numbers = [m.number for m in self.corpus.measures if not scope or m.municipality in scope]
        asked = "、".join(reading.numbers)
        range_ = (
            f"（{numbers[0]}から{numbers[-1]}まで、{len(numbers)}件あります）"
            if scope and numbers
            else ""
        )
        return Draft(
            "not_found", text=f"番号「{asked}」の施策は、読み込んだ計画にありません{range_}。"
        )

    def _silent(self, measure: Measure, reading: Reading) -> Draft:
        what = next(
            (_SAID[a] for a in _ORDER if a in reading.aspects and a in _SAID), "お尋ねの内容"
        )
        when = f"{'・'.join(reading.years)}の" if reading.years else ""
        number = f"施策{measure.number}" if measure.number else "施策"
        return Draft(
            "not_found",
            text=f"{measure.municipality}の{number}「{measure.name.text}」について、"
            f"{when}{what}は計画に書かれていません。",
        )

    def _nothing(self, matches: list[Match]) -> Draft:
        near = "、".join(
            f"{m.measure.municipality}の施策{m.measure.number}「{m.measure.name.text}」"
            for m in matches[:2]
        )
        hint = f"近い施策として、{near}があります。" if near else "言葉を変えてお尋ねください。"
        return Draft(
            "not_found", text=f"お尋ねの内容は、読み込んだ計画からは見つかりませんでした。{hint}"
        )

    def _which(self, matches: list[Match], towns: list[str]) -> Draft:
        lines = []
        for town in towns:
            measure = next(m.measure for m in matches if m.measure.municipality == town)
            lines.append(f"{town}の施策{measure.number}「{measure.name.text}」")
        text = f"当てはまる施策が複数あります。{'、'.join(lines)}のどれについてお尋ねですか。"
        return Draft("needs_clarification", text=text, choices=tuple(towns))

    # Verification and the response ----------------------------------------------------------

    def _verified(self, draft: Draft) -> Draft:
        """Only claims whose facts stand in their quotes are kept."""
        if draft.status != "answered":
            return draft
        kept = tuple(
            c
            for c in draft.claims
            if c.quotes and supported(c.sentence, [self._read(q) for q in c.quotes], c.given)
        )
        return replace(draft, claims=kept) if kept else self._nothing([])

    def _read(self, quote: Quote) -> str:
        return clean(self.corpus.document(quote.source).text, quote.start, quote.end).text

    def _respond(self, draft: Draft) -> AskResponse:
        quotes: dict[Quote, int] = {}
        lines = []
        for claim in draft.claims:
            marks = "".join(f"[{quotes.setdefault(q, len(quotes) + 1)}]" for q in claim.quotes)
            lines.append(f"{claim.sentence}{marks}")
        return AskResponse(
            status=draft.status,
            answer="\n".join(lines) if lines else draft.text,
            citations=[self._citation(q, n) for q, n in quotes.items()],
            choices=list(draft.choices),
            notes=list(draft.notes),
            answered_by="extractive",
            took_ms=0.0,
        )

    def _citation(self, quote: Quote, marker: int) -> Citation:
        text = self.corpus.document(quote.source).text
        return Citation(
            marker=marker,
            municipality=quote.municipality,
            plan=quote.plan,
            section=" > ".join(quote.section),
            measure_no=quote.measure_no,
            measure_name=quote.measure_name,
            term=quote.term,
            source=quote.source,
            start=quote.start,
            end=quote.end,
            quote=text[quote.start : quote.end],
        )


def _years_told(measure: Measure) -> set[str]:
    """Every fiscal year that a measure's record or text names."""
    told = {y.year for y in measure.years}
    told |= {y for i in (*measure.indicators,) for y, _ in i.values}
    told |= {y for r in measure.schedule for y, _ in r.cells}
    told |= {f.year for f in measure.fields if f.year}
    told |= {y for f in measure.fields for y in fiscal_years(f.value.text)}
    return told | {y for a in measure.actions if a.state for y in fiscal_years(a.state.text)}


def _cut(text: str, limit: int) -> str:
    """Whole sentences within ``limit``; a single long sentence is cut with an ellipsis."""
    end = text.rfind("。", 0, limit)
    return text[: end + 1] if end > 20 else text[:limit] + "…"
