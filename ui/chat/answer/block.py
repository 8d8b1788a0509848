"""The text of an answer as a component in the page: no frame, and no markup from outside."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import streamlit as st

from ui.api.records import Answer, Term
from ui.chat.answer.parts import parts_of, terms_for
from ui.chat.conversation import Question
from ui.parts.words import t

_SHORT = 240  # characters of an explanation
_mount = st.components.v2.component(
    "shisaku_answer",
    js=Path(__file__).with_name("answer.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def answer_block(
    question: Question,
    answer: Answer,
    terms: Sequence[Term],
    *,
    key: str,
    opened: Callable[[int], None],
    fresh: bool = False,
) -> None:
    """Draw the text; ``opened`` is told the number of the citation whose marker was chosen.

    A ``fresh`` answer is brought into view from its beginning.
    """

    def chosen() -> None:
        number = st.session_state[f"answer-{key}"].cited
        if isinstance(number, int):
            opened(number)

    _mount(
        key=f"answer-{key}",
        data={**data_of(question, answer, terms, key=key), "fresh": fresh},
        on_cited_change=chosen,
    )


def data_of(
    question: Question, answer: Answer, terms: Sequence[Term], *, key: str
) -> Mapping[str, object]:
    """What the component is given, as plain values."""
    parts = parts_of(answer.answer, terms_for(answer, terms))
    used = {part.term for part in parts}
    return {
        "key": key,
        "parts": [{"text": p.text, "marker": p.marker, "term": p.term} for p in parts],
        "terms": {term.id: _told(term) for term in terms if term.id in used},
        "copy": copied(answer),
        "address": _address(question),
        "words": {
            "open": t("出典{number}を開く"),
            "copy": t("コピー"),
            "share": t("質問のアドレスをコピー"),
            "copied": t("コピーしました。"),
            "failed": t("コピーできませんでした。文字を選んでコピーしてください。"),
        },
    }


def copied(answer: Answer) -> str:
    """The answer with its sources, as it is put into a mail."""
    lines = [answer.answer, *answer.notes]
    for c in answer.citations:
        name = " ".join(filter(None, (c.measure_no, c.measure_name or c.term)))
        page = t("（{page}ページ）", page=c.page) if c.page else ""
        place = " ".join(filter(None, (c.municipality, c.plan, name)))
        lines.append(f"[{c.marker}] {place}{page}「{c.quote.strip()}」")
    return "\n".join(lines)


def _address(question: Question) -> dict[str, str]:
    """The query that asks the question again, for a mail."""
    told = {"q": question.text, "municipality": question.municipality, "plan": question.plan}
    return {name: value for name, value in told.items() if value}


def _told(term: Term) -> dict[str, str]:
    text = " ".join(term.definition.split())
    short = text if len(text) <= _SHORT else f"{text[:_SHORT]}…"
    return {
        "term": term.term,
        "definition": short,
        "from": f"{term.municipality} {term.plan}",
    }
