"""Tables parted by nothing but spaces: rows that break, page breaks, gaps, and what is none."""

from __future__ import annotations

import pytest

from ingest.folder import read_text
from ingest.records import Measure, Table, Value

TITLE = "若葉市情報化計画\n\n1 取組の一覧\n\n"
HEAD = "No. 取組名 内容 担当課 R5 R6 進捗\n"
FIRST = (
    "1 窓口予約の拡 来庁の時刻を前もって選べるようにし、待つ人を\n大 半分に減らす。 市民課 準 ● ○\n"
)
SECOND = "2 道路台帳 紙の図面を読み取る。 土木課 ● ● △\n"
THIRD = "3 消防の車両位 出動した車両の場所を地図に重ねて、本部と\n置 支所で見られるようにする。 消防本部 － 準 －\n"


def measures(text: str) -> tuple[Measure, ...]:
    return read_text(TITLE + text, "x.txt").measures


def tables(text: str) -> tuple[Table, ...]:
    return read_text(TITLE + text, "x.txt").tables


def words(values: tuple[Value, ...]) -> list[str]:
    return [v.text for v in values]


def test_rows_broken_over_lines_are_joined_column_by_column() -> None:
    found = measures(HEAD + FIRST + SECOND + THIRD)
    assert [(m.number, m.name.text) for m in found] == [
        ("1", "窓口予約の拡大"),
        ("2", "道路台帳"),
        ("3", "消防の車両位置"),
    ]
    assert [words(m.lead) for m in found] == [["市民課"], ["土木課"], ["消防本部"]]
    assert [m.evaluation and m.evaluation.text for m in found] == ["○", "△", "－"]
    assert found[0].summary
    assert found[0].summary.text == "来庁の時刻を前もって選べるようにし、待つ人を半分に減らす。"
    assert [(y.year, y.planned and y.planned.text) for y in found[0].years] == [
        ("令和5年度", "準"),
        ("令和6年度", "●"),
    ]


def test_a_value_spans_its_pieces_in_the_text() -> None:
    text = TITLE + HEAD + FIRST + SECOND + THIRD
    name = read_text(text, "x.txt").measures[0].name
    assert text[name.start : name.end].startswith("窓口予約の拡")
    assert text[name.start : name.end].endswith("\n大")


@pytest.mark.parametrize(
    "between",
    [
        "P.4\n" + HEAD,
        "\n\n- 4 -\n若葉市情報化計画 本編\n" + HEAD,
        "- 4 -\n若葉市情報化計画 本編\n",
        "\n12\n",
        "基本目標２ 安心なまち\n",
        "【柱２ 安心なまち】\n",
    ],
    ids=["page and header", "running head and header", "running head", "page", "group", "bracket"],
)
def test_a_table_goes_on_behind_a_page_break_and_below_a_group(between: str) -> None:
    heads = "".join(
        f"本文です。\n\n- {i} -\n若葉市情報化計画 本編\n本文です。\n\n" for i in (1, 2, 3)
    )
    found = measures(heads + HEAD + FIRST + SECOND + between + THIRD)
    assert [m.name.text for m in found] == ["窓口予約の拡大", "道路台帳", "消防の車両位置"]


def test_a_page_break_amid_a_row_leaves_the_row_whole() -> None:
    broken = THIRD.replace("\n", "\nP.9\n", 1)
    found = measures(HEAD + FIRST + SECOND + broken)
    assert found[2].name.text == "消防の車両位置"
    assert found[2].summary
    assert "P.9" not in found[2].summary.text


def test_departments_on_further_lines_take_part() -> None:
    rule = "担当課が二つあるときは、先に書いた課が主となります。\n\n"
    row = "4 図書の貸出 本を予約できるように\nする。 図書館 ● ● ○\n学校教育課\n"
    plain = measures(HEAD + FIRST + SECOND + THIRD + row)[3]
    assert words(plain.lead) == ["図書館", "学校教育課"]
    stated = measures(rule + HEAD + FIRST + SECOND + THIRD + row)[3]
    assert (words(stated.lead), words(stated.related)) == (["図書館"], ["学校教育課"])


@pytest.mark.parametrize(
    ("row", "related"),
    [
        ("4 図書の貸出 本を予約できるようにする。 教育課 福祉課 ● ● ○\n", ["福祉課"]),
        ("4 図書の貸出 本を予約できるようにする。 教育課 － ● ● ○\n", []),
        ("4 図書の貸出 本を予約できるようにする。 教育課 ● ● ○\n", []),
        (
            "4 図書の貸出 本を予約できるようにし、待つ人を 教育課 福祉課、\n減らす。 税務課 ● ● ○\n",
            ["福祉課", "税務課"],
        ),
    ],
    ids=["both", "a dash", "none", "a list broken"],
)
def test_two_columns_of_departments(row: str, related: list[str]) -> None:
    head = "No. 取組名 内容 主担当課 関係課 R5 R6 進捗\n"
    first = "1 窓口予約の拡 来庁の時刻を前もって選べるように、\n大 します。 市民課 税務課 準 ● ○\n"
    second = "2 道路台帳 紙の図面を読み取る。 土木課 － ● ● △\n"
    found = measures(head + first + second + row.replace("4 ", "3 ", 1))
    assert [(words(m.lead), words(m.related)) for m in found] == [
        (["市民課"], ["税務課"]),
        (["土木課"], []),
        (["教育課"], related),
    ]


