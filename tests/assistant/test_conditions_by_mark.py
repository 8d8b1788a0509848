"""Lists and counts by SDGs, by marks that count too, by departments left out, by a part's name."""

from __future__ import annotations

import pytest

from assistant.answer import Answerer
from assistant.grades import as_planned
from assistant.question import read_question
from tests.assistant.asking import ask
from tests.fakes import index_of, merged

PEAK = (
    "やまべ市デジタル推進計画\n\nやまべ市\n\n(令和5年度～令和7年度)\n\nやまべ市は進めます。やまべ市役所とやまべ市長が担います。\n\n"
    "1 施策の一覧\n\n表1 施策の一覧\n"
    "番号\t施策名\t担当課\tSDGs\t区分\n"
    "1\t窓口の予約\t市民課\t③ ⑪\t新規\n2\t雪の見張り\t防災課\t⑪⑬\t継続\n"
    "3\t図書の宅配\t図書館\t④\t新規\n4\t本の検索\t図書館\t④ ⑰\t再掲\n\n"
)


@pytest.fixture(scope="module")
def peak() -> Answerer:
    return Answerer(index_of(merged(PEAK)))


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("やまべ市でSDGsの⑪に結び付く施策はどれですか", {"1", "2"}),
        ("やまべ市の施策のうちSDGsのゴール4に関わるものを全部", {"3", "4"}),
        ("やまべ市でSDGsの13番を目指す施策を挙げて", {"2"}),
        ("やまべ市で図書館以外が担当の施策を列挙して", {"1", "2"}),
    ],
)
def test_the_measures_that_a_condition_holds_for(
    peak: Answerer, question: str, numbers: set[str]
) -> None:
    assert {c.measure_no for c in ask(peak, question).citations} == numbers


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("やまべ市の施策は再掲も数えて何件ですか", "4件"),
        ("やまべ市の施策は再掲を含めて何件", "4件"),
        ("やまべ市の施策で再掲を除くと何件", "3件"),
    ],
)
def test_a_mark_that_counts_too_is_no_condition(peak: Answerer, question: str, count: str) -> None:
    assert count in ask(peak, question).answer


def test_a_goal_of_the_sdgs_is_no_number_of_a_measure() -> None:
    assert read_question("SDGsの11番の施策は", ()).numbers == ()
    assert read_question("11番の施策は", ()).numbers == ("11",)


def test_a_grade_by_how_late_something_is() -> None:
    assert as_planned("少しだけ遅れている") == "少し遅延"
    assert as_planned("やや遅れた") == "やや遅延た"
    assert as_planned("遅れている") == "遅れている"
