"""What stands around a passage."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.around import around
from ingest.sources import Document, Section

TEXT = "".join(f"{number}行目の言葉\n" for number in range(1, 101))
DOCUMENT = Document("i", "a.txt", "", TEXT, "みほん市", "計画")


def section(name: str, start: int, end: int) -> Section:
    return Section(name, ("章", name), 2, "a.txt", start, end, start)


SECTIONS = [section("前", 0, 300), section("後", 300, len(TEXT))]
PAGES = (0, TEXT.index("31行"), TEXT.index("61行"))


@pytest.mark.parametrize(
    ("words", "page", "first", "last"),
    [("1行目", 1, "1行", "30行"), ("45行", 2, "31行", "60行"), ("100行", 3, "61行", "100行")],
)
def test_the_whole_page(words: str, page: int, first: str, last: str) -> None:
    start = TEXT.index(words)
    found = around(replace(DOCUMENT, pages=PAGES), SECTIONS, start, start + 3)
    shown = TEXT[found.start : found.end]
    assert (found.page, shown.split("目")[0]) == (page, first)
    assert shown.rstrip().split("\n")[-1].startswith(last)


def test_a_passage_over_two_pages_shows_both() -> None:
    start, end = TEXT.index("30行"), TEXT.index("32行")
    found = around(replace(DOCUMENT, pages=PAGES), SECTIONS, start, end)
    assert (found.page, found.start, found.end) == (1, 0, PAGES[2])


def test_the_section_where_there_are_no_pages() -> None:
    found = around(DOCUMENT, SECTIONS, 310, 312)
    assert (found.page, found.section, found.start, found.end) == (None, "章 > 後", 300, len(TEXT))


@pytest.mark.parametrize("limit", [10, 60, 200, 10_000])
@pytest.mark.parametrize("words", ["1行目", "50行", "100行"])
def test_what_is_long_is_cut_at_lines_and_keeps_the_quote(limit: int, words: str) -> None:
    start = TEXT.index(words)
    end = start + len(words)
    found = around(DOCUMENT, [], start, end, limit=limit)
    assert found.start <= start < end <= found.end
    assert found.end - found.start <= max(limit, len(words))
