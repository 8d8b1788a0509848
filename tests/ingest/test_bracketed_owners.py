"""Two plans whose departments stand in brackets below the prose, numbered and ordered otherwise."""

from __future__ import annotations

import pytest

from ingest.folder import read_text
from ingest.records import Corpus, Value
from ingest.shortened import shortens

NAMES = (
    "窓口の予約", "収納の多様化", "通知の電子化", "相談の場づくり", "防災地図の公開",
    "道路点検の自動化", "観光データの共有", "学びの記録", "文書の電子化", "働く場所の多様化",
)  # fmt: skip
CITY = (
    "市民部 市民課", "会計室 出納課", "税務部 納税課", "健康部 福祉課", "危機管理局 防災課",
    "建設部 道路課", "産業部 観光課", "教育委員会事務局 学務課", "総務部 総務課", "企画室 人事課",
)  # fmt: skip
TOWN = (
    "市民課", "出納課", "税務課", "福祉課", "防災課", "建設課", "観光課", "学務課", "総務課", "人事課"
)  # fmt: skip


def said(values: tuple[Value, ...]) -> list[str]:
    return [v.text for v in values]


def bare(text: str) -> str:
    return text.replace(" ", "")


def city(short: str = "") -> str:
    """The timetable first, dotted numbers, 「；」 behind the lead, figures below each group."""
    out = ["緑浜市DX推進計画", "", "2025 － 2027", "", "第1章 実施スケジュール", ""]
    out.append("項目\t所管\t2025年度\t2026年度\t2027年度")
    for i, n in enumerate(NAMES):
        owner = short if short and not i else CITY[i][:2]
        out.append(f"{i // 4 + 1}-{i % 4 + 1} {n}\t{owner}\t試行{i}\t拡大{i}\t定着{i}")
    out += ["", "第2章 個別の取組", ""]
    for g in range(3):
        out += [f"視点{g + 1}　暮らしを{['支える', '変える', '守る'][g]}", ""]
        for i in range(g * 4, min(g * 4 + 4, 10)):
            out += [
                f"{g + 1}-{i % 4 + 1}　{NAMES[i]}",
                "",
                f"{NAMES[i]}を{i + 3}か所で始めます。",
                "",
            ]
            out += [f"（{CITY[i]}；{CITY[(i + 1) % 10]}、{CITY[(i + 2) % 10]}）", ""]
        out += ["ものさし", "", "対応する取組\tはかるもの\t単位\t令和6年度\t令和7年度\t令和9年度"]
        out += [f"{g + 1}-1、{g + 1}-2\t利用した人の数\t人\t{g + 1},000\t{g + 2},000\t－", ""]
    out += ["用語集", "", "クラウド……", "ネットワークの先にある計算機を使う仕組みのこと。"]
    out += [
        "公開データ …… 誰でも使えるデータのこと。",
        "自動応答 …… 会話で答える仕組みのこと。",
        "",
    ]
    return "\n".join(out)


def town() -> str:
    """Roman numbers behind a word, 「／」 behind the lead, no timetable, figures at the end."""
    out = ["風丘町デジタル化計画", "", "2026－2029", "", "もくじ", "", "Ⅰ編　はじめに ……… 1", ""]
    out += ["Ⅰ編　はじめに", "", "【１】位置付け", "", "この計画は町の進め方を示します。", ""]
    out += ["Ⅱ編　取組", ""]
    for g in range(2):
        out += [f"方針{'ⅠⅡ'[g]}　まちの{['窓口', '土台'][g]}", ""]
        for i in range(g * 5, g * 5 + 5):
            out += [f"事業{'ⅠⅡ'[g]}－{i % 5 + 1}　{NAMES[i]}", "", f"機器を{i + 2}台置きます。"]
            out += [f"【{TOWN[i]}／{TOWN[(i + 1) % 10]}・{TOWN[(i + 3) % 10]}】", ""]
    out += ["Ⅲ編　指標", "", "番号\t指標\t単位\t現状\t目標（令和11年度）"]
    out += [
        f"{'ⅠⅡ'[i // 5]}－{i % 5 + 1}\t{n}の件数\t件\t{i}0\t{i + 2}0" for i, n in enumerate(NAMES)
    ]
    out += ["", "語句の説明", "", "API ････ ソフトウェアをつなぐ決まり。"]
    out += ["RPA ････ 操作を自動で行うソフトウェア。", "BPR ････ 仕事を作り直すこと。", ""]
    return "\n".join(out)


