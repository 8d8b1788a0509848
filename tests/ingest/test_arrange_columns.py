"""Measures printed side by side, in a text that kept the layout of its pages."""

from collections.abc import Callable

import pytest

from ingest.arrange_columns import with_columns
from ingest.folder import read_text
from ingest.text import width

_LEFT = [
    ("① 行かない窓口の実現", "② 案内の多言語対応"),
    ("届出を端末から終えられるよ", "通訳の端末を窓口に置き、"),
    ("うにします。", "案内します。"),
    ("", "担当：市民部 市民課"),
    ("担当：市民部 市民課", "連携：国際課"),
    ("連携：情報課", ""),
    ("③ 入所選考の自動化", "④ 認定事務の電子化"),
    ("希望から組合せを計算し、", "調査の結果をその場で入れ、"),
    ("通知を早めます。", "資料も電子で配ります。"),
    ("担当：福祉部 保育課", "担当：福祉部 介護課"),
    ("連携：情報課", "連携：情報課"),
]


def _laid(measure: Callable[[str], int]) -> str:
    rows = "\n".join(f" {a}{' ' * (34 - measure(a))}{b}".rstrip() for a, b in _LEFT)
    top = "架空市ＩＣＴプラン\n令和５年度～令和８年度\n\n取組\n\n"
    return f"{top}{rows}\n\f\n用語集\n 通訳の端末  言葉を訳す機器。\n"


GLOSSARY = """用語集

 ① 端末            利用者が手に持って使う機器。
 ② 通信網          機器を結ぶ線と装置。
 ③ 電子署名        本人が作ったことを示す仕組み。
 ④ 標準化          国の仕様に合わせること。
"""


@pytest.mark.parametrize("measure", [len, width])
def test_measures_side_by_side_are_read_one_after_the_other(
    measure: Callable[[str], int],
) -> None:
    found = read_text(_laid(measure), "p.txt").measures

    assert [(m.number, m.name.text, [d.text for d in m.lead]) for m in found] == [
        ("1", "行かない窓口の実現", ["市民部市民課"]),
        ("2", "案内の多言語対応", ["市民部市民課"]),
        ("3", "入所選考の自動化", ["福祉部保育課"]),
        ("4", "認定事務の電子化", ["福祉部介護課"]),
    ]


def test_a_page_ends_what_stands_side_by_side() -> None:
    arranged = with_columns(_laid(len))

    assert arranged is not None
    assert arranged.text.index("認定事務") < arranged.text.index("用語集")


def test_words_and_what_they_mean_are_not_side_by_side() -> None:
    assert with_columns(GLOSSARY) is None
