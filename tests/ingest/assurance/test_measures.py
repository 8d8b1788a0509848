"""How sure the measures and the labels of a file are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ingest.assurance.advice import toml_of
from ingest.assurance.documents import findings
from ingest.assurance.edition import Editions
from ingest.assurance.labels import labels_finding
from ingest.assurance.measures import measures_finding
from ingest.assurance.numbers import gaps
from ingest.assurance.offices import office_labels
from ingest.folder import read_folder, read_text
from ingest.records import Corpus, Measure
from tests.ingest.assurance.plans import BODY, HEAD, NAMES, SHEET, about, sheets

START = HEAD + BODY
OFFICES = "総務課\n市民課\n税務課\n企画課\n人事課\n土木課\n"


@pytest.mark.parametrize(
    ("numbers", "missing"),
    [
        ("1 2 3", ""),
        ("1-1 1-2 1-4 2-1", "1-3"),
        ("2 3 4", "1"),
        ("①  ② ④", "3"),
        ("施策1 施策2 施策4", "施策3"),
        ("10 20 30", ""),
        ("110 111 113", "112"),
        ("1 1 2", ""),
        ("A B D", ""),
        ("", ""),
    ],
)
def test_numbers_that_a_series_leaves_out(numbers: str, missing: str) -> None:
    assert " ".join(gaps(numbers.split())) == missing


def test_measures_with_all_they_need_are_sure() -> None:
    found = about(START + sheets())
    assert found["measures"].level == found["labels"].level == "sure"
    assert "6件（個票6件）。番号・名称・主管課のそろったもの6件" in found["measures"].found


@pytest.mark.parametrize(
    ("text", "level", "reason"),
    [
        ("", "check", "施策を読み取れませんでした"),
        (sheets("1 2 3"), "likely", "3件しか"),
        (sheets("1 2 3 5 6 7"), "check", "「4」"),
        (sheets("1 2 3 4 5 5"), "likely", "同じ番号"),
        (sheets().replace("研修の充実\n", "研修の充実を市民とともに計画的に進めます。\n", 1), "check", "文"),
        (sheets().replace("担当課\t総務課", "担当課\t", 1), "likely", "主管課のない"),
        (sheets(sheet=SHEET.replace("担当課\t{lead}\n", "")), "likely", "書かれていないようです"),
        (
            OFFICES + sheets(sheet=SHEET.replace("担当課\t{lead}\n", "")),
            "check",
            "本文に課の名前",
        ),
        (sheets(sheet=SHEET.replace("事業番号\t{no}\n", "")), "likely", "番号の付いた施策が1件も"),
        (sheets(lead="［関係］総務課"), "check", "課の名前らしくない"),
        (sheets(lead="、".join(f"第{k}総務課" for k in "甲乙丙丁戊己庚辛壬")), "likely", "とても多い"),
        (sheets() + "\n担当課\t総務課\n" * 12, "check", "「担当課」というラベル"),
    ],
)  # fmt: skip
def test_what_looks_wrong_is_told(text: str, level: str, reason: str) -> None:
    found = about(START + text)["measures"]
    assert found.level == level
    assert reason in "".join(found.reasons)


@pytest.mark.parametrize("name", ["★窓口の改善", "窓口の改善◎", "R5\n窓口の改善"])
def test_marks_and_breaks_in_a_name_are_told(name: str) -> None:
    corpus = read_text(START + sheets(), "a.txt")
    first, *rest = corpus.measures
    odd = replace(first, name=replace(first.name, text=name))
    changed = replace(corpus, measures=(odd, *rest))
    found = measures_finding(corpus.documents[0], changed, Editions.of(corpus))
    assert found.level == "check"
    assert "印や改行" in "".join(found.reasons)


def test_measures_of_two_forms_are_not_sure() -> None:
    rows = "\n".join(
        f"| 2-{n} | 橋{n}の点検 | 土木課 | 計画に沿って進めます。 |" for n in range(1, 7)
    )
    table = f"\n| 番号 | 事業名 | 担当課 | 事業の内容 |\n|---|---|---|---|\n{rows}\n"
    found = about(START + sheets("1-1 1-2 1-3 1-4 1-5 1-6") + table)["measures"]
    assert "個票6件、表の行6件" in found.found
    assert found.level == "likely"
    assert "形の違うところ" in "".join(found.reasons)


def test_rows_and_headings_are_counted_apart() -> None:
    rows = "\n".join(
        f"| {n} | 事業{n}の推進 | 総務課 | 計画に沿って進めます。 |" for n in range(1, 7)
    )
    table = f"| 番号 | 事業名 | 担当課 | 事業の内容 |\n|---|---|---|---|\n{rows}\n"
    assert "表の行6件" in about(START + table)["measures"].found


def test_a_label_of_unknown_meaning_is_told() -> None:
    found = about(START + sheets(sheet=SHEET + "その後\t着実に進みました。\n"))["labels"]
    assert found.level == "likely"
    assert "その後" in "".join(found.reasons)
    assert not found.advice


def test_a_label_learned_from_what_it_holds_is_told_with_its_meaning() -> None:
    odd = SHEET.replace("担当課\t{lead}\n", "うけもち\t{lead}\n")
    found = about(START + sheets(sheet=odd))["labels"]
    assert found.level == "likely"
    assert "「うけもち」→主管課" in "".join(found.reasons)


def unread(corpus: Corpus, label: str) -> Corpus:
    """``corpus`` as if nothing had been made of what stands behind ``label``."""

    def without(measure: Measure) -> Measure:
        fields = (replace(f, role="other") if f.label == label else f for f in measure.fields)
        return replace(measure, fields=tuple(fields), lead=())

    return replace(corpus, measures=tuple(map(without, corpus.measures)))


@pytest.mark.parametrize(("label", "meant"), [("うけもち", "主管課"), ("いろわけ", "備考")])
def test_labels_that_were_not_understood_come_with_their_line(label: str, meant: str) -> None:
    held = "総務部 {lead}" if meant == "主管課" else "あか"
    odd = SHEET.replace("担当課\t{lead}\n", f"{label}\t{held}\n")
    corpus = unread(read_text(START + sheets(sheet=odd), "a.txt"), label)
    found = labels_finding(corpus.documents[0], corpus)
    assert found is not None
    assert found.level == "check"
    assert [(a.key, a.value, a.label) for a in found.advice] == [(label, meant, True)]
    assert ("課の名前" in "".join(found.reasons)) == (meant == "主管課")


ODD = """\
### {no} {name}
うけもち：{lead}
{name}を計画に沿って進めます。
"""


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (sheets(sheet=ODD), ("うけもち",)),
        (sheets(sheet=ODD.replace("うけもち：", "| うけもち | ").replace("課\n", "課 |\n")), ("うけもち",)),
        (sheets(sheet=ODD.replace("うけもち", "担当課")), ()),
        (sheets(sheet=ODD.replace("うけもち", "目標Ⅲ")), ()),
        (sheets("1 2", sheet=ODD), ()),
        (sheets(lead="電話で受け付けます", sheet=ODD), ()),
    ],
)  # fmt: skip
def test_labels_that_stand_before_departments(text: str, labels: tuple[str, ...]) -> None:
    assert office_labels(read_text(START + text, "a.txt").documents[0]) == labels


CARD = """\
| 施策{no} | {name} |
|---|---|
| うけもち | {lead} |
| 内容 | {name}を進めます。 |
"""


def test_what_the_line_says_makes_the_departments_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(START + sheets(sheet=CARD), encoding="utf-8")
    before = read_folder(tmp_path)
    assert not before.measures
    said = toml_of("a.txt", findings(before)["a.txt"]) or ""
    assert '"うけもち" = "主管課"' in said
    (tmp_path / "plans.toml").write_text(said, encoding="utf-8")
    after = read_folder(tmp_path)
    assert [m.name.text for m in after.measures] == list(NAMES)
    assert {d.text for m in after.measures for d in m.lead} == {"総務課"}
    assert "うけもち" not in str(findings(after)["a.txt"])


def test_a_label_that_people_explained_is_no_longer_told() -> None:
    corpus = read_text(START + sheets(sheet=SHEET + "その後\t着実に進みました。\n"), "a.txt")
    document = replace(corpus.documents[0], taught=("その後",))
    found = labels_finding(document, corpus)
    assert found is not None
    assert found.level == "sure"
