"""What the report of an ingest tells: how far each file was read, and what to write where it was not."""

from __future__ import annotations

import json

import pytest

from index.report import refused, reports, show
from ingest.folder import read_text
from ingest.records import Corpus
from ingest.sources import Problem

SHEET = """事業番号\t{n}
事業名\t{name}
担当課\t総務課
色わけ\tあか
"""
NAMES = ("窓口の改善", "研修の充実", "統計の公開")


@pytest.fixture
def corpus() -> Corpus:
    sheets = "\n".join(SHEET.format(n=n, name=name) for n, name in enumerate(NAMES, start=1))
    return read_text(f"北浜市くらし推進計画\n\n{sheets}", "a.txt")


def test_parts_are_counted_and_unknown_labels_told(corpus: Corpus) -> None:
    (report,) = reports(corpus)
    assert (report.measures, report.read["lead"], report.read["evaluation"]) == (3, 3, 0)
    assert ("色わけ", 3) in report.unknown


def test_people_are_told_what_to_write(
    corpus: Corpus, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    show(corpus, unchanged=False, files_read=1, embedded=2)
    said = capsys.readouterr().out
    assert "施策3件のうち、主管課3" in said
    assert "「色わけ」3回" in said
    assert "plans.toml の labels" in said
    assert "［要確認］計画期間: 本文から計画期間を読み取れませんでした。" in said
    assert '["a.txt"]\nperiod = "令和○年度～令和○年度"\n' in said  # the title tells whose it is


def test_people_are_told_how_to_say_whose_plan_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    show(
        read_text("くらし推進計画\n\n窓口の話です。", "a.txt"),
        unchanged=False,
        files_read=1,
        embedded=1,
    )
    assert '["a.txt"]\nmunicipality = "○○市"\n' in capsys.readouterr().out


def test_json_tells_how_sure_each_part_is_and_what_to_write(corpus: Corpus) -> None:
    (report,) = reports(corpus)
    data = json.loads(json.dumps(report.data()))
    levels = {check["about"]: (check["level"], check["level_name"]) for check in data["checks"]}
    assert levels["measures"] == ("likely", "おそらく")
    assert levels["labels"] == ("likely", "おそらく")
    assert levels["period"] == ("check", "要確認")
    assert all(check["reasons"] for check in data["checks"])
    assert data["learned_labels"] == []
    assert data["plans_toml"].startswith('["a.txt"]')


def test_labels_whose_meaning_was_learned_are_told_with_it() -> None:
    odd = SHEET.replace("担当課", "うけもち")
    sheets = "\n".join(odd.format(n=n, name=name) for n, name in enumerate(NAMES, start=1))
    (report,) = reports(read_text(f"北浜市くらし推進計画\n\n{sheets}", "a.txt"))
    assert report.data()["learned_labels"] == [{"label": "うけもち", "meaning": "主管課"}]


def test_files_that_could_not_be_read_are_told_apart(corpus: Corpus) -> None:
    broken = Corpus(
        corpus.documents, problems=(Problem("unreadable_file", "壊れています", "b.pdf"),)
    )
    assert refused(broken) == [{"source": "b.pdf", "reason": "壊れています"}]
