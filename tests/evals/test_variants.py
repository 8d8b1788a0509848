"""Other writings of a question: what is changed, and what never is."""

from __future__ import annotations

import re
import unicodedata

import pytest

from evals.files import load_sets
from evals.variants import MAKERS, MOST, variants

ASKED = sorted({q.question for s in load_sets() for q in s.questions})


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("circled", "施策(1)5は", "施策(1)⑤は"),
        ("circled", "施策（2）12は", "施策（2）⑫は"),
        ("circled", "(1)21", "(1)21"),
        ("uncircled", "施策(1)⑤は", "施策(1)5は"),
        ("dash", "2-1-(1)のRPA", "2−1−(1)のRPA"),
        ("dash", "データ-活用", "データ-活用"),
        ("tilde", "3〜7年", "3~7年"),
        ("tilde", "3~7年", "3～7年"),
        ("wide", "RPA (1)", "ＲＰＡ （１）"),
        ("narrow", "ＲＰＡ（１）？", "RPA(1)?"),
        ("narrow_katakana", "デジタルの窓口", "ﾃﾞｼﾞﾀﾙの窓口"),
        ("case", "LGWANとは", "lgwanとは"),
        ("case", "lgwanとは", "LGWANとは"),
        ("quotes", "「窓口」は", "『窓口』は"),
        ("manners", "教えてください。", "教えて"),
        ("manners", "どこですか？", "どこでしょうか。"),
        ("manners", "何課でしょうか", "何課ですか。"),
        ("manners", "担当課は", "担当課は"),
        ("spaced", "小山市の窓口は", "小山市の 窓口は"),
        ("squeezed", "小山市　議会 担当課", "小山市議会担当課"),
        ("squeezed", "What is the LGWAN?", "What is the LGWAN?"),
        ("no_end", "どこですか。？", "どこですか"),
        ("question_mark", "どこですか。", "どこですか？"),
        ("full_stop", "担当課は？", "担当課は。"),
        ("full_stop", "What is it?", "What is it."),
        ("decomposed", "が", "か\u3099"),
        ("unseen", "担当課は", "担当\u200b課は"),
        ("greeting", "担当課は", "すみません、担当課は"),
        ("greeting", "What is it?", "Excuse me. What is it?"),
        ("thanks", "担当課は", "担当課は。よろしくお願いします。"),
        ("thanks", "担当課は？", "担当課は？よろしくお願いします。"),
    ],
)
def test_each_way_of_writing(name: str, text: str, expected: str) -> None:
    assert MAKERS[name](text) == expected


@pytest.mark.parametrize("text", ASKED)
def test_every_bundled_question_has_ten_that_differ(text: str) -> None:
    found = [variant.text for variant in variants(text)]
    assert len({*found, text}) == MOST + 1


@pytest.mark.parametrize("name", ["wide", "narrow", "narrow_katakana", "decomposed", "padded"])
@pytest.mark.parametrize("text", ASKED[::10])
def test_widths_and_padding_change_no_letter(name: str, text: str) -> None:
    def plain(written: str) -> str:
        return re.sub(r"\s", "", unicodedata.normalize("NFKC", written))

    assert plain(MAKERS[name](text)) == plain(text)


def test_what_is_special_to_the_question_comes_first() -> None:
    names = [variant.name for variant in variants("令和5年度の(1)5は？")]
    assert names[:3] == ["era_western", "era_letter", "circled"]


def test_the_variants_of_a_text_are_always_the_same() -> None:
    assert variants("令和5年度の目標は", 3) == variants("令和5年度の目標は")[:3]
