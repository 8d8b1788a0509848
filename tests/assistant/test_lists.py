"""Lists and counts: which measures meet what a question names, worked out apart from the engine."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from assistant.answer import Answerer
from assistant.conditions import conditions
from assistant.grades import as_planned, keys_of
from assistant.heading_words import heading_kind, is_called, plain
from assistant.listing import REST, unexplained
from assistant.lists import list_answer
from assistant.marks import marks_of
from assistant.states import states_asked
from ingest.earlier import is_past
from ingest.records import Measure, Value
from ingest.text import fold
from tests.assistant.asking import ask, query_in

Test = Callable[[Measure], bool]


def led_by(name: str) -> Test:
    return lambda m: name in [d.text for d in m.lead]


def graded(*values: str) -> Test:
    return lambda m: m.evaluation is not None and m.evaluation.text in values


def below(start: str) -> Test:
    return lambda m: any(h.startswith(start) for h in m.section)


def repeated(measure: Measure) -> bool:
    return measure.repeats is not None


def told(sample: Answerer, question: str) -> list[str]:
    draft = list_answer(sample.corpus, query_in(sample, question), sample.lexicon, sample.tables)
    assert draft is not None
    assert draft.status == "answered"
    return [m.number for m in draft.focus]


CASES: tuple[tuple[str, Test], ...] = (
    ("秦野市で図書館が主管課の施策はどれですか", led_by("図書館")),
    ("秦野市で農業振興課が担当する施策の一覧", led_by("農業振興課")),
    ("小山市で計画通りの施策を全部挙げて", graded("計画通り")),
    ("小山市で計画通りでない施策はどれですか", graded("少し遅延", "遅延")),
    ("小山市で計画通り以外の施策はいくつ", graded("少し遅延", "遅延")),
    ("小山市で進捗が少し遅延の施策を挙げて", graded("少し遅延")),
    ("小山市で進捗が遅延の施策はどれ", graded("遅延")),
    ("小山市で進捗が少し遅延と遅延の施策は何件", graded("少し遅延", "遅延")),
    ("小山市で進捗が遅れている施策をすべて教えて", graded("少し遅延", "遅延")),
    ("秦野市の再掲の施策はどれですか", repeated),
    ("秦野市で再掲を除く施策は何件ですか", lambda m: not repeated(m)),
    ("秦野市の基本方針3の施策はどれですか", below("基本方針3")),
    ("秦野市の基本方針1と3の施策をすべて", lambda m: below("基本方針1")(m) or below("基本方針3")(m)),
    ("小山市の基本目標④に属する施策は", below("【基本目標④】")),
    ("小山市で情報政策課が担当で少し遅延の施策はどれ", lambda m: led_by("情報政策課")(m) and graded("少し遅延")(m)),
)  # fmt: skip


@pytest.mark.parametrize(("question", "test"), CASES)
def test_exactly_those_that_meet_it(sample: Answerer, question: str, test: Test) -> None:
    (town,) = query_in(sample, question).scope
    inside = [m for m in sample.corpus.measures if m.municipality == town]
    assert told(sample, question) == [m.number for m in inside if test(m)] != []


@pytest.mark.parametrize(("question", "test"), CASES)
def test_the_number_told_is_that_of_the_citations(
    sample: Answerer, question: str, test: Test
) -> None:
    reply = ask(sample, question)
    numbers = told(sample, question)
    assert f"{len(numbers)}件" in reply.answer
    assert {c.measure_no for c in reply.citations} == set(numbers)


@pytest.mark.parametrize("town", ["秦野市", "小山市", "二本松市"])
def test_how_many_there_are_leaves_repeats_and_the_earlier_plan_out(
    sample: Answerer, town: str
) -> None:
    held = [m for m in sample.corpus.measures if m.municipality == town and m.repeats is None]
    kept = [m.number for m in held if not is_past(m)]
    assert told(sample, f"{town}の施策は全部でいくつありますか") == kept


def test_a_count_alone_does_not_list(sample: Answerer) -> None:
    counted = ask(sample, "秦野市の再掲の施策はいくつ").answer
    listed = ask(sample, "秦野市の再掲の施策はどれですか").answer
    names = [m.name.text for m in sample.corpus.measures if m.repeats]
    assert not [n for n in names if n in counted]
    assert [n for n in names if n in listed] == names
    assert "\n" not in counted


@pytest.mark.parametrize(
    ("question", "state", "years"),
    [
        ("小山市で完了した取組はどれですか", "完了", ()),
        ("小山市で令和3年度に完了した取組の一覧", "完了", ("R3 ", "R3年", "R03")),
        ("小山市で廃止された取組を全部", "廃止", ()),
        ("小山市で新規の取組は何件", "新規", ()),
    ],
)
def test_actions_by_their_state(
    sample: Answerer, question: str, state: str, years: tuple[str, ...]
) -> None:
    states = [
        a.state.text
        for m in sample.corpus.measures
        for a in m.actions
        if a.state and state in a.state.text and m.municipality == "小山市"
    ]
    kept = [s for s in states if not years or any(y in s for y in years)]
    reply = ask(sample, question)
    assert re.search(rf"(?<![0-9]){len(kept)}件", reply.answer), reply.answer


@pytest.mark.parametrize("question", ["小山市で完了でない取組は", "小山市で完了していない取組は"])
def test_a_negated_state_is_not_told(sample: Answerer, question: str) -> None:
    assert "（完了" not in ask(sample, question).answer


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("小山市の基本目標はいくつありますか", ["スマート自治体", "未来社会", "デジタル行政", "情報基盤"]),
        ("秦野市の基本方針は全部でいくつ", ["市民にとって", "行政運営", "利活用"]),
    ],
)  # fmt: skip
def test_groups_of_measures(sample: Answerer, question: str, names: list[str]) -> None:
    reply = ask(sample, question)
    assert f"{len(names)}つ" in reply.answer
    assert [n for n in names if n not in reply.answer] == []


@pytest.mark.parametrize(
    "question",
    [
        "小山市で施策を全部見直すのはいつですか",
        "小山市はどうして施策の名前を新しくしたのですか",
        "小山市が受け継いだ施策はいくつですか",
        "小山市のスマート農業の実現の主管課は",
        "小山市の進捗が遅れている理由は何ですか",
        "LGWANとは",
        "秦野市で火星探査を進める施策は全部でいくつ",
        "秦野市で水族館を扱う施策の一覧",
    ],
)
def test_no_list_where_none_is_asked_or_not_all_is_understood(
    sample: Answerer, question: str
) -> None:
    assert (
        list_answer(sample.corpus, query_in(sample, question), sample.lexicon, sample.tables)
        is None
    )


def test_each_condition_is_proved_by_values_of_its_measure(sample: Answerer) -> None:
    query = query_in(sample, "小山市で情報政策課が担当で進捗が少し遅延の基本目標③の施策はどれ")
    found = conditions(sample.corpus.measures, query, sample.lexicon)
    assert len(found) == 3
    meant = [m for m in sample.corpus.measures if all(c.proof(m) for c in found)]
    assert [m.number for m in meant] == ["17"]
    for condition in found:
        for value in condition.proof(meant[0]):
            assert meant[0].start <= value.start < value.end <= meant[0].end


@pytest.mark.parametrize("words", ["担当課又は関係課になっている", "関係課か担当課である"])
def test_departments_that_lead_or_take_part(sample: Answerer, words: str) -> None:
    query = query_in(sample, f"秦野市で情報システム課が{words}施策をすべて教えて")
    found = conditions(sample.corpus.measures, query, sample.lexicon)
    held = [m for m in sample.corpus.measures if any(c.proof(m) for c in found)]
    both = {(side == 0) for m in held for side in (0, 1) if _takes(m, side)}
    assert both == {True, False}


def _takes(measure: Measure, side: int) -> bool:
    return any(d.text == "情報システム課" for d in (measure.lead, measure.related)[side])


def test_no_condition(sample: Answerer) -> None:
    query = query_in(sample, "LGWANとは")
    assert conditions(sample.corpus.measures, query, sample.lexicon) == []


def test_marks_are_those_of_the_sheet(sample: Answerer) -> None:
    marked = {m.number for m in sample.corpus.measures if "再掲" in [v.text for v in marks_of(m)]}
    assert marked == {m.number for m in sample.corpus.measures if m.repeats}


@pytest.mark.parametrize(
    ("heading", "said", "kind"),
    [
        ("【基本目標①】 便利な町", "便利な町", "基本目標"),
        ("基本方針2 行政の効率", "行政の効率", "基本方針"),
        ("柱３ なりわい", "なりわい", "柱"),
        ("基本目標１ くらし", "くらし", "基本目標"),
        ("基本目標Ⅳ くらし", "くらし", "基本目標"),
        ("柱C　くらし", "くらし", "柱"),
        ("方針二 くらし", "くらし", "方針"),
        ("生成AI の活用", "生成AI の活用", ""),
        ("ICTの活用", "ICTの活用", ""),
        ("一人一台端末", "一人一台端末", ""),
        ("第3章 施策", "施策", ""),
        ("(1) 窓口", "窓口", ""),
        ("用語集", "用語集", ""),
    ],
)
def test_headings(heading: str, said: str, kind: str) -> None:
    assert plain(heading) == said
    assert heading_kind(heading) == kind


@pytest.mark.parametrize(
    ("heading", "asked", "called"),
    [
        ("柱C いのち", "柱Cにはどんな取組がある", True),
        ("柱C いのち", "柱Bにはどんな取組がある", False),
        ("基本目標Ⅳ くらし", "基本目標4の施策", False),
        ("基本目標Ⅳ くらし", "基本目標IVの施策", True),
        ("基本目標Ⅰ くらし", "基本目標Ⅱの施策", False),
        ("基本目標１ くらし", "基本目標1の施策", False),
    ],
)
def test_a_heading_is_called_by_its_label_and_letter(
    heading: str, asked: str, called: bool
) -> None:
    assert is_called(heading, fold(asked)) is called


@pytest.mark.parametrize(
    ("folded", "states"),
    [
        ("終わった取組は", ["完了"]),
        ("取りやめた取組は", ["廃止"]),
        ("新たに加わった取組は", ["新規"]),
        ("継続の取組は", ["継続"]),
        ("取組は", []),
    ],
)
def test_states_in_other_words(folded: str, states: list[str]) -> None:
    assert states_asked(folded) == states


@pytest.mark.parametrize(
    ("grade", "question"),
    [("◎ 計画を上回る", "計画を上回る"), ("◎ 計画を上回る", "◎"), ("○計画どおり", "計画通り")],
)
def test_a_grade_is_called_by_its_sign_or_its_words(grade: str, question: str) -> None:
    value = Value(grade, "x", 0, len(grade))
    assert as_planned(fold(question)) in keys_of(value)


def test_a_grade_of_one_sign_is_called_by_it() -> None:
    assert keys_of(Value("○", "x", 0, 1)) == {fold("○")}


@pytest.mark.parametrize(
    ("question", "left_over"),
    [
        ("秦野市で、最後まで実現した「重点施策」はいくつ", False),
        ("秦野市で、最後まで実現した（重点の）施策はいくつ", False),
        ("秦野市で、最後まで実現した重点施策はいくつ", True),
        ("秦野市で、最後まで実現した「病院」はいくつ", True),
        ("秦野市で、駅の倉庫の「重点施策」はいくつ", True),
        ("秦野市で、駅で実現した「重点施策」はいくつ", True),
    ],
)
def test_what_leads_up_to_a_bracket_is_said_in_it(
    sample: Answerer, question: str, left_over: bool
) -> None:
    left = unexplained(query_in(sample, question), ["重点"], ())
    assert (left > REST) is left_over
