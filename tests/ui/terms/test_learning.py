"""The quiz, the cards, and what is learnt: by chance that is given in."""

from __future__ import annotations

import io
from datetime import date
from random import Random

import pytest
from docx import Document

from tests.ui.site import EVIL
from tests.ui.terms.samples import glossary, term
from ui.api.records import Term
from ui.api.ruby import Ruby
from ui.terms.cards import cards
from ui.terms.masking import GAP, cut, masked, plain
from ui.terms.progress import Progress
from ui.terms.quiz import CHOICES, QUESTIONS, Quiz, fit, quiz
from ui.terms.summary import summary


def wrong(made: Quiz) -> Term:
    assert made.asked
    return next(c for c in made.asked.choices if c.id != made.asked.term.id)


def right(made: Quiz) -> Term:
    assert made.asked
    return made.asked.term


def test_a_quiz_has_ten_terms_of_both_kinds_and_can_be_made_again() -> None:
    made = quiz(glossary(), Random(7))
    asked = list(made.waiting)
    assert len({a.term.id for a in asked}) == QUESTIONS == made.total
    assert {a.kind for a in asked} == {"meaning", "term"}
    assert asked == list(quiz(glossary(), Random(7)).waiting)
    assert asked != list(quiz(glossary(), Random(8)).waiting)


def test_each_question_has_its_answer_once_among_different_choices() -> None:
    for asked in quiz(glossary(), Random(1)).waiting:
        assert len({choice.term for choice in asked.choices}) == CHOICES
        assert asked.choices.count(asked.term) == 1
        others = {name for c in asked.choices if c != asked.term for name in (c.term, *c.aliases)}
        assert others.isdisjoint((asked.term.term, *asked.term.aliases))


def test_the_answer_has_no_fixed_place() -> None:
    places = {
        asked.choices.index(asked.term)
        for seed in range(5)
        for asked in quiz(glossary(), Random(seed)).waiting
    }
    assert places == set(range(CHOICES))


@pytest.mark.parametrize(("count", "questions"), [(0, 0), (1, 0), (2, 2), (3, 3)])
def test_small_glossaries(count: int, questions: int) -> None:
    made = quiz(glossary()[:count], Random(0))
    assert made.total == len(made.waiting) == questions
    assert all(len(asked.choices) == count for asked in made.waiting)


def test_what_cannot_be_told_apart_is_not_asked() -> None:
    same = [
        term("AI"),
        term("ＡＩ", id="x"),
        term("無", definition=""),
        term("機械", definition="AIの意味です。"),
    ]
    assert [t.term for t in fit(same)] == ["AI"]


def test_terms_not_learnt_yet_come_first() -> None:
    learnt = {t.id for t in glossary()[2:]}
    asked = quiz(glossary(), Random(3), count=2, learnt=learnt).waiting
    assert {a.term.id for a in asked}.isdisjoint(learnt)


def test_a_wrong_one_comes_again_until_it_is_right() -> None:
    made = quiz(glossary(), Random(2), count=3)
    first = right(made)
    made.answer(wrong(made))
    assert not made.right
    made.answer(first)  # a second choice does not count
    assert made.tries == 1
    made.follow()
    assert made.waiting[-1].term == first
    assert right(made) != first
    for _ in range(3):
        made.answer(right(made))
        assert made.right
        made.follow()
    assert made.asked is None
    assert made.later == [first]
    assert len(made.at_once) == 2
    assert made.tries == 4


def test_nothing_follows_before_a_choice() -> None:
    made = quiz(glossary(), Random(2))
    before = right(made)
    made.follow()
    assert right(made) == before


def test_a_meaning_does_not_give_its_term_away() -> None:
    assert hidden(term("RPA")) == f"{GAP}は、決まった手順を機械に任せる仕組み。"
    told = term("電子申請", definition="①ｵﾝﾗｲﾝ申請ともいう。\n電子 申請")
    assert hidden(told) == f"①{GAP}ともいう。 電子 申請"
    assert hidden(term("AED", definition="PAEDは別の語")) == "PAEDは別の語"


def hidden(of: Term) -> str:
    return plain(masked(of, [Ruby(text=of.definition)]))


def test_readings_are_kept_where_no_name_is_left_out() -> None:
    parts = [
        Ruby(text="届", reading="とど"), Ruby(text="けを電"), Ruby(text="子", reading="し"),
        Ruby(text="申請する", reading="しんせいする"), Ruby(text="網", reading="あみ"),
    ]  # fmt: skip
    left = [(p.text, p.reading) for p in masked(term("電子申請"), parts) if p.text]
    assert left == [("届", "とど"), (f"けを{GAP}", None), ("する", None), ("網", "あみ")]


def test_a_long_meaning_is_cut() -> None:
    parts = [Ruby(text="届", reading="とど"), Ruby(text="けを出す")]
    assert cut(parts, 5) == parts
    assert cut(parts, 3) == [parts[0], Ruby(text="けを…")]


def test_cards_come_again_until_they_are_known() -> None:
    made = cards(glossary(), Random(4))
    first = made.front
    made.turn()
    made.again()
    assert not made.turned
    assert made.front != first
    assert made.waiting[-1] == first
    while made.front:
        made.knew()
    assert len(made.known) == made.total == len(glossary())


def finished(progress: Progress) -> Progress:
    """One quiz in which the first question needed two tries."""
    progress.start_quiz()
    made = progress.quiz
    assert made
    made.answer(wrong(made))
    while made.asked:
        progress.follow()
        if made.asked:
            made.answer(right(made))
    return progress


def test_progress_keeps_scores_and_what_was_learnt() -> None:
    progress = finished(Progress(glossary(), Random(5)))
    (score,) = progress.scores
    assert (score.total, score.at_once, score.tries) == (QUESTIONS, QUESTIONS - 1, QUESTIONS + 1)
    assert len(progress.learnt) == QUESTIONS
    progress.start_cards()
    progress.knew()
    assert len(progress.learnt) >= QUESTIONS


def test_the_summary_names_date_plan_score_and_terms() -> None:
    progress = finished(Progress(glossary(), Random(5)))
    made = summary(progress, "みほん市の計画", " 見本 花子 ", date(2026, 11, 22))
    written = Document(io.BytesIO(made))
    text = "\n".join(p.text for p in written.paragraphs)
    for part in (
        "氏名：見本 花子",
        "日付：2026-11-22",
        "計画：みほん市の計画",
        "10問中9問に1回で正解",
    ):
        assert part in text
    cells = [row.cells[0].text for row in written.tables[0].rows][1:]
    assert set(cells) == {t.term for t in progress.learnt.values()}


def test_the_summary_takes_any_text_and_no_name() -> None:
    odd = term(EVIL, definition=f"\x00{EVIL}\ud800")
    progress = Progress([odd], Random(0), learnt={odd.id: odd})
    written = Document(io.BytesIO(summary(progress, EVIL, "", date(2026, 11, 22))))
    assert "氏名" not in "\n".join(p.text for p in written.paragraphs)
    assert written.tables[0].rows[1].cells[0].text == EVIL
    assert written.tables[0].rows[1].cells[2].text == EVIL
