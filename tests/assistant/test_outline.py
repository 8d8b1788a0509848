"""Lists that plans give: found by their title, told whole, each item at its place."""

from __future__ import annotations

import pytest

from assistant.answer import Answerer
from assistant.found_lists import listings
from assistant.outline import Outline
from tests.assistant.asking import ask, query_in
from tests.fakes import merged

VIEWS = ["市民の視点", "職員の視点", "事業者の視点"]


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("三つの視点をすべて挙げて", VIEWS),
        ("みなと市の三つの視点を全部教えて", VIEWS),
        ("三つの視点とは何ですか", VIEWS),
        ("みなと市の計画の3本の柱は何と何と何ですか", VIEWS),
        ("更新の予定にあるシステム名をすべて挙げて", ["財務会計システム", "図書館システム"]),
        ("計画の基本を一覧で", ["計画の位置づけ", "三つの視点"]),
    ],
)
def test_the_items_of_the_list_named(harbour: Answerer, question: str, items: list[str]) -> None:
    claims = harbour.outline.answer(query_in(harbour, question))
    assert len(claims) == len(items)
    assert f"{len(items)}つ" in claims[0].sentence
    for claim, item in zip(claims, items, strict=True):
        assert item in claim.sentence
        (quote,) = claim.quotes
        text = harbour.corpus.document(quote.source).text
        assert item in text[quote.start : quote.end]


@pytest.mark.parametrize(
    "question",
    [
        "視点とは何ですか",
        "五つの視点を5つとも挙げて",
        "火星探査の日程をすべて挙げて",
        "すべて挙げて",
        "三つの視点は何個ですか",
        "横浜市の三つの視点をすべて挙げて",
    ],
)
def test_no_list_where_none_is_asked_or_named(harbour: Answerer, question: str) -> None:
    query = query_in(harbour, question)
    assert query.reading.strangers or harbour.outline.answer(query) == ()


def test_another_town_has_no_such_list(harbour: Answerer) -> None:
    query = query_in(harbour, "三つの視点をすべて挙げて")
    for scope, size in ((("みなと市",), 3), (("別の市",), 0)):
        meant = type(query)(query.reading, query.topic, query.expected, scope, query.search)
        assert len(harbour.outline.answer(meant)) == size


def test_the_whole_answer_is_cited(harbour: Answerer) -> None:
    reply = ask(harbour, "みなと市の三つの視点をすべて挙げて")
    assert reply.status == "answered"
    assert [v for v in VIEWS if v not in reply.answer] == []
    assert len(reply.citations) == 3


MARKED = """\
---
municipality: みなと市
plan: みなと市デジタル計画
---

# みなと市デジタル計画

## 進め方

次の順に進めます。

{}
"""


@pytest.mark.parametrize(
    "lines",
    [
        "①調べる\n②試す\n③広げる",
        "(1) 調べる\n(2) 試す\n(3) 広げる",
        "・調べる\n・試す\n・広げる",
        "◆調べる\n　やや長い説明の文です。\n◆試す\n◆広げる",
    ],
)
def test_marked_lines(harbour: Answerer, lines: str) -> None:
    outline = Outline(listings(merged(MARKED.format(lines))))
    query = query_in(harbour, "みなと市の進め方の順を全部挙げて")
    said = [c.sentence for c in outline.answer(query)]
    assert len(said) == 3, said
    for sentence, item in zip(said, ("調べる", "試す", "広げる"), strict=True):
        assert item in sentence


COUNTED = """# みなと市計画
## 大切にすること
進めるに当たり、{lead}
{lines}

## 体制
市長が率いる。
"""


@pytest.mark.parametrize(
    ("lead", "lines"),
    [
        (
            "次の3つを約束します。",
            "\n約束1 紙を残す。\n約束2 小さく試す。\n約束3 力を合わせる。\n\n以上です。",
        ),
        (
            "次の三点を守ります。",
            "視点一　紙を残す。\n視点二　長く使う前に、\n小さく試す。\n視点三　力を合わせる。\nこれらを守る。",
        ),
        (
            "以下の３つとします。",
            "\n**紙を残す**　窓口は残す。\n\n**小さく試す**　続けて広げる。\n\n**力を合わせる**　隣とも。",
        ),
        ("次の3つです。", "約束1 紙を残す\n約束2 小さく試す\n約束3 力を合わせる\nこれらを守る。"),
        ("下記の３項目を掲げる。", "紙を残す\n小さく試す\n力を合わせる\n\nこれらを毎年見直す。"),
    ],
)
def test_lines_that_the_line_before_them_counts(lead: str, lines: str) -> None:
    found = listings(merged(COUNTED.format(lead=lead, lines=lines)))
    items = [one.items for one in found if "紙を残す" in one.items[0][0]]
    assert len(items) == 1
    assert len(items[0]) == 3
    for (said, _, _), item in zip(
        items[0], ("紙を残す", "小さく試す", "力を合わせる"), strict=True
    ):
        assert item in said
        assert "**" not in said
        assert "これら" not in said


@pytest.mark.parametrize(
    "lines",
    [
        "約束1 紙を残す。\n約束2 小さく試す。\n\nほかは後で決める。",
        "紙を残す\n小さく試す\n力を合わせる\nこれらを毎年見直す。",
        "約束1 紙を残す。\n約束3 小さく試す。\n約束2 力を合わせる。\nこれらを守る。",
    ],
)
def test_lines_that_are_not_as_many_as_was_said(lines: str) -> None:
    found = listings(merged(COUNTED.format(lead="次の3つを約束します。", lines=lines)))
    assert not [one for one in found if one.items and "紙を残す" in one.items[0][0]]


def test_a_second_first_item_begins_another_list(harbour: Answerer) -> None:
    text = MARKED.format("①調べる\n②試す\n①海へ出る\n②港へ帰る")
    said = Outline(listings(merged(text))).answer(
        query_in(harbour, "みなと市の進め方の順を全部挙げて")
    )
    assert len(said) == 2


def test_an_empty_corpus_has_no_lists(harbour: Answerer) -> None:
    assert Outline(listings(merged())).answer(query_in(harbour, "三つの視点をすべて挙げて")) == ()
