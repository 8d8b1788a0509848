"""Stretches of sources, and which of them hold or meet another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


class Stretches:
    """Stretches of sources, to ask whether another lies in one of them or meets one."""

    def __init__(self, given: Iterable[tuple[str, int, int]]) -> None:
        self._of: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for source, start, end in given:
            self._of[source].append((start, end))

    def holds(self, source: str, start: int, end: int) -> bool:
        """Whether one of them holds all of ``[start, end)``."""
        return any(a <= start and end <= b for a, b in self._of[source])

    def meets(self, source: str, start: int, end: int) -> bool:
        """Whether one of them shares a character with ``[start, end)``."""
        return any(a < end and start < b for a, b in self._of[source])
