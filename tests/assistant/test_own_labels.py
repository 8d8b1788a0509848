"""Questions that give a label of the plan's own, which no list of words knows."""

from __future__ import annotations

import pytest

from assistant.aspects import Aspect, aspects_of
from assistant.own_labels import OwnLabels
from ingest.folder import read_text
from ingest.text import fold

SHEET = (
    "### 施策{i} {n}\n\n受持ち課\t{o}\n相談部署\t総務課\n出来ばえ\t{g}\nあらまし\t{n}を進める。\n\n"
)
PLAN = "# みどり市デジタル計画\n\nみどり市\n\n" + "".join(
    SHEET.format(i=i, n=n, o=o, g=g)
    for i, (n, o, g) in enumerate(
        (
            ("窓口の予約", "住民課", "A"),
            ("台帳の公開", "建設課", "B"),
            ("遠隔の相談", "福祉課", "A"),
        ),
        1,
    )
)


@pytest.fixture(scope="module")
def labels() -> OwnLabels:
    measures = read_text(PLAN, "x.md").measures
    assert [[v.text for v in m.lead] for m in measures] == [["住民課"], ["建設課"], ["福祉課"]]
    return OwnLabels(measures)


def named(labels: OwnLabels) -> dict[str, Aspect]:
    return labels._aspects


@pytest.mark.parametrize("question", ["窓口の予約の協議先は", "協議する課は", "協議はどこと"])
def test_a_label_of_those_who_take_part(question: str) -> None:
    text = "".join(
        f"Ⅰ－{i}　{n}\n\n主務　{o}　　協議　総務課\n\n{n}を進めます。\n\n"
        for i, (n, o) in enumerate(
            (("窓口の予約", "住民課"), ("台帳の公開", "建設課"), ("遠隔の相談", "福祉課")), 1
        )
    )
    own = OwnLabels(read_text(f"みどり市デジタル計画\n\nみどり市\n\n{text}", "x.txt").measures)
    assert Aspect.RELATED in own.aspects(fold(question))


@pytest.mark.parametrize("question", ["協議会の委員は", "窓口の予約の内容は", ""])
def test_the_beginning_of_another_word_is_no_label(question: str) -> None:
    own = OwnLabels(())
    own._aspects["協議"] = Aspect.RELATED
    assert own.aspects(fold(question)) == frozenset()


def test_words_that_questions_know_are_no_labels_of_their_own(labels: OwnLabels) -> None:
    assert not {"主管課", "担当課", "進捗評価"} & set(named(labels))


def test_the_label_of_a_list_asks_for_the_actions() -> None:
    text = "若葉町情報化計画\n\n若葉町\n\n第２章 取組\n\n" + "".join(
        f"◇ {n}\n\n担当：市民課\n\n早くします。\n\nあゆみ方\n\n- 調べる\n- 直す\n\n"
        for n in ("窓口の予約", "台帳の公開", "遠隔の相談")
    )
    found = OwnLabels(read_text(text, "x.txt").measures)
    assert found.aspects(fold("窓口の予約の「あゆみ方」を挙げて")) == {Aspect.ACTIONS}
    assert not found.aspects(fold("窓口の予約の歩みを挙げて"))


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
