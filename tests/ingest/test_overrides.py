"""``plans.toml``: what people say of a file holds before what was read of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.folder import read_folder
from ingest.labels import role_of
from ingest.overrides import OverridesError, without_pages
from ingest.records import Corpus
from ingest.taught import taught

PLAN = """くらしの計画

事業番号\t1
事業名\t窓口の改善
旗ふり役\t総務課
なかみ\t窓口を一つにまとめます。
\f
事業番号\t2
事業名\t古い版の写し
旗ふり役\t税務課
なかみ\t見本です。
"""


LABELS = '["a.txt".labels]\n"旗ふり役" = "主管課"\n"なかみ" = "概要"\n'


def read(folder: Path, toml: str | None, text: str = PLAN) -> Corpus:
    (folder / "a.txt").write_text(text, "utf-8")
    if toml is not None:
        (folder / "plans.toml").write_text(toml, "utf-8")
    return read_folder(folder)


def test_what_was_not_read_can_be_said(tmp_path: Path) -> None:
    toml = """
["*"]
municipality = "北浜市"
["a.txt"]
plan = "北浜市くらしの計画"
edition = "令和6年度版"
period = "令和5年度～令和9年度"
"""
    (document,) = read(tmp_path, toml).documents
    assert (document.municipality, document.plan) == ("北浜市", "北浜市くらしの計画")
    assert (document.edition, document.period) == ("令和6年度版", "令和5年度～令和9年度")


def test_a_missing_name_is_reported_with_the_way_out(tmp_path: Path) -> None:
    messages = [p.message for p in read(tmp_path, None).problems]
    assert any("自治体名" in m and "plans.toml" in m for m in messages)


def test_labels_are_taught(tmp_path: Path) -> None:
    assert not any(m.lead for m in read(tmp_path, None).measures)
    corpus = read(tmp_path, LABELS)
    first = next(m for m in corpus.measures if m.number == "1")
    assert [d.text for d in first.lead] == ["総務課"]
    assert first.summary
    assert first.summary.text == "窓口を一つにまとめます。"


def test_labels_are_forgotten_after_the_file() -> None:
    with taught({"旗ふり役": "lead"}):
        assert role_of("旗ふり役") == "lead"
    assert role_of("旗ふり役") is None


@pytest.mark.parametrize("pages", ["[2]", '["2-9"]', '["2～3"]'])
def test_pages_are_skipped_and_the_text_stays(tmp_path: Path, pages: str) -> None:
    assert "古い版の写し" in [m.name.text for m in read(tmp_path, LABELS).measures]
    corpus = read(tmp_path, f'["a.txt"]\nskip_pages = {pages}\n{LABELS}')
    assert [m.name.text for m in corpus.measures] == ["窓口の改善"]
    assert corpus.documents[0].text == PLAN


def test_blanks_keep_every_place() -> None:
    text = "一\n二\n三\n"
    assert without_pages(text, (0, 2, 4), frozenset({2})) == "一\n \n三\n"
    assert without_pages(text, (), frozenset({1})) == text


WRONG = {
    "no TOML": ("[", "読めません"),
    "an unknown file": ('["b.txt"]\nplan = "計画"\n', "「b.txt」というファイル"),
    "an unknown word": ('["a.txt"]\ntown = "北浜市"\n', "「town」が正しくありません"),
    "no table": ('"a.txt" = 1\n', "が正しくありません"),
    "a page before the first": ('["a.txt"]\nskip_pages = [0]\n', "が正しくありません"),
    "pages in words": ('["a.txt"]\nskip_pages = ["はじめ"]\n', "10-12"),
    "an unknown meaning": ('["a.txt".labels]\n"旗ふり役" = "ほげ"\n', "「ほげ」が分かりません"),
}


@pytest.mark.parametrize(("toml", "message"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_used_is_refused(tmp_path: Path, toml: str, message: str) -> None:
    with pytest.raises(OverridesError, match=message):
        read(tmp_path, toml)
