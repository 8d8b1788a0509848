"""A finished generation is loaded by the running services before the pointer is switched to it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from index import generations, readers

# Seconds that a build waits for the services, and between two looks at them.
PATIENCE = 120.0
_PAUSE = 0.05


@dataclass(frozen=True, slots=True)
class Heard:
    """How many services have the generation, could not load it, or had not done so in time."""

    ready: int = 0
    refused: int = 0
    late: int = 0

    @property
    def told(self) -> str:
        """What the person at the ingest has to know of it, in Japanese; mostly nothing."""
        said = []
        if self.refused:
            said.append(
                f"動いているサービスのうち{self.refused}つが、新しい索引を読み込めませんでした。"
                "前の内容のまま答えています。`shisaku serve` を起動し直してください。"
            )
        if self.late:
            said.append(
                f"動いているサービスのうち{self.late}つの準備が、まだ終わっていません。"
                "終わりしだい、新しい内容で答えます。"
            )
        return "\n".join(said)


def hand_over(
    data: Path,
    made: Path,
    *,
    patience: float = PATIENCE,
    say: Callable[[str, int, int], None] = lambda *_: None,
) -> Heard:
    """Offer ``made`` to the services that live, then switch to it.

    They are waited for, ``patience`` seconds at most; with none alive the switch is immediate.
    Whatever interrupts the waiting leaves the generation in force as it was.
    """
    with readers.offering(data, made.name):
        heard = _awaited(data, made.name, patience, say)
        generations.switch(data, made)
    return heard


def _awaited(data: Path, name: str, patience: float, say: Callable[[str, int, int], None]) -> Heard:
    deadline = time.monotonic() + patience
    while True:
        heard = _heard(readers.living(data), name)
        every = heard.ready + heard.refused + heard.late
        if every:
            say("動いているサービスの準備を待つ", every - heard.late, every)
        if not heard.late or time.monotonic() >= deadline:
            return heard
        time.sleep(_PAUSE)


def _heard(states: tuple[readers.State, ...], name: str) -> Heard:
    ready = sum(name in s.held for s in states)
    refused = sum(name in s.refused for s in states)
    return Heard(ready, refused, len(states) - ready - refused)
