"""Divisions and offices on lines of their own are one cell where a text prints cell by cell."""

import pytest

from ingest.arrange_offices import with_offices
from ingest.folder import read_text

_HEAD = "朝凪市デジタル計画\n令和7年度~令和9年度\n\n第2章 取組一覧\n\n"
_ROWS = (
    ("案内の統一", "市民部", "市民課", "広報課"),
    ("図面の閲覧", "都市整備部", "都市計画課", "－"),
    ("空き情報の公開", "こども部", "保育課", "情報政策課"),
    ("用水の操作", "産業部", "農政課", "－"),
    ("契約の電子化", "上下水道局", "経営課", "会計課"),
)


def test_a_division_and_its_office_are_one() -> None:
    heads = "番号\n取組名\n概要\n担当\n協力\n"
    rows = "".join(
        f"{i}\n{name}\n{name}を進め、便利にします。\n{over}\n{office}\n{other}\n"
        for i, (name, over, office, other) in enumerate(_ROWS, 1)
    )
    found = read_text(f"{_HEAD}{heads}{rows}", "計画.txt").measures
    assert [(m.name.text, [d.text for d in m.lead]) for m in found] == [
        (name, [over + office]) for name, over, office, _ in _ROWS
    ]
    assert [[d.text for d in m.related] for m in found] == [
        [] if other == "－" else [other] for *_, other in _ROWS
    ]


@pytest.mark.parametrize(
    "text",
    [
        "市民部\n市民課\n産業部\n農政課\n",  # too few
        "市民部\n産業部\n市民部\n総務部\n総務課\n市民部\n市民課\n産業部\n農政課\n",  # mostly alone
        "市民部\n\n市民課\n産業部\n\n農政課\n総務部\n\n総務課\n",  # not right below
        "市民課\n税務課\n農政課\n",
        "担当部\n市民課\n担当部\n税務課\n担当部\n農政課\n",  # labels
        "関係課\n市民課\n関係課\n税務課\n関係課\n農政課\n",
    ],
)
def test_other_lines_stay_as_they_are(text: str) -> None:
    assert with_offices(text) is None
