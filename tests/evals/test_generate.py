"""Questions derived from records."""

from __future__ import annotations

from evals.generate import generate_questions
from ingest.records import Corpus, Measure, Term, Value, YearEntry


def value(text: str) -> Value:
    return Value(text, "k.txt", 0, len(text))


def measure(number: str, *, evaluation: str | None = None) -> Measure:
    return Measure(
        id=f"m{number}",
        municipality="北市",
        plan="北市計画",
        section=(),
        number=number,
        name=value("窓口の改善"),
        source="k.txt",
        start=0,
        end=9,
        years=(YearEntry("令和4年度"),),
        evaluation=value(evaluation) if evaluation else None,
    )


TERM = Term("t1", "北市", "北市計画", value("RPA"), (), value("自動化"), "glossary", "k.txt", 0, 9)


def test_every_record_is_asked_about() -> None:
    asked = generate_questions(Corpus(measures=(measure("1", evaluation="遅延"),), terms=(TERM,)))
    assert len(asked) == 6
    assert "北市の「窓口の改善」の担当課はどこですか。" in asked
    assert "北市の施策1の主管課を教えてください。" in asked
    assert "北市の計画で「RPA」とは何ですか。" in asked
    assert any("評価" in question for question in asked)


def test_what_a_plan_does_not_have_is_not_asked() -> None:
    asked = generate_questions(Corpus(measures=(measure(""),)))
    assert not [q for q in asked if "評価" in q or "施策の主管課" in q]


def test_repeats_are_asked_once_in_a_fixed_order() -> None:
    corpus = Corpus(measures=(measure("1"), measure("1")), terms=(TERM, TERM))
    asked = generate_questions(corpus)
    assert len(asked) == len(set(asked)) == 5
    assert asked == generate_questions(corpus)
