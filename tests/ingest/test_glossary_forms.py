"""Glossaries in the forms that plans print them in, with pages in between."""

from __future__ import annotations

import pytest

from ingest.folder import read_text

CLOUD = "手もとに機器を置かず網の先から借りる使い方"
VPN = "暗号で守られた仮想の専用線のこと"
RULE = "誰もが使えるサイトにするための国内の規格"
WANTED = {"クラウド": CLOUD, "VPN": VPN, "JIS X 8341-3": RULE}
BEFORE = "青空市の計画\n\n１　はじめに\n青空市はこの計画を定めます。\n\n"
AFTER = "\n８　策定の経過\n令和３年４月　素案の作成\n"


def entries(text: str) -> list[tuple[str, str]]:
    return [(t.term.text, t.definition.text) for t in read_text(text, "x.txt").terms]


def printed(form: str, stop: str) -> str:
    return "".join(
        form.format(n=i, c=chr(0x2460 + i - 1), h=head, d=body + stop)
        for i, (head, body) in enumerate(WANTED.items(), 1)
    )


@pytest.mark.parametrize("stop", ["。", ""])
@pytest.mark.parametrize(
    "form",
    [
        "{h}\n{d}\n\n",
        "{h}\n\n{d}\n\n",
        "{h}　{d}\n",
        "{h}　　　{d}\n\n",
        "{h} {d}\n",
        "{h}：{d}\n",
        "{h} … {d}\n",
        "{h}とは、{d}\n\n",
        "◆{h}\n{d}\n",
        "● {h}　{d}\n",
        "■ {h}\n\n{d}\n\n",
        "【{h}】\n{d}\n",
        "【{h}】　{d}\n",
        "・「{h}」　{d}\n",
        "{n}. {h}\n{d}\n",
        "({n}) {h}　{d}\n",
        "{c}{h}\n{d}\n",
        "### {h}\n\n{d}\n\n",
        "{h} {d} 1{n}\n",
        "{h} {d} p.1{n}、2{n}\n",
    ],
)
def test_forms(form: str, stop: str) -> None:
    text = f"{BEFORE}７　用語の説明\n{printed(form, stop)}{AFTER}"
    assert entries(text) == [(h, d + stop) for h, d in WANTED.items()]


@pytest.mark.parametrize(
    "title",
    [
        "７　ことばの説明",
        "資料３　キーワード解説",
        "＜語句の説明＞",
        "用語の手引き",
        "■ 用語解説（五十音順）",
        "第７章 この計画に出てくる言葉",
        "Ⅶ　主な用語",
        "## 用語一覧",
        "略語集",
        "用　語",
    ],
)
def test_titles(title: str) -> None:
    text = f"{BEFORE}{title}\n" + printed("{h}\n{d}\n\n", "。")
    assert [h for h, _ in entries(text)] == list(WANTED)


@pytest.mark.parametrize(
    "title",
    [
        "市長のことば",
        "ことばの説明 …… 32",
        "用語集 36",
        "用語の説明は末尾にあります。",
        "４　主な取組",
    ],
)
def test_other_lines_open_no_glossary(title: str) -> None:
    assert entries(f"{BEFORE}{title}\n" + printed("{h}\n{d}\n\n", "。")) == []


PAGES = "".join(f"本文の{n}。\n- {n} -\n青空市の計画\n" for n in "123")


@pytest.mark.parametrize(
    "turn", ["\n- 7 -\n青空市の計画\n", "\f", "\n\nP.7\n青空市の計画\n\n", "\n7\n"]
)
@pytest.mark.parametrize("form", ["{h}\n{d}\n\n", "{h}　{d}\n", "{h} {d} 1{n}\n", "◆{h}\n{d}\n"])
def test_pages_turn_between_and_inside_entries(form: str, turn: str) -> None:
    body = printed(form, "。")
    torn = body.replace("使い方。", "使い\n方。")
    for text in (body, torn):
        for at in (i for i, c in enumerate(text) if c == "\n"):
            whole = f"{BEFORE}{PAGES}７　用語集\n{text[:at]}\n{turn}{text[at + 1 :]}{AFTER}"
            assert entries(whole) == [(h, f"{d}。") for h, d in WANTED.items()], whole


def test_a_table_whose_cells_are_parted_by_spaces() -> None:
    text = (
        "用語集\n用語 説明 頁\n"
        "潮位（ちょうい） 海面の高さ。月の引力や気圧により、時間とともに\n上下する。 9\n"
        "CIO Chief Information Officerの略。情報を束ねる役。 14\n"
        "CSIRT 事故の知らせを受けて調べ、被害を抑える専門の班のこと。\nシーサートと読む。 15\n"
        "\n36\n青空市の計画\n用語 説明 頁\n"
        "見守り 離れて暮らす人の無事を確かめること。 20\n"
        "\n青空市の計画\n令和３年発行\n編集 青空市 総務部 情報課\n37\n"
    )
    assert entries(text) == [
        ("潮位", "海面の高さ。月の引力や気圧により、時間とともに上下する。"),
        ("CIO", "Chief Information Officerの略。情報を束ねる役。"),
        ("CSIRT", "事故の知らせを受けて調べ、被害を抑える専門の班のこと。シーサートと読む。"),
        ("見守り", "離れて暮らす人の無事を確かめること。"),
    ]


