"""Glossaries printed as tables: with pages, with groups, below no headers, cut by a page."""

from __future__ import annotations

import pytest

from ingest.folder import read_text

HEAD = "みどり町デジタル計画\n\nみどり町\n\n資料2 策定の経過\n\n年月日\t内容\t回\n令和3年5月\t会議\t1\n\n"
TERMS = ("陸閘", "電子錠", "見守り札", "書かない窓口", "人流")
ROWS = "".join(f"{t}\t{t}のしくみを表す言葉。\t{i}\n" for i, t in enumerate(TERMS, 3))


def terms(text: str) -> list[str]:
    return [t.term.text for t in read_text(HEAD + text, "x.txt").terms]


@pytest.mark.parametrize(
    "header", ["用語\t解説\t掲載頁\n", "用語\t意味\t関連する施策\n", "言葉\t説明\t頁\n", ""]
)
@pytest.mark.parametrize("title", ["資料3　用語の意味", "## 3 用語解説"])
def test_rows_with_pages_are_terms(header: str, title: str) -> None:
    assert terms(f"{title}\n\n{header}{ROWS}") == list(TERMS)


def test_rows_are_grouped_by_kana_and_cut_by_a_page() -> None:
    first, rest = ROWS.splitlines(keepends=True)[:2], ROWS.splitlines(keepends=True)[2:]
    header = "用語\t意味\t頁\n"
    text = f"資料3　用語の意味\n\n{header}【ア行】\t\t\n{''.join(first)}\n\n{header}【カ行】\t\t\n"
    assert terms(f"{text}{''.join(rest)}") == list(TERMS)


def test_a_table_of_contents_gives_no_terms() -> None:
    text = "目次\n\n用語の説明\t28\n推進体制\t30\n意見公募\t33\n策定の経過\t36\n"
    assert terms(text) == []


def test_the_imprint_below_such_a_table_is_no_term() -> None:
    text = f"資料3　用語の意味\n\n用語\t意味\t頁\n{ROWS}\nみどり町デジタル計画　後期計画\n\n令和4年3月　発行\n"
    assert terms(text) == list(TERMS)


@pytest.mark.parametrize("caption", ["市民から寄せられた声", "表4 寄せられた質問と回答"])
def test_a_table_of_another_caption_below_a_glossary_gives_no_terms(caption: str) -> None:
    marked = "".join(f"【{t}】\n{t}のしくみを表す言葉のこと。\n\n" for t in TERMS)
    asked = "".join(
        f"{t}を増やしてほしい\t来年度から{t}を順に増やすことを考えます。\n" for t in TERMS
    )
    text = f"用語の解説\n\n{marked}\n策定の経過\n\n{caption}\n\n{asked}"
    assert terms(text) == list(TERMS)


@pytest.mark.parametrize("mark", ["", "## "])
def test_the_next_part_of_an_appendix_ends_the_terms(mark: str) -> None:
    rules = "（設置）\n第1条 推進本部を置く。\n\n"
    text = f"{mark}資料3 用語解説\n\n用語\t解説\t頁\n{ROWS}\n{mark}資料4 みどり町推進本部設置要綱\n\n{rules}"
    more = f"{mark}資料5 意見の募集の結果\n\n意見は3件でした。\n"
    assert terms(text + more) == list(TERMS)


@pytest.mark.parametrize(
    "last", ["ま行以降", "ま行・や行・ら行", "ま・や・ら行", "ま～ら行", "ま行ほか"]
)
def test_groups_of_several_kana_are_of_the_same_glossary(last: str) -> None:
    other = ("マイポータル", "リモート会議", "ロボット")
    first, rows = (
        "".join(f"{t}\t{t}とは町が使うしくみを表す言葉。\n" for t in ts) for ts in (TERMS, other)
    )
    text = f"用語の説明\n\n【あ行】\n\n{first}\n【{last}】\n\n{rows}\n"
    assert terms(text) == [*TERMS, *other]


def test_readings_in_the_header_and_a_column_of_numbers() -> None:
    rows = "".join(
        f"| {i} | {w}（ことば） | Word | {w}を表す言葉のことです。 | {i + 3} |\n"
        for i, w in enumerate(("電子印", "遠隔窓口", "共用台帳"), 1)
    )
    head = "| No. | 用語（読み） | 英語 | 説明 | 頁 |\n|---|---|---|---|---|\n"
    text = f"みどり市情報化計画\n\n市は電子印を使います。\n\n## 用語集\n\n{head}{rows}"
    assert terms(text) == ["電子印", "遠隔窓口", "共用台帳"]


@pytest.mark.parametrize("brackets", ["【】", "〈〉", "《》", "［］", "（）"])
def test_what_brackets_add_to_a_headword(brackets: str) -> None:
    entries = "".join(
        f"◆{w}{brackets[0]}Word {i}{brackets[1]}\n{w}を表す言葉のことです。\n"
        for i, w in enumerate(("電子印", "遠隔窓口", "共用台帳"), 1)
    )
    text = f"みどり市情報化計画\n\n市は電子印を使います。\n\n## 用語集\n\n{entries}"
    assert terms(text) == ["電子印", "遠隔窓口", "共用台帳"]
