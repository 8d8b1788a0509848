"""``shisaku eval reading``: what is counted as read right, too much or not at all, and what is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from evals.cli import evaluate
from evals.gold import Gold, GoldError, load_gold
from evals.reading import PlanReading, read_beside
from evals.reading_report import differences, levels_of
from ingest.assurance.documents import findings
from ingest.folder import read_text

PLAN = """# 北浜市くらし推進計画

計画期間 令和5年度～令和7年度

### 1-1 窓口の改善
主管課　総務課
概要　待ち時間を短くします。北浜市の窓口を見直します。

### 1-2 研修の充実
主管課　人事課
概要　全職員に基礎の研修を行います。北浜市の職員が対象です。

### 1-3 統計の公開
主管課　企画課
概要　統計を機械で読める形で公開します。

## 用語集

| 用語 | 説明 |
|---|---|
| オープンデータ | 誰でも使える形で公開されたデータのこと。 |
| テレワーク | 離れた場所で働くこと。 |
"""
GOLD = {
    "municipality": "北浜市",
    "plan": "北浜市くらし推進計画（改訂版）",
    "period": "令和5（2023）年度から令和7（2025）年度まで",
    "measures": [
        {"no": "1-1", "name": "窓口の改善", "lead": ["総務課"]},
        {"no": "１－２", "name": "研修の充実", "lead": ["人事課"]},
        {"no": "1-3", "name": "統計の公開", "lead": ["企画課"], "related": ["総務課"]},
    ],
    "terms": ["オープンデータ", "テレワーク"],
}


def read(gold: dict[str, object]) -> PlanReading:
    corpus = read_text(PLAN, "p.md")
    told = findings(corpus)["p.md"]
    return read_beside(corpus, "p.md", Gold.model_validate({**GOLD, **gold}), told)


def folder(place: Path, gold: dict[str, object] | None = None) -> Path:
    (place / "p.md").write_text(PLAN, encoding="utf-8")
    said = json.dumps({**GOLD, **(gold or {})}, ensure_ascii=False)
    (place / "p.gold.json").write_text(said, encoding="utf-8")
    return place


def run(*arguments: object) -> Result:
    runner = CliRunner(env={"COLUMNS": "200"})
    return runner.invoke(evaluate, ["reading", *(str(a) for a in arguments)])


def test_what_agrees_but_for_its_writing_is_right() -> None:
    found = read({})
    assert found.led == found.named == [True, True, True]
    assert found.told == [True, True]
    assert not found.spurious
    assert found.excess == 0
    assert [right for _, _, right in found.identity.values()] == [True, True, True]
    assert not list(differences(found))


MEASURES = GOLD["measures"]
assert isinstance(MEASURES, list)


@pytest.mark.parametrize(
    ("gold", "named", "led", "spurious"),
    [
        ([*MEASURES[:2], {**MEASURES[2], "lead": ["総務課"]}], 3, 2, 0),
        ([*MEASURES[:2], {**MEASURES[2], "lead": ["企画課", "総務課"]}], 3, 2, 0),
        ([*MEASURES[:2], {**MEASURES[2], "lead": []}], 3, 2, 0),
        ([*MEASURES[:2], {**MEASURES[2], "no": None}], 2, 2, 1),
        ([*MEASURES[:2], {**MEASURES[2], "name": "統計の公表"}], 2, 2, 1),
        ([*MEASURES, MEASURES[0]], 3, 3, 0),
        (MEASURES[:2], 2, 2, 1),
    ],
)
def test_measures_that_differ(gold: list[object], named: int, led: int, spurious: int) -> None:
    found = read({"measures": gold})
    assert (sum(found.named), sum(found.led), len(found.spurious)) == (named, led, spurious)
    assert list(differences(found))


@pytest.mark.parametrize(
    ("gold", "told", "excess"),
    [(["オープンデータ", "テレワーク", "ＡＩ"], 2, 0), (["オープンデータ"], 1, 1)],
)
def test_terms_that_differ(gold: list[str], told: int, excess: int) -> None:
    found = read({"terms": gold})
    assert (sum(found.told), found.excess) == (told, excess)
    assert list(differences(found))


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("municipality", "南浜市"),
        ("plan", "北浜市環境計画"),
        ("plan", "計画"),
        ("period", "令和5年度～令和8年度"),
    ],
)
def test_an_identity_that_differs(key: str, said: str) -> None:
    assert not read({key: said}).identity[key][2]


def test_what_was_sure_is_set_against_what_was_right() -> None:
    levels = levels_of([read({}), read({"municipality": "南浜市"})])
    assert levels["municipality"] == {"sure": (1, 2), "likely": (0, 0), "check": (0, 0)}
    assert levels["measures"]["likely"] == (2, 2)  # so few that they may not be all
    assert levels["terms"]["likely"] == (2, 2)


def test_a_plan_that_could_not_be_read_has_nothing_right() -> None:
    found = read_beside(read_text(PLAN, "p.md"), "q.pdf", Gold.model_validate(GOLD))
    assert not any([*found.led, *found.told, *(r for _, _, r in found.identity.values())])


def test_words_of_the_plan_are_told_only_where_asked_for(tmp_path: Path) -> None:
    place = folder(tmp_path, {"terms": ["オープンデータ", "ＡＩ"], "measures": MEASURES[:2]})
    plain, asked = run(place), run(place, "--failures")
    assert plain.exit_code == asked.exit_code == 0
    assert "p.md" in plain.stdout
    assert "2/2" in plain.stdout
    for words in ("ＡＩ", "テレワーク", "統計の公開"):
        assert words not in plain.stdout
        assert words in asked.stdout


def test_json_holds_the_figures_with_their_intervals(tmp_path: Path) -> None:
    place = folder(tmp_path, {"measures": [*MEASURES[:2], {"no": "9", "name": "ない施策"}]})
    data = json.loads(run(place, "--json").stdout)
    assert "failures" not in data
    (plan,) = data["plans"]
    assert (plan["source"], plan["measures"], plan["led"], plan["spurious"]) == ("p.md", 3, 2, 1)
    rate = data["totals"]["led"]
    assert rate["value"] == pytest.approx(2 / 3)
    assert rate["low"] < rate["value"] < rate["high"]
    told = json.loads(run(place, "--json", "--failures").stdout)["failures"]
    assert {"source": "p.md", "kind": "余分な施策", "gold": "", "read": "1-3 統計の公開"} in told


def test_a_folder_without_gold_or_with_a_broken_one_is_refused(tmp_path: Path) -> None:
    (tmp_path / "p.md").write_text(PLAN, encoding="utf-8")
    with pytest.raises(GoldError, match="正解"):
        load_gold(tmp_path)
    (tmp_path / "p.gold.json").write_text('{"municipality": 3}', encoding="utf-8")
    result = run(tmp_path)
    assert result.exit_code == 1
    assert "p.gold.json" in result.stderr
