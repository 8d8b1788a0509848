"""Learning a glossary: choosing it, the quiz or the cards, and what was learnt."""

from __future__ import annotations

from collections.abc import Sequence
from random import SystemRandom

import streamlit as st

from ui.api.records import Term
from ui.parts.blocks import notice, show
from ui.parts.escape import element
from ui.parts.words import t
from ui.site import Site
from ui.terms.cards_view import cards_view
from ui.terms.furigana import switch
from ui.terms.progress import Progress
from ui.terms.quiz import fit
from ui.terms.quiz_view import quiz_view
from ui.terms.summary import NAME_LIMIT, score_line, summary

Glossary = tuple[str, str]
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def learning(site: Site, terms: Sequence[Term], *, quiz: bool) -> None:
    """One glossary of those in scope, to be learnt by quiz or by cards."""
    glossaries = by_plan(terms)
    if not glossaries:
        text = t("2語以上の用語集がある計画を選んでください。")
        show(notice("info", text, name=t("学習できる用語がありません")))
        return
    names = {f"{town} {plan}": (town, plan) for town, plan in glossaries}
    if st.session_state.get("learn-plan") not in names:
        st.session_state["learn-plan"] = next(iter(names))
    name = st.selectbox(t("学ぶ用語集"), list(names), key="learn-plan", persist_state="session")
    progress = _progress(names[name], glossaries[names[name]])
    furigana = switch()
    if quiz:
        quiz_view(site, progress, furigana=furigana)
    else:
        cards_view(site, progress, furigana=furigana)
    _learnt(site, progress, name)


def by_plan(terms: Sequence[Term]) -> dict[Glossary, list[Term]]:
    """The terms that can be learnt, of each plan that has two or more, the largest first."""
    found = dict[Glossary, list[Term]]()
    for term in terms:
        found.setdefault((term.municipality, term.plan), []).append(term)
    usable = {plan: known for plan, of in found.items() if len(known := fit(of)) > 1}
    return dict(sorted(usable.items(), key=lambda item: -len(item[1])))


def _progress(plan: Glossary, terms: Sequence[Term]) -> Progress:
    """What the session holds of this glossary."""
    held: dict[Glossary, Progress] = st.session_state.setdefault("learning", {})
    progress = held.setdefault(plan, Progress(terms, SystemRandom()))
    progress.terms = terms
    return progress


def _learnt(site: Site, progress: Progress, plan: str) -> None:
    """How far the reader is, and the summary to download."""
    count, total = len(progress.learnt), len(progress.terms)
    show(element("h3", "sn-heading", t("この用語集の学習状況")))
    st.progress(
        min(1.0, count / total),
        text=t("{total}語中{count}語を覚えました", total=total, count=count),
    )
    scores = progress.scores
    for number, score in enumerate(scores, 1):
        line = score_line(number, score.total, score.at_once, score.tries)
        show(element("div", "sn-foot", line))
    if not count and not scores:
        show(element("p", "sn-foot", t("覚えた用語があると、学習の記録を保存できます。")))
        return
    name = st.text_input(
        t("氏名（任意。記録にだけ載ります）"),
        key="learn-name",
        max_chars=NAME_LIMIT,
        autocomplete="name",
        live="100ms",
        persist_state="session",
    )
    st.download_button(
        t("学習の記録をWordで保存"),
        summary(progress, plan, name or "", site.today),
        file_name=t("用語学習の記録_{day}.docx", day=site.today.isoformat()),
        mime=_WORD,
        key="learn-save",
        icon=":material/download:",
        on_click="ignore",
    )
