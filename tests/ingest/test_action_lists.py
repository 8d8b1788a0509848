"""Lists of actions in cells: items, and what only looks like them."""

from __future__ import annotations

import pytest

from ingest.action_lists import items_of
from ingest.folder import read_text
from ingest.records import Field, Value

HEAD = "第2次みどり市デジタル計画\n\nみどり市\n\nみどり市は、みどり市役所の窓口を変えます。\n\n1 個票\n\n"


def actions(label: str, cell: str) -> list[str]:
    text = f"{HEAD}事業名\t窓口予約の導入\n担当課\t市民課\n{label}\t{cell}\nねらい\t待たせない。\n"
    (measure,) = read_text(text, "x.txt").measures
    for action in measure.actions:
        assert 0 < action.text.start < action.text.end
    return [a.text.text for a in measure.actions]


@pytest.mark.parametrize("label", ["取組内容", "主な取組", "事業内容", "取組事項"])
@pytest.mark.parametrize(
    "cell",
    [
        "<ul> <li>画面を公開する</li> <li>支所に広げる</li> </ul>",
        "<ul> <li>・画面を公開する</li><li>・支所に広げる</li> </ul>",
        '<ul style="x"> ・画面を公開する ・支所に広げる </ul>',
        "○画面を公開する ○支所に広げる",
        "<p>・画面を公開する</p> <p>・支所に広げる</p>",
        "<p>①画面を公開する</p> <p>②支所に広げる</p>",
    ],
)
def test_items_are_actions(label: str, cell: str) -> None:
    assert actions(label, cell) == ["画面を公開する", "支所に広げる"]


@pytest.mark.parametrize(
    ("label", "cell"),
    [
        ("取組内容", "<ul> <li>画面を公開する。</li> <li>支所に広げる。</li> </ul>"),
        ("取組内容", "・画面を公開します。 ・支所に広げます。"),
        ("取組内容", "窓口・支所・図書館で予約を受ける"),
        ("取組内容", "・画面を公開する"),
        ("備考", "・国の補助 ・県の補助"),
        ("対象者", "<ul> <li>市民</li> <li>市に勤める人</li> </ul>"),
        ("ねらい", "・待ち時間の短縮 ・来庁の減少"),
    ],
)
def test_prose_and_other_lists_are_none(label: str, cell: str) -> None:
    assert actions(label, cell) == []


def test_footnote_marks_are_no_part_of_an_item() -> None:
    cell = "<ul> <li>RPA^{※1}を使う</li> <li>職員を育てる</li> </ul>"
    assert actions("取組内容", cell) == ["RPAを使う", "職員を育てる"]


@pytest.mark.parametrize(
    ("closing", "found"),
    [
        ("- 画面の公開\n- 支所への拡大", ["画面の公開", "支所への拡大"]),
        ("・画面の公開\n・支所への拡大", ["画面の公開", "支所への拡大"]),
        ("- 画面の公開", []),
        ("- 画面を公開します。\n- 支所に広げます。", []),
    ],
)
def test_a_list_that_closes_prose(closing: str, found: list[str]) -> None:
    text = f"窓口の予約を受け付けます。\n{closing}"
    field = Field("other", "〈取組の方向〉", Value(text, "x.txt", 0, len(text)))
    assert [a.text.text for a in items_of(text, field, "x.txt")] == found


@pytest.mark.parametrize(
    ("prose", "found"),
    [
        ("（ア）画面の公開、（イ）支所への拡大、の二つです。", ["画面の公開", "支所への拡大"]),
        (
            "次を進めます。（ア）画面の公開　（イ）支所への拡大、を急ぎます。",
            ["画面の公開", "支所への拡大"],
        ),
        ("（1）画面の公開　（2）申請、届出の電子化", ["画面の公開", "申請、届出の電子化"]),
        ("（ア）画面を公開します。（イ）支所に広げます。", []),
        ("（ア）は昨年度に終えました。", []),
        ("（2）画面の公開　（3）支所への拡大", []),
    ],
)
def test_items_that_brackets_count_within_prose(prose: str, found: list[str]) -> None:
    field = Field("content", "これから", Value(prose, "x.txt", 0, len(prose)))
    assert [a.text.text for a in items_of(prose, field, "x.txt")] == found
