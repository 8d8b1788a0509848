"""Cells of those who lead that a conversion left empty: merged with the one above, or ditto."""

import pytest

from ingest.folder import read_text

_HEAD = "朝凪市デジタル計画\n令和7年度~令和9年度\n\n## 2 取組の一覧\n\n"
_NAMES = ("案内の統一", "図面の閲覧", "空き情報の公開", "用水の操作", "研修の動画化")


def _read(owners: tuple[str, ...], row: str, head: str) -> list[list[str]]:
    told = "".join(
        row.format(i=i, n=n, o=o) for i, (n, o) in enumerate(zip(_NAMES, owners, strict=True), 1)
    )
    found = read_text(f"{_HEAD}{head}{told}", "計画.md").measures
    assert [m.name.text for m in found] == list(_NAMES)
    return [[d.text for d in m.lead] for m in found]


FORMS = (
    (
        "| {i} | {n} | {n}を進めます。 | {o} |\n",
        "| 番号 | 取組名 | 概要 | 担当 |\n|---|---|---|---|\n",
    ),
    ("{i}\t{n}\t{n}を進めます。\t{o}\n", "番号\t取組名\t概要\t担当\n"),
)


@pytest.mark.parametrize(("row", "head"), FORMS)
@pytest.mark.parametrize("same", ["", "〃", "同上"])
def test_who_leads_is_told_above(row: str, head: str, same: str) -> None:
    owners = ("市民課", same, "農政課", same, same)
    assert _read(owners, row, head) == [["市民課"]] * 2 + [["農政課"]] * 3


@pytest.mark.parametrize(("row", "head"), FORMS)
def test_nobody_is_nobody(row: str, head: str) -> None:
    owners = ("市民課", "－", "農政課", "未定", "税務課")
    assert _read(owners, row, head) == [["市民課"], [], ["農政課"], [], ["税務課"]]


@pytest.mark.parametrize(("row", "head"), FORMS)
def test_above_the_first_stands_nobody(row: str, head: str) -> None:
    owners = ("", "", "農政課", "税務課", "会計課")
    assert _read(owners, row, head)[:2] == [[], []]


def test_numbers_and_names_stand_below_one_header() -> None:
    head = "取組\t\t市民課\t農政課\n"
    rows = "".join(f"{i}\t{n}\t{'◎○'[i % 2]}\t{'○◎'[i % 2]}\n" for i, n in enumerate(_NAMES, 1))
    found = read_text(f"{_HEAD}◎:主管 ○:協力\n\n{head}{rows}", "計画.txt").measures
    assert [(m.number, m.name.text) for m in found] == [
        (str(i), n) for i, n in enumerate(_NAMES, 1)
    ]
    assert [m.lead[0].text for m in found] == ["農政課", "市民課", "農政課", "市民課", "農政課"]
