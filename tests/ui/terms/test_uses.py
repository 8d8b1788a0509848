"""Where a term is used."""

from __future__ import annotations

import pytest

from tests.ui import site
from tests.ui.terms.samples import term
from ui.api.records import Hit, Measure
from ui.terms.uses import AROUND, measures_using, passages_using


def measure(text: str, city: str = site.CITY, plan: str = site.PLAN) -> Measure:
    field = {"role": "content", "label": "概要", "text": text, "source": "a", "start": 0, "end": 1}
    made = site.measure("窓口の改善", city, plan, id=text, fields=[field, field])
    return Measure.model_validate(made)


@pytest.mark.parametrize(
    ("name", "text", "uses"),
    [
        ("RPA", "業務にRPAを使う", True),
        ("RPA", "業務にｒｐａを使う", True),
        ("RPA", "Robotic  Process Automationを使う", True),
        ("RPA", "CORPAを使う", False),
        ("AI チャットボット", "AIチャットボットで答える", True),
        ("クラウド", "クラウドファンディングを行う", False),
        ("電子申請", "電子申請システム", True),
        ("電子申請", "窓口での申請", False),
    ],
)
def test_a_measure_uses_a_term_that_stands_as_a_word_in_its_text(
    name: str, text: str, uses: bool
) -> None:
    assert bool(measures_using(term(name), [measure(text)])) is uses


def test_what_is_shown_is_what_the_plan_writes() -> None:
    (use,) = measures_using(term("オープンデータ"), [measure("①市が　ｵｰﾌﾟﾝﾃﾞｰﾀ㈱を")])
    assert (use.excerpt.before, use.excerpt.name) == ("①市が ", "ｵｰﾌﾟﾝﾃﾞｰﾀ")
    assert use.excerpt.after == "㈱を"


def test_the_place_is_shown_with_its_label_and_each_text_counts_once() -> None:
    text = f"{'前' * 60}電子申請{'後' * 60}"
    (use,) = measures_using(term("電子申請"), [measure(text)])
    assert use.excerpt.label == "概要"
    assert use.excerpt.name == "電子申請"
    assert use.excerpt.before == f"…{'前' * AROUND}"
    assert use.excerpt.after == f"{'後' * AROUND}…"
    assert use.fields == 1


def test_only_measures_of_the_city_and_those_of_the_plan_first() -> None:
    other_plan = measure("クラウドを選ぶ", plan="別の計画")
    own, elsewhere = measure("クラウドを使う"), measure("クラウドへ", site.OTHER_CITY)
    found = measures_using(term("クラウド"), [other_plan, elsewhere, own])
    assert [use.measure for use in found] == [own, other_plan]


def test_passages_are_neither_the_entry_itself_nor_of_a_measure() -> None:
    def hit(text: str, **changes: object) -> Hit:
        return Hit.model_validate(site.hit("x", text=text) | {"measure_name": None} | changes)

    hits = [
        hit("クラウド 外の計算機", source="a.txt", start=0, end=9),
        hit("クラウドに移す", measure_name="移行"),
        hit("クラウドを使います"),
        hit("計算機を使います"),
    ]
    ((found, excerpt),) = passages_using(term("クラウド"), hits)
    assert found is hits[2]
    assert (excerpt.label, excerpt.after) == ("第3章", "を使います")
