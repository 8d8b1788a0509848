"""Files and folders of questions: what is read, and which sets fit an index."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals.files import QUESTIONS, fitting, load_questions, load_sets, merged
from evals.questions import QuestionsError

GOOD: dict[str, object] = {
    "id": "lead-01",
    "question": "北市のRPAの担当課は？",
    "kind": "lead",
    "city": "北市",
    "status": "answered",
    "facts": [["情報課"]],
    "spans": [{"source": "k.txt", "start": 4, "end": 7}],
    "max_chars": 200,
}


def write(file: Path, *lines: object) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    text = "\n".join(x if isinstance(x, str) else json.dumps(x, ensure_ascii=False) for x in lines)
    file.write_text(text + "\n", encoding="utf-8")
    return file


def changed(id_: str, source: str = "k.txt", end: int = 7) -> dict[str, object]:
    return {**GOOD, "id": id_, "spans": [{"source": source, "start": 4, "end": end}]}


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("{",), "1行目"),
        ((GOOD, GOOD), "lead-01"),
        (("",), "質問がありません"),
    ],
)
def test_a_file_that_is_no_set_of_questions_is_refused(
    tmp_path: Path, lines: tuple[object, ...], told: str
) -> None:
    with pytest.raises(QuestionsError, match=told):
        load_questions(write(tmp_path / "q.jsonl", *lines))


def test_a_missing_file_and_a_wrong_encoding_are_refused(tmp_path: Path) -> None:
    with pytest.raises(QuestionsError, match=r"none\.jsonl"):
        load_questions(tmp_path / "none.jsonl")
    (tmp_path / "sjis.jsonl").write_bytes("北市".encode("cp932"))
    with pytest.raises(QuestionsError, match=r"sjis\.jsonl"):
        load_questions(tmp_path / "sjis.jsonl")


def test_all_files_of_a_folder_are_one_set(tmp_path: Path) -> None:
    write(tmp_path / "north" / "first.jsonl", GOOD)
    write(tmp_path / "north" / "second.jsonl", changed("lead-02"))
    write(tmp_path / "south" / "only.jsonl", changed("lead-03"))
    found = {s.name: [q.id for q in s.questions] for s in load_sets(tmp_path)}
    assert found == {"north": ["lead-01", "lead-02"], "south": ["lead-03"]}
    assert [s.name for s in load_sets(tmp_path / "north")] == ["north"]
    (alone,) = load_sets(tmp_path / "north" / "second.jsonl")
    assert [q.id for q in alone.questions] == ["lead-02"]


def test_an_id_stands_once_in_a_folder_and_once_in_what_is_asked(tmp_path: Path) -> None:
    write(tmp_path / "north" / "first.jsonl", GOOD)
    write(tmp_path / "south" / "only.jsonl", GOOD)
    with pytest.raises(QuestionsError, match=r"south.*lead-01"):
        merged(load_sets(tmp_path))
    write(tmp_path / "north" / "second.jsonl", "", GOOD)
    with pytest.raises(QuestionsError, match=r"second\.jsonl 2行目.*lead-01"):
        load_sets(tmp_path)


def test_a_folder_without_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(QuestionsError, match="読めませんでした"):
        load_sets(tmp_path)


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        ({"k.txt": "北市の情報課。"}, ["north"]),
        ({"k.txt": "北市の情報課。", "s.txt": "南市の情報課。"}, ["north", "south"]),
        ({"k.txt": "短い", "s.txt": "南市の情報課。"}, ["south"]),
    ],
)
def test_the_sets_whose_evidence_is_in_the_index_are_asked(
    tmp_path: Path, texts: dict[str, str], names: list[str]
) -> None:
    write(tmp_path / "north" / "q.jsonl", GOOD)
    write(tmp_path / "south" / "q.jsonl", changed("lead-02", "s.txt"))
    assert [s.name for s in fitting(load_sets(tmp_path), texts)] == names


def test_sets_on_other_plans_are_refused_with_the_plan_that_is_missing(tmp_path: Path) -> None:
    write(tmp_path / "q.jsonl", GOOD, changed("lead-02", "other.txt"))
    with pytest.raises(QuestionsError, match=r"other\.txt.*索引にありません"):
        fitting(load_sets(tmp_path), {"k.txt": "北市の情報課。"})


def test_a_plan_that_has_become_shorter_is_told_apart(tmp_path: Path) -> None:
    write(tmp_path / "q.jsonl", GOOD)
    with pytest.raises(QuestionsError, match=r"k\.txt.*本文が、質問集を作ったときと違います"):
        fitting(load_sets(tmp_path), {"k.txt": "短い"})


def test_a_line_separator_inside_a_question_does_not_end_the_line(tmp_path: Path) -> None:
    file = write(tmp_path / "q.jsonl", {**GOOD, "question": "北市の\u2028担当課は？"})
    assert load_questions(file)[0].question == "北市の\u2028担当課は？"


def test_the_bundled_questions_are_read() -> None:
    assert "three_cities" in {s.name for s in load_sets(QUESTIONS)}
