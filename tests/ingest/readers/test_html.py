"""Web pages → text."""

from __future__ import annotations

import pytest

from ingest.readers.formats import convert


def text(html: str) -> str:
    return convert(html.encode(), ".html").text


CASES = {
    "headings": ("<h1>計画</h1><h3>施策1</h3>", "# 計画\n\n### 施策1\n\n"),
    "paragraph": ("<p>一行目<br>二行目</p>", "一行目\n二行目\n\n"),
    "line breaks of the file": (
        "<p>窓口を\n  改善する\nAI と RPA</p>",
        "窓口を改善する AI と RPA\n\n",
    ),
    "lists": (
        "<ul><li>甲<ul><li>乙</li></ul></li></ul><ol start=3><li>丙</li></ol>",
        "・甲\n・乙\n\n3. 丙\n\n",
    ),
    "merged cells": (
        "<table><tr><th rowspan=2>課</th><th colspan=2>年度</th></tr>"
        "<tr><td>R5</td><td>R6</td></tr></table>",
        "課\t年度\t\n\tR5\tR6\n\n",
    ),
    "cells of several lines": (
        "<table><tr><td>担当</td><td><p>総務課</p><p>税務課</p></td></tr></table>",
        "担当\t総務課<br>税務課\n\n",
    ),
    "a table inside a cell": (
        "<table><tr><td>甲</td><td><table><tr><td>乙</td><td>丙</td></tr></table></td></tr></table>",
        "甲\t乙 丙\n\n",
    ),
    "definitions": ("<dl><dt>LGWAN</dt><dd>行政の網</dd></dl>", "LGWAN\n\n行政の網\n\n"),
    "marks of notes": ("<p>RPA<sup>※1</sup>とm<sup>2</sup></p>", "RPA^(※1)とm^(2)\n\n"),
    "readings": ("<p><ruby>施策<rt>しさく</rt></ruby></p>", "施策\n\n"),
    "what a page hides": (
        "<nav>メニュー</nav><script>x</script><p hidden>隠す</p><p style='display:none'>隠す</p><p>本文</p>",
        "本文\n\n",
    ),
    "the main part": (
        "<header>市</header><main><p>本文</p></main><footer>住所</footer>",
        "本文\n\n",
    ),
    "a title where there is no heading": (
        "<title>北浜市計画</title><p>本文</p>",
        "# 北浜市計画\n\n本文\n\n",
    ),
    "loose text": ("まえがき<p>本文</p>あとがき", "まえがき\n\n本文\n\nあとがき\n\n"),
}


@pytest.mark.parametrize(("html", "expected"), CASES.values(), ids=CASES)
def test_a_page_is_read(html: str, expected: str) -> None:
    assert text(html) == expected


def test_older_encodings_are_read() -> None:
    assert convert("<p>①髙﨑</p>".encode("cp932"), ".htm").text == "①髙﨑\n\n"
