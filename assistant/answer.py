"""Question → evidence → decision → sentences → verification."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.claims import Claim, Quote, of_term
from assistant.compose import Composer
from assistant.lexicon import Lexicon
from assistant.lists import list_answer
from assistant.passages import from_passages
from assistant.question import Aspect, Reading, read_question
from assistant.resolve import CLOSE, STRONG, Match, by_name, by_number
from assistant.schema import AskRequest, AskResponse, Citation
from assistant.verify import supported
from index.search import Hit
from index.store import Index
from ingest.records import Measure, Term
from ingest.text import clean, fold

# Aspects in the order in which several of them are answered; the first that a record can answer
# and that the question names wins, since cues overlap (「実績」 is a result and a mark of a year).
_ORDER = (
    Aspect.REPEATS,
    Aspect.LEAD,
    Aspect.RELATED,
    Aspect.REASON,
    Aspect.INDICATOR,
    Aspect.EVALUATION,
    Aspect.ISSUES,
    Aspect.EFFECT,
    Aspect.ACTIONS,
    Aspect.RESULTS,
    Aspect.ACTUAL,
    Aspect.SCHEDULE,
    Aspect.BACKGROUND,
    Aspect.COVER,
)
# What a record has a field for: if it is empty there, the plan does not say.
_DECISIVE = frozenset({Aspect.LEAD, Aspect.RELATED, Aspect.EVALUATION})
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
        self.lexicon = Lexicon(self.corpus, (p.text for p in index.passages))

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
        hits = self._search(carried or reading.text, scope)
        matches = by_name(self.corpus, reading, scope, self.lexicon, hits)
        named = self.lexicon.named_terms(reading.folded)
        if self._term_meant(reading, named, matches):
            return self._define(reading, named, scope)
        if matches and matches[0].score >= STRONG:
            return self._about(reading, matches, scope)
        return self._from_text(reading, hits, matches, named, scope)

    def _with_history(self, reading: Reading, request: AskRequest) -> tuple[Reading, str | None]:
        """A question that leans on what was said before takes its topic from there."""
        asked = [t.content for t in request.history if t.role == "user"]
        own = bool(reading.numbers or self.lexicon.named_terms(reading.folded))
        if not asked or not reading.follow_up or own:
            return reading, None
        before = read_question(asked[-1], self.towns)
        text = f"{before.text} {reading.text}"
        merged = replace(
            reading,
            text=text,
            folded=before.folded + reading.folded,
            towns=reading.towns or before.towns,
            years=reading.years or before.years,
            numbers=before.numbers,
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
        best = matches[0].score
        close = [m for m in matches if m.score >= CLOSE * best]
        originals = [m for m in close if m.measure.repeats is None] or close
        towns = list(dict.fromkeys(m.measure.municipality for m in originals))
        if len(towns) > 1 and not scope:
            return self._which(originals, towns)
        composer = Composer(self.corpus, self.lexicon, reading)
        first = [next(m.measure for m in originals if m.measure.municipality == t) for t in towns]
        if reading.numbers and len(towns) == 1:
            first = [m.measure for m in close][: max(len(reading.numbers), 1)]
        claims = [c for measure in first[:3] for c in self._claims(composer, measure, reading)]
        if claims:
            return Draft("answered", tuple(claims))
        return self._silent(first[0], reading)

    def _claims(self, composer: Composer, measure: Measure, reading: Reading) -> list[Claim]:
        asked = [a for a in _ORDER if a in reading.aspects] or [Aspect.COVER]
        for aspect in asked:
            claims = composer.answer(measure, aspect)
            if claims:
                return claims
            if aspect in _DECISIVE:
                return []
        if Aspect.COVER in asked or reading.years:
            return []
        hits = [
            h
            for h in self._search(reading.text, (measure.municipality,))
            if h.passage.measure_id == measure.id
        ]
        return list(from_passages(self.corpus, reading, hits, self.lexicon, self.towns).claims)

    def _from_text(
        self,
        reading: Reading,
        hits: list[Hit],
        matches: list[Match],
        named: tuple[Term, ...],
        scope: Sequence[str],
    ) -> Draft:
        found = from_passages(self.corpus, reading, hits, self.lexicon, self.towns)
        if found.claims:
            return Draft("answered", found.claims)
        if named and not matches:
            return self._define(reading, named, scope)
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


def _cut(text: str, limit: int) -> str:
    """Whole sentences within ``limit``; a single long sentence is cut with an ellipsis."""
    end = text.rfind("。", 0, limit)
    return text[: end + 1] if end > 20 else text[:limit] + "…"
