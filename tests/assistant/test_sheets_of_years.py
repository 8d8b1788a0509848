"""Answers from sheets with steps by year, results by year, and grades that a table explains."""

from __future__ import annotations

import pytest

from assistant.answer import Answerer
from assistant.text_units import numbered_titles
from ingest.sources import Section
from tests.assistant.asking import ask
from tests.fakes import index_of, merged

HEAD = """\
浦見市情報計画

浦見市

浦見市は進めます。浦見市役所と浦見市長が担います。

1 はじめに

計画の名称\t所管\t計画期間
浦見市総合戦略\t企画課\t令和3年度～令和5年度

2 計画の期間

令和5年度から令和8年度までの4年間とします。令和7年度に中間の見直しを行います。

3 評価

評価\t内容\t事業数
甲\t予定を超えて進んだもの\t1
乙\t予定に届いていないもの\t2

4 これまでの取組の結果

項目\t実施したこと\t担当\t結果
街頭放送の更新\t入札が成立せず見送り\t防災課\t×
図書目録の公開\t令和2年に開始\t図書館\t◎

5 見込みの経費

（単位：千円）

柱\t令和5年度\t令和6年度\t計
柱1\t1,200\t3,400\t4,600
柱2\t5,600\t7,800\t13,400

柱1 にぎわう港まち

港に人を集めます。

柱2 静かな山ざと

山の暮らしを守ります。

6 事業の個票

街頭放送の更新を急ぐ声が寄せられ、街頭放送を新しい方式に改めます。

"""
SHEET = """\
番号\t{no}\t事業名\t{name}
担当所属\t{lead}\t連携所属\t{other}
概要\t{name}を市内で進めます。町なかの人を増やします。
年次計画\t実施項目\t令和5年度\t令和6年度\t令和7年度
\t①{first}\t検討\t{now}\t運用
\t②{second}\t－\t3台\t5台
これまでの歩み\t令和5年度\t仕様をまとめた。
\t令和6年度\t{done}
前期評価\t{grade}\t評価の理由\t{why}

"""
ROWS = (
    ("1", "河川カメラの増設", "防災課", "情報課", "機器の選定", "カメラの設置", "調達",
     "入札が成立しなかったため、設置を見送った。", "乙", "設置に至らなかったため。"),
    ("2", "電子図書の貸出", "図書館", "情報課", "契約の準備", "端末の配置", "契約",
     "春に貸出を始めた。", "甲", "半年早く始めたため。"),
    ("3", "庁内会議の電子化", "情報課", "総務課", "画面の更新", "録画の配信", "試行",
     "二つの課で試した。", "乙", "試行にとどまったため。"),
)  # fmt: skip
KEYS = ("no", "name", "lead", "other", "first", "second", "now", "done", "grade", "why")


@pytest.fixture(scope="module")
def town() -> Answerer:
    sheets = "".join(SHEET.format(**dict(zip(KEYS, row, strict=True))) for row in ROWS)
    return Answerer(index_of(merged(HEAD + sheets)))


@pytest.mark.parametrize(
    "question",
    [
        "浦見市の「河川カメラの増設」の年次計画に並ぶ実施項目をすべて挙げて。",
        "浦見市が河川カメラの増設で実施することを工程の表から全部挙げてください。",
    ],
)
def test_all_steps_of_a_measure_are_told(town: Answerer, question: str) -> None:
    reply = ask(town, question)
    assert "機器の選定" in reply.answer
    assert "カメラの設置" in reply.answer
    assert {c.measure_no for c in reply.citations} == {"1"}


def test_steps_of_one_year_are_told_with_what_is_planned(town: Answerer) -> None:
    answer = ask(
        town, "浦見市の河川カメラの増設で、令和6年度の予定を実施項目ごとに全部教えて。"
    ).answer
    assert "機器の選定（令和6年度（調達））" in answer
    assert "3台" in answer
    assert "検討" not in answer


