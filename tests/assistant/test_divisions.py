"""Departments printed with the division over them, sections in charge, marks of a column."""

from __future__ import annotations

import pytest

from assistant.answer import Answerer
from tests.assistant.asking import ask
from tests.fakes import index_of, merged

ROWS = (
    ("窓口の予約", "総務部職員課", "職員課", "◎", "窓口係"),
    ("水路の見張り", "建設部河川課", "河川課", "", "水路係"),
    ("学びの端末", "総務部職員課", "職員課", "", "学務係"),
    ("船便の案内", "建設部河川課", "河川課", "◎", "船便係"),
)
LISTED = "番号\t施策\t重点\t担当課\n" + "".join(
    f"{i}\t{name}\t{mark}\t{office}\n" for i, (name, _, office, mark, _) in enumerate(ROWS, 1)
)
SHEETS = "\n".join(
    f"番号\t{i}\t施策名\t{name}\n主管課\t{office}\t関係課\t福祉課\n内容\t{name}を進めます。\n"
    for i, (name, office, *_) in enumerate(ROWS, 1)
)
TEXT = f"岬市情報計画\n\n令和4年度～令和6年度\n\n岬市\n\n第1 一覧\n\n{LISTED}\n第2 個票\n\n{SHEETS}"


@pytest.fixture(scope="module")
def cape() -> Answerer:
    return Answerer(index_of(merged(TEXT)))


@pytest.mark.parametrize("office", ["職員課", "総務部職員課"])
def test_a_list_by_department_with_or_without_its_division(cape: Answerer, office: str) -> None:
    reply = ask(cape, f"岬市で主管課が{office}の施策をすべて挙げてください")
    assert {c.measure_no for c in reply.citations} == {"1", "3"}


def test_the_division_alone_is_no_contradiction(cape: Answerer) -> None:
    reply = ask(cape, "岬市の水路の見張りの主管課は")
    assert "河川課" in reply.answer
    assert "ただし" not in reply.answer


def test_a_mark_in_a_column_of_its_own(cape: Answerer) -> None:
    reply = ask(cape, "岬市で◎のついた重点施策をすべて教えて")
    assert {c.measure_no for c in reply.citations} == {"1", "4"}


def test_which_section_is_asked(cape: Answerer) -> None:
    assert "河川課" in ask(cape, "岬市の船便の案内はどの係の仕事ですか").answer
