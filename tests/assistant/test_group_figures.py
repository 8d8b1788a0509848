"""Surveys: the figure of the group that a question asks about, and the reply given most often."""

from __future__ import annotations

import pytest

from assistant.answer import Answerer
from tests.assistant.asking import ask
from tests.fakes import index_of, merged

PLAN = """# らっこ市デジタル計画

らっこ市

(令和5年度～令和7年度)

らっこ市は進めます。らっこ市役所とらっこ市長が担います。

## 1 市民アンケート

### (1) 使っている機器

スマートフォンを使っている人は全体の81.4%でした。年代別では、20歳代は97.2%、70歳以上は52.6%です。

### (2) 書類の受け取り

年代別の紙の書類の希望

18～39歳\t40～69歳\t70歳以上
12.5％\t30.8％\t71.9％

表1 オンライン申請を使わない理由

理由\t割合
操作が不安\t28.3％
窓口で話したい\t44.6％
機器がない\t19.0％

表2 デジタル化への不安

内容\t割合
窓口の減少\t61.2％
情報の流出\t57.7％
費用の増加\t20.1％

## 2 施策

名称\tスマートフォン教室\t\t番号\t1-1
主管課\t市民課\t関係課\t
概要\tアンケートでは、70歳以上の38.1%が「教わる相手がいない」と答えました。スマートフォンを使う教室を開きます。\t\t
目指すもの\tスマートフォンを使える人を増やします。\t\t

"""


@pytest.fixture(scope="module")
def otter() -> Answerer:
    return Answerer(index_of(merged(PLAN)))


@pytest.mark.parametrize(
    ("question", "told", "other"),
    [
        ("らっこ市の70歳以上でスマートフォンを使っている人の割合は何%ですか", "52.6%", "38.1%"),
        ("らっこ市のアンケートで20歳代のうちスマートフォンを使う人は何%？", "97.2%", "38.1%"),
        ("らっこ市で紙の書類を希望する70歳以上の割合は何%でしたか", "71.9％", "12.5％"),
        ("らっこ市で70歳以上のうち教わる相手がいないと答えたのは何%ですか", "38.1%", "71.9％"),
    ],
)
def test_the_figure_of_the_group(otter: Answerer, question: str, told: str, other: str) -> None:
    answer = ask(otter, question).answer
    assert told in answer
    assert other not in answer.partition(told)[0]


def test_a_row_of_figures_alone_has_no_name(otter: Answerer) -> None:
    answer = ask(otter, "らっこ市で紙の書類を希望する70歳以上の割合は何%でしたか").answer
    assert "12.5％" not in answer
    assert "、70歳以上は71.9％です。" in answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "らっこ市でオンライン申請を使わない理由で一番多いのは何で、何％ですか",
            "「窓口で話したい」の44.6％",
        ),
        (
            "らっこ市でデジタル化への不安のうち最も少ないのは何で、何％でしたか",
            "「費用の増加」の20.1％",
        ),
    ],
)
def test_the_reply_given_most_often(otter: Answerer, question: str, told: str) -> None:
    assert told in ask(otter, question).answer