def test_a_reason_goes_with_what_the_results_say_it_came_of(town: Answerer) -> None:
    answer = ask(
        town, "浦見市の河川カメラの増設、前期の評価はどうで、その原因は何でしたか。"
    ).answer
    for told in ("乙", "設置に至らなかったため", "令和6年度は、入札が成立しなかったため"):
        assert told in answer
    assert "春に" not in ask(town, "浦見市の電子図書の貸出の評価と、その理由は？").answer


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("予定に届いていないもの", ["河川カメラの増設", "庁内会議の電子化"]),
        ("予定を超えて進んだもの", ["電子図書の貸出"]),
    ],
)
def test_a_grade_by_the_words_that_the_plan_gives_for_it(
    town: Answerer, words: str, names: list[str]
) -> None:
    reply = ask(town, f"浦見市で前期の評価が「{words}」となった事業を全部挙げてください。")
    assert [n for _, n, *_ in ROWS if n in reply.answer] == names


def test_all_but_a_grade_by_its_words(town: Answerer) -> None:
    reply = ask(town, "浦見市で前期の評価が「予定に届いていないもの」以外の事業を全部挙げて。")
    assert [n for _, n, *_ in ROWS if n in reply.answer] == ["電子図書の貸出"]


def test_who_only_takes_part_is_not_counted_where_the_question_says_so(town: Answerer) -> None:
    answer = ask(
        town, "浦見市で情報課が担当所属（連携は数えない）の事業はいくつありますか。"
    ).answer
    assert "1件" in answer


def test_the_department_of_what_a_question_describes(town: Answerer) -> None:
    answer = ask(town, "浦見市で河川にカメラを使う事業はどこの課の担当ですか。").answer
    assert "防災課" in answer


def test_a_plan_does_not_tell_what_was_done(town: Answerer) -> None:
    reply = ask(town, "浦見市のカメラの設置、令和7年度の実際の台数は何台だった？")
    assert reply.status == "not_found"


def test_the_period_beside_another_wish(town: Answerer) -> None:
    answer = ask(
        town, "浦見市情報計画は何年度から何年度までで、中間の見直しはいつ行いますか。"
    ).answer
    for told in ("令和5年度", "令和8年度", "令和7年度"):
        assert told in answer


@pytest.mark.parametrize("earlier", ["前の情報化方針", "前計画"])
def test_what_became_of_something_in_an_earlier_plan(town: Answerer, earlier: str) -> None:
    reply = ask(town, f"浦見市の{earlier}で、街頭放送の更新はどうなりましたか。")
    assert "見送り" in reply.answer
    assert "これまでの取組" in reply.citations[0].section


@pytest.mark.parametrize(
    ("title", "said"), [("静かな山ざと", "7,800千円"), ("にぎわう港まち", "3,400千円")]
)
def test_the_cost_of_what_a_table_names_by_number_only(
    town: Answerer, title: str, said: str
) -> None:
    answer = ask(town, f"浦見市で「{title}」の柱に令和6年度にかかる経費の見込みはいくらですか。")
    assert said in answer.answer


def test_a_label_that_headings_call_in_two_ways_has_no_title() -> None:
    found = numbered_titles(
        Section(str(i), ("1 章", head), 2, "x.txt", i, i + 1, i)
        for i, head in enumerate(
            ["柱1 港のまち", "柱1 山のまち", "柱２　川のまち", "第3 空", "4 海のまち"]
        )
    )
    assert found == {("x.txt", "柱2"): "川のまち"}


@pytest.mark.parametrize(
    "asking",
    ["について、どういう中身の取組ですか。", "では何をするのか教えて。", "の概要を教えて。"],
)
def test_the_content_of_what_a_question_describes_is_told_whole(
    town: Answerer, asking: str
) -> None:
    answer = ask(town, f"浦見市の河川を見るカメラを増やすこと{asking}").answer
    assert "増設を市内で進めます。" in answer
    assert "町なかの人を増やします。" in answer
