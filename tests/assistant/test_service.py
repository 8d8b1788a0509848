"""What the routes share."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

from assistant.editions import Editions
from assistant.logs import Watch
from assistant.service import Service


class Replayed:
    """A holder that hands out generations in a given order."""

    def __init__(self, *names: str) -> None:
        self._names = iter(names)

    def current(self, *, wait: float = 0.0) -> Editions:
        index = SimpleNamespace(generation=next(self._names))
        return cast(Editions, SimpleNamespace(index=index))


def test_a_request_slower_than_the_switch_is_no_switch_back() -> None:
    watch = Watch("", lambda _: 1000)
    # Each first use of a generation looks twice; the fifth look is that of the slow request.
    service = Service(Replayed("a", "a", "b", "b", "a", "b", "b"), 1, watch)
    for _ in range(4):
        service.index()
    assert watch.registry.get_sample_value("shisaku_generation_switches_total") == 1.0
    assert watch.answering == "b"
