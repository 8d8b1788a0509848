"""Files are read once: what is kept of them gives the same records, and damage is survived."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from ingest.errors import GivenUpError
from ingest.files import read_file
from ingest.folder import read_folder
from ingest.kept import Kept
from ingest.readers.parts import Written

PLAN = """{town}デジタル計画

{town}は窓口を改めます。{town}長が進めます。
計画期間 令和5年度～令和9年度

事業番号\t1
事業名\t{name}
旗ふり役\t総務課
概要\t{name}を進め、待ち時間を半分にします。
"""
CHAPTER = "第3章 {name}\n\nみどり市は{name}を、みどり市の全域で進めます。\n"
TEXTS = (
    *(
        PLAN.format(town=t, name=n)
        for t in ("みどり市", "あおば町")
        for n in ("予約", "河川カメラ")
    ),
    *(CHAPTER.format(name=n) for n in ("研修", "点検")),
    " \n",
)
TOMLS = (None, '["*".labels]\n"旗ふり役" = "主管課"\n', '["*"]\nedition = "改訂版"\n')


class Folder(RuleBasedStateMachine):
    """A folder whose files come, change and go: read with what was kept, and from nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp())
        self.plans = self.root / "plans"
        self.plans.mkdir()
        (self.plans / "always.txt").write_text(TEXTS[0], "utf-8")

    @rule(name=st.sampled_from("abc"), text=st.sampled_from(TEXTS))
    def put(self, name: str, text: str) -> None:
        (self.plans / f"{name}.txt").write_text(text, "utf-8")

    @rule(name=st.sampled_from("abc"))
    def remove(self, name: str) -> None:
        (self.plans / f"{name}.txt").unlink(missing_ok=True)

    @rule(toml=st.sampled_from(TOMLS))
    def say(self, toml: str | None) -> None:
        place = self.plans / "plans.toml"
        place.unlink(missing_ok=True) if toml is None else place.write_text(toml, "utf-8")

    @rule(which=st.integers(0, 30), cut=st.integers(0, 200))
    def damage(self, which: int, cut: int) -> None:
        entries = sorted((self.root / "kept").glob("*"))
        if entries:
            place = entries[which % len(entries)]
            place.write_bytes(place.read_bytes()[:cut])

    @invariant()
    def the_records_are_those_of_a_fresh_reading(self) -> None:
        kept = Kept(self.root / "kept")
        assert read_folder(self.plans, kept=kept) == read_folder(self.plans)
        again = Kept(self.root / "kept")
        read_folder(self.plans, kept=again)
        assert not again.made

    def teardown(self) -> None:
        shutil.rmtree(self.root)


TestFolder = Folder.TestCase
TestFolder.settings = settings(max_examples=15, stateful_step_count=8, deadline=None)


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    for i, text in enumerate(TEXTS[:3]):
        (folder / f"{i}.txt").write_text(text, "utf-8")
    return folder


def made(plans: Path, *, fresh: bool = False) -> dict[str, int]:
    kept = Kept(plans.parent / "kept", fresh=fresh)
    read_folder(plans, kept=kept)
    return dict(kept.made)


def test_only_what_changed_is_read(plans: Path) -> None:
    assert made(plans)["file"] == 3
    assert made(plans) == {}
    (plans / "2.txt").write_text(TEXTS[3], "utf-8")
    assert made(plans) == {
        "written": 1,
        "identity": 1,
        "file": 1,
        "found": 1,
        "gathered": 1,
    }
    (plans / "2.txt").unlink()
    assert "file" not in made(plans)


def test_what_is_said_of_one_file_reads_that_one_again(plans: Path) -> None:
    made(plans)
    (plans / "plans.toml").write_text('["1.txt"]\nedition = "改訂版"\n', "utf-8")
    assert made(plans)["file"] == 1


def test_everything_is_read_where_that_is_asked(plans: Path) -> None:
    made(plans)
    assert made(plans, fresh=True)["file"] == 3


def test_what_is_gone_is_not_kept(plans: Path) -> None:
    made(plans)
    before = len(list((plans.parent / "kept").iterdir()))
    (plans / "2.txt").unlink()
    made(plans)
    assert len(list((plans.parent / "kept").iterdir())) < before


@pytest.mark.parametrize(
    "spoil",
    [lambda b: b"", lambda b: b[:-9], lambda b: b.replace(b"1", b"2"), lambda b: b"\xff" * 40],
    ids=["empty", "cut", "altered", "foreign"],
)
def test_a_damaged_entry_is_made_anew(plans: Path, spoil: Callable[[bytes], bytes]) -> None:
    corpus = read_folder(plans)
    made(plans)
    for place in (plans.parent / "kept").iterdir():
        place.write_bytes(spoil(place.read_bytes()))
    kept = Kept(plans.parent / "kept")
    assert read_folder(plans, kept=kept) == corpus
    assert kept.made["file"] == 3


def test_nothing_is_kept_where_nothing_can_be(plans: Path) -> None:
    (plans.parent / "kept").write_text("a file, not a folder")
    assert made(plans)["file"] == 3


def test_a_file_without_text_is_tried_once_but_a_slow_one_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []

    def slow(_: bytes, suffix: str) -> Written:
        tried.append(suffix)
        raise GivenUpError("遅い")

    monkeypatch.setattr("ingest.files.converted", slow)
    (tmp_path / "a.txt").write_text(TEXTS[0], "utf-8")
    (tmp_path / "b.txt").write_text("\n", "utf-8")
    (tmp_path / "c.pdf").write_bytes(b"%PDF")
    kept = Kept(tmp_path / "kept")
    for _ in range(2):
        problems = read_folder(tmp_path, kept=kept).problems
        assert [p.source for p in problems if p.code == "unreadable_file"] == ["b.txt", "c.pdf"]
    assert tried == [".pdf", ".pdf"]
    assert kept.made["written"] == 2
    assert read_file(tmp_path / "a.txt", kept).written.text == TEXTS[0]
