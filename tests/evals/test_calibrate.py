"""Learning the weights: what separates counts, only the tuning half teaches, nothing is left out."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

import evals.calibrate_run
from assistant.doubts import DOUBTS, TERMS
from assistant.expect import expected
from assistant.query import Query
from assistant.question import read_question
from assistant.rank import NAMES
from assistant.topic import Topic
from assistant.units import Unit
from evals.calibrate import (
    AT_LEAST,
    AT_MOST,
    STRENGTHS,
    learn_ranking,
    left_out,
    rank_of_gold,
    ranking_of,
    with_priors,
)
from evals.calibrate_decision import RANKING_STRENGTH, TAKEN_AWAY, Case, learn_decision
from evals.calibrate_run import (
    WEIGHTS,
    Calibration,
    calibrate,
    decision_table,
    ranking_table,
    weights_of,
    write_weights,
)
from evals.cli import evaluate
from evals.examples import Example, gains, tuning_files
from evals.files import QUESTIONS, load_questions
from evals.halves import half
from evals.measure import bar
from evals.questions import Question, QuestionsError
from index.store import Index
from tests.evals.samples import LEAD, printed

SAMPLE = QUESTIONS / "sample" / "sample.jsonl"
READ = read_question("担当課は", ())
QUERY = Query(READ, Topic(()), expected("担当課は"), (), "担当課は")
RANDOM = np.random.default_rng(7)
AT_GOLD = Unit(
    "k.txt", 0, 9, "情報課が主管する。", "", "", 0, "section", "北市", "", (), frozenset()
)


def example(number: int, right: str, *, misleading: str = "length") -> Example:
    """Twelve units alike but for noise; ``right`` is 1 for the gold alone, ``misleading`` for half."""
    features = RANDOM.uniform(0, 0.2, (12, len(NAMES)))
    features[:, NAMES.index(right)] = 0.0
    features[5, NAMES.index(right)] = 1.0
    features[::2, NAMES.index(misleading)] = 1.0
    gain = np.zeros(12)
    gain[5] = 1.0
    question = replace(LEAD, id=f"q-{number}")
    return Example(question, QUERY, np.arange(12), features, gain, f"file-{number % 3}")


SEPARABLE = [example(i, "entity") for i in range(30)]


def test_the_feature_that_separates_weighs_most_and_finds_the_gold() -> None:
    weights = learn_ranking(SEPARABLE)
    assert NAMES[int(np.argmax(weights))] == "entity"
    assert weights[NAMES.index("length")] < 0
    assert {rank_of_gold(e, weights) for e in SEPARABLE} == {1}


def test_a_hard_negative_teaches_what_the_first_round_does_not_see() -> None:
    """Eighty easy units cover the topic; the one that misleads covers nothing and comes last."""
    whole, alone, hit, entity = (NAMES.index(n) for n in ("whole", "alone", "hit", "entity"))
    crowd = []
    for i in range(30):
        features = np.zeros((82, len(NAMES)))
        features[:80, [whole, alone]] = RANDOM.uniform(0.5, 1, (80, 1))
        features[80, hit] = 1.0
        features[81, [hit, entity]] = 1.0, 0.2
        gain = (np.arange(82) == 81).astype(float)
        crowd.append(replace(SEPARABLE[i], places=np.arange(82), features=features, gain=gain))
    first, last = (learn_ranking(crowd, rounds=n) for n in (1, 3))
    assert last[entity] > first[entity] * 1.5
    assert {rank_of_gold(e, last) for e in crowd} == {1}


def test_each_file_is_ranked_by_what_the_others_taught() -> None:
    odd = [replace(example(i, "past"), file="odd") for i in range(10)]
    learned = left_out([*SEPARABLE, *odd], 2.0)
    assert set(learned) == {"file-0", "file-1", "file-2", "odd"}
    assert learned["odd"][NAMES.index("past")] < learned["file-0"][NAMES.index("past")] / 2
    without = replace(SEPARABLE[0], gain=np.zeros(12))
    ranking = ranking_of([*SEPARABLE, without], learned)
    assert ranking.missed == 1
    assert ranking.at_1.value == pytest.approx(30 / 31)


def test_nothing_to_compare_is_said() -> None:
    with pytest.raises(QuestionsError, match="比べられる"):
        learn_ranking([replace(SEPARABLE[0], gain=np.zeros(12))])


@pytest.mark.parametrize("learned", [-9.0, 0.0, 9.0])
def test_the_priors_limit_only_their_own_features(learned: float) -> None:
    bounded = dict(zip(NAMES, with_priors(np.full(len(NAMES), learned)), strict=True))
    assert bounded.pop("not_past") == min(learned, AT_MOST["not_past"])
    assert bounded.pop("exact") == max(learned, AT_LEAST["exact"])
    assert set(bounded.values()) == {learned}


@pytest.mark.parametrize(
    ("question", "units", "worth"),
    [
        # Who tells the fact comes before who only stands at the place.
        (LEAD, [AT_GOLD, replace(AT_GOLD, text="主管する。")], [1, 0]),
        (LEAD, [replace(AT_GOLD, text="主管する。"), replace(AT_GOLD, start=3)], [1, 0]),
        (LEAD, [replace(AT_GOLD, source="s.txt")], [0]),
        (replace(LEAD, facts=(("情報課",), ("主管",))), [AT_GOLD], [2]),
        (LEAD, [], []),
    ],
)
def test_what_a_unit_is_worth(question: Question, units: list[Unit], worth: list[int]) -> None:
    assert gains(question, units).tolist() == worth


def cases(n: int, *, answers: bool, weight: float = 1.0) -> list[Case]:
    doubts = RANDOM.uniform(0, 0.3, (n, len(DOUBTS)))
    doubts[:, DOUBTS.index("score")] += 1.0 if answers else 0.0
    return [Case(d, answers, weight) for d in doubts]


def test_the_decision_prefers_the_doubt_that_separates() -> None:
    made = cases(20, answers=False, weight=TAKEN_AWAY)
    found = learn_decision([*cases(1000, answers=True), *cases(1000, answers=False), *made])
    single = found.model.weights[: len(DOUBTS)]
    assert DOUBTS[int(np.argmax(single))] == "score"
    assert found.auc == 1.0
    at_half = next(d for d in found.decided if d.threshold == 0.5)
    assert (at_half.refused.value, at_half.refused.n) == (0.0, 1000)
    assert (at_half.answered.n, at_half.made_answered.n) == (1000, 20)
    assert [d.refused.value for d in found.decided] == sorted(
        d.refused.value for d in found.decided
    )


def test_a_decision_needs_both_kinds() -> None:
    with pytest.raises(QuestionsError, match="2問ずつ"):
        learn_decision(cases(9, answers=True))


def folder_of(folder: Path, questions: list[str]) -> Path:
    """Two files of ``questions``, every other line each."""
    folder.mkdir()
    for n in (0, 1):
        (folder / f"file-{n}.jsonl").write_text("\n".join(questions[n::2]), encoding="utf-8")
    return folder


def lines(part: str) -> list[str]:
    held = {q.id for q in load_questions(SAMPLE) if half(q) == part}
    found = SAMPLE.read_text("utf-8").splitlines()
    return [line for line in found if json.loads(line)["id"] in held]


def learned_from(index: Index, folder: Path) -> Calibration:
    with bar() as shown:
        return calibrate(index, folder, shown)


@pytest.fixture(scope="module")
def tuned(
    sample_data: Path, sample_index: Index, tmp_path_factory: pytest.TempPathFactory
) -> Calibration:
    """What the tuning half alone teaches."""
    folder = tmp_path_factory.mktemp("tune") / "sample"
    return learned_from(sample_index, folder_of(folder, lines("tune")))


def test_the_scoring_half_teaches_nothing(
    sample_data: Path, sample_index: Index, tuned: Calibration, tmp_path: Path
) -> None:
    """With the other half in the same files, every weight and every figure is the same."""
    tune, score = lines("tune"), lines("score")
    assert len(score) > 10
    folder = folder_of(tmp_path / "sample", [])
    for n in (0, 1):
        mixed = "\n".join([*tune[n::2], *score[n::2]])
        (folder / f"file-{n}.jsonl").write_text(mixed, encoding="utf-8")
    texts = {d.source: d.text for d in sample_index.corpus.documents}
    read = [q for s in tuning_files(folder, texts) for q in s.questions]
    assert len(read) == len(tune)
    assert {half(q) for q in read} == {"tune"}
    both = learned_from(sample_index, folder)
    assert weights_of(both) == weights_of(tuned)
    assert both.rankings == tuned.rankings
    assert both.decision.decided == tuned.decision.decided


def test_the_written_file_has_every_name(tuned: Calibration, tmp_path: Path) -> None:
    path = tmp_path / "weights.json"
    write_weights(tuned, path)
    stored = json.loads(path.read_text("utf-8"))
    assert tuple(stored["rank"]) == NAMES
    assert tuple(stored["decide"]) == (*TERMS, "bias")
    assert tuple(stored["mean"]) == tuple(stored["scale"]) == DOUBTS
    assert stored == weights_of(tuned)
    assert stored["rank"]["not_past"] <= AT_MOST["not_past"]
    assert stored["rank"]["exact"] >= AT_LEAST["exact"]


def test_the_tables_tell_the_figures(tuned: Calibration) -> None:
    shown = printed(ranking_table(tuned))
    for word in ("R@1", "R@10", "C=0.1", "C=2", "採用", f"調整用{tuned.questions}問"):
        assert word in shown
    assert f"AUC {tuned.decision.auc:.3f}" in printed(decision_table(tuned.decision))


def test_the_rankers_of_the_decision_are_among_those_learned() -> None:
    assert RANKING_STRENGTH in STRENGTHS


def test_one_file_is_too_few(sample_data: Path) -> None:
    arguments = ["calibrate", "--data", str(sample_data), "--questions", str(SAMPLE)]
    result = CliRunner().invoke(evaluate, arguments)
    assert result.exit_code == 1
    assert "2つ以上" in result.stderr


def test_only_write_writes(
    sample_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "weights.json"
    monkeypatch.setattr(evals.calibrate_run, "WEIGHTS", path)
    questions = folder_of(tmp_path / "sample", lines("tune"))
    arguments = ["calibrate", "--data", str(sample_data), "--questions", str(questions)]
    result = CliRunner(env={"COLUMNS": "200"}).invoke(evaluate, arguments)
    assert result.exit_code == 0, result.stderr
    assert "順位の学習" in result.stdout
    assert "判断の学習" in result.stdout
    assert not path.exists()
    result = CliRunner().invoke(evaluate, [*arguments, "--write"])
    assert "書き込みました: weights.json" in result.stderr
    assert tuple(json.loads(path.read_text("utf-8"))["rank"]) == NAMES


def test_the_weights_of_the_product_are_the_file_that_is_written() -> None:
    stored = json.loads(WEIGHTS.read_text("utf-8"))
    assert set(stored["rank"]) <= set(NAMES)
    assert set(stored["decide"]) <= {*TERMS, "bias"}
    assert set(stored["mean"]) == set(stored["scale"]) == set(DOUBTS)