def test_groups_headers_and_readings_are_no_terms() -> None:
    text = (
        "用語解説\n【Ａ】\nAI\n（Artificial Intelligence）\n人のように学び、推し量る技術。\n"
        "か行\nクラウド\n網の先から借りる使い方。\n次の二つがある。\n・公共のもの\n・専用のもの\n"
        "た行～は行\nドローン\n人の乗らない小さな航空機。\n"
    )
    assert entries(text) == [
        ("AI", "人のように学び、推し量る技術。"),
        ("クラウド", "網の先から借りる使い方。次の二つがある。\n・公共のもの\n・専用のもの"),
        ("ドローン", "人の乗らない小さな航空機。"),
    ]


def test_definitions_that_are_set_in() -> None:
    text = (
        "用語解説\n\n  クラウド      網の先から借りる\n                使い方\n\n"
        "  ドローン      人の乗らない\n                小さな航空機\n"
    )
    assert entries(text) == [
        ("クラウド", "網の先から借りる使い方"),
        ("ドローン", "人の乗らない小さな航空機"),
    ]


def test_values_hold_their_place() -> None:
    text = f"{BEFORE}７　用語集\n" + printed("{h}　{d}\n", "。")
    for term in read_text(text, "x.txt").terms:
        assert text[term.term.start : term.term.end] == term.term.text
        assert text[term.definition.start : term.definition.end] == term.definition.text


@pytest.mark.parametrize(
    "intro",
    [
        "この計画の言葉を五十音順に説明します。\n",
        "（五十音順）\n",
        "※ 初めに出た所に印があります。\n\n",
    ],
)
@pytest.mark.parametrize("form", ["{h}\n{d}\n\n", "{h}　{d}\n", "◆{h}\n{d}\n", "【{h}】\n{d}\n"])
def test_words_before_the_first_entry_are_left_out(form: str, intro: str) -> None:
    text = f"{BEFORE}７　用語集\n{intro}{printed(form, '。')}{AFTER}"
    assert entries(text) == [(h, f"{d}。") for h, d in WANTED.items()]
    assert not [p for p in read_text(text, "x.txt").problems if p.code == "unread_term"]


@pytest.mark.parametrize("part", ["【資料】", "資料編", "資料３"])
def test_the_part_that_heads_each_page_of_a_glossary_does_not_end_it(part: str) -> None:
    first, *rest = printed("○ {h}\n　{d}\n", "。").split("○")[1:]
    pages = f"\n\n- 8 -\n\f{part}\n\n○".join([f"○{first}", "○".join(rest)])
    text = f"{BEFORE}\n- 7 -\n\f{part}\n\n{part}　用語解説\n{pages}\n\n発行 青空市\n"
    assert entries(text) == [(h, f"{d}。") for h, d in WANTED.items()]


@pytest.mark.parametrize(
    "tail",
    [
        "おわりに\n市民とともに計画を進めます。\n",
        "資料編\n１　名簿\n山田　太郎　会長\n",
        "発行 青空市\n",
    ],
)
def test_what_follows_a_glossary_is_no_part_of_it(tail: str) -> None:
    for form in ("{h}\n{d}\n", "{h}　{d}\n", "◆{h}\n{d}\n", "{h} {d} 1{n}\n"):
        assert entries(f"用語集\n{printed(form, '。')}\n{tail}") == [
            (h, f"{d}。") for h, d in WANTED.items()
        ]


def test_a_meaning_that_begins_with_a_word_of_an_imprint_is_none() -> None:
    told = {
        "ボイスボット": "電話の声を聞き取って答える。",
        "電子書籍": "発行から貸出しまで紙の要らない本。",
    }
    body = "\n\n".join(f"{h}\n\n{d}" for h, d in {**WANTED, **told}.items())
    assert [h for h, _ in entries(f"用語集\n\n{body}\n")] == [*WANTED, *told]


def test_a_short_tail_that_ends_unlike_the_entries_is_dropped() -> None:
    text = f"用語集\n{printed('{h}　{d}', '。' + chr(10))}計画の担当　青空市の総務部情報課\n"
    assert [h for h, _ in entries(text)] == list(WANTED)


def test_prose_that_goes_on_as_no_definition_does_ends_the_glossary() -> None:
    prose = "つぎの話です\n" + "青空市は海の町です。人が減り、船も減りました。\n" * 40
    text = f"用語集\n{printed('{h}' + chr(10) + '{d}' + chr(10), '。')}\n{prose}\n余談\n市の花は浜木綿です。\n"
    assert [h for h, _ in entries(text)] == list(WANTED)


@pytest.mark.parametrize("title", ["ことばの説明", "用語解説", "資料３ 用語集"])
def test_a_title_in_a_table_of_contents_without_pages_is_not_the_glossary(title: str) -> None:
    contents = f"もくじ\n\n１ はじめに\n２ 進め方\n{title}\n\n"
    body = (
        "１ はじめに\n\n"
        + "青空市の人口は減り続けています。" * 3
        + "\n\n２ 進め方\n\n進めます。\n\n"
    )
    glossary = f"{title}\n\n" + printed("【{h}】\n{d}\n\n", "のことです。")
    text = "青空市の計画\n\n青空市\n\n" + contents + body + glossary
    assert entries(text) == [(h, f"{d}のことです。") for h, d in WANTED.items()]
