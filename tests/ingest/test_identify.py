"""Municipality, plan and period, read from the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import PlansFolderError
from ingest.folder import read_folder
from ingest.identify import identify
from ingest.plan_period import period_of

TITLE = "第2次あさひ野市情報化計画\n\n(令和5年度～令和9年度)\n\nあさひ野市\n\n"
BODY = "あさひ野市では、あさひ野市役所の窓口を改めます。近隣市や県とも協力します。\n"


def test_title_page() -> None:
    found = identify(TITLE + BODY)
    assert (found.municipality, found.plan) == ("あさひ野市", "第2次あさひ野市情報化計画")
    assert found.period == "令和5年度～令和9年度"


@pytest.mark.parametrize(
    "title",
    [
        "海辺市デジタル行動計画2030",
        "海辺市DX推進計画 2025-2029",
        "海辺市スマート戦略2.0",
        "海辺市情報化推進計画〔令和7年度改訂版〕",
        "海辺市デジタル計画2025 部門別取組編",
    ],
)
def test_titles_with_years_editions_and_parts(title: str) -> None:
    assert identify(f"{title}\n\n令和7年3月\n\n海辺市\n\n海辺市は進めます。\n").plan == title


@pytest.mark.parametrize(
    ("text", "town"),
    [
        (
            "山川町は進めます。山川町長が定め、山川町役場で使う。都市や市民のため、本市も他市も。",
            "山川町",
        ),
        ("森 山 市\n\n森山市は、森山市の職員と進めます。デジタル田園都市の考えも。", "森山市"),
        ("自治体は都市の課題を解く。各市町村は協力する。", ""),
        (
            "海辺市の計画。電子市役所を進める。電子市役所の評価。電子市役所とは、海辺市の姿。",
            "海辺市",
        ),
    ],
)
def test_municipality_without_a_list_of_names(text: str, town: str) -> None:
    assert identify(text).municipality == town


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("計画期間は、令和3年度から令和7年度までの5年間です。", "令和3年度～令和7年度"),
        ("(令和3年度(2021年度)~令和7年度(2025年度))", "令和3年度～令和7年度"),
        ("計画期間 2024～2028年度", "令和6年度～令和10年度"),
        ("期間は決めていません。", None),
    ],
)
def test_period(text: str, period: str | None) -> None:
    assert period_of(text) == period


def test_front_matter_decides() -> None:
    text = f"---\nmunicipality: 海辺町\nplan: 海辺町DX計画\nperiod: 令和6年度～令和8年度\n---\n\n{TITLE}{BODY}"
    found = identify(text)
    assert (found.municipality, found.plan, found.period) == (
        "海辺町",
        "海辺町DX計画",
        "令和6年度～令和8年度",
    )


def test_a_chapter_without_a_title_joins_the_plan_of_its_municipality(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(TITLE + BODY, encoding="utf-8")
    (tmp_path / "a.txt").write_text(
        "第3章 現状\n\nあさひ野市の現状です。あさひ野市の職員は減っています。\n", encoding="utf-8"
    )
    corpus = read_folder(tmp_path)
    assert {d.plan for d in corpus.documents} == {"第2次あさひ野市情報化計画"}
    assert [p.code for p in corpus.problems] == ["inferred_plan"]


def test_files_that_cannot_be_read_are_reported_and_the_others_kept(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TITLE + BODY, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "noise.txt").write_bytes(b"\x00\x01")
    corpus = read_folder(tmp_path)
    assert [d.source for d in corpus.documents] == ["good.txt"]
    assert {p.source for p in corpus.problems} == {"empty.txt", "noise.txt"}


@pytest.mark.parametrize("make", [False, True])
def test_a_folder_without_plans_is_an_error(tmp_path: Path, make: bool) -> None:
    folder = tmp_path / "plans"
    if make:
        folder.mkdir()
    with pytest.raises(PlansFolderError, match="フォルダー"):
        read_folder(folder)


@pytest.mark.parametrize("mark", ["\t", "|"])
@pytest.mark.parametrize("own", ["2 計画の期間\n\n令和6年度から令和10年度まで\n\n", ""])
def test_years_below_a_column_of_periods_are_of_other_plans(mark: str, own: str) -> None:
    rows = ["計画の名称|所管|計画期間", "総合戦略|企画課|令和5年度～令和9年度"]
    text = "町の姿。\n" * 200 + "\n".join(rows).replace("|", mark) + "\n\n" + own
    assert period_of(text) == ("令和6年度～令和10年度" if own else "令和5年度～令和9年度")


def test_a_row_of_labels_and_values_gives_the_period() -> None:
    other = "2 計画期間の考え方\n\n令和3年度から令和4年度まで\n"
    text = f"{'町の姿。' * 200}\n計画期間\t令和6年度～令和10年度\n\n{other}"
    assert period_of(text) == "令和6年度～令和10年度"


def test_a_label_that_returns_is_not_the_name_of_the_plan() -> None:
    sheets = "\n\n".join(f"窓口{i}\n\n年度別の計画\n令和5年度 導入" for i in range(30))
    front = "\n\n".join(f"{i} 緑野市の姿" for i in range(12))
    text = f"緑野市ICT推進アクションプラン\n\n緑野市\n\n{front}\n\n{sheets}\n"
    assert identify(text).plan == "緑野市ICT推進アクションプラン"


def test_a_cover_with_two_names_gives_both() -> None:
    cover = "みどり町\n\n暮らしをつなぎなおす計画\n\n（みどり町DX推進計画）\n\n令和6年3月\n\n"
    text = f"{cover}{'みどり町の姿です。' * 50}\n\nみどり町DX推進計画\n\n暮らしをつなぎなおす計画\n"
    assert identify(text).plan == "暮らしをつなぎなおす計画（みどり町DX推進計画）"
    other = text.replace("暮らしをつなぎなおす計画", "令和6年3月策定")
    assert identify(other).plan == "みどり町DX推進計画"


@pytest.mark.parametrize("waves", ["～～", "〜〜", "――", "--"])
def test_a_title_between_waves(waves: str) -> None:
    title = f"みどり町情報化のみちすじ\n\n{waves[0]}第2次みどり町情報化推進計画{waves[1]}\n\n"
    assert identify(f"{title}{'みどり町の姿です。' * 50}\n").plan == "第2次みどり町情報化推進計画"


TOLD = "本市では、市の仕事を見直します。全国の市町村や県と力を合わせます。\n\n"
OTHERS = "横浜市と神戸市の例、神戸市の資料を調べました。\n\n"


@pytest.mark.parametrize(
    ("cover", "imprint"),
    [
        ("磯辺市\n", ""),
        ("磯　辺　市\n", ""),
        ("はじめに\n\n令和6年3月　磯辺市長　山田太郎\n", ""),
        ("", "発行：磯辺市企画部\n"),
        ("", "編集　磯辺市デジタル推進課\n"),
    ],
)
def test_a_municipality_named_once_where_a_text_says_whose_it_is(cover: str, imprint: str) -> None:
    text = f"デジタル推進計画\n\n令和6年度～令和9年度\n\n{cover}\n{TOLD * 40}{OTHERS}{TOLD * 20}{imprint}"
    assert identify(text).municipality == "磯辺市"


def test_a_municipality_named_once_in_the_midst_of_a_text_is_another() -> None:
    rest = "取り組みます。\n\n" * 50
    assert identify(f"推進計画\n\n{rest}磯辺市では試行を終えました。\n\n{rest}").municipality == ""


@pytest.mark.parametrize("town", ["別野市", "有沢町", "境浜市", "内瀬村", "間々野市"])
def test_a_name_may_open_with_what_cannot_stand_behind_one(town: str) -> None:
    found = identify(f"{town}デジタル化推進計画\n\n{town}は三つの村が合わさって生まれました。\n")
    assert found.municipality == town


def test_a_title_with_a_gap_behind_each_letter() -> None:
    found = identify(
        "海 辺 市 D X 推 進 計 画\n計画期間 令和7年度~令和11年度\n海辺市は海辺市役所を改めます。\n"
    )
    assert found.plan == "海辺市DX推進計画"
