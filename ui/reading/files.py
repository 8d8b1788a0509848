"""What the page tells of a file: how sure its reading is in all, and its text in parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from ui.api.records import Check, Level, Plan

# What the service calls the levels and the parts of what is read.
LEVELS: dict[Level, str] = {"sure": "確か", "likely": "おそらく", "check": "要確認"}
TITLES = {
    "municipality": "自治体",
    "plan": "計画名",
    "period": "計画期間",
    "edition": "版",
    "measures": "施策",
    "labels": "ラベル",
    "terms": "用語",
}
# The least sure last; the sign stands beside the word, so that colour is never alone.
SIGNS: dict[Level, str] = {"sure": "●", "likely": "◐", "check": "▲"}
PART = 6000  # characters of a text shown at once


def worst(checks: Iterable[Check]) -> Level | None:
    """The least sure of the checks, or ``None`` where there are none."""
    order: tuple[Level, ...] = ("sure", "likely", "check")
    return max((check.level for check in checks), key=order.index, default=None)


def levels(plans: Iterable[Plan]) -> Counter[Level]:
    """How many files are as sure as that."""
    return Counter(found for plan in plans if (found := worst(plan.checks)))


def ordered(plans: Sequence[Plan]) -> list[Plan]:
    """The files by municipality and plan as they first come, editions in force before others."""
    towns = list(dict.fromkeys(plan.municipality for plan in plans))
    return sorted(plans, key=lambda p: (towns.index(p.municipality), not p.in_force))


def parts(text: str, size: int = PART) -> list[str]:
    """``text`` cut into parts of about ``size``, at the ends of lines where there are any."""
    found = list[str]()
    start = 0
    while start < len(text):
        end = min(len(text), start + size)
        if end < len(text) and (line := text.rfind("\n", start + size // 2, end)) > 0:
            end = line + 1
        found.append(text[start:end])
        start = end
    return found
