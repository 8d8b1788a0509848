"""How a file's municipality, plan and period were found is kept, with what else they could be."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.folder import read_folder, read_text
from ingest.sources import Basis

BODY = "北浜市では、職員の研修を行います。北浜市の窓口を見直します。\n" * 3
YEARS = "計画期間 令和5年度～令和7年度\n"


def bases(text: str) -> dict[str, Basis]:
    (document,) = read_text(text, "a.txt").documents
    return {b.part: b for b in document.bases}


@pytest.mark.parametrize(
    ("text", "part", "how"),
    [
        (f"北浜市くらし推進計画\n\n{YEARS}\n{BODY}", "municipality", "title"),
        (f"くらし推進計画\n\n{YEARS}\n{BODY}", "municipality", "opening"),
        ("くらし推進計画\n" + "窓口の話をします。\n" * 100 + BODY, "municipality", "body"),
        ("くらし推進計画\n\n窓口の話をします。", "municipality", "none"),
        ("---\nmunicipality: 北浜市\n---\n", "municipality", "declared"),
        (f"北浜市デジタル推進計画\n\n{BODY}", "plan", "title"),
        (f"ごみ減量計画\n\n{BODY}ごみ減量計画を進めます。\n", "plan", "body"),
        (BODY, "plan", "none"),
        (f"北浜市くらし推進計画\n\n{YEARS}\n{BODY}", "period", "title"),
        (f"北浜市くらし推進計画\n\n{BODY}", "period", "none"),
    ],
)
def test_the_basis_of_each_part_is_kept(text: str, part: str, how: str) -> None:
    assert bases(text)[part].how == how


def test_names_that_are_near_are_kept() -> None:
    both = BODY + "朝霧町では、職員の研修を行います。朝霧町の窓口を見直します。\n" * 2
    assert bases(f"くらし推進計画\n\n{both}")["municipality"].rivals == ("朝霧町",)
    titles = "北浜市くらし推進計画\n北浜市みどり推進計画\n\n"
    assert bases(titles + BODY)["plan"].rivals == ("北浜市みどり推進計画",)


def test_a_part_of_a_plan_or_its_draft_is_no_other_plan() -> None:
    titles = "北浜市くらし推進計画\n北浜市くらし推進計画 実施計画\n\n"
    assert bases(titles + BODY)["plan"].rivals == ()


def test_years_of_another_plan_are_kept_beside_the_period() -> None:
    other = "総合計画の計画期間は、令和3年度～令和12年度です。\n"
    basis = bases(f"北浜市くらし推進計画\n\n{YEARS}\n{BODY}{other}")["period"]
    assert (basis.how, basis.rivals) == ("title", ("令和3年度～令和12年度",))


def test_what_people_wrote_down_is_told_from_what_was_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"北浜市くらし推進計画\n\n{BODY}", encoding="utf-8")
    (tmp_path / "b.txt").write_text(f"北浜市の資料\n\n{BODY}", encoding="utf-8")
    said = '["a.txt"]\nplan = "北浜市くらし計画"\n[ "a.txt".labels ]\n"色わけ" = "備考"\n'
    (tmp_path / "plans.toml").write_text(said, encoding="utf-8")
    first, second = read_folder(tmp_path).documents
    assert {b.part: b.how for b in first.bases}["plan"] == "declared"
    assert first.taught == ("色わけ",)
    assert {b.part: b.how for b in second.bases}["plan"] == "joined"
    assert second.taught == ()
