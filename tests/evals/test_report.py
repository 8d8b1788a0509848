"""Tables and data of a run: what stands in which column, and for which half."""

from __future__ import annotations

import json
from dataclasses import replace

from rich.text import Text

from evals.data import as_data
from evals.judge import Judgement
from evals.report import RULES, answers_table, columns_of, failures_table, retrieval_table, shown
from evals.run import MODES, run_retrieval
from tests.evals.samples import ABSENT, LEAD, REFUSAL, RIGHT, WRONG, outcome, printed, system

TUNE = replace(LEAD, id="q-1")  # its hash is even
BOTH = (outcome(LEAD, RIGHT), outcome(TUNE, WRONG), outcome(ABSENT, RIGHT))


def test_every_rule_has_a_name_for_people() -> None:
    assert list(RULES) == list(Judgement.__dataclass_fields__)


def test_the_scoring_half_has_a_column_of_its_own_where_both_were_asked() -> None:
    (_, whole), (name, held) = columns_of(BOTH)
    assert name == "採点用の半分"
    assert (whole.rates["passed"].n, held.rates["passed"].n) == (3, 2)
    assert [name for name, _ in columns_of(BOTH[:1])] == ["全問"]
    assert [name for name, _ in columns_of(BOTH[1:2])] == ["全問"]


def test_answers_are_told_with_interval_number_and_what_precision_means() -> None:
    table = printed(answers_table(BOTH))
    for word in (
        "合格",
        "33.3%",
        "6.1%-79.2%",
        "50.0%",
        "種類: lead",
        "自治体: 北市",
        "ミリ秒",
        "200字以内",
    ):
        assert word in table
    pair = [line for line in table.splitlines() if "計画にない質問に答えた" in line]
    assert "100.0%" in pair[0]


def test_each_mode_of_search_is_a_column() -> None:
    scores = [run_retrieval([LEAD], system().search, mode) for mode in MODES]
    table = printed(retrieval_table(scores))
    assert "根拠のある質問 1問" in table
    for word in (*MODES, "Recall@1", "Recall@5", "Recall@10", "MRR@10", "nDCG@10", "全根拠@10"):
        assert word in table
    assert table.count("1.000 (0.21-1.00)") == 7 * len(MODES)


def test_failures_are_told_with_rule_and_answer() -> None:
    table = printed(failures_table(BOTH))
    for word in (
        "q-1",
        "事実の不足",
        "人事課です。[1]",
        "absent-01",
        "回答の種類",
        "北市の[担当]課は？",
    ):
        assert word in table
    assert "lead-01" not in table


def test_a_terminal_obeys_nothing_of_what_is_shown() -> None:
    assert shown("赤\x1b[31m\u202e\u200b[bold]\n次") == Text("赤[31m[bold]\n次")


def test_data_holds_both_halves_and_each_failure() -> None:
    data = json.loads(json.dumps(as_data([], BOTH)))
    answers = data["answers"]
    assert answers["passed"]["value"] == 1 / 3
    assert {half: found["passed"]["n"] for half, found in answers["halves"].items()} == {
        "tune": 1,
        "score": 2,
    }
    assert [(f["id"], f["failed"]) for f in answers["failures"]] == [
        ("q-1", ["facts"]),
        ("absent-01", ["status"]),
    ]
    assert set(answers["kinds"]) == {"lead", "absent"}
    assert set(answers["cities"]) == {"北市", "なし"}


def test_without_answers_there_is_search_alone() -> None:
    assert as_data([], None) == {"retrieval": []}
    crashed = outcome(ABSENT, replace(REFUSAL, status="error", answer="", error="KeyError"))
    assert "KeyError" in printed(failures_table([crashed]))
