"""What is told besides the first point: a second unit that is about as good as the best."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import Answerer
from assistant.claims import Claim
from assistant.drafts import Draft
from assistant.query import wish_of
from assistant.wishes import DOUBT, DOUBT_VALUE
from tests.assistant.asking import found_in, query_in

OPEN, VALUE = "みなと市の港の様子", "みなと市の港の様子は何台ですか"


def told(harbour: Answerer, question: str, behind: float) -> list[Claim]:
    """The claims of two sentences of which the second is ``behind`` the first."""
    query, like = query_in(harbour, question), found_in(harbour, "みなと市の港")[0]
    units = [u for u in harbour.ranker.units.all if u.part is None and u.text.endswith("。")][:2]
    found = [replace(like, unit=u, score=-behind * i, fits=True) for i, u in enumerate(units)]
    wishes = harbour.evidence._wishes
    return wishes.completed(query, found, wishes.speaker.say(found[:1], query, 90))


@pytest.mark.parametrize(
    ("question", "behind", "claims"),
    [
        (OPEN, 0.1, 2),
        (OPEN, DOUBT - 0.1, 2),
        (OPEN, DOUBT + 0.1, 1),
        (VALUE, DOUBT_VALUE - 0.1, 2),
        (VALUE, DOUBT_VALUE + 0.1, 1),
    ],
)
def test_where_two_are_about_as_good_both_are_told(
    harbour: Answerer, question: str, behind: float, claims: int
) -> None:
    assert len(told(harbour, question, behind)) == claims


@pytest.mark.parametrize(
    ("words", "roles"),
    [
        ("と連携する課はどこですか", ["lead", "related"]),
        ("の担当課はどこですか", ["lead"]),
    ],
)
def test_one_more_wish_is_for_all_the_departments_it_names(
    sample: Answerer, words: str, roles: list[str]
) -> None:
    name = "被災者支援システムの運用方法の検討"
    measure = next(m for m in sample.corpus.measures if m.name.text == name)
    question = f"秦野市の{name}{words}"
    wish = wish_of(question, query_in(sample, question), sample.towns, sample.lexicon)
    draft = Draft("answered", (), focus=(measure,))
    told = sample.evidence.extended(draft, wish, found_in(sample, question))
    values = {
        "lead": [v.text for v in measure.lead],
        "related": [v.text for v in measure.related],
    }
    said = [" ".join(values[role]) for role in roles]
    assert len(told.claims) == len(said)
    assert all(v in c.sentence for v, c in zip(said, told.claims, strict=True))
