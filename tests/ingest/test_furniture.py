"""Page numbers and running heads: found in every form, and nothing of the text with them."""

from __future__ import annotations

import pytest

from ingest.furniture import furniture

SENTENCE = "川沿いの道を歩く人のために、明かりと木陰を増やす。\n"
PLAN = "第2次みなと町情報化計画"


def page(n: int) -> str:
    """The text of one page: headings that return, a list, numbers for many things."""
    return (
        f"第{n}章　取組{n}\n{SENTENCE * 3}\n② 現状と課題\n{SENTENCE * 3}"
        f"・人を増やす\n・道を直す\n評価\n順調に進んでいる\n件数\n{n * 7 % 5}\n担当課　市民課\n\n"
    )


def read(text: str) -> list[str]:
    """The lines that are the page's, in order."""
    return [text[a:].lstrip("\f").split("\n")[0] for a in sorted(furniture(text))]


@pytest.mark.parametrize(
    "form",
    [
        "- {n} -",
        "－{n}－",
        "P.{n}",
        "{n}ページ",
        "{n} / 40",
        "{n}",
        "\n{n}\n",
        "{n}\n\f",
        "{plan}\n{n}",
        "{n}\n{plan}",
        "\n{n}\n\f{plan}",
        "- {n} -\n{plan}\n施策編の全体",
        "{n} {plan}",
        "{plan}　{n}",
        "{plan} | {n}",
        "\f{plan}",
        "\f",
    ],
)
def test_what_pages_add_is_found_and_nothing_else(form: str) -> None:
    edges = [form.format(n=n, plan=PLAN) for n in range(3, 12)]
    text = PLAN + "\n\n" + "".join(f"{page(n)}{e}\n" for n, e in enumerate(edges, 1)) + "おわりに\n"
    wanted = [line for edge in edges for line in edge.replace("\f", "").split("\n") if line]
    assert read(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "図の一覧\n\n1\n\n道の地図\n\n3\n\n川の地図\n\n6\n\n" + SENTENCE * 40,
        "".join(f"番号\n{n}\n事業名\n事業{n}\n{SENTENCE * 8}\n" for n in range(1, 9)),
        "".join(f"基本目標 {n}\n{SENTENCE * 8}\n" for n in range(1, 5)),
        "".join(f"重点の取組み {n}\n{SENTENCE * 8}\n" for n in range(1, 5)) + SENTENCE * 60,
        "".join(f"② 現状と課題\n{SENTENCE * n}\n③ 目標\n" for n in range(3, 9)),
        "".join(f"{n} 現状と課題\n{SENTENCE * 8}\n" for n in (1, 1, 1, 2)),
        "".join(f"評価\n{n}/4\n{SENTENCE * 8}\n" for n in (1, 3, 2, 4)),
        "".join(f"{n}\n窓口{n}\n市民課\n" for n in range(1, 30)),
        "",
    ],
)
def test_numbers_and_headings_of_the_text_are_no_furniture(text: str) -> None:
    assert read(text) == []


def test_a_heading_that_runs_on_over_its_pages_stays_where_it_opens() -> None:
    pages = "".join(f"- {n} -\n第２章　町の姿\n{page(n)}" for n in range(1, 6))
    text = f"{PLAN}\n{pages}"
    found = furniture(text)
    places = [i for i in range(len(text)) if text.startswith("第２章　町", i)]
    assert [p in found for p in places] == [False, True, True, True, True]


@pytest.mark.parametrize("last", ["担当課　市民課", "市民課", "順調", "・人を増やす", "課題 目標"])
def test_what_ends_every_page_may_belong_to_the_text(last: str) -> None:
    text = "".join(f"{page(n)}{last}\n- {n} -\n" for n in range(1, 7))
    assert read(text) == [f"- {n} -" for n in range(1, 7)]


def test_a_title_that_returns_where_pages_left_no_numbers() -> None:
    text = f"{PLAN}\n" + "".join(f"{page(n)}{PLAN}\n" for n in range(1, 5))
    assert read(text) == [PLAN] * 4


def test_a_bare_number_beside_a_head_goes_on_with_the_others() -> None:
    pages = "".join(f"{page(n)}- {n} -\n{PLAN}\n" for n in range(1, 5))
    text = f"{pages}{SENTENCE * 3}5\n{PLAN}\n令和３年\n6\n{PLAN}\n発行\n"
    assert read(text)[-4:] == ["5", PLAN, "6", PLAN]


def test_a_title_beside_some_page_numbers_is_a_head_without_them_too() -> None:
    body = [page(n) for n in range(1, 7)]
    ends = [
        f"{PLAN}\n\n- 1 -\n\n",
        "- 2 -\n\n",
        f"{PLAN}\n\n- 3 -\n\n",
        f"{PLAN}\n\n",
        "- 5 -\n\n",
        "",
    ]
    text = f"{PLAN}\n\n" + "".join(b + e for b, e in zip(body, ends, strict=True))
    assert read(text).count(PLAN) == 3
    assert furniture(text).isdisjoint({0})


def test_a_title_beside_one_page_number_is_text() -> None:
    body = [page(n) for n in range(1, 7)]
    ends = [f"{PLAN}\n\n- 1 -\n\n", "- 2 -\n\n", "- 3 -\n\n", f"{PLAN}\n\n", f"{PLAN}\n\n", ""]
    text = f"{PLAN}\n\n" + "".join(b + e for b, e in zip(body, ends, strict=True))
    assert PLAN not in read(text)


def test_pages_out_of_order_are_pages_and_a_number_beyond_them_is_none() -> None:
    order = [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 10, 12, 13]
    text = "".join(f"{page(n)}\n{n}\n\n" for n in order)
    assert read(text) == [str(n) for n in order]
    alone = text.replace("\n11\n", "\n40\n")
    assert "40" not in read(alone)
