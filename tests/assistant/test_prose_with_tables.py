"""Answers from measures told in prose whose departments, years and goals stand in tables."""

from __future__ import annotations

import pytest

from assistant.answer import Answerer
from ingest.folder import read_text
from tests.assistant.asking import ask
from tests.fakes import index_of

PLAN = """第２次浜風町情報化計画

平成30年度～平成34年度

浜風町

1. 現状

表1　地区別の回線

	岬地区	谷地区
下りの最大速度	100Mbps	1Gbps
加入した世帯	51％	67％

2. 施策の内容

2-1. 灯台の案内

灯台の見学者は平成29年度に900人でした。

見学の申込みをウェブで受け付けます。平成33年度に案内の言語を増やします。

ア　申込みの画面　空いた日を示す。

イ　音声の案内　四つの言語で流す。

2-2. 釣り場の見守り

釣り場では波にさらわれる事故がありました。

カメラを置いて波の高さを知らせます。

ア　カメラの設置　二つの堤防に置く。

イ　波の知らせ　放送で伝える。

2-3. 貸し舟の予約

貸し舟の予約は電話だけで受けています。

機械で予約を受けて待つ人を減らします。

ア　予約の画面　前日まで受ける。

表2　担当と予定

施策	担当課	協力する課・団体	平成30	31	32	33	34
2-1 灯台の案内	観光課	観光協会	調査	画面の導入	運用	言語の追加	運用
2-2 釣り場の見守り	水産課	消防団、総務課	調査	設置	運用	運用	見直し
2-3 貸し舟の予約	観光課	漁業協同組合、総務課	調査	導入	運用	運用	運用

3. 数値目標

指標	担当課	現状（平成29年度）	目標（平成34年度）
灯台の見学者	観光課	900人	1,500人
釣り場のカメラ	総務課	0基	4基
貸し舟の予約の件数	税務課	30件	80件
"""


@pytest.fixture(scope="module")
def town() -> Answerer:
    return Answerer(index_of(read_text(PLAN, "plan.txt")))


@pytest.mark.parametrize(
    ("question", "told", "number"),
    [
        ("浜風町の灯台の案内の担当課は？", "観光課", "2-1"),
        ("浜風町の釣り場の見守りに協力する課はどこですか。", "消防団", "2-2"),
        ("浜風町の灯台の案内は、令和3年度に何をする予定ですか。", "言語", "2-1"),
        ("浜風町の灯台の見学者の平成34年度の目標は？", "1,500人", "2-1"),
        ("浜風町の釣り場の見守りの取組項目を挙げてください。", "波の知らせ", "2-2"),
    ],
)
def test_prose_and_tables_answer_for_the_measure(
    town: Answerer, question: str, told: str, number: str
) -> None:
    response = ask(town, question)
    assert response.status == "answered"
    assert told in response.answer
    assert number in {c.measure_no for c in response.citations}


def test_which_of_two_is_told_with_the_figures_of_both(town: Answerer) -> None:
    said = ask(town, "浜風町の岬地区と谷地区では、下りの最大速度はどちらが速いですか。").answer
    assert "岬地区は100Mbps" in said
    assert "谷地区は1Gbps" in said


def test_another_department_is_told_once_and_never_the_same(town: Answerer) -> None:
    said = ask(town, "浜風町の貸し舟の予約の担当課はどこですか。").answer
    assert "観光課です" in said
    assert "「税務課」となっています" in said
    assert "「観光課」となっています" not in said


def test_a_measure_named_in_full_is_not_left_for_one_with_two_versions(town: Answerer) -> None:
    said = ask(town, "浜風町の「釣り場の見守り」の担当課は計画の中で一致していますか。").answer
    assert "水産課" in said
    assert "税務課" not in said
