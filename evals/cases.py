"""A question whose answer failed, with answer and gold side by side, as HTML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from evals.answered import Cited
from evals.halves import half
from evals.questions import Question, Span
from evals.report import RULES
from evals.run import Outcome

_CASE = Markup(
    '<article id="{id}"><h3>{id} <small>{kind}・{city}・{half}</small></h3>'
    '<p class="why">{why}</p>{history}<p class="asked">{asked}</p>'
    '<div class="pair"><section><h4>回答（{status}）</h4><p class="said">{said}</p>{notes}{cited}'
    "</section><section><h4>正解</h4>{gold}</section></div></article>"
)
_HALVES = {"tune": "調整用", "score": "採点用"}


def case(outcome: Outcome, texts: Mapping[str, str]) -> Markup:
    """Everything about one outcome that a reviewer needs."""
    question, given = outcome.question, outcome.given
    score = "" if given.confidence is None else f"、判断の得点 {given.confidence:.3f}"
    return _CASE.format(
        id=question.id,
        kind=question.kind,
        city=question.city,
        half=_HALVES[half(question)],
        why="、".join(RULES[rule] for rule in outcome.judgement.failed),
        history=listed("それまでの会話", (f"{s.role}: {s.content}" for s in question.history)),
        asked=question.question,
        status=f"{given.status}{score}",
        said=given.error or given.answer,
        notes=listed("注記", given.notes),
        cited=listed("引用", (_citation(cited) for cited in given.citations)),
        gold=_gold(question, texts),
    )


def listed(title: str, lines: Iterable[str]) -> Markup:
    """A titled list, or nothing if it would be empty; every line is escaped."""
    items = Markup("").join(Markup("<li>{}</li>").format(line) for line in lines)
    return Markup("<h5>{}</h5><ul>{}</ul>").format(title, items) if items else Markup("")


def _citation(cited: Cited) -> str:
    names = (cited.municipality, cited.section, cited.measure_no, cited.measure_name, cited.term)
    where = " / ".join(name for name in names if name)
    return f"「{cited.quote}」 {where}（{cited.source} {cited.start}-{cited.end}）"


def _gold(question: Question, texts: Mapping[str, str]) -> Markup:
    facts = (" または ".join(fact) for fact in question.facts)
    exact = "（これだけ）" if question.exact else ""
    return Markup("<p>{}・{}字以内</p>").format(question.status, question.max_chars) + Markup(
        ""
    ).join(
        (
            listed("事実", facts),
            listed("あってはならない事実", question.wrong),
            listed(f"施策{exact}", question.measures),
            listed("用語", question.terms),
            listed("見出し", question.sections),
            listed("根拠", (_span(span, texts) for span in question.spans)),
        )
    )


def _span(span: Span, texts: Mapping[str, str]) -> str:
    quote = texts.get(span.source, "")[span.start : span.end]
    return f"「{quote}」（必要{span.need}、{span.source} {span.start}-{span.end}）"
