"""A part of what was read of a file: what was found, how sure that is, why, and what would help."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Level = Literal["sure", "likely", "check"]
About = Literal["municipality", "plan", "period", "edition", "measures", "labels", "terms"]
LEVELS = MappingProxyType({"sure": "確か", "likely": "おそらく", "check": "要確認"})
TITLES = MappingProxyType(
    {
        "municipality": "自治体",
        "plan": "計画名",
        "period": "計画期間",
        "edition": "版",
        "measures": "施策",
        "labels": "ラベル",
        "terms": "用語",
    }
)
_ORDER: tuple[Level, ...] = ("sure", "likely", "check")


@dataclass(frozen=True, slots=True)
class Advice:
    """A line of ``plans.toml``: the key, the value to begin with, and a remark on it.

    ``label`` is set for a label whose meaning is to be told.
    """

    key: str
    value: str
    remark: str = ""
    label: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """What was ``found`` about something, as people say it, and how sure that is."""

    about: About
    level: Level
    found: str
    reasons: tuple[str, ...]
    advice: tuple[Advice, ...] = ()


def worst(levels: Iterable[Level]) -> Level:
    """The least sure of ``levels``; sure if there are none."""
    return max(levels, key=_ORDER.index, default="sure")


def listed(names: Iterable[str], most: int = 3) -> str:
    """Names in quotes, those above ``most`` counted only."""
    every = list(names)
    shown = "、".join(f"「{n}」" for n in every[:most])
    return shown + (f"ほか{len(every) - most}件" if len(every) > most else "")
