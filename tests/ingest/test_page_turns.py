"""Headings that stand right below the lines of a page, lists that look like headings, rules."""

from __future__ import annotations

import pytest

from ingest.folder import read_text

LINE = "この市では人の数が減り続けていて、窓口に来る人の年齢も高くなっています。"


def paths(*lines: str) -> list[str]:
    text = "みどり市デジタル計画\nみどり市\n\n" + "\n".join(lines) + "\n"
    return [" > ".join(s.path) for s in read_text(text, "a.txt").sections if s.path]


@pytest.mark.parametrize("head", [(), ("みどり市デジタル計画　進み具合の報告",)])
def test_a_heading_below_a_page_number(head: tuple[str, ...]) -> None:
    pages = [
        x
        for i in range(1, 6)
        for x in (f"第{i}章 考え方その{i}", "", LINE, "", LINE, "", f"- {i} -", *head)
    ]
    assert paths(*pages) == [f"第{i}章 考え方その{i}" for i in range(1, 6)]


def test_a_system_of_measures_is_a_list() -> None:
    system = ["Ⅰ 暮らし", "　1 予約", "　2 収納", "Ⅱ 役場", "　3 文書", "　4 働き方"]
    found = paths(
        "4 考え方", "", "(1) 理念", "", LINE, "(2) 体系", "", *system, "", "5 展開", "", LINE
    )
    assert found == ["4 考え方", "4 考え方 > (1) 理念", "4 考え方 > (2) 体系", "5 展開"]


def test_the_title_of_rules_heads_its_articles() -> None:
    rules = [
        "みどり市推進委員会設置要綱",
        "",
        "(設置)",
        "第1条 委員会を置く。",
        "",
        "第2条 委員は5人とする。",
    ]
    assert paths("用語解説", "", LINE, "", *rules) == ["用語解説", "みどり市推進委員会設置要綱"]


def test_a_version_in_brackets_numbers_nothing() -> None:
    terms = [x for t in ("ICT", "Society5.0", "Web2.0") for x in (f"【{t}】", LINE, "")]
    assert paths("用語解説", "", *terms) == ["用語解説"]
