"""Headings over prose whose last paragraph closes with the departments in brackets."""

from __future__ import annotations

import pytest

from ingest.folder import read_text
from ingest.identify import identify

HEAD = "みどり市\nスマートな暮らし計画\n\nみどり市は6つの地区から成ります。地区の会を地区ごとに開きます。\n\n"
NAMES = ("窓口の案内", "見守りの拡大", "避難の知らせ", "果樹の観測")
OFFICES = ("市民課", "福祉課", "防災課", "農林課")
BODY = "{mark}{n}\n\n{n}が遅れています。\n\n{n}を順に広げます。{open}{o}、総務課{close}\n\n"


def plan(mark: str = "### ", brackets: str = "〔〕") -> str:
    return (
        HEAD
        + "〔　〕は担当を表し、先頭に書いた課が取りまとめを担います。\n\n## 分野1　暮らし\n\n分野のねらい。\n\n"
        + "".join(
            BODY.format(mark=mark, n=n, o=o, open=brackets[0], close=brackets[1])
            for n, o in zip(NAMES, OFFICES, strict=True)
        )
    )


@pytest.mark.parametrize("mark", ["### ", "#### ", "■ ", "◇"])
@pytest.mark.parametrize("brackets", ["〔〕", "（）", "【】"])
def test_departments_close_the_last_paragraph(mark: str, brackets: str) -> None:
    found = read_text(plan(mark, brackets), "x.txt").measures
    assert [m.name.text for m in found] == list(NAMES)
    assert [[v.text for v in m.lead] for m in found] == [[o] for o in OFFICES]
    assert all([v.text for v in m.related] == ["総務課"] for m in found)


def test_the_paragraph_itself_is_kept() -> None:
    for measure in read_text(plan(), "x.txt").measures:
        told = " ".join(f.value.text for f in measure.fields)
        assert f"{measure.name.text}が遅れています。" in told
        assert f"{measure.name.text}を順に広げます。" in told


def test_brackets_that_hold_no_departments_lead_nothing() -> None:
    text = plan().replace("〔", "〔令和5年度、").replace("総務課〕", "令和6年度〕")
    for o in OFFICES:
        text = text.replace(o, "運用")
    assert not any(m.lead for m in read_text(text, "x.txt").measures)


@pytest.mark.parametrize("word", ["地区", "学区", "行政区", "朝市", "城下町"])
def test_a_word_for_a_part_of_any_city_is_no_municipality(word: str) -> None:
    text = f"{HEAD}{f'{word}の会を開きます。' * 40}"
    assert identify(text).municipality == "みどり市"


@pytest.mark.parametrize("note", ["", "*2 "])
def test_headwords_in_bold(note: str) -> None:
    entries = "".join(f"**{note}{t}**\n{t}のしくみを表す言葉です。\n\n" for t in NAMES)
    inline = "**陸閘** 堤防の門を表す言葉です。\n\n"
    text = f"{HEAD}### 言葉の説明\n\n主な言葉を説明します。\n\n{entries}{inline}"
    terms = [t.term.text for t in read_text(text, "x.txt").terms]
    assert terms == [*NAMES, "陸閘"]


@pytest.mark.parametrize("word", ["点検区分", "市街化調整区域", "施策区画", "対象区間"])
def test_the_beginning_of_another_word_is_no_municipality(word: str) -> None:
    text = f"{HEAD}{f'{word}を示します。' * 40}"
    assert identify(text).municipality == "みどり市"


def test_headings_in_the_brackets_of_departments_lead_nothing() -> None:
    heads = ("図書館", "水の教え", "学校", "買い方", "見守り", "福祉課", "地図をひとつに", "農業")
    body = "".join(
        f"## {i}.1 章のねらい{i}\n\n【{h}】\n{h}では、手間を減らしています。\n\n"
        for i, h in enumerate(heads, 1)
    )
    assert read_text(HEAD + body, "x.txt").measures == ()


def test_many_headings_for_few_departments_are_no_measures() -> None:
    parts = (
        f"{i}.{k} 章の部分{i}-{k}\n\n様子を述べます。{'（市民課）' if k == 1 else ''}\n\n"
        for i in range(1, 5)
        for k in range(1, 6)
    )
    assert read_text(HEAD + "".join(parts), "x.txt").measures == ()


@pytest.mark.parametrize("brackets", ["〔〕", "（）", "【】"])
def test_brackets_that_close_on_the_next_line(brackets: str) -> None:
    text = plan(brackets=brackets).replace("、総務課", "、\n　総務課")
    found = read_text(text, "x.txt").measures
    assert [[v.text for v in m.lead] for m in found] == [[o] for o in OFFICES]
    assert all([v.text for v in m.related] == ["総務課"] for m in found)
