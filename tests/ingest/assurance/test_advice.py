"""The lines for ``plans.toml`` can be copied as they are, and then hold."""

from __future__ import annotations

import tomllib
from pathlib import Path

from ingest.assurance.advice import toml_of
from ingest.assurance.documents import findings
from ingest.assurance.findings import Advice, Finding
from ingest.folder import read_folder
from tests.ingest.assurance.plans import BODY, about


def finding(*advice: Advice) -> Finding:
    return Finding("plan", "check", "", ("理由。",), advice)


def test_what_is_sure_needs_no_lines() -> None:
    assert toml_of("a.txt", [finding()]) is None


def test_names_with_quotes_and_breaks_are_written_so_that_they_can_be_read() -> None:
    odd = 'a"\\b.txt'
    said = toml_of(odd, [finding(Advice("plan", 'いわゆる"計画"\\', "候補:\n甲、乙"))])
    label = Advice("色\nわけ", "備考", label=True)
    both = toml_of(odd, [finding(Advice("plan", "計画"), label)])
    assert said is not None
    assert tomllib.loads(said) == {odd: {"plan": 'いわゆる"計画"\\'}}
    assert tomllib.loads(both or "") == {odd: {"plan": "計画", "labels": {"色 わけ": "備考"}}}


def test_after_the_lines_were_copied_nothing_of_them_is_left_to_look_at(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("窓口の話をします。\n" + BODY, encoding="utf-8")
    before = read_folder(tmp_path)
    said = toml_of("a.txt", findings(before)["a.txt"])
    assert said is not None
    assert "plan = " in said
    assert "period = " in said
    (tmp_path / "plans.toml").write_text(said, encoding="utf-8")
    after = read_folder(tmp_path)
    told = {f.about: f for f in findings(after)["a.txt"]}
    assert {told[key].level for key in ("plan", "period")} == {"sure"}


def test_other_candidates_stand_in_the_remark() -> None:
    other = "朝霧町では、職員の研修を行います。朝霧町の窓口を見直します。\n" * 2
    found = about(f"くらし推進計画\n\n{BODY}{other}")
    assert 'municipality = "北浜市"  # ほかの候補: 朝霧町' in (
        toml_of("a.txt", found.values()) or ""
    )
