"""A plan with results by year: what is planned next, what moved, what the plan before left undone,
and lists of headings and lines that are measures.
"""

from __future__ import annotations

import pytest

from assistant.answer import Answerer
from assistant.figures import moved_by
from assistant.parts import parts_of
from ingest.text import fold
from tests.assistant.asking import ask
from tests.fakes import index_of, merged

NAMES = ("市公式アプリの配信", "収納方法の多様化", "河川カメラの設置", "文書管理の電子化")


def sheet(i: int) -> str:
    return "\n".join(
        [
            f"取組番号\t{i}\t取組名\t{NAMES[i - 1]}\t評価\tA",
            "主担当\t市民課\t関係部署\t税務課",
            f"取組の内容\t{NAMES[i - 1]}を市内の{i + 2}か所で進める。",
            "年次\tR3\tR4\tR5\tR6",
            "計画\t検討\t設計\t構築\t継続",
            "実績\t検討\t設計\t構築",
            "指標\t基準値\tR3実績\tR4実績\t目標値(R6)",
            f"使った人の割合\t{i}％\t1{i}.2％\t2{i}.9％\t90％",
            f"令和5年度の実施内容\t{i + 4}回の説明会を開いた。",
            "評価の理由\t見込みどおりに進んだため。",
            f"令和6年度の予定\t対象を{NAMES[i - 1][:3]}の{i}地区に広げる。",
        ]
    )


PLAN = (
    "みなみ市デジタル計画\n\n令和3年度～令和6年度\n\nみなみ市\n\n第1章 現状\n\n1 前計画の総括\n\n"
    "前の計画では12の事業に取り組みました。このうち9事業は予定どおり実施し、2事業は一部の実施、"
    "1事業は未実施となりました。未実施となったのは、電子書籍の貸出しです。\n\n"
    "2 体系\n\n柱1 暮らしを変える\n\n・1 市公式アプリの配信\n・2 収納方法の多様化\n\n"
    "柱2 役場を変える\n\n・3 河川カメラの設置\n・4 文書管理の電子化\n\n第2章 個票\n\n"
    + "\n\n".join(sheet(i) for i in range(1, 5))
    + "\n"
)


@pytest.fixture(scope="module")
def south() -> Answerer:
    return Answerer(index_of(merged(PLAN)))


def test_what_is_planned_after_what_was_done(south: Answerer) -> None:
    first = "みなみ市の市公式アプリの配信の令和5年度の実績は？"
    told = "令和5年度は5回の説明会を開いた。"
    reply = ask(south, "次の年はどうする予定になっている？", first, told)
    assert "地区に広げる" in reply.answer
    assert {c.measure_no for c in reply.citations} == {"1"}


def test_a_row_of_years_asked_by_the_name_of_its_table(south: Answerer) -> None:
    asked = "みなみ市のスケジュール表では、収納方法の多様化は令和4年度に何となっていますか"
    assert "「設計」" in ask(south, asked).answer


def test_by_how_much_a_figure_moved(south: Answerer) -> None:
    asked = "みなみ市の河川カメラの設置の使った人の割合は、令和3年度と令和4年度でどれだけ変わった？"
    assert "10.7ポイントの増" in ask(south, asked).answer


@pytest.mark.parametrize(
    ("values", "asked", "said"),
    [
        (("1,200件", "900件"), "何件減りましたか", "（300件の減）"),
        (("8％", "8％"), "どのくらい変わった", "（増減なし）"),
        (("8％", "9件"), "どのくらい変わった", ""),
        (("8％", "9％"), "それぞれいくつ", ""),
        (("8％", "9％", "10％"), "どれだけ変わった", ""),
    ],
)
def test_two_figures_of_one_unit(values: tuple[str, ...], asked: str, said: str) -> None:
    assert moved_by(values, fold(asked)) == said


@pytest.mark.parametrize(
    ("asked", "said", "unsaid"),
    [
        ("みなみ市の前の計画で実現しなかった事業は何ですか", "電子書籍の貸出し", "12の事業"),
        (
            "みなみ市の前計画の事業はいくつで、途中までしかできなかったのはいくつ？",
            "2事業は一部",
            "電子書籍",
        ),
    ],
)
def test_what_the_plan_before_left_undone(
    south: Answerer, asked: str, said: str, unsaid: str
) -> None:
    reply = ask(south, asked)
    assert said in reply.answer
    assert unsaid not in reply.answer or said == "2事業は一部"
    assert all("前計画の総括" in c.section for c in reply.citations)


def test_a_count_goes_with_the_sentence_it_is_a_part_of(south: Answerer) -> None:
    reply = ask(south, "みなみ市の前計画で途中までしかできなかった事業はいくつ？")
    assert "12の事業" in reply.answer
    assert "2事業は一部" in reply.answer


def test_the_plan_in_force_is_no_plan_before(south: Answerer) -> None:
    reply = ask(south, "みなみ市の計画で実現しなかった事業は何ですか")
    assert "電子書籍" not in reply.answer


def test_items_of_a_list_that_are_measures_are_cited_as_such(south: Answerer) -> None:
    reply = ask(south, "みなみ市の柱1「暮らしを変える」に並ぶものをすべて挙げて")
    assert [c.measure_no for c in reply.citations] == ["1", "2"]


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("カードの割合は、令和3年度と4年度でどれだけ変わった？", 0),
        ("計画の期間は何年度までで、途中で見直しはありましたか", 2),
        ("どんなやり方を始めるのですか？補助はありますか", 0),
    ],
)
def test_what_goes_on_and_what_is_asked_besides(question: str, parts: int) -> None:
    assert len(parts_of(question)) == parts
