"""The holder: an offered generation is loaded aside, swapped in at the switch, or refused."""

from __future__ import annotations

import json
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index import generations, readers, shelving
from index.handover import Heard, hand_over
from index.holder import IndexHolder, SwitchingError
from index.store import Index

DEADLINE = 60.0


@pytest.fixture
def copy(data: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(data, tmp_path / "data"))


@pytest.fixture
def twin(copy: Path) -> Path:
    """Another generation beside the one in force."""
    first = generations.current(copy)
    assert first is not None
    return Path(shutil.copytree(first, first.with_name("twin")))


class Maker:
    """Makes the name of a generation; ``go`` lets it end, ``began`` says that it was called."""

    def __init__(self) -> None:
        self.made: list[str] = []
        self.began = threading.Event()
        self.go = threading.Event()
        self.go.set()

    def __call__(self, index: Index) -> str:
        self.began.set()
        assert self.go.wait(DEADLINE)
        self.made.append(index.generation)
        return index.generation


@pytest.fixture
def maker() -> Maker:
    return Maker()


@pytest.fixture
def holder(copy: Path, maker: Maker) -> Iterator[IndexHolder[str]]:
    """A holder that has its first generation and follows the folder."""
    found = IndexHolder(copy, maker)
    found.current()
    with found.following():
        yield found
        maker.go.set()


def until(met: Callable[[], bool]) -> None:
    """Return when ``met`` says so; fail when it does not in time."""
    deadline = time.monotonic() + DEADLINE
    while not met():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_an_offered_generation_is_there_when_it_comes_in_force(
    copy: Path, twin: Path, holder: IndexHolder[str], maker: Maker
) -> None:
    first = holder.current()
    assert hand_over(copy, twin, patience=DEADLINE) == Heard(ready=1)
    assert holder.current(wait=0) == "twin"
    assert maker.made == [first, "twin"]
    until(lambda: readers.living(copy) == (readers.State(("twin",)),))


def test_what_is_loaded_answers_at_once_whoever_swaps_it_in(
    copy: Path, twin: Path, maker: Maker
) -> None:
    holder = IndexHolder(copy, maker)
    holder.current()
    with readers.offering(copy, twin.name):
        holder._looked()
        with holder._lock:
            generations.switch(copy, twin)
            assert holder.current(wait=0) == "twin"


def test_what_was_in_force_answers_while_the_next_is_loaded(
    copy: Path, twin: Path, holder: IndexHolder[str], maker: Maker
) -> None:
    first = holder.current()
    maker.go.clear()
    maker.began.clear()
    with readers.offering(copy, twin.name):
        assert maker.began.wait(DEADLINE)
        assert holder.current(wait=0) == first
        maker.go.set()
        until(lambda: readers.living(copy) == (readers.State((first, "twin")),))
        assert holder.current(wait=0) == first
    until(lambda: readers.living(copy) == (readers.State((first,)),))  # withdrawn: let go of
    assert holder.current(wait=0) == first


def test_who_was_not_ready_waits_and_never_answers_from_the_old(
    copy: Path, twin: Path, holder: IndexHolder[str], maker: Maker
) -> None:
    maker.go.clear()
    maker.began.clear()
    assert hand_over(copy, twin, patience=0) == Heard(late=1)
    assert maker.began.wait(DEADLINE)
    with pytest.raises(SwitchingError):
        holder.current(wait=0)
    maker.go.set()
    assert holder.current() == "twin"


def test_a_broken_offer_is_refused_and_the_old_goes_on(
    copy: Path, holder: IndexHolder[str], maker: Maker
) -> None:
    first = holder.current()
    broken = copy / generations.FOLDER / "broken"
    broken.mkdir()
    (broken / "manifest.json").write_text(json.dumps({"format": 0}), encoding="utf-8")
    assert hand_over(copy, broken, patience=DEADLINE) == Heard(refused=1)
    assert holder.current(wait=0) == first
    assert maker.made == [first]


def test_any_failure_of_the_making_is_a_refusal(copy: Path, twin: Path) -> None:
    def make(index: Index) -> str:
        if index.generation == "twin":
            raise MemoryError
        return index.generation

    holder = IndexHolder(copy, make)
    first = holder.current()
    with holder.following():
        assert hand_over(copy, twin, patience=DEADLINE) == Heard(refused=1)
        assert holder.current(wait=0) == first


def test_several_services_are_all_waited_for(copy: Path, twin: Path) -> None:
    holders = [IndexHolder(copy, lambda index: index.generation) for _ in range(2)]
    for one in holders:
        one.current()
    with holders[0].following(), holders[1].following():
        assert hand_over(copy, twin, patience=DEADLINE) == Heard(ready=2)
        assert [one.current(wait=0) for one in holders] == ["twin", "twin"]
    assert readers.living(copy) == ()


def test_a_switch_without_an_offer_is_followed_as_well(
    copy: Path, twin: Path, holder: IndexHolder[str]
) -> None:
    generations.switch(copy, twin)
    until(lambda: readers.living(copy) == (readers.State(("twin",)),))
    assert holder.current(wait=0) == "twin"


def test_a_new_fiscal_year_is_loaded_aside_and_swapped_in(
    holder: IndexHolder[str], maker: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = holder.current()
    before, maker.began = holder._held, threading.Event()
    maker.go.clear()
    later = shelving.this_year() + 1
    monkeypatch.setattr(shelving, "fiscal_year", lambda day: later)
    assert maker.began.wait(DEADLINE)
    assert holder.current(wait=0) == first  # answers meanwhile
    assert holder._held is before
    maker.go.set()
    until(lambda: holder._held is not before)
    assert holder._held is not None
    assert holder._held.year == later
    assert maker.made == [first, first]
