"""What stands between the lines of a cell, once these are put together."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from ingest.labels import is_department

_LISTED = re.compile(r"[・○●◯■□◆◇▶→➡⇒※☆★①-⑳]")
_LATIN = re.compile(r"[A-Za-z]{2}")
_PIECES = 3  # lines that the name of a department may be broken over
_NAME = 24  # characters of the name of a department
# A division and an office in it, on two lines, are one department.
_ABOVE, _PART = re.compile(r"(?:部|(?<!事務)局|委員会)$"), re.compile(r"(?:課|室|係|班|事務局)$")


def joints(said: Sequence[str]) -> list[str]:
    """What stands between lines: words go on, items of lists and departments stand below each
    other; a division and an office in it are one department.
    """
    names = _offices(said)
    if names:
        ends = set(itertools.accumulate(map(len, names)))
        return ["\n" if n in ends else "" for n in itertools.accumulate(map(len, said[:-1]))]
    found: list[str] = []
    before = ""
    for above, below in itertools.pairwise(said):
        before = (before + above)[-_NAME:]
        found.append(_joint(before, below))
        before = "" if found[-1] == "\n" else before + found[-1]
    return found


def _offices(said: Sequence[str]) -> tuple[str, ...]:
    """The departments that lines name which hold nothing else, each on one line or more."""
    best: dict[int, tuple[str, ...]] = {0: ()}
    for stop in range(1, len(said) + 1):
        for start in range(max(0, stop - _PIECES), stop):
            whole, before = "".join(said[start:stop]), best.get(start)
            named = len(said[start]) > 1 and is_department(whole.rstrip("、，・,"))
            if named and before is not None and not (before and _is_part(before[-1], whole)):
                best[stop] = max(best.get(stop, ()), (*before, whole), key=len)
    return best.get(len(said), ())


def _joint(before: str, after: str) -> str:
    offices = is_department(before) and is_department(after) and not _is_part(before, after)
    if offices or _LISTED.match(after):
        return "\n"
    return " " if _LATIN.match(before[-1:] + after[:1]) else ""


def _is_part(above: str, below: str) -> bool:
    """Whether a department is one of that on the line above it."""
    return bool(_ABOVE.search(above) and _PART.search(below))
