"""Numbers that a series of numbered things leaves out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from ingest.text import nfkc

_LAST = re.compile(r"(.*?)([0-9]+)([^0-9]*)")
_FIRST = 2  # a series that begins with the second is taken to lack the first


def gaps(numbers: Iterable[str]) -> tuple[str, ...]:
    """The numbers that are missing in the series of ``numbers``: 1-3 of 1-1, 1-2, 1-4.

    Numbers are of one series where they differ in their last part only. A series that lacks more
    than half as many as it has is none that counts.
    """
    series: dict[tuple[str, str], set[int]] = defaultdict(set)
    for number in numbers:
        if match := _LAST.fullmatch(nfkc(number)):
            series[match[1], match[3]].add(int(match[2]))
    found: list[str] = []
    for (before, behind), known in series.items():
        first = 1 if min(known) <= _FIRST else min(known)
        missing = [n for n in range(first, max(known)) if n not in known]
        if len(missing) * 2 <= len(known):
            found += [f"{before}{n}{behind}" for n in missing]
    return tuple(found)
