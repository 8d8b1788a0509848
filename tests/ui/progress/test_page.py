"""The page of pictures, run without a browser against a real server."""

from __future__ import annotations

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui import site
from tests.ui.fake_api import FakeApi, Problem
from tests.ui.pages import opened, shown
from ui.api.records import Measure
from ui.parts.escape import label
from ui.progress.figure import AT_ONCE
from ui.progress.segments import Segment, picked


@pytest.fixture
def filled(api: FakeApi) -> FakeApi:
    """The service with a plan that records everything and one that records little."""
    park, guide, _ = api.measures
    park |= {
        "section": "第4章 > 目標1", "evaluation": "計画どおり",
        "schedule": {"令和4年度": {"planned": "導入"}, "令和6年度": {"planned": "システム更新"}},
        "indicators": [
            {"name": "予約の割合", "values": {"令和4年度": "20%", "令和5年度": "検討", "令和6年度": "35%以上"}},
            {"name": "満足度", "values": {"令和4年度": "調査"}},
        ],
    }  # fmt: skip
    guide |= {"section": "第4章 > 目標2", "evaluation": "やや遅れ"}
    return api


def view(page: AppTest, name: str) -> AppTest:
    return opened(page, "progress", view=name)


def charts(page: AppTest) -> list[dict[str, Any]]:
    """The charts on the page as Vega-Lite."""
    return [json.loads(chart.proto.spec) for chart in page.get("vega_lite_chart")]


def named(page: AppTest) -> str:
    """The measures that are listed, as links to their pages."""
    links = [link.proto for link in page.get("page_link")]
    assert all(link.page.endswith("measures") or link.query_string for link in links)
    return "\n".join(link.label for link in links)


def test_evaluations_are_counted_by_goal_and_department(page: AppTest, filled: FakeApi) -> None:
    text = shown(view(page, "evaluations"))
    assert "評価のある施策は2件で" in text
    assert "① 計画どおり" in text
    assert "② やや遅れ" in text
    assert '<th class="">目標2</th><td class="">0</td><td class="">1</td>' in text
    assert page.expander[-1].label == "施策ごとの評価の記載がない自治体（1）"
    assert site.OTHER_CITY in page.expander[-1].html[0].value
    assert len(charts(page)) == 2


def test_a_part_that_is_chosen_lists_its_measures(page: AppTest, filled: FakeApi) -> None:
    view(page, "evaluations")
    assert named(page) == ""
    box = page.selectbox(key="progress-goals-of")
    assert box.options == ["目標1 ・ 計画どおり（1件）", "目標2 ・ やや遅れ（1件）"]
    box.set_value("目標1\n計画どおり").run()
    assert "公園予約の電子化" in named(page)
    assert "窓口の案内" not in named(page)


def test_a_mark_that_is_clicked_is_found_again() -> None:
    one = Measure.model_validate(site.measure("広報"))
    mark = Segment("甲", "甲課", "A", "A", "①", 0, 1, "①1", (one,))
    event = {"selection": {"picked": [{"row": "甲", "kind": "A"}]}}
    assert picked([mark], event) is mark
    assert picked([mark], {"selection": {"picked": []}}) is None
    assert picked([mark], {"selection": {"picked": [{"row": "乙", "kind": "A"}]}}) is None


def test_the_timeline_marks_renewals(page: AppTest, filled: FakeApi) -> None:
    text = shown(view(page, "schedule"))
    assert "1件の施策について、令和4年度から令和6年度まで" in text
    assert '<td class="">◆ システム更新</td>' in text
    assert "◆ 令和6年度" in text
    assert any("年度の分からない施策（2件）" in box.label for box in page.expander)


def test_every_measure_of_a_long_timeline_can_be_reached(page: AppTest, filled: FakeApi) -> None:
    planned = {"令和4年度": {"planned": "導入"}}
    filled.measures += [site.measure(f"取組{n}", schedule=planned) for n in range(2 * AT_ONCE)]
    view(page, "schedule")
    reached = set[str]()
    for start in page.selectbox(key="progress-years-rows").options:
        text = shown(page)
        reached |= {f"取組{n}" for n in range(2 * AT_ONCE) if f"取組{n}<" in text}
        assert start.endswith("～30") or page.button(key="progress-years-rows-before")
        if not page.button(key="progress-years-rows-after").disabled:
            page.button(key="progress-years-rows-after").click().run()
    assert len(reached) == 2 * AT_ONCE


def test_every_measure_without_a_year_can_be_reached(page: AppTest, filled: FakeApi) -> None:
    filled.measures += [site.measure(f"取組{n}") for n in range(AT_ONCE + 5)]
    view(page, "schedule")
    assert "取組33" not in named(page)
    page.selectbox(key="progress-yearless-measures").set_value(AT_ONCE).run()
    assert "取組33" in named(page)


