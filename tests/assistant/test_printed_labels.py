"""Questions that name what they ask for by the label that a plan prints over it."""

from __future__ import annotations

import pytest

from assistant.printed_labels import asked_by_label, printed_labels
from assistant.question import Aspect, aspects_of
from ingest.folder import read_text
from ingest.text import fold

NAMES = ("窓口予約の導入", "道路台帳の公開", "防災地図の作成", "図書貸出の電子化")


def plan(town: str, label: str, known: str = "期待される効果") -> str:
    sheets = "".join(
        f"番号\t{i}\t事業名\t{n}\n担当課\t市民課\t関係課\t税務課\nねらい\t早くする。\n"
        f"{known}\t楽になる。\n{label}\t順調\t始めた。\n\n"
        for i, n in enumerate(NAMES, 1)
    )
    return f"第2次{town}デジタル計画\n\n{town}\n\n{town}は、窓口を変えます。\n\n1 個票\n\n{sheets}"


@pytest.fixture
def labels() -> dict[str, dict[str, Aspect]]:
    texts = (plan("みどり市", "中間の見立て"), plan("あおば市", "進捗評価"))
    return printed_labels(m for t in texts for m in read_text(t, "x.txt").measures)


@pytest.mark.parametrize(
    ("question", "town", "asked"),
    [
        ("みどり市の窓口予約の中間の見立ては", "みどり市", {Aspect.EVALUATION}),
        ("みどり市の窓口予約の見立ては", "みどり市", set()),
        ("あおば市の窓口予約の中間の見立ては", "あおば市", set()),
        ("窓口予約の中間の見立ては", "", set()),
    ],
)
def test_a_printed_label_asks_for_what_stands_below_it(
    labels: dict[str, dict[str, Aspect]], question: str, town: str, asked: set[Aspect]
) -> None:
    assert asked_by_label(labels, question, (town,)) == asked


def test_labels_that_cues_know_are_left_to_them(labels: dict[str, dict[str, Aspect]]) -> None:
    assert labels == {"みどり市": {"中間の見立て": Aspect.EVALUATION}}


def test_the_label_of_a_list_asks_for_the_actions() -> None:
    text = "若葉町情報化計画\n\n若葉町\n\n第２章 取組\n\n" + "".join(
        f"◇ {n}\n\n担当：市民課\n\n早くします。\n\nあゆみ方\n\n- 調べる\n- 直す\n\n" for n in NAMES
    )
    found = printed_labels(read_text(text, "x.txt").measures)
    assert found == {"若葉町": {"あゆみ方": Aspect.ACTIONS}}


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("若葉町の診療車とは、どんな取組ですか", False),
        ("診療車って何の取り組みなの", False),
        ("診療車ではどんな取組をしますか", True),
        ("診療車に含まれる取組と、それぞれの状況は", True),
    ],
)
def test_what_a_measure_is_asks_for_no_actions(question: str, asked: bool) -> None:
    assert (Aspect.ACTIONS in aspects_of(fold(question))) is asked