@pytest.fixture(scope="module")
def read() -> tuple[Corpus, Corpus]:
    return read_text(city(), "city.txt"), read_text(town(), "town.txt")


def test_all_measures_are_read(read: tuple[Corpus, Corpus]) -> None:
    for corpus in read:
        assert [m.name.text for m in corpus.measures] == list(NAMES)
        assert all(m.values("content") for m in corpus.measures)
    assert [m.number for m in read[0].measures][3:5] == ["1-4", "2-1"]
    assert [m.number for m in read[1].measures][4:6] == ["I-5", "II-1"]


def test_a_sign_parts_who_leads_from_who_takes_part(read: tuple[Corpus, Corpus]) -> None:
    for corpus, names in zip(read, (CITY, TOWN), strict=True):
        for i, m in enumerate(corpus.measures):
            assert said(m.lead) == [bare(names[i])]
    assert said(read[0].measures[0].related) == ["会計室出納課", "税務部納税課"]
    assert said(read[1].measures[0].related) == ["出納課", "福祉課"]


def test_one_kind_of_sign_ranks_nothing() -> None:
    text = town()
    for name in TOWN:
        text = text.replace(f"・{name}】", f"／{name}】")
    assert said(read_text(text, "x.txt").measures[0].lead) == ["市民課", "出納課", "福祉課"]


def test_figures_carry_the_unit_of_their_column(read: tuple[Corpus, Corpus]) -> None:
    first, second = read
    for m in first.measures[:2]:  # one row is of two measures
        values = [(year, v.text) for year, v in m.indicators[0].values]
        assert m.indicators[0].name.text == "利用した人の数"
        assert values == [("令和6年度", "1,000人"), ("令和7年度", "2,000人"), ("令和9年度", "－")]
    assert not first.measures[2].indicators
    assert [(k, v.text) for k, v in second.measures[0].indicators[0].values] == [
        ("現状", "00件"), ("令和11年度", "20件"),
    ]  # fmt: skip


def test_values_point_at_the_bare_figure(read: tuple[Corpus, Corpus]) -> None:
    text = read[0].documents[0].text
    value = read[0].measures[0].indicators[0].values[0][1]
    assert text[value.start : value.end] == "1,000"


def test_years_terms_period_and_sections(read: tuple[Corpus, Corpus]) -> None:
    first, second = read
    planned = [(y.year, y.planned.text if y.planned else "") for y in first.measures[3].years]
    assert planned == [("令和7年度", "試行3"), ("令和8年度", "拡大3"), ("令和9年度", "定着3")]
    assert [t.term.text for t in first.terms] == ["クラウド", "公開データ", "自動応答"]
    assert first.terms[0].definition.text.startswith("ネットワ")
    assert [t.term.text for t in second.terms] == ["API", "RPA", "BPR"]
    assert second.documents[0].period == "令和8年度～令和11年度"
    assert ("Ⅰ編 はじめに", "【１】位置付け") in [s.path for s in second.sections]
    assert second.measures[5].section == ("Ⅱ編 取組", "方針Ⅱ まちの土台")


def test_a_short_form_of_another_department_disagrees() -> None:
    found = read_text(city(short="税務"), "x.txt").measures
    assert [(c.role, said(c.values)) for c in found[0].conflicts] == [
        ("lead", ["市民部市民課", "税務"])
    ]
    assert not any(m.conflicts for m in found[1:])


@pytest.mark.parametrize(
    ("short", "name", "same"),
    [("デジ", "デジタル局", True), ("健福", "健康福祉局", True), ("福健", "健康福祉局", False), ("財", "財政局", False)],
)  # fmt: skip
def test_short_forms(short: str, name: str, same: bool) -> None:
    assert shortens(short, name) is same


@pytest.mark.parametrize(
    ("line", "lead", "related"),
    [
        ("［担当］市民課　［関係］税務課、福祉課", ["市民課"], ["税務課", "福祉課"]),
        ("【所管】市民課 【連携】税務課", ["市民課"], ["税務課"]),
        ("［担当］市民課、税務課", ["市民課", "税務課"], []),
    ],
)
def test_a_second_label_in_brackets_parts_who_leads(
    line: str, lead: list[str], related: list[str]
) -> None:
    parts = [f"施策{i} {n}\n\n{n}を{i}か所で始めます。\n\n{line}\n" for i, n in enumerate(NAMES, 1)]
    text = "緑浜市DX推進計画\n\n緑浜市\n\n1 施策の展開\n\n" + "\n".join(parts)
    measure = read_text(text, "a.txt").measures[3]
    assert (said(measure.lead), said(measure.related)) == (lead, related)
