"""Does the same question, written otherwise, get the same citations?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from rich.table import Table

from evals.answered import Answered
from evals.intervals import Rate, rate_of
from evals.questions import Question
from evals.report import INTERVALS, cells_of, shown
from evals.run import Advance, Ask, asked
from evals.variants import variants

LABELS = MappingProxyType(
    {
        "era_western": "年を西暦で",
        "era_letter": "年をR・Hで",
        "era_name": "年を令和・平成で",
        "circled": "数字を丸数字に",
        "uncircled": "丸数字を数字に",
        "dash": "ハイフンを別の記号に",
        "tilde": "波線を別の記号に",
        "wide": "英数字を全角に",
        "narrow": "英数字を半角に",
        "narrow_katakana": "片仮名を半角に",
        "case": "英字の大小",
        "quotes": "かぎ括弧を二重に",
        "manners": "文末の丁寧さ",
        "spaced": "助詞の後に空白",
        "squeezed": "空白なし",
        "padded": "前後に空白",
        "no_end": "文末の記号なし",
        "question_mark": "文末に？",
        "full_stop": "文末に。",
        "decomposed": "濁点を分けて",
        "unseen": "見えない文字入り",
        "greeting": "前置きつき",
        "thanks": "お礼つき",
        "double_space": "空白を2つに",
        "upper": "英字を大文字に",
        "half_mark": "文末に?",
        "dots": "文末に…",
        "stressed": "文末に！？",
        "line_end": "文末に改行",
    }
)


@dataclass(frozen=True, slots=True)
class Held:
    """A question and one variant of it: whether the answer cites the same.

    ``places``: status and set of cited places (source, start, end) are equal. ``things``: status
    and set of what is cited (measure, term, else section, each with its municipality) are equal.
    """

    id: str
    name: str
    places: bool
    things: bool
    text: str = ""


def run_variants(
    questions: Sequence[Question], ask: Ask, advance: Advance = lambda: None
) -> tuple[Held, ...]:
    """Ask every question as it is and in each variant; history and scope stay as they are."""
    found = []
    for question in questions:
        plain = asked(question, ask)
        for variant in variants(question.question):
            other = asked(replace(question, question=variant.text), ask)
            same = _places(plain) == _places(other)
            things = _things(plain) == _things(other)
            found.append(Held(question.id, variant.name, same, things, variant.text))
        advance()
    return tuple(found)


def held_rate(found: Sequence[Held], *, places: bool = True) -> Rate:
    """Share of (question, variant) that hold, as the mean over questions.

    The variants of one question hold or fail together, so the interval is that of the questions'
    shares (bootstrap), not of the pairs.
    """
    of: dict[str, list[bool]] = {}
    for held in found:
        of.setdefault(held.id, []).append(held.places if places else held.things)
    return rate_of([sum(each) / len(each) for each in of.values()])


def variants_table(found: Sequence[Held]) -> Table:
    """Both shares, then the share of each way of writing."""
    table = Table(title=f"表記を変えた質問（{len(found)}組）", caption=INTERVALS)
    table.add_column("項目")
    for head in ("引用が同じ", "95％区間", "問"):
        table.add_column(head, justify="right")
    table.add_row("引用の箇所が同じ", *cells_of(held_rate(found)))
    table.add_row(
        "引用の対象（施策・用語・見出し）が同じ", *cells_of(held_rate(found, places=False))
    )
    table.add_section()
    for name in sorted({held.name for held in found}):
        rate = rate_of([float(held.places) for held in found if held.name == name])
        table.add_row(f"箇所: {LABELS[name]}", *cells_of(rate))
    return table


def changed_table(found: Sequence[Held]) -> Table:
    """The variants whose answers cite other places than the question as it was."""
    lost = [held for held in found if not held.places]
    table = Table(title=f"引用の箇所が変わった質問（{len(lost)}組）")
    for head in ("id", "表記", "質問"):
        table.add_column(head, overflow="fold")
    for held in lost:
        table.add_row(shown(held.id), LABELS[held.name], shown(held.text))
    return table


def _places(given: Answered) -> tuple[object, ...]:
    return given.status, frozenset((c.source, c.start, c.end) for c in given.citations)


def _things(given: Answered) -> tuple[object, ...]:
    cited = (
        (c.municipality, c.measure_no, c.measure_name, c.term)
        if c.measure_no or c.measure_name or c.term
        else (c.municipality, c.section)
        for c in given.citations
    )
    return given.status, frozenset(cited)
