"""Records → sentences, one function per kind of question about a measure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

from assistant.claims import Claim, of_measure, sentences
from assistant.lexicon import Lexicon
from assistant.question import Aspect, Reading
from index.tokens import terms, words
from ingest.records import Action, Corpus, Field, Measure, Role, Value
from ingest.text import fold

_T = TypeVar("_T")

_STATES = ("完了", "廃止", "新規", "継続", "終了")
COVER_LENGTH = 300
FIELD_LENGTH = 260


class Composer:
    """Writes what the records say of one measure; empty where they say nothing."""

    def __init__(self, corpus: Corpus, lexicon: Lexicon, reading: Reading) -> None:
        self.corpus = corpus
        self.lexicon = lexicon
        self.reading = reading
        self.asked = frozenset(terms(reading.text))

    def answer(self, measure: Measure, aspect: Aspect) -> list[Claim]:
        """Claims about ``measure`` for ``aspect``, in the order to be said."""
        writers: dict[Aspect, Callable[[Measure], list[Claim]]] = {
            Aspect.LEAD: self._lead,
            Aspect.RELATED: self._related,
            Aspect.COVER: self._cover,
            Aspect.TERM: self._cover,
            Aspect.ACTIONS: self._actions,
            Aspect.SCHEDULE: self._schedule,
            Aspect.ACTUAL: self._actual,
            Aspect.RESULTS: lambda m: self._prose(m, "results", "実績"),
            Aspect.ISSUES: lambda m: self._prose(m, "issues", "課題"),
            Aspect.EFFECT: lambda m: self._prose(m, "effect", "期待される効果"),
            Aspect.BACKGROUND: lambda m: self._prose(m, "background", "現状・課題"),
            Aspect.REASON: lambda m: self._prose(m, "reason", "評価の理由"),
            Aspect.EVALUATION: self._evaluation,
            Aspect.INDICATOR: self._indicators,
            Aspect.REPEATS: self._repeats,
        }
        writer = writers.get(aspect)
        return writer(measure) if writer else []

    def subject(self, measure: Measure) -> str:
        """How an answer names a measure: municipality, number, name."""
        number = f"施策{measure.number}" if measure.number else "施策"
        return f"{measure.municipality}の{number}「{measure.name.text}」"

    def _claim(
        self, measure: Measure, sentence: str, values: Iterable[Value], *given: str
    ) -> Claim:
        names = (measure.municipality, measure.plan, measure.number, measure.name.text, *given)
        return Claim(sentence, of_measure(self.corpus, measure, *values), names)

    def _lead(self, measure: Measure) -> list[Claim]:
        action = self._action_meant(measure)
        if action and action.departments:
            said = "・".join(d.text for d in action.departments)
            text = (
                f"{self.subject(measure)}の取組「{_short(action.text.text)}」の担当は{said}です。"
            )
            return [self._claim(measure, text, (*action.departments, action.text))]
        if not measure.lead:
            return []
        said = "、".join(d.text for d in measure.lead)
        label = next((f.label for f in measure.fields if f.role == "lead" and f.label), "担当課")
        label = (
            "主管課（関係課を含む）"
            if "関係" in label
            else ("主管課" if "主管" in label else "担当課")
        )
        if self.reading.english:
            text = f"{self.subject(measure)} is led by {said}."
        else:
            text = f"{self.subject(measure)}の{label}は、{said}です。"
        claims = [self._claim(measure, text, _cell(measure, "lead") or measure.lead, label)]
        return claims + self._other_versions(measure, "lead")

    def _related(self, measure: Measure) -> list[Claim]:
        if not measure.related:
            return []
        said = "、".join(d.text for d in measure.related)
        text = f"{self.subject(measure)}の関係課は、{said}です。"
        quoted = _cell(measure, "related") or measure.related
        return [self._claim(measure, text, quoted, "関係課")]

    def _other_versions(self, measure: Measure, role: Role, year: str | None = None) -> list[Claim]:
        """What another table of the plan says instead, once per different statement."""
        if not any(c.role == role and c.year == year for c in measure.conflicts):
            return []
        mine = {fold(v.text) for v in (*measure.lead, *measure.values(role))}
        mine |= {
            fold(v.text)
            for y in measure.years
            if y.year == year
            for v in (y.planned, y.actual)
            if v
        }
        claims: dict[str, Claim] = {}
        for mention in measure.mentions:
            theirs = [f.value for f in mention.fields if f.role == role and f.year == year]
            folded = {fold(v.text) for v in theirs}
            if not theirs or (folded == mine if role == "lead" else folded <= mine):
                continue
            said = "、".join(v.text for v in theirs)
            text = f"ただし、同じ計画の一覧表では「{said}」となっています。"
            claims.setdefault(said, self._claim(measure, text, theirs, said))
        return list(claims.values())[:1]

    def _cover(self, measure: Measure) -> list[Claim]:
        if measure.summary is None:
            return []
        body = sentences(measure.summary.text, COVER_LENGTH)
        body = body if body.endswith(("。", "…")) else f"{body}。"
        text = f"{self.subject(measure)}の内容は次のとおりです。{body}"
        return [self._claim(measure, text, (measure.summary,))]

    def _actions(self, measure: Measure) -> list[Claim]:
        actions = self._actions_meant(measure)
        if not actions:
            return [
                self._claim(
                    measure,
                    f"「{row.name.text}」（{_years_said(row.cells)}）。",
                    (row.name,),
                    *(y for y, _ in row.cells),
                )
                for row in measure.schedule[:8]
            ]
        claims = []
        for action in actions[:12]:
            mark = f"（{action.state.text}）" if action.state else ""
            number = f"{_circled(action.number)}" if action.number else "・"
            sentence = f"{number}{_short(action.text.text)}{mark}。"
            values = (action.text, action.state) if action.state else (action.text,)
            claims.append(self._claim(measure, sentence, [_whole(values)], action.number or ""))
        return claims

    def _actions_meant(self, measure: Measure) -> list[Action]:
        """The one action that the question names, those of a state it names, or all."""
        one = self._action_meant(measure)
        if one:
            return [one]
        states = [s for s in _STATES if s in self.reading.folded]
        if states:
            return [
                a for a in measure.actions if a.state and any(s in a.state.text for s in states)
            ]
        return list(measure.actions)

    def _action_meant(self, measure: Measure) -> Action | None:
        own = self.lexicon.measure_tokens[measure.id]
        asked = self.asked - own
        best: tuple[float, Action] | None = None
        for action in measure.actions:
            words = frozenset(terms(_short(action.text.text)))
            if not words:
                continue
            full = fold(_short(action.text.text)) in self.reading.folded
            score = 1.0 if full else self.lexicon.coverage(words - own, asked)
            if score >= 0.6 and words - own and (best is None or score > best[0]):
                best = (score, action)
        return best[1] if best else None

    def _schedule(self, measure: Measure) -> list[Claim]:
        entries = [(y.year, y.planned) for y in measure.years if y.planned]
        meant = [e for e in entries if not self.reading.years or e[0] in self.reading.years]
        claims = []
        if meant:
            said = "、".join(f"{y}は「{v.text}」" for y, v in meant if v)
            text = f"{self.subject(measure)}の実施計画は、{said}です。"
            values = [v for _, v in meant if v]
            claims.append(self._claim(measure, text, [_whole(values)], *(y for y, _ in meant)))
            claims += [c for y, _ in meant for c in self._other_versions(measure, "planned", y)]
        claims += self._rows(measure)
        return claims

    def _rows(self, measure: Measure) -> list[Claim]:
        """Rows of the yearly schedule: the one the question names, or those of its year."""
        years = frozenset(self.reading.years)
        claims = []
        for row in self._best([(r.name.text, r) for r in measure.schedule], measure):
            cells = tuple(c for c in row.cells if not years or c[0] in years)
            if not cells:
                continue
            when = _years_said(cells)
            text = f"{self.subject(measure)}の取組「{row.name.text}」は、{when}の予定です。"
            quoted = _whole([row.name, *(v for _, v in cells)])
            claims.append(self._claim(measure, text, (quoted,), *(y for y, _ in cells)))
        return claims[:5]

    def _best(self, named: list[tuple[str, _T]], measure: Measure) -> list[_T]:
        """Of named parts, those whose name the question covers best; all where it covers none."""
        own = self.lexicon.measure_tokens[measure.id]
        scored = []
        for name, part in named:
            tokens = frozenset(words(name))
            scored.append((self.lexicon.coverage(tokens - own or tokens, self.asked), part))
        best = max((s for s, _ in scored), default=0.0)
        return [p for s, p in scored if best < 0.5 or s >= best - 1e-9]

    def _actual(self, measure: Measure) -> list[Claim]:
        entries = [(y.year, y.actual) for y in measure.years if y.actual]
        meant = [e for e in entries if not self.reading.years or e[0] in self.reading.years]
        if not meant or not self.reading.years:
            return []
        said = "、".join(f"{y}は「{v.text}」" for y, v in meant if v)
        text = f"{self.subject(measure)}の進捗実績は、{said}です。"
        claim = self._claim(
            measure, text, [_whole([v for _, v in meant if v])], *(y for y, _ in meant)
        )
        return [claim]

    def _evaluation(self, measure: Measure) -> list[Claim]:
        if measure.evaluation is None:
            return []
        year = measure.evaluation_year
        if self.reading.years and year and year not in self.reading.years:
            return []
        when = f"{year}の" if year else ""
        label = next(
            (f.label for f in measure.fields if f.role == "evaluation" and f.label), "進捗評価"
        )
        label = "進捗評価" if "評価" in label else "進捗"
        text = f"{self.subject(measure)}の{when}{label}は「{measure.evaluation.text}」です。"
        return [self._claim(measure, text, (measure.evaluation,), year or "")]

    def _prose(self, measure: Measure, role: Role, label: str) -> list[Claim]:
        fields = [f for f in measure.fields if f.role == role and f.value.text]
        years = set(self.reading.years)
        if years and any(f.year for f in fields):
            fields = [f for f in fields if f.year in years]
        fields = self._best_fields(fields)
        if not fields:
            return []
        body = sentences(self._part_meant(fields[0].value.text), FIELD_LENGTH)
        body = body if body.endswith(("。", "…")) else f"{body}。"
        when = f"（{fields[0].year}）" if fields[0].year else ""
        text = f"{self.subject(measure)}の{label}{when}は次のとおりです。{body}"
        return [self._claim(measure, text, (fields[0].value,), fields[0].year or "")]

    def _best_fields(self, fields: list[Field]) -> list[Field]:
        return (
            sorted(
                fields,
                key=lambda f: -self.lexicon.coverage(self.asked, terms(f.value.text)),
            )
            if len(fields) > 1
            else fields
        )

    def _part_meant(self, text: str) -> str:
        """Of a text with numbered items, the item that the question names; else all of it."""
        parts = re.split(r"(?=(?:^|(?<=\n))[①-⑳])", text)
        if len(parts) < 2:
            return text
        scored = [(self.lexicon.coverage(terms(p[:60]), self.asked), p) for p in parts if p.strip()]
        best = max(scored, key=lambda s: s[0], default=(0.0, text))
        return best[1] if best[0] >= 0.6 else text

    def _indicators(self, measure: Measure) -> list[Claim]:
        meant = self._best([(i.name.text, i) for i in measure.indicators], measure)
        claims = []
        for indicator in meant[:4]:
            values = [
                (y, v)
                for y, v in indicator.values
                if not self.reading.years or y in self.reading.years
            ]
            if not values:
                continue
            said = "、".join(f"{y}は{v.text}" for y, v in values)
            text = f"{self.subject(measure)}の指標「{indicator.name.text}」は、{said}です。"
            claims.append(
                self._claim(
                    measure,
                    text,
                    [_whole([indicator.name, *(v for _, v in values)])],
                    *(y for y, _ in values),
                )
            )
        return claims

    def _repeats(self, measure: Measure) -> list[Claim]:
        first = next((m for m in self.corpus.measures if m.id == measure.repeats), None)
        if first is None:
            return []
        text = f"{self.subject(measure)}は、施策{first.number}の再掲です。"
        quotes = of_measure(self.corpus, measure, measure.name) + of_measure(
            self.corpus, first, first.name
        )
        return [
            Claim(
                text,
                quotes,
                (measure.number, measure.name.text, measure.municipality, first.number),
            )
        ]


def _cell(measure: Measure, role: Role) -> tuple[Value, ...]:
    """The whole cell of departments where the measure's own sheet has one."""
    return measure.values(role)[:1]


def _short(text: str) -> str:
    return re.split(r"\n|(?<=\S)[ 　]?[・《]", text.strip())[0].strip()


def _circled(number: str | None) -> str:
    if number and number.isdigit() and 1 <= int(number) <= 20:
        return chr(0x2460 + int(number) - 1)
    return f"({number})" if number else ""


def _years_said(cells: tuple[tuple[str, Value], ...]) -> str:
    """Years in which a row is marked; a text instead of an arrow is said with its year."""
    said = []
    for year, value in cells:
        bare = re.sub(r"[→▶►⇒➡⟶\s]", "", value.text)
        said.append(f"{year}（{bare}）" if bare else year)
    return "、".join(said)


def _whole(values: Iterable[Value]) -> Value:
    """The stretch from the first to the last of values of one source."""
    found = [v for v in values if v.text]
    first = min(found, key=lambda v: v.start)
    last = max(found, key=lambda v: v.end)
    return Value(first.text, first.source, first.start, last.end)
