"""Tables copied out of a viewer: row after row, the lines of each cell below each other."""

import pytest

from ingest.arrange_rows import with_rows
from ingest.folder import read_text

_TOP = "架空町計画書\n架空町ＤＸ推進計画\n（令和７年度～令和９年度）\n３．取組一覧\n"
_MARKED = (
    _TOP
    + """No. 取組名 取組内容 担当課 R7 R8
1 電子申請の
拡充
届出と証明の請求など、多い
手続から順に受け付ける。
住民課 検討 実施
2 納付の手段
の多様化
町税と使用料を端末から納め
られるようにする。
税務課
会計課
実施 →
- 1 -
No. 取組名 取組内容 担当課 R7 R8
3 農地の地図
台帳と写真を重ね、現地の確
認を減らす。
農業委員会
事務局
調査 導入
４．推進体制
会議を置き、年に二回、進み具合を確かめます。
"""
)
_OWNED = (
    _TOP
    + """No. 取組名 担当課 取組内容
1 電子申請の
拡充
住民課 届出と証明の請求など、多い
手続から順に受け付ける。
2 納付の手段
の多様化
税務課
会計課
町税と使用料を端末から納め
られるようにする。
3 農地の地図 農業委員会
事務局
台帳と写真を重ね、現地の確
認を減らす。
４．推進体制
会議を置き、年に二回、進み具合を確かめます。
"""
)


def test_lines_of_a_row_are_put_into_its_cells() -> None:
    found = read_text(_MARKED, "p.txt").measures

    assert [(m.number, m.name.text, [d.text for d in m.lead]) for m in found] == [
        ("1", "電子申請の拡充", ["住民課"]),
        ("2", "納付の手段の多様化", ["税務課", "会計課"]),
        ("3", "農地の地図", ["農業委員会事務局"]),
    ]
    assert found[2].values("content")[0].text == "台帳と写真を重ね、現地の確認を減らす。"


def test_prose_may_stand_behind_the_departments() -> None:
    arranged = with_rows(_OWNED)

    assert arranged is not None
    assert [line.split("\t") for line in arranged.text.splitlines() if "\t" in line][1:] == [
        ["1", "電子申請の拡充", "住民課", "届出と証明の請求など、多い手続から順に受け付ける。"],
        [
            "2",
            "納付の手段の多様化",
            "税務課<br>会計課",
            "町税と使用料を端末から納められるようにする。",
        ],
        ["3", "農地の地図", "農業委員会事務局", "台帳と写真を重ね、現地の確認を減らす。"],
    ]


@pytest.mark.parametrize("text", [_MARKED, _OWNED])
def test_what_follows_the_last_row_is_no_part_of_it(text: str) -> None:
    arranged = with_rows(text)

    assert arranged is not None
    assert "４．推進体制" in arranged.text.splitlines()


def test_labels_in_prose_head_no_table() -> None:
    assert (
        with_rows(_TOP + "番号 取組名 担当課\nこの三つを書きます。\n1 つ目は番号です。\n") is None
    )