def test_marks_that_may_be_of_several_years_are_of_none() -> None:
    row = "4 図書の貸出 本を予約できるようにする。 図書館 ● △\n"
    found = measures(HEAD + FIRST + SECOND + THIRD + row)[3]
    assert (found.name.text, words(found.lead), found.years) == ("図書の貸出", ["図書館"], ())


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        (
            "番号 事業名 所管課 事業の概要\n",
            "1-1 窓口の予約 市民課 来庁の時刻を選べるようにし、\n待ち時間を減らす。\n"
            "1-2 道路台帳 土木課 紙の図面を読み取る。\n2-1 防災の地図 防災課 避難所を示す。\n",
        ),
        (
            "番号 事業名 事業の概要 所管課\n",
            "1-1 窓口の予約 来庁の時刻を選べるようにし、 市民課\n待ち時間を減らす。\n"
            "1-2 道路台帳 紙の図面を読み取る。 土木課\n2-1 防災の地図 避難所を示す。 防災課\n",
        ),
        (
            "番号 取組 主な部署 年次計画 評価\nR5 R6\n",
            "1-1 窓口の予約 市民課 検討 導入 Ａ\n1-2 道路台帳 土木課 － 検討 Ｂ\n"
            "2-1 防災の地図 防災課 運用 運用 Ａ\n",
        ),
        (
            "番号 取組 担当 令和５ 令和６\n年度 年度\n",
            "1-1 窓口の予約 市民課 検討 導入\n1-2 道路台帳 土木課 － 検討\n"
            "2-1 防災の地図 防災課 運用 運用\n",
        ),
    ],
    ids=["departments amid", "departments last", "years below", "years broken"],
)
def test_columns_in_another_order(header: str, rows: str) -> None:
    found = measures(header + rows)
    assert [(m.number, m.name.text, words(m.lead)) for m in found] == [
        ("1-1", "窓口の予約", ["市民課"]),
        ("1-2", "道路台帳", ["土木課"]),
        ("2-1", "防災の地図", ["防災課"]),
    ]


def test_a_row_that_leaves_a_choice_is_no_row() -> None:
    row = "4 図書の貸出拡 本を前もって予約できるようにし、貸出の\n範囲\n を増やす。 図書館 ● ● ○\n"
    found = measures(HEAD + FIRST + SECOND + row + SECOND.replace("2 道路台帳", "5 公園台帳"))
    assert [m.name.text for m in found] == ["窓口予約の拡大", "道路台帳", "公園台帳"]


def test_what_could_not_be_laid_out_is_said() -> None:
    row = "4 図書の貸出拡 本を前もって予約できるようにし、貸出の\n範囲\n を増やす。 図書館 ● ● ○\n"
    text = TITLE + HEAD + FIRST + SECOND + row + SECOND.replace("2 道路台帳", "5 公園台帳")
    text += "\n取組 R5 R6 R7\n台帳 検討 導入 運用\n地図 実施\n"
    found = {p.code: p.message for p in read_text(text, "x.txt").problems}
    assert "4 図書の貸出拡" in found["unread_row"]
    assert "「地図」" in found["uncertain_years"]


def test_what_the_text_says_elsewhere_settles_where_a_piece_belongs() -> None:
    row = "4 図書の貸出の 本を前もって予約できるようにし、貸出の\n方法 図書館 ● ● ○\nを増やす。\n"
    told = "\n図書の貸出の方法（No.4）は、駅に置きます。\n"
    found = measures(HEAD + FIRST + SECOND + THIRD + row + told)
    assert found[3].name.text == "図書の貸出の方法"


def test_prose_below_the_last_row_is_not_of_the_table() -> None:
    text = HEAD + FIRST + SECOND + THIRD + "　以上の取組を毎年見直します。\n"
    assert len(measures(text)) == 3
    assert "見直し" not in str(tables(text)[0].rows[-1])


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("指標 令和４年度 令和８年度\n利用率 11％ 40％\n滞在時間 34分 15分\n", 2),
        (
            "地区 開催日 参加者 意見\n東 ９月１日 10人 遠い。\n西 ９月２日 12人 寒い。\n南 ９月３日 9人 暗い。\n",
            3,
        ),
        ("達成 未達成 計\n目標Ａ 2 3 5\n目標Ｂ 1 1 2\n計 3 4 7\n", 3),
        (
            "システム 管理課 更新の時期\n戸籍 市民課 令和７年１月\n税 税務課 令和８年１月\n学校 教育課 －\n",
            3,
        ),
        ("- ✓ 窓口を変えます\n- ✓ 仕事を変えます\n- ✓ 職員が変わります\n- ✓ まちが変わります\n", 0),
        ("平成28年１月 交付を開始\n平成29年４月 証明書を開始\n平成30年７月 豪雨の災害\n", 0),
        ("用語 説明 頁\nあびき 海面が動く現象。 19\n電子契約 紙に代える契約。 28\n", 0),
        ("窓口の様子は 次のとおりで あります\n多くの人が 朝に来て 待ちます\n", 0),
    ],
    ids=["years", "no labels", "no first label", "systems", "bullets", "dates", "terms", "prose"],
)
def test_what_is_a_table_and_what_is_none(text: str, rows: int) -> None:
    assert sum(len(t.rows) for t in tables(text)) == rows
