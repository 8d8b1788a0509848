"""Tables that a conversion printed column by column."""

from collections.abc import Mapping

import pytest

from ingest.arrange_stacks import with_stacks
from ingest.folder import read_text

_TOP = "架空市情報化計画\n\n令和６年度から令和８年度まで\n\n在宅で働く人が増えています。\n\n"
_COLUMNS = {
    "番号": ("Ⅰ-1", "Ⅰ-2", "Ⅰ-3"),
    "取組の名称": ("電子申請の更新", "交付の利用促進", "上空からの被災状況の\n把握"),
    "担当課": ("総務課", "市民課", "防災課"),
    "取組の概要": ("端末に適したものに替える。", "手数料を安くする。", "上空から\n撮影する。"),
}
_ROWS = [("I-1", "電子申請の更新"), ("I-2", "交付の利用促進"), ("I-3", "上空からの被災状況の把握")]


def _text(columns: Mapping[str, tuple[str, ...]], order: list[str]) -> str:
    values = [v for label in order for v in columns[label]]
    return _TOP + "\n\n".join([*columns, *values]) + "\n\n資料編\n"


@pytest.mark.parametrize(
    "order",
    [
        ["番号", "取組の名称", "担当課", "取組の概要"],
        ["番号", "担当課", "取組の名称", "取組の概要"],
    ],
)
def test_columns_become_rows(order: list[str]) -> None:
    found = read_text(_text(_COLUMNS, order), "p.txt").measures

    assert [(m.number, m.name.text) for m in found] == _ROWS
    assert [m.lead[0].text for m in found] == list(_COLUMNS["担当課"])
    assert found[2].values("content")[0].text == "上空から撮影する。"


def test_terms_and_what_they_mean_in_two_columns() -> None:
    terms = ("電子契約", "仮想端末", "無人機")
    text = _text(
        {
            "用語": terms,
            "説明": ("紙を使わない契約。", "画面だけを映す方式。", "人の乗らない航空機。"),
        },
        ["用語", "説明"],
    )

    arranged = with_stacks(text)

    assert arranged is not None
    assert "仮想端末\t画面だけを映す方式。" in arranged.text


def test_headers_over_rows_are_left_as_they_are() -> None:
    rows = zip(*_COLUMNS.values(), strict=True)
    text = _TOP + "\n\n".join([*_COLUMNS, *(cell for row in rows for cell in row)])

    assert with_stacks(text) is None
