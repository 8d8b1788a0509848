"""Files of a folder: each ending by its reader, in a process with limits; what cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import PlansFolderError, UnreadableFileError
from ingest.files import plan_files, read_file
from ingest.folder import read_folder
from ingest.readers.child import converted
from ingest.readers.formats import CONVERTED, INSTEAD, convert
from tests.ingest.readers.made import excel, new_word, pdf, said, word

TEXT = "北浜市長の言葉。北浜市と北浜市民のための計画です。"
PAGE = f"<h1>北浜市DX計画</h1><p>{TEXT}</p>".encode()


def test_a_file_is_converted_in_a_process_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "計画.HTML"
    file.write_bytes(PAGE)
    assert read_file(file).written == convert(PAGE, ".html")


def test_reasons_come_back_from_the_process() -> None:
    with pytest.raises(UnreadableFileError, match="壊れている"):
        converted(b"PK broken", ".xlsx")


def test_a_process_that_needs_too_much_is_ended() -> None:
    with pytest.raises(UnreadableFileError, match="中止しました"):
        converted(PAGE, ".html", seconds=0)
    with pytest.raises(UnreadableFileError, match="中止しました"):
        converted(PAGE * 500_000, ".html", memory=200_000_000)


@pytest.mark.parametrize("suffix", CONVERTED)
def test_noise_is_refused_and_never_crashes(suffix: str) -> None:
    for data in (b"\x00" * 50, b"\xff\xd8\xff" * 9, b"PK\x03\x04" + bytes(range(256))):
        with pytest.raises(UnreadableFileError):
            converted(data, suffix)


@pytest.mark.parametrize("suffix", INSTEAD)
def test_other_formats_are_named_with_a_way_out(tmp_path: Path, suffix: str) -> None:
    (tmp_path / "計画.txt").write_text("北浜市DX計画\n", "utf-8")
    (tmp_path / f"概要{suffix}").write_bytes(b"x")
    corpus = read_folder(tmp_path)
    problem = next(p for p in corpus.problems if p.source == f"概要{suffix}")
    assert f"{INSTEAD[suffix]} で保存し直して" in problem.message


def test_a_folder_of_other_formats_alone_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "計画.doc").write_bytes(b"x")
    with pytest.raises(PlansFolderError, match="読み込めるファイルがありません"):
        plan_files(tmp_path)


def test_every_format_gives_a_document_with_its_pages(tmp_path: Path) -> None:
    document = new_word()
    document.add_heading("北浜市DX計画", 0)
    document.add_paragraph(TEXT)
    (tmp_path / "a.docx").write_bytes(word(document))
    (tmp_path / "b.xlsx").write_bytes(excel({"一覧": [["北浜市DX計画"], [TEXT]]}))
    (tmp_path / "c.pdf").write_bytes(pdf([said("北浜市DX計画", 16), said(TEXT)]))
    (tmp_path / "d.html").write_bytes(PAGE)
    (tmp_path / "e.txt").write_text(f"北浜市DX計画\n\f{TEXT}", "utf-8")
    documents = {d.source: d for d in read_folder(tmp_path).documents}
    assert {d.municipality for d in documents.values()} == {"北浜市"}
    assert documents["c.pdf"].page(0) == 1
    assert documents["e.txt"].page(12) == 2
    assert documents["a.docx"].page(0) is None


def test_a_file_without_words_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"<p> </p>")
    with pytest.raises(UnreadableFileError, match="本文がありません"):
        read_file(tmp_path / "a.html")


def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="開けません"):
        read_file(tmp_path / "消えた.txt")
