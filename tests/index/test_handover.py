"""A finished generation is offered to the services that live; nothing else holds a build up."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from index import generations, readers
from index.handover import Heard, hand_over
from index.readers import Reader, State

# Seconds after which a test fails that waits for something to happen.
DEADLINE = 60.0
ANNOUNCE = """
import sys, time
from pathlib import Path
from index.readers import Reader, State
reader = Reader(Path(sys.argv[1]))
reader.announce()
reader.say(State(("old",)))
print("announced", flush=True)
time.sleep(600)
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for name in ("old", "new"):
        (tmp_path / generations.FOLDER / name).mkdir(parents=True)
    generations.switch(tmp_path, made(tmp_path, "old"))
    return tmp_path


def made(data: Path, name: str = "new") -> Path:
    return data / generations.FOLDER / name


@contextmanager
def answering(data: Path, *, refuses: bool = False) -> Iterator[list[str | None]]:
    """A reader that takes, or refuses, what it is offered; what was in force when it did."""
    reader, seen, end = Reader(data), list[str | None](), threading.Event()
    reader.announce()
    reader.say(State(("old",)))

    def follow() -> None:
        while not end.wait(0.01):
            if name := readers.offered(data):
                seen.append(generations.pointer(data))
                reader.say(State(("old",), (name,)) if refuses else State(("old", name)))

    thread = threading.Thread(target=follow)
    thread.start()
    try:
        yield seen
    finally:
        end.set()
        thread.join()
        reader.leave()


def test_without_a_reader_the_switch_is_immediate(data: Path) -> None:
    assert hand_over(data, made(data), patience=DEADLINE) == Heard()
    assert generations.pointer(data) == "new"
    assert readers.offered(data) is None


def test_a_reader_is_waited_for_and_has_it_before_the_switch(data: Path) -> None:
    said: list[tuple[str, int, int]] = []
    with answering(data) as seen:
        heard = hand_over(data, made(data), patience=DEADLINE, say=lambda *x: said.append(x))
    assert (heard, heard.told) == (Heard(ready=1), "")
    assert set(seen) >= {"old"}
    assert said[0][1:] == (0, 1)
    assert said[-1][1:] == (1, 1)
    assert generations.pointer(data) == "new"


def test_a_reader_that_refuses_holds_nobody_up_and_is_told_of(data: Path) -> None:
    with answering(data, refuses=True):
        heard = hand_over(data, made(data), patience=DEADLINE)
    assert heard == Heard(refused=1)
    assert "起動し直して" in heard.told
    assert generations.pointer(data) == "new"


def test_patience_ends(data: Path) -> None:
    reader = Reader(data)
    reader.announce()
    heard = hand_over(data, made(data), patience=0)
    reader.leave()
    assert heard == Heard(late=1)
    assert "準備" in heard.told
    assert generations.pointer(data) == "new"


def test_a_reader_that_was_killed_is_not_waited_for(data: Path) -> None:
    arguments = [sys.executable, "-c", ANNOUNCE, str(data)]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE) as process:
        try:
            assert process.stdout is not None
            process.stdout.readline()
            assert readers.living(data) == (State(("old",)),)
        finally:
            process.kill()
    assert hand_over(data, made(data), patience=DEADLINE) == Heard()
    assert list((data / readers.FOLDER).iterdir()) == []


def test_a_reader_killed_while_it_is_waited_for(data: Path) -> None:
    arguments = [sys.executable, "-c", ANNOUNCE, str(data)]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        heard = hand_over(data, made(data), patience=2 * DEADLINE, say=lambda *_: process.kill())
    assert heard == Heard()
    assert generations.pointer(data) == "new"


def test_who_interrupts_the_waiting_keeps_what_was_in_force(data: Path) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    reader = Reader(data)
    reader.announce()
    with pytest.raises(KeyboardInterrupt):
        hand_over(data, made(data), say=interrupt)
    reader.leave()
    assert generations.pointer(data) == "old"
    assert readers.offered(data) is None


@pytest.mark.parametrize("name", ["new", "../elsewhere", "", "."])
def test_what_a_dead_build_left_is_no_offer(data: Path, name: str) -> None:
    (data / readers.NEXT).write_text(name, encoding="utf-8")
    assert readers.offered(data) is None


@pytest.mark.parametrize("name", ["../elsewhere", "", "."])
def test_an_offer_cannot_leave_the_folder(data: Path, name: str) -> None:
    with readers.offering(data, name):
        assert readers.offered(data) is None


@pytest.mark.parametrize("said", ["", "{", "[]", '{"held": 1, "refused": []}', "{}"])
def test_what_a_reader_said_may_be_damaged(data: Path, said: str) -> None:
    reader = Reader(data)
    reader.announce()
    next((data / readers.FOLDER).glob("*.lock")).with_suffix(".json").write_text(said)
    assert readers.living(data) == (State(),)
    reader.leave()
    assert readers.living(data) == ()


def test_a_folder_that_cannot_be_written_is_read_all_the_same(tmp_path: Path) -> None:
    (tmp_path / readers.FOLDER).write_text("in the way", encoding="utf-8")
    reader = Reader(tmp_path)
    reader.announce()
    reader.say(State(("old",)))
    reader.leave()
    assert readers.living(tmp_path) == ()


def test_what_readers_hold_is_not_pruned(data: Path) -> None:
    for number in range(4):
        made(data, f"older-{number}").mkdir()
    generations.prune(data, made(data, "old"), {"older-0"})
    left = {p.name for p in (data / generations.FOLDER).iterdir()}
    assert {"old", "older-0"} <= left
    assert len(left) <= generations.KEEP + 1
