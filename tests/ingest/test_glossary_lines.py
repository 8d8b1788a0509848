"""Lines of a glossary: headword and definition on one line, and lines that pages add."""

from __future__ import annotations

import pytest

from ingest.furniture import furniture
from ingest.glossary_heads import can_head, pages_at, split
from ingest.glossary_lines import read_lines
from ingest.glossary_regions import is_group, is_header
from ingest.text import View


@pytest.mark.parametrize(
    ("line", "head"),
    [
        ("潮位　海面の高さのこと。", "潮位"),
        ("生成AI 文章や画像を作り出す技術。", "生成AI"),
        ("JIS X 8341-3 誰もが使えるための規格。", "JIS X 8341-3"),
        ("Society 5.0 仮想と現実を合わせた社会。", "Society 5.0"),
        ("CIO Chief Information Officerの略。情報の長。", "CIO"),
        ("IoT Internet of Things の略。物をつなぐこと。", "IoT"),
        ("VPN Wi-Fiなどで使う仮想の専用線。", "VPN"),
        ("RPA (ロボット) 操作を覚えさせる技術。", "RPA (ロボット)"),
        ("潮位（ちょうい） 海面の高さのこと。", "潮位（ちょうい）"),
        ("スマート 農業 ロボットや情報の技術を使う農業。", "スマート 農業"),
        ("AI…人のように学ぶ技術のこと。", "AI"),
        ("AI：人のように学ぶ技術のこと。", "AI"),
    ],
)
def test_split(line: str, head: str) -> None:
    pair = split(View(line, tuple(range(len(line)))))
    assert pair is not None
    assert pair[0].text == head
    assert pair[1].text == line[len(head) :].lstrip(" 　：…")


@pytest.mark.parametrize(
    "line", ["人が書いたことを 機械が読み取る技術。", "機械が読み取る技術です。", "潮位", "12　34"]
)
def test_no_split(line: str) -> None:
    assert split(View(line, tuple(range(len(line))))) is None


@pytest.mark.parametrize(
    ("words", "can"),
    [
        ("クラウド", True),
        ("5G", True),
        ("TSC (Tidal Station Common Catalogue) 目録", True),
        ("潮位（ちょう", False),
        ("市民は", False),
        ("海面が上がる。", False),
        ("令和５年", False),
        ("出典", False),
        ("2024", False),
    ],
)
def test_can_head(words: str, can: bool) -> None:
    assert can_head(words) is can


@pytest.mark.parametrize(
    "words", ["あ行", "【Ａ】", "■ か行", "Ａ～Ｚ", "英数字", "か行～さ行", "ア"]
)
def test_groups(words: str) -> None:
    assert is_group(words)


@pytest.mark.parametrize("words", ["◆AI", "■光回線", "行政", "IT", "■ICT"])
def test_no_groups(words: str) -> None:
    assert not is_group(words)


@pytest.mark.parametrize(
    ("words", "is_one"), [("用語 説明 頁", True), ("用　語", True), ("説明会", False)]
)
def test_headers(words: str, is_one: bool) -> None:
    assert is_header(words) is is_one


@pytest.mark.parametrize(
    ("line", "at"),
    [("こと。 15", 3), ("こと。 p.3、12", 3), ("こと。(p.3)", 3), ("第5", None), ("こと。", None)],
)
def test_page_numbers_at_the_end(line: str, at: int | None) -> None:
    assert pages_at(line) == at


@pytest.mark.parametrize(
    "page",
    [
        "- {n} -\n海辺の町の計画",
        "海辺の町の計画\n{n}",
        "{n} 海辺の町の計画",
        "海辺の町の計画 | {n}",
        "\f海辺の町の計画",
    ],
)
def test_lines_that_pages_add(page: str) -> None:
    bodies = [f"本文{c}。" * 30 for c in "あいうえ"]
    text = "".join(f"{body}\n{page.format(n=n)}\n" for n, body in enumerate(bodies, 6))
    assert [x.words for x in read_lines(text, furniture(text))] == bodies
