"""Columns that name who leads in short: known by the ending elsewhere, or by a list of names."""

import pytest

from ingest.folder import read_text

_ROWS = ("市", "情推", "税", "情推、総")
_HEAD = "緑埜市情報化計画\n令和5年度～令和7年度\n\n## 取組の一覧\n\n"
_LISTS = (
    "| 略称 | 正式名称 |\n|---|---|\n| 市 | 市民課 |\n| 情推 | 情報推進課 |\n| 税 | 税務課 |\n| 総 | 総務課 |\n",
    "市：市民課\n情推：情報推進課\n税：税務課\n総：総務課\n",
    "（課名の略称）市＝市民課、情推＝情報推進課、税＝税務課、総＝総務課\n",
)


def _leads(column: str, rows: tuple[str, ...], below: str) -> list[list[str]]:
    names = ("窓口の予約", "電子契約", "家屋の評価", "職員の研修")
    table = f"| 番号 | アクション名 | 内容 | {column} |\n|:-:|---|---|:-:|\n"
    table += "".join(
        f"| {i} | {n} | {n}を電子化します。 | {short} |\n"
        for i, (n, short) in enumerate(zip(names, rows, strict=True), 1)
    )
    found = read_text(f"{_HEAD}{table}\n## 課の名前\n\n{below}", "計画.md").measures
    assert [m.name.text for m in found] == list(names)
    return [[d.text for d in m.lead] for m in found]


@pytest.mark.parametrize("below", _LISTS)
def test_a_list_of_short_names_explains_them(below: str) -> None:
    assert _leads("担当", _ROWS, below) == [["市"], ["情推"], ["税"], ["情推", "総"]]


def test_an_ending_elsewhere_shows_them() -> None:
    below = "市民課と税務課が窓口を、総務課が庶務を受け持ちます。\n"
    rows = ("市民", "総務", "税務", "総務、税務")
    assert _leads("主管", rows, below) == [["市民"], ["総務"], ["税務"], ["総務", "税務"]]


def test_other_words_below_such_a_header_are_no_departments() -> None:
    assert _leads("担当", ("職員", "委託", "職員", "委託"), "市民課が行います。\n") == [[]] * 4
