"""How sure the municipality, the plan, its period and its edition are."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ingest.assurance.plans import BODY, HEAD, about, in_folder, sheets

TITLE = "北浜市くらし推進計画\n\n"
YEARS = "計画期間 令和5年度～令和7年度\n\n"
OTHER = "朝霧町では、職員の研修を行います。朝霧町の窓口を見直します。\n" * 2
FAR = "窓口の話をします。\n" * 100


@pytest.mark.parametrize(
    ("text", "part", "level", "reason"),
    [
        (HEAD + BODY, "municipality", "sure", "題名"),
        (f"くらし推進計画\n\n{BODY}", "municipality", "sure", "文書の初め"),
        (f"くらし推進計画\n{FAR}{BODY}", "municipality", "likely", "回数"),
        (f"くらし推進計画\n\n{BODY}{OTHER}", "municipality", "check", "朝霧町"),
        (HEAD + BODY + OTHER, "municipality", "sure", "題名"),
        (HEAD + BODY + OTHER * 2, "municipality", "likely", "朝霧町"),
        ("くらし推進計画\n\n窓口の話です。", "municipality", "check", "読み取れませんでした"),
        ("---\nmunicipality: 北浜市\n---\n", "municipality", "sure", "書かれています"),
        (f"{TITLE}{BODY}", "plan", "sure", "題名"),
        (f"ごみ減量計画\n\n{BODY}ごみ減量計画を進めます。\n", "plan", "likely", "少し"),
        (f"{TITLE}北浜市みどり推進計画\n{BODY}", "plan", "check", "みどり"),
        (f"本市デジタル推進計画\n\n{BODY}", "plan", "check", "本市"),
        (BODY, "plan", "check", "読み取れませんでした"),
        (f"{TITLE}{YEARS}{BODY}", "period", "sure", "計画期間"),
        (
            f"{TITLE}{YEARS}{BODY}総合計画の計画期間は、令和3年度～令和12年度です。\n",
            "period",
            "likely",
            "令和3年度～令和12年度",
        ),
        (f"{TITLE}{BODY}", "period", "check", "読み取れませんでした"),
    ],
)
def test_levels_and_reasons(text: str, part: str, level: str, reason: str) -> None:
    found = about(text)[part]
    assert found.level == level
    assert reason in "".join(found.reasons)
    assert bool(found.advice) == (level == "check")


def test_a_part_joins_the_only_plan_of_its_town_but_not_for_sure(tmp_path: Path) -> None:
    found = in_folder(tmp_path, a=HEAD + BODY + sheets(), b=f"北浜市の資料\n\n{BODY}")["b.txt"]
    assert (found["plan"].level, found["period"].level) == ("likely", "likely")
    assert found["measures"].level == "likely"


def test_a_part_that_could_be_of_two_plans_has_to_be_looked_at(tmp_path: Path) -> None:
    other = f"北浜市みどり推進計画\n\n{YEARS}{BODY}"
    part = f"北浜市の資料\n\n{BODY}"
    found = in_folder(tmp_path, a=HEAD + BODY, b=other, c=part)["c.txt"]["plan"]
    assert found.level == "check"
    assert "2件" in "".join(found.reasons)


def test_editions_that_say_their_years_are_sure(tmp_path: Path) -> None:
    new = HEAD.replace("令和5", "令和8").replace("令和7", "令和10")
    found = in_folder(tmp_path, a=HEAD + BODY + sheets(), b=new + BODY + sheets())
    assert [f["edition"].level for f in found.values()] == ["sure", "sure"]


def test_two_texts_of_the_same_measures_may_be_two_editions(tmp_path: Path) -> None:
    found = in_folder(tmp_path, a=HEAD + BODY + sheets(), b=HEAD + BODY + sheets())
    for one in found.values():
        assert one["edition"].level == "check"
        assert [a.key for a in one["edition"].advice] == ["edition"]


def test_a_plan_in_one_file_has_no_edition_to_be_told_from() -> None:
    assert "edition" not in about(HEAD + BODY)
