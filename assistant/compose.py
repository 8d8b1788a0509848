"""Records → sentences, one function per kind of question about a measure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.aspects import WHOLE, Aspect
from assistant.claims import Claim, of_measure, sentences, subject
from assistant.content import Content
from assistant.grades import grade_of
from assistant.in_charge import Charge
from assistant.lead_words import called, unsettled
from assistant.sentences import flat
from assistant.states import are_of, states_asked
from assistant.units import Unit
from assistant.writer import cell, circled, short, whole
from index.years import came
from ingest.records import Action, Indicator, Measure, Role, ScheduleRow, Value
from ingest.text import fold

FIELD_LENGTH = 360
# How long the actions of a measure may be together to be given with all they list.
ROSTER = 320
# How a sentence says what something came of.
_CAUSE = re.compile(r"ため、|により、|によって、|ことから、|を受け(?:て)?、")
_FIELDS: dict[Aspect, tuple[Role, str]] = {
    Aspect.RESULTS: ("results", "実績"),
    Aspect.ACTUAL: ("results", "実績"),
    Aspect.ISSUES: ("issues", "課題"),
    Aspect.EFFECT: ("effect", "期待される効果"),
    Aspect.BACKGROUND: ("background", "現状・課題"),
    Aspect.REASON: ("reason", "評価の理由"),
}


class Composer(Content):
    """Writes what the records say of one measure; empty where they say nothing."""

    def answer(self, measure: Measure, aspect: Aspect) -> list[Claim]:
        """Claims about ``measure`` for ``aspect``, in the order to be said."""
        writers: dict[Aspect, Callable[[Measure], list[Claim]]] = {
            Aspect.LEAD: self._lead,
            Aspect.RELATED: self._related,
            Aspect.COVER: self.cover,
            Aspect.ACTIONS: self._actions,
            Aspect.EVALUATION: self._evaluation,
            Aspect.REPEATS: self._repeats,
            **{
                a: lambda m, r=role, t=title: self._field(m, r, t)  # type: ignore[misc]
                for a, (role, title) in _FIELDS.items()
            },
        }
        writer = writers.get(aspect)
        return writer(measure) if writer else []

    def part(self, unit: Unit) -> list[Claim]:
        """Claims for a unit that is a part of a record, which carries its ``part`` or ``role``."""
        measure = unit.measure
        if measure is None:
            return []
        if isinstance(unit.part, Indicator):
            return self.indicator(measure, unit.part)
        if isinstance(unit.part, ScheduleRow):
            return self.row(measure, unit.part)
        if isinstance(unit.part, Action):
            return self._action(measure, unit.part)
        writers: dict[str, Callable[[Measure], list[Claim]]] = {
            "lead": self._lead,
            "related": self._related,
            "evaluation": self._evaluation,
            "planned": self.planned,
            "actual": self.actual,
        }
        writer = writers.get(unit.role)
        return writer(measure) if writer else []

    def _lead(self, measure: Measure) -> list[Claim]:
        if not measure.lead:
            return [self.claim(measure, *s, called(measure)) for s in unsettled(measure)]
        said = "、".join(d.text for d in measure.lead)
        label = called(measure)
        if self.reading.english:
            text = f"{subject(measure)} is led by {said}."
        else:
            text = f"{subject(measure)}の{label}は、{said}です。"
        claims = [self.claim(measure, text, cell(measure, "lead") or measure.lead, label)]
        return claims + self.other_versions(measure, "lead")

    def _related(self, measure: Measure) -> list[Claim]:
        if not measure.related:
            return []
        said = "、".join(d.text for d in measure.related)
        text = f"{subject(measure)}の関係課は、{said}です。"
        quoted = cell(measure, "related") or measure.related
        return [self.claim(measure, text, quoted, "関係課")]

    def _actions(self, measure: Measure) -> list[Claim]:
        actions = self._actions_meant(measure)
        if not actions:
            return self.rows(measure)
        claims: list[Claim] = []
        bodies = _bodies(measure, actions)
        said = (*(a.text for a in actions), *bodies.values())
        full = sum(len(v.text) for v in said) <= ROSTER
        head = f"{subject(measure)}の取組は次のとおりです。\n"
        for action in actions[:12]:
            mark = f"（{action.state.text}）" if action.state else ""
            number = f"{circled(action.number)}" if action.number else "・"
            name = flat(action.text.text) if full else short(action.text.text)
            told = bodies.get(fold(action.text.text)) if full else None
            body = f"（{flat(told.text).removesuffix('。')}）" if told else ""
            own = action.departments if Aspect.LEAD in self.reading.aspects else ()
            body += f"（担当: {'・'.join(d.text for d in own)}）" if own else ""
            line = f"{number}{name}{mark}{body}".removesuffix("。")
            sentence = f"{'' if claims else head}{line}。"
            values = (action.text, *((action.state,) if action.state else ()), *own)
            quoted = [whole(values), *((told,) if told else ())]
            claims.append(self.claim(measure, sentence, quoted, action.number or ""))
        return claims

    def roster(self, measure: Measure) -> list[Claim]:
        """All actions of a measure; its departments and evaluation where they are asked for too."""
        actions = self._actions(measure)
        wanted = [a for a in (Aspect.LEAD, Aspect.EVALUATION) if a in self.reading.aspects]
        return [c for a in wanted for c in self.answer(measure, a)] + actions if actions else []

    def labelled(self, measure: Measure) -> list[Claim]:
        """What stands under labels of no known kind that the question gives: 第1期の目標."""
        claims = []
        for item in measure.fields:
            label = flat(item.label).strip("【】〔〕［］[]")
            word = fold(label).split("の")[-1]
            if item.role == "other" and len(word) >= 2 and word in self.reading.folded:
                body = sentences(item.value.text, FIELD_LENGTH)
                text = f"{subject(measure)}の{label}は、「{body}」です。"
                claims.append(self.claim(measure, text, (item.value,), label))
        return claims

    def _actions_meant(self, measure: Measure) -> list[Action]:
        """Those of the state that the question names, or all."""
        folded = self.reading.folded
        states = [s for s in states_asked(folded) if s != "継続"]
        held = [a for a in measure.actions if a.state and any(s in a.state.text for s in states)]
        if len(states) == 1 and held and not WHOLE.search(folded) and are_of(states[0], folded):
            return held
        return list(measure.actions)

    def led(self, measure: Measure, one: Charge) -> list[Claim]:
        """Who is in charge of an action, or of an item of it."""
        action = one.action
        state = f"（{action.state.text}）" if action.state else ""
        said = "・".join(d.text for d in one.departments)
        text = f"{subject(measure)}の取組「{one.name}」{state}の担当は{said}です。"
        values = (action.text, *((action.state,) if action.state else ()), *action.departments)
        return [self.claim(measure, text, [whole(values)], action.number or "")]

    def _action(self, measure: Measure, action: Action) -> list[Claim]:
        name = short(action.text.text)
        if action.departments:
            return self.led(measure, Charge(action, name, action.departments))
        state = f"（{action.state.text}）" if action.state else ""
        text = f"{subject(measure)}の取組「{name}」{state}です。"
        values = (action.text, action.state) if action.state else (action.text,)
        told = _bodies(measure, [action]).get(fold(action.text.text))
        if told:
            body = sentences(told.text, FIELD_LENGTH)
            text = f"{subject(measure)}の取組「{name}」{state}は、次のとおりです。{body}"
        quoted = [whole(values), *((told,) if told else ())]
        return [self.claim(measure, text, quoted, action.number or "")]

    def _evaluation(self, measure: Measure) -> list[Claim]:
        graded = grade_of(measure, self.reading)
        if graded is None:
            return []
        year, value = graded
        when = f"{year}の" if year else ""
        label = next(
            (f.label for f in measure.fields if f.role == "evaluation" and f.label), "進捗評価"
        )
        label = "進捗評価" if "評価" in label else "進捗"
        text = f"{subject(measure)}の{when}{label}は「{value.text}」です。"
        own = self.claim(measure, text, (value,), year or "")
        return [own, *self.other_versions(measure, "evaluation", year)]

    def _field(self, measure: Measure, role: Role, label: str) -> list[Claim]:
        fields = [f for f in measure.fields if f.role == role and f.value.text]
        years = set(self.reading.years)
        if years and any(f.year for f in fields):
            fields = [f for f in fields if came(f.year or "") in years]
        if not fields:
            return []
        body = sentences(fields[0].value.text, FIELD_LENGTH)
        body = body if body.endswith(("。", "…")) else f"{body}。"
        when = f"（{fields[0].year}）" if fields[0].year else ""
        if role == "reason" and not re.search(r"理由|根拠|要因|原因", fields[0].label):
            label = flat(fields[0].label) or label
        text = f"{subject(measure)}の{label}{when}は次のとおりです。{body}"
        return [self.claim(measure, text, (fields[0].value,), fields[0].year or "")]

    def reasons(self, measure: Measure) -> list[Claim]:
        """The reason of an evaluation, and what the results say that it came of."""
        claims = self.answer(measure, Aspect.REASON)
        years = set(self.reading.years)
        for told in measure.values("results") if claims else ():
            year = next((f.year for f in measure.fields if f.value == told), None)
            cause = next((s for s in re.findall(r"[^。\n]+。", told.text) if _CAUSE.search(s)), "")
            if cause and (not years or not year or came(year) in years):
                when = f"{year}は、" if year else "次のとおりです。"
                text = f"{subject(measure)}の実績として、{when}{cause}"
                claims.append(self.claim(measure, text, (told,), year or ""))
        return claims[:2]

    def _repeats(self, measure: Measure) -> list[Claim]:
        first = next((m for m in self.corpus.measures if m.id == measure.repeats), None)
        if first is None:
            return []
        text = f"{subject(measure)}は、施策{first.number}の再掲です。"
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


def _bodies(measure: Measure, actions: Sequence[Action]) -> dict[str, Value]:
    """What the sheet says of actions under their own names, by these."""
    names = {fold(a.text.text) for a in actions}
    return {
        fold(f.label): f.value
        for f in measure.fields
        if f.role == "other" and fold(f.label) in names
    }
