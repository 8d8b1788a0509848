"""Labels of any words, parted by a gap from what they say, below headings that name measures."""

from __future__ import annotations

import pytest

from ingest.folder import read_text
from ingest.records import Measure

NAMES = ("家からの申請", "水位の見張り", "見守りの灯り", "村の放送", "学びの端末")
OFFICES = ("住民課", "建設課", "福祉課", "総務課", "教育課")
GRADES = ("晴", "曇", "晴", "雨", "晴")
LABELS = (
    ("これまで", "これから", "段取り", "めじるし", "お天気"),
    ("いまの姿", "することがら", "歩み", "ものさし", "みたて"),
)
Labels = tuple[str, str, str, str, str]


def plan(labels: Labels, gap: str = "　") -> str:
    past, done, steps, mark, grade = labels
    text = "海辺村情報化計画\n\n令和6年度～令和9年度\n\n海辺村\n\n第4　取組み\n\n"
    for i, (name, office) in enumerate(zip(NAMES, OFFICES, strict=True), 1):
        text += (
            f"一の{i}　{name}\n\n"
            f"{past}{gap}{name}はまだ無く、紙の書類が多いままでした。\n\n"
            f"{done}{gap}（ア）{name}の調べ、（イ）{name}の始め、を進めて待つ時間を減らします。\n\n"
            f"{steps}{gap}6年度：調べる。7年度：始める。\n\n"
            f"{mark}{gap}{name}の件数　38件（令和5年度）→ 150件（令和9年度）\n\n"
            f"担い手{gap}{office}\n\n"
            f"{grade}{gap}{GRADES[i - 1]}　{name}は見立てのとおりです。\n\n"
        )
    return f"{text}第5　すすめ方\n\n村長を本部長とする本部を置きます。\n"


@pytest.fixture(params=LABELS, ids=["one", "other"])
def measures(request: pytest.FixtureRequest) -> tuple[Measure, ...]:
    return read_text(plan(request.param), "plan.txt").measures


def test_what_each_label_says(measures: tuple[Measure, ...]) -> None:
    assert [(m.number, m.name.text) for m in measures] == [
        (f"一の{i}", name) for i, name in enumerate(NAMES, 1)
    ]
    for measure, name in zip(measures, NAMES, strict=True):
        assert [v.text for v in measure.values("background")] == [
            f"{name}はまだ無く、紙の書類が多いままでした。"
        ]
        assert [v.text for v in measure.values("planned")] == ["6年度：調べる。7年度：始める。"]
        assert [v.text for v in measure.values("reason")] == [f"{name}は見立てのとおりです。"]
        assert "待つ時間を減らします。" in measure.values("content")[0].text


def test_grades_figures_and_actions(measures: tuple[Measure, ...]) -> None:
    assert [m.evaluation and m.evaluation.text for m in measures] == [*GRADES]
    for measure, name in zip(measures, NAMES, strict=True):
        told = [(i.name.text, [(y, v.text) for y, v in i.values]) for i in measure.indicators]
        assert told == [(f"{name}の件数", [("令和5年度", "38件"), ("令和9年度", "150件")])]
        assert [a.text.text for a in measure.actions] == [f"{name}の調べ", f"{name}の始め"]
