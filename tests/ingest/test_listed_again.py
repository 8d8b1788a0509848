"""Measures told at length, and a list of all of them that gives those again: two layouts."""

from __future__ import annotations

import pytest

from ingest.folder import read_text
from ingest.records import Corpus

# name, department, other department, goal, and the steps of two years
_MEASURES = (
    ("窓口の予約", "市民課", "税務課", "予約の件数", "設計", "開始"),
    ("防災メールの配信", "防災課", "広報課", "登録した世帯", "試行", "拡大"),
    ("図書の電子化", "図書館", "学校教育課", "電子図書の点数", "調達", "公開"),
    ("学校の通信網", "学校教育課", "財政課", "回線のある学校", "調査", "工事"),
    ("地図の公開", "都市計画課", "", "", "準備", "公開"),
    ("健診の案内", "健康課", "", "", "検討", "実施"),
    ("会議録の作成", "総務課", "", "", "試行", "導入"),
    ("農地の台帳", "農政課", "", "", "整備", "運用"),
    ("水道の検針", "水道課", "", "", "計画", "設置"),
    ("職員の研修", "人事課", "", "", "実施", "継続"),
)
_TITLE = (
    "沢渡市情報化推進計画\n\n令和６年３月\n\n沢渡市\n\n# Ⅰ はじめに\n\n市の情報化を進めます。\n\n"
)
_TOLD = 3  # measures told at length, fewer than half of the list


def _headed(i: int) -> str:
    name, lead, other, goal, *_ = _MEASURES[i]
    return (
        f"## 重点事業{i + 1}　{name}\n\n{name}は、利用する人が増えています。\n\n"
        f"新しい{name}[{i + 1}]を進めます。\n\n【所管】{lead}　【関係】{other}\n\n"
        f"【目標】\n・{goal}　{i + 1}0件（令和5年度）→ {i + 4}0件（令和7年度）\n\n"
        f"[{i + 1}] {name}：手続を助けるための仕組みのこと。\n\n- {i + 2} -\n\n"
    )


def _coloned(i: int) -> str:
    name, lead, other, *_ = _MEASURES[i]
    return (
        f"## ({i + 1}) {name}\n\n{name}は、利用する人が増えています。\n\n"
        f"担当課：{lead}\n関係課：{other}\n\n"
    )


def _plan(layout: str) -> str:
    headed = layout == "headed"
    told = "".join((_headed if headed else _coloned)(i) for i in range(_TOLD))
    order = range(10) if headed else [*range(5, 10), *range(5)]
    rows = ""
    for i in order:
        name, lead, _, _, first, second = _MEASURES[i]
        number = str(i + 1) if headed else f"({i + 1})"
        rows += f"{number}\t{name}\t{lead}\t{first}\t{second}\n"
    head = "番号\t事業名\t担当課" if headed else "No.\t取組名\t所管課"
    table = f"{head}\t令和6年度\t令和7年度\n{rows}"
    opens = "重点事業" if headed else "主な取組"
    return f"{_TITLE}# Ⅱ {opens}\n\n{told}# 別表 事業一覧\n\n{table}\n"


@pytest.fixture(params=("headed", "coloned"))
def corpus(request: pytest.FixtureRequest) -> Corpus:
    return read_text(_plan(request.param), "plan.txt")


def test_every_measure_is_read_once(corpus: Corpus) -> None:
    read = sorted((m.name.text, [d.text for d in m.lead]) for m in corpus.measures)
    assert read == sorted((name, [lead]) for name, lead, *_ in _MEASURES)


def test_the_list_tells_of_the_measures_told_before(corpus: Corpus) -> None:
    first = next(m for m in corpus.measures if m.name.text == _MEASURES[0][0])
    assert [d.text for d in first.related] == ["税務課"]
    assert len(first.mentions) == 1
    assert [(y.year, y.planned and y.planned.text) for y in first.years] == [
        ("令和6年度", "設計"),
        ("令和7年度", "開始"),
    ]


def test_a_mark_in_brackets_is_no_part_of_what_is_said() -> None:
    corpus = read_text(_plan("headed"), "plan.txt")
    said = [f.value.text for m in corpus.measures for f in m.fields if f.role == "content"]
    assert any("新しい窓口の予約を進めます。" in s for s in said)
    assert [t.term.text for t in corpus.terms] == [m[0] for m in _MEASURES[:_TOLD]]
