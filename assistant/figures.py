"""Values of an indicator: those of a year, its goal and what was reached told apart."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import TypeVar

from assistant.cues import cue
from index.years import came
from ingest.records import Indicator, Measure, Value
from ingest.text import nfkc

GOAL, DONE = "目標", "実績"
_REACHED = cue(
    r"実績|実際|(なり|でし|達し|まし|だっ)(まし)?た|結果|た(?:[?？。]|か|の|$)|actual|reached"
)
_AIMED = cue(r"目標|めざ|目指|target|goal")
_ERA = re.compile(r"(昭和|平成|令和)([0-9]+|元)年度")
_V = TypeVar("_V")
_NOW = cue(
    r"(?:今|現在|いま)の(?:値|数|割合|率|水準|状況)|現状|現在(?:は|と|値)|今は"
    r"|(?:今|現在|いま)(?:どれ|どの|何|いく)"
)
_PRESENT = re.compile(r"現状|現況|現在|基準")
_Entry = tuple[str, Value]
_MOVED = cue(
    r"(?:どれ(?:だけ|くら[いゐ]|ほど)|どのくらい|どの程度|何(?:ポイント|人|件|%)|いくら)[^。、]{0,8}?"
    r"(?:変わ|変化|増|減|伸び|上が|下が|上昇|低下|短|縮)|差は|変化(?:量|幅)"
)
_FIGURE = re.compile(r"(?P<number>[0-9]+(?:\.[0-9]+)?)(?P<unit>[^0-9.]{0,6})")


def of_years(values: Sequence[_Entry], years: Collection[str], folded: str) -> list[_Entry]:
    """The values of ``years``, of each the kind that the folded question asks for: the goal or what
    was reached; both where it asks for neither.
    """
    return [e for year in years for e in _meant([e for e in values if _is_of(e, year)], folded)]


def last_of(entries: Sequence[tuple[str, _V]]) -> Sequence[tuple[str, _V]]:
    """The entry of the latest year; the last of all where they are given for no year."""
    dated = [e for e in entries if _ERA.match(e[0])]
    latest = max(dated, key=lambda e: _order(e[0]), default=None)
    return [latest] if latest else entries[-1:]


def _order(key: str) -> tuple[str, int]:
    """The place of a fiscal year among others: the eras sort as 平成 before 令和 do."""
    match = _ERA.match(key)
    era, number = match.groups() if match else ("", "0")
    return ("2" if era == "令和" else "1"), 1 if number == "元" else int(number)


def at_present(measure: Measure, indicator: Indicator, folded: str) -> list[_Entry]:
    """The value of an indicator that its table heads as that of now, where the folded question
    asks for that besides those of years (今の値と令和10年度の目標).
    """
    if not _NOW.search(folded):
        return []
    fields = (*measure.fields, *(f for m in measure.mentions for f in m.fields))
    now = {f.value.start for f in fields if f.role == "indicator" and _PRESENT.search(f.label)}
    return [e for e in indicator.values if e[1].start in now and re.search(r"\d", e[1].text)]


def moved_by(values: Sequence[str], folded: str) -> str:
    """By how much the second of two values is above or below the first, where that is asked."""
    if len(values) != 2 or not _MOVED.search(folded):
        return ""
    figures = [_FIGURE.fullmatch(nfkc(v).replace(",", "").strip()) for v in values]
    first, last = figures
    if first is None or last is None or first["unit"] != last["unit"]:
        return ""
    step = Decimal(last["number"]) - Decimal(first["number"])
    unit = "ポイント" if first["unit"] == "%" else first["unit"]
    if not step:
        return "（増減なし）"
    return f"（{abs(step):,}{unit}の{'増' if step > 0 else '減'}）"


def is_reached(indicator: Indicator, years: Collection[str]) -> bool:
    """Whether the plan tells what was reached in one of ``years`` apart from the goal."""
    keys = {came(key) for key, _ in indicator.values}
    return any(f"{y}{DONE}" in keys or {y, f"{y}{GOAL}"} <= keys for y in years)


def is_aimed(folded: str) -> bool:
    """Whether a folded question asks for a goal, and not for what was reached."""
    return bool(_AIMED.search(folded)) and not _REACHED.search(folded)


def figure_of(key: str) -> str:
    """The key of a value as an answer says it: 令和6年度の目標."""
    return re.sub(rf"(?<=年度)(?={GOAL}$|{DONE}$)", "の", key)


def _is_of(entry: _Entry, year: str) -> bool:
    return bool(re.match(rf"{re.escape(year)}(?:$|{GOAL}|{DONE})", came(entry[0])))


def _meant(values: list[_Entry], folded: str) -> list[_Entry]:
    """Of several values of a year those that the question means."""
    if len(values) < 2:
        return values
    done = [e for e in values if e[0].endswith(DONE)] or [
        e for e in values if not e[0].endswith(GOAL)
    ]
    aimed = [e for e in values if e not in done]
    if _AIMED.search(folded) and not _REACHED.search(folded):
        return aimed
    return done if _REACHED.search(folded) and not _AIMED.search(folded) else values