def test_targets_and_results_are_one_picture(page: AppTest, filled: FakeApi) -> None:
    filled.measures[0]["indicators"] = [
        {"name": "割合（目標）", "values": {"令和4年度": "20%", "令和5年度": "35%"}},
        {"name": "割合（実績）", "values": {"令和4年度": "24%"}},
    ]
    text = shown(view(page, "targets"))
    assert len(charts(page)) == 1
    assert "◇ 目標（破線） ・ ● 実績・現状（実線） ・ 単位：%" in text
    assert "令和4年度（目標）：20%、令和4年度（実績）：24%、令和5年度（目標）：35%" in text


def test_indicators_are_lines_and_say_what_is_no_number(page: AppTest, filled: FakeApi) -> None:
    text = shown(view(page, "targets"))
    assert "指標は2件あり、2か年以上の数値があるのは1件です。" in text
    assert "単位：%" in text
    assert "図にない値：令和5年度：検討" in text
    assert "令和6年度：35%以上" in text
    assert len(charts(page)) == 1
    assert any("図にできない指標（1件）" in box.label for box in page.expander)


def test_municipalities_stand_side_by_side(page: AppTest, filled: FakeApi) -> None:
    text = shown(view(page, "cities"))
    assert "計画どおり 50%（1件）" in text
    assert "評価の記載なし 100%（1件）" in text
    assert f"{site.CITY}は2件のうち2件を1つの課が" in text
    row = text[text.index("計画に記載されている内容") :].split("</tr>")[2]
    assert row.endswith('<td class="">1</td><td class="">0</td><td class="">0</td><td class="">0</td><td class="">0</td>')  # fmt: skip


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("evaluations", "評価の記載がありません"),
        ("schedule", "年度ごとの予定の記載がありません"),
        ("targets", "指標の記載がありません"),
    ],
)
def test_what_no_plan_records_is_said(page: AppTest, api: FakeApi, name: str, said: str) -> None:
    for measure in api.measures:
        measure["schedule"] = {}
    assert said in shown(view(page, name))
    assert charts(page) == []


def test_the_scope_narrows_it(page: AppTest, filled: FakeApi) -> None:
    view(page, "evaluations").sidebar.selectbox[0].set_value(site.OTHER_CITY).run()
    assert "評価の記載がありません" in shown(page)


def test_an_older_edition_counts_only_where_it_is_chosen(page: AppTest, filled: FakeApi) -> None:
    site.with_editions(filled)
    past = "みほん市デジタル計画"
    filled.measures.append(site.measure("昔", plan=past, in_force=False, evaluation="Ａ"))
    assert "Ａ" not in shown(view(page, "evaluations"))
    page.sidebar.selectbox[1].set_value(past).run()
    assert "① Ａ" in shown(page)


def test_nothing_in_scope(page: AppTest, api: FakeApi) -> None:
    api.measures.clear()
    assert "選んだ範囲に施策がありません" in shown(view(page, "evaluations"))


def test_records_that_cannot_be_had(page: AppTest, api: FakeApi) -> None:
    api.measures[0] = {"id": "x"}
    text = shown(view(page, "evaluations"))
    assert "回答サービスでエラーが起きました" in text
    assert "この画面は自動で元に戻ります" in text


def test_the_service_is_away_and_comes_back(page: AppTest, filled: FakeApi) -> None:
    view(page, "evaluations")
    filled.problem = Problem(503, "計画を読み込んでいます。")
    assert "準備をしています" in shown(page.run())
    filled.problem = None
    assert "目標ごとの評価" in shown(page.run())


@pytest.mark.parametrize("name", ["evaluations", "schedule", "targets", "cities"])
def test_planted_markup_stays_text(page: AppTest, api: FakeApi, name: str) -> None:
    evil = site.EVIL
    api.plans[0] |= {"municipality": evil, "plan": evil}
    values = {"令和4年度": "3件", "令和5年度": "5件", "令和6年度": evil}
    planted = {
        "measure_no": evil, "section": f"{evil} > {evil}甲", "evaluation": evil, "lead": [evil],
        "schedule": {"令和4年度": {"planned": f"システム更新{evil}"}}, "id": "1",
        "indicators": [{"name": evil, "values": values}],
    }  # fmt: skip
    api.measures[:] = [
        site.measure(evil, evil, evil, **planted),
        site.measure(evil, evil, evil, **planted | {"id": "2", "evaluation": evil[:20]}),
    ]
    view(page, name)
    chosen = {
        "evaluations": ("progress-goals-of", f"{evil}甲\nprose"),
        "schedule": ("progress-years-of", "1\n2022"),
        "cities": ("progress-many-of", f"{evil}/{evil}\n1"),
    }
    if name in chosen:
        box, value = chosen[name]
        page.selectbox(key=box).set_value(value).run()
    assert label(evil) in page.get("page_link")[0].proto.label
    blocks = [block.value for block in page.main.html]
    assert blocks
    assert not [b for b in blocks if "<script>window" in b or "<img" in b or "<b>" in b]
    assert not page.markdown
    assert charts(page)
    for chart in charts(page):
        chart.pop("datasets", None)
        assert "pwned" not in json.dumps(chart)
