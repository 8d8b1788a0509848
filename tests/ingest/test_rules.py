"""Articles of rules and dated events."""

from __future__ import annotations

from ingest.folder import read_text

RULES = "資料編\n\nみどり市推進会議設置要綱\n\n(設置)\n\n第 1 条 会議を置く。\n\n(委員)\n\n第 2 条 委員は、6 名とする。\n\n2 任期は、3 年とする。\n\n附 則\n\nこの要綱は、公布の日から施行する。\n"


def test_articles_keep_title_rule_and_clauses() -> None:
    articles = read_text(RULES, "x.txt").articles
    assert [(a.rule, a.number, a.title) for a in articles] == [
        ("みどり市推進会議設置要綱", "第1条", "設置"),
        ("みどり市推進会議設置要綱", "第2条", "委員"),
    ]
    assert "任期は、3 年" in articles[1].body.text
    assert "施行" not in articles[1].body.text


def test_rules_printed_in_part_keep_their_title() -> None:
    articles = read_text(RULES.replace("設置要綱", "設置要綱（抄）"), "x.txt").articles
    assert {a.rule for a in articles} == {"みどり市推進会議設置要綱（抄）"}


def test_events_of_a_chronology_and_of_a_list() -> None:
    text = "1 歩み\n\n平成14年\t・第1期計画策定\n平成16年\t・総合窓口開始\n\n- 令和2年12月 推進計画の策定\n\n令和3年4月に始めた窓口は好評です。\n"
    events = read_text(text, "x.txt").events
    assert [(e.date.text, e.body.text) for e in events] == [
        ("平成14年", "・第1期計画策定"),
        ("平成16年", "・総合窓口開始"),
        ("令和2年12月", "推進計画の策定"),
    ]


def test_an_article_begins_with_its_title() -> None:
    first = read_text(RULES, "x.txt").articles[0]
    assert RULES[first.start :].startswith("(設置)")
    assert first.body.text.startswith("第 1 条")


def test_an_event_keeps_its_further_lines() -> None:
    text = (
        "1 経緯\n\n- 令和4年6月 基本方針の決定\n「重点計画」の改定\n(審議会)\n"
        "- 令和4年9月 推進計画の改定\n\n本文です。\n"
    )
    assert [e.body.text for e in read_text(text, "x.txt").events] == [
        "基本方針の決定\n「重点計画」の改定\n(審議会)",
        "推進計画の改定",
    ]


def test_half_a_date_and_a_row_of_dates_are_no_events() -> None:
    text = (
        "1 案\n\n令和3年1月27日時点\n\n改正\n\n平成30年4月1日 平成30年10月1日\n\n"
        "平成25年6月14日に決まった方針です。\n"
    )
    assert read_text(text, "x.txt").events == ()


def test_a_ditto_mark_repeats_the_date_above() -> None:
    text = "1 経過\n\n年月\t内容\n令和4年8月\t市民への調査\n〃\t職員への調査\n"
    assert [e.date.text for e in read_text(text, "x.txt").events] == ["令和4年8月", "令和4年8月"]


LINES = (
    "第1章 体制\n\n本部を置きます。\n\n"
    "【資料】しおん市推進本部設置規程（令和3年訓令第2号）抄\n（設置）\n"
    "第１条　市民の利便性を高めるため、しおん市推進本部（以下「本部」という。）\nを置く。\n"
    "（所掌事項）\n第２条　本部は、次の事項を所掌する。\n(1) 計画に関すること。\n(2) その他必要な事項\n"
    "（庶務）\n第３条　庶務は、総務課で行う。\n\n"
    "第2章 進め方\n\n毎年度、進み具合を調べて公表します。\n"
)


def test_articles_on_lines_of_one_paragraph() -> None:
    articles = read_text(LINES, "x.txt").articles
    assert [(a.rule, a.number, a.title) for a in articles] == [
        ("しおん市推進本部設置規程（令和3年訓令第2号）抄", "第1条", "設置"),
        ("しおん市推進本部設置規程（令和3年訓令第2号）抄", "第2条", "所掌事項"),
        ("しおん市推進本部設置規程（令和3年訓令第2号）抄", "第3条", "庶務"),
    ]
    assert articles[0].body.text.endswith("を置く。")
    assert "その他必要な事項" in articles[1].body.text


def test_the_last_article_ends_at_the_next_heading() -> None:
    assert "公表" not in read_text(LINES, "x.txt").articles[-1].body.text


def test_the_number_of_an_annex_is_no_part_of_the_name_of_rules() -> None:
    named = RULES.replace("みどり市推進会議", "資料2 みどり市推進会議")
    assert read_text(named, "x.txt").articles[0].rule == "みどり市推進会議設置要綱"


def test_a_line_of_prose_that_opens_with_an_article_is_none() -> None:
    text = "1 根拠\n\nこの計画は官民データ活用推進基本法\n第9条 第3項に基づきます。\n"
    assert read_text(text, "x.txt").articles == ()
