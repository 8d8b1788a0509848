"""The quiz on the page: a question, its choices, and what was right."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st
from markupsafe import Markup

from ui.api.records import Term
from ui.api.ruby import Ruby
from ui.parts.blocks import notice, show
from ui.parts.escape import element, label
from ui.parts.words import t
from ui.site import Site
from ui.terms.furigana import readings, written
from ui.terms.masking import cut, masked, plain
from ui.terms.progress import Progress
from ui.terms.quiz import QUESTIONS, Asked, Quiz

_SHORT = 160  # characters of a meaning in a choice


def quiz_view(site: Site, progress: Progress, *, furigana: bool) -> None:
    """The question in front; before the first and after the last a button for a new quiz."""
    quiz = progress.quiz
    if quiz is None:
        count = min(QUESTIONS, len(progress.terms))
        text = t(
            "用語と意味の組み合わせを{count}問出します。間違えた問題は、正解するまで後でもう一度出ます。",
            count=count,
        )
        show(element("p", "sn-text", text))
        st.button(
            t("クイズを始める"), key="quiz-start", on_click=progress.start_quiz, type="primary"
        )
    elif quiz.asked is None:
        _end(quiz, progress)
    else:
        _question(site, progress, quiz, quiz.asked, furigana=furigana)


def _question(site: Site, progress: Progress, quiz: Quiz, asked: Asked, *, furigana: bool) -> None:
    left = t(
        "{total}問中{done}問正解・{tries}回回答", total=quiz.total, done=quiz.done, tries=quiz.tries
    )
    st.progress(quiz.done / quiz.total, text=left)
    again = asked.term.id in quiz.missed and quiz.chosen is None
    with st.container(border=True, key="quiz", gap="small"):
        if again:
            show(element("span", "sn-chip sn-chip-past", t("もう一度出た問題")))
        show(*_prompt(site, asked, furigana=furigana))
        for number, choice in enumerate(asked.choices):
            parts = _parts(site, asked, choice, furigana=furigana)
            if quiz.chosen is None:
                _choice(quiz, choice, number, parts, furigana=furigana)
            else:
                text = Markup("{}. {}").format(number + 1, written(parts))
                show(_judged(quiz, asked, choice, text))
    if quiz.chosen is not None:
        _result(site, quiz, asked, furigana=furigana)
        last = quiz.right and len(quiz.waiting) == 1
        name = t("結果を見る") if last else t("次の問題へ")
        st.button(name, key="quiz-next", on_click=progress.follow, type="primary")


def _prompt(site: Site, asked: Asked, *, furigana: bool) -> tuple[Markup, ...]:
    """What is asked: a term for its meaning, or a meaning for its term."""
    parts = readings(site, asked.term, wanted=furigana)
    if asked.kind == "term":
        meaning = written(masked(asked.term, parts.definition))
        return (
            element("h3", "sn-quiz-ask", t("この意味の用語はどれですか。")),
            element("div", "sn-text sn-quiz-meaning", meaning),
        )
    return (
        element("h3", "sn-quiz-ask", t("この用語の意味はどれですか。")),
        element("div", "sn-card-word", written(parts.term)),
    )


def _parts(site: Site, asked: Asked, choice: Term, *, furigana: bool) -> list[Ruby]:
    """The words of a choice, with their readings where these are wanted."""
    parts = readings(site, choice, wanted=furigana)
    return cut(parts.term if asked.kind == "term" else masked(choice, parts.definition), _SHORT)


def _choice(
    quiz: Quiz, choice: Term, number: int, parts: Sequence[Ruby], *, furigana: bool
) -> None:
    """A button with the choice; no button can hold readings, so these stand beside its number."""
    key, chosen = f"quiz-{number}", partial(quiz.answer, choice)
    if not furigana:
        text = label(f"{number + 1}. {plain(parts)}")
        st.button(text, key=key, on_click=chosen, width="stretch")
        return
    with st.container(horizontal=True, vertical_alignment="center", key=f"quiz-choice-{number}"):
        st.button(t("{number}番を選ぶ", number=number + 1), key=key, on_click=chosen)
        show(element("div", "sn-quiz-choice", written(parts)))


def _judged(quiz: Quiz, asked: Asked, choice: Term, text: Markup) -> Markup:
    """A choice once one was made: the right one and a wrong one that was chosen have a sign."""
    css, sign = "sn-choice", ""
    if choice.id == asked.term.id:
        css, sign = "sn-choice sn-choice-right", t("【正解】")
    elif quiz.chosen and choice.id == quiz.chosen.id:
        css, sign = "sn-choice sn-choice-wrong", t("【選んだ答え】")
    return element("div", css, element("b", "", sign) if sign else "", text)


def _result(site: Site, quiz: Quiz, asked: Asked, *, furigana: bool) -> None:
    """Whether it was right, and the term with its whole meaning."""
    parts = readings(site, asked.term, wanted=furigana)
    name = t("正解です") if quiz.right else t("残念、違います。この問題は後でもう一度出ます")
    body = element(
        "span", "sn-text", element("b", "", written(parts.term)), "：", written(parts.definition)
    )
    kind = "info" if quiz.right else "warning"
    head = element("span", "sn-notice-name", name)
    show(
        Markup('<div class="sn-notice sn-notice-{}" role="status">{}{}</div>').format(
            kind, head, body
        )
    )


def _end(quiz: Quiz, progress: Progress) -> None:
    if not quiz.total:
        show(notice("info", t("2語以上の用語集がある計画を選んでください。")))
        return
    text = t(
        "{total}問中{at_once}問に1回で正解しました。間違えた問題も、すべて正解しました。"
        if quiz.missed
        else "{total}問すべてに1回で正解しました。",
        total=quiz.total,
        at_once=len(quiz.at_once),
    )
    show(notice("info", text, name=t("クイズを終えました")))
    st.button(
        t("別の問題でもう一度"), key="quiz-start", on_click=progress.start_quiz, type="primary"
    )
