"""Lines of goals (○○　10件（令和5年度）→ 40件（令和7年度）) are told as indicators, one at a time."""

from __future__ import annotations

import pytest

from assistant.answer import Answerer
from ingest.folder import read_text
from tests.assistant.asking import ask
from tests.fakes import index_of

_MEASURES = (
    ("窓口の改革", "受付の平均待ち時間", "47分", "15分", "予約の利用", "31件", "85件"),
    ("防災の情報", "配信までの時間", "12時間", "2時間", "登録した世帯", "310世帯", "990世帯"),
    ("図書の電子化", "電子図書の貸出し", "22点", "64点", "読み上げの利用", "17人", "73人"),
)


def _plan() -> str:
    text = "沢渡市情報化推進計画\n\n令和６年３月\n\n沢渡市\n\n# Ⅰ はじめに\n\n市の情報化を進めます。\n\n# Ⅱ 重点事業\n\n"
    for i, (name, *goals) in enumerate(_MEASURES, 1):
        lines = "".join(
            f"・{n}　{a}（令和5年度）→ {b}（令和9年度）\n" for n, a, b in (goals[:3], goals[3:])
        )
        text += (
            f"## 重点事業{i}　{name}\n\n{name}は、利用する人が増えています。"
            f"令和5年10月の試行では、受付に要する時間が38分から22分に短くなりました。\n\n"
            f"【所管】市民課　【関係】税務課\n\n【目標】\n{lines}\n"
        )
    return text


@pytest.fixture(scope="module")
def answerer() -> Answerer:
    return Answerer(index_of(read_text(_plan(), "plan.txt")))


@pytest.mark.parametrize(
    ("question", "value", "other"),
    [
        ("登録した世帯の令和9年度の目標数は？", "990世帯", "2時間"),
        ("読み上げの利用の令和9年度の目標人数は？", "73人", "64点"),
    ],
)
def test_one_goal_is_told(answerer: Answerer, question: str, value: str, other: str) -> None:
    said = ask(answerer, question).answer
    assert value in said
    assert other not in said


def test_a_goal_goes_before_a_figure_of_a_trial(answerer: Answerer) -> None:
    said = ask(answerer, "受付の待ち時間を何分まで短くする目標ですか").answer
    assert "15分" in said
    assert "22分" not in said
