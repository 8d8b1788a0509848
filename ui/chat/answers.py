"""A turn of the conversation on the page: question, answer, what to know of it, what to do next."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ui.api.library import Records
from ui.api.records import Answer, Term
from ui.chat.answer.block import answer_block
from ui.chat.cards import cards
from ui.chat.citations import citations, open_citation
from ui.chat.cited import followups, measures_of
from ui.chat.conversation import Conversation, Question
from ui.chat.feedback import feedback
from ui.parts.blocks import answer_text, notice, show
from ui.parts.escape import element, label
from ui.parts.words import t
from ui.site import Site

USER, ASSISTANT = ":material/person:", ":material/explore:"


def question_bubble(question: Question) -> None:
    """What the user asked, and of which municipality."""
    with st.chat_message("user", avatar=USER):
        show(element("div", "sn-text", question.text))
        if scope := "・".join(filter(None, (question.municipality, question.plan))):
            show(element("span", "sn-chip", t("対象：{town}", town=scope)))


def about(site: Site) -> tuple[str | None, str | None]:
    """The municipality that a question is limited to, and the plan where it has several."""
    plans = {(p.municipality, p.plan) for p in site.chosen if p.in_force}
    towns = {town for town, _ in plans}
    town = site.scope.municipality or (towns.pop() if site.scope.plan and len(towns) == 1 else None)
    of_town = {p.plan for p in site.plans or () if p.municipality == town and p.in_force}
    return town, site.scope.plan if len(of_town) > 1 else None


def turn_block(site: Site, conversation: Conversation, index: int, records: Records | None) -> None:
    """One finished turn; only the last one can be retried, narrowed down or followed up."""
    last = index == len(conversation.turns) - 1 and conversation.pending is None
    with st.container(key=f"turn-{index}"):
        _turn(site, conversation, index, records, last=last)
    if conversation.arrived == index:
        conversation.arrived = None


def _turn(
    site: Site, conversation: Conversation, index: int, records: Records | None, *, last: bool
) -> None:
    turn = conversation.turns[index]
    question_bubble(turn.question)
    with st.chat_message("assistant", avatar=ASSISTANT):
        if turn.answer:
            _answered(site, conversation, index, turn.answer, records, last=last)
        if turn.error:
            show(notice("error", t(turn.error), name=t("回答できませんでした")))
        if turn.stopped is not None:
            show(answer_text(turn.stopped), notice("info", t("回答を途中で止めました。")))
        if last:
            again = t("回答し直す") if turn.answer else t("もう一度質問する")
            st.button(again, key=f"retry-{index}", type="tertiary", on_click=conversation.retry)


def _answered(
    site: Site,
    conversation: Conversation,
    index: int,
    answer: Answer,
    records: Records | None,
    *,
    last: bool,
) -> None:
    terms = records.terms if records else ()
    question = conversation.turns[index].question
    _reply(question, answer, terms, turn=index, fresh=conversation.arrived == index)
    _choices(site, conversation, index, active=last)
    cited = measures_of(answer, records.measures) if records else []
    cards(site, cited, turn=index)
    citations(site.client, answer.citations, turn=index)
    _footer(answer)
    feedback(site.client, conversation, index)
    if last:
        asked = [turn.question.text for turn in conversation.turns]
        _followups(site, conversation, followups(answer, cited, asked, site.today))


def _reply(
    question: Question, answer: Answer, terms: Sequence[Term], *, turn: int, fresh: bool
) -> None:
    def opened(marker: int) -> None:
        open_citation(answer.citations, marker, turn=turn)

    if answer.status == "not_found":
        show(notice("info", answer.answer, name=t("計画に記載が見つかりません")))
    elif answer.status == "needs_clarification":
        show(notice("info", answer.answer, name=t("対象を選んでください")))
    else:
        answer_block(question, answer, terms, key=str(turn), opened=opened, fresh=fresh)
    for note in answer.notes:
        show(notice("warning", note, name=t("ご注意ください")))


def _followups(site: Site, conversation: Conversation, questions: Sequence[str]) -> None:
    if not questions:
        return
    show(element("div", "sn-heading", t("続けて質問する")))
    for number, question in enumerate(questions):
        st.button(
            label(question),
            key=f"followup-{len(conversation.turns)}-{number}",
            on_click=conversation.ask,
            args=(question, *about(site)),
        )


def _choices(site: Site, conversation: Conversation, index: int, *, active: bool) -> None:
    turn = conversation.turns[index]
    municipalities = {plan.municipality for plan in site.plans or ()}
    for number, choice in enumerate(turn.answer.choices if turn.answer else ()):
        st.button(
            label(choice),
            key=f"choice-{index}-{number}",
            width="stretch",
            disabled=not active,
            on_click=conversation.choose,
            args=(turn, choice, municipalities),
        )


def _footer(answer: Answer) -> None:
    parts = []
    if answer.answered_by and answer.answered_by != "extractive":
        parts.append(t("文章の作成：{model}", model=answer.answered_by))
    if answer.took_ms is not None:
        parts.append(t("所要 {seconds}秒", seconds=f"{max(answer.took_ms / 1000, 0.01):.2f}"))
    if parts:
        show(element("div", "sn-foot", " ・ ".join(parts)))
