"""Who is in charge where the plan names nobody yet."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import Answerer
from assistant.lead_words import called, unsettled
from ingest.folder import read_text
from ingest.records import Measure
from tests.assistant.asking import ask
from tests.fakes import index_of

TEXT = (
    "みなと市情報化計画\nみなと市\n\n番号\t取組名\t{label}\t内容\n"
    "1\t窓口の予約\t{lead}\t来庁の時刻を前もって選べるようにします。\n"
    "2\t道の台帳\t土木課\t紙の台帳を地図の上で見られるようにします。\n"
    "3\t本の貸出\t図書館\t手持ちの端末で本を借りられるようにします。\n"
)


def first(label: str, lead: str) -> Measure:
    return read_text(TEXT.format(label=label, lead=lead), "a.txt").measures[0]


@pytest.mark.parametrize("lead", ["（調整中）", "未定", "検討中", "今後決定"])
@pytest.mark.parametrize(("label", "word"), [("担当課", "担当課"), ("主管課", "主管課")])
def test_a_department_that_is_not_settled_yet(label: str, word: str, lead: str) -> None:
    measure = first(label, lead)
    assert not measure.lead
    ((text, (value,)),) = unsettled(measure)
    assert text.endswith(f"の{word}は「{lead}」とされています。")
    assert value.text == lead


@pytest.mark.parametrize("lead", ["－", "市民課", ""])
def test_nothing_where_a_plan_says_nothing_or_names_somebody(lead: str) -> None:
    assert unsettled(first("担当課", lead)) == []


def test_the_label_of_a_plan_that_tells_both() -> None:
    measure = first("担当課", "市民課")
    told = tuple(
        replace(f, label="主管課（関係課）") if f.role == "lead" else f for f in measure.fields
    )
    assert called(replace(measure, fields=told)) == "主管課（関係課を含む）"


def test_the_answer_tells_that_the_department_is_still_to_be_named() -> None:
    text = TEXT.format(label="担当", lead="（調整中）")
    answer = ask(Answerer(index_of(read_text(text, "a.txt"))), "窓口の予約の担当はどの課ですか")
    assert answer.status == "answered"
    assert "「（調整中）」とされています" in answer.answer
