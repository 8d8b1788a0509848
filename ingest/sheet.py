"""A sheet that describes one measure, as it is gathered line by line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.labels import fiscal_number
from ingest.records import Action, Field, Indicator, Role, ScheduleRow, Value, YearEntry
from ingest.sheet_dated import Dated
from ingest.sheet_figures import Figures
from ingest.sheet_lists import Listing
from ingest.sheet_over_years import OverYears
from ingest.sheet_year_rows import YearRows
from ingest.sources import Problem
from ingest.titles import Title


@dataclass(slots=True)
class Sheet:
    """A sheet while it is being read; ``title`` is set once number and name are known.

    ``short`` names the rows with fewer cells than there are years; ``related_apart`` says that
    related departments have a label of their own, so that brackets set none apart. ``prose`` are
    the lines between the heading of a sheet and its table; ``reported`` is what lines say that open
    with a year, and the label that the first of them has. ``kinds`` are the columns of years that
    say themselves what stands in them (R5（実績）); ``over`` is a line of years of other things.
    ``track`` is the label over years whose first row told plans: rows without a label below tell
    more of them.
    """

    start: int
    end: int
    section: tuple[str, ...]
    number: Value | None = None
    printed_number: str | None = None
    title: Title | None = None
    fields: list[Field] = field(default_factory=list)
    planned: dict[str, Value] = field(default_factory=dict)
    actual: dict[str, Value] = field(default_factory=dict)
    schedule: list[ScheduleRow] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    year: str | None = None
    columns: dict[int, str] = field(default_factory=dict)
    kinds: dict[int, Role] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    headed: bool = False
    year_role: Role | None = None
    year_label: str = ""
    over: OverYears | None = None
    track: str | None = None
    figures: Figures | None = None
    listing: Listing | None = None
    year_rows: YearRows | None = None
    dated: Dated | None = None
    series: str | None = None
    short: list[Value] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    related_apart: bool = False
    prose: tuple[tuple[int, int], ...] = ()
    reported: tuple[Role, str] | None = None

    def years(self) -> tuple[YearEntry, ...]:
        """Plan and result per year, in the order of the years."""
        names = dict.fromkeys([*self.order, *self.planned, *self.actual])
        known = sorted(names, key=lambda y: fiscal_number(y) or 0)
        entries = (YearEntry(y, self.planned.get(y), self.actual.get(y)) for y in known)
        return tuple(e for e in entries if e.planned or e.actual)

    def says(self, role: str) -> bool:
        """Whether the sheet has already told its number, its name or a field of ``role``."""
        if role == "name":
            return self.title is not None
        return any(f.role == role for f in self.fields) or (
            role == "number" and self.number is not None
        )


def is_measure(sheet: Sheet) -> bool:
    """A sheet names its measure and says two kinds of things of it, or one if it is numbered."""
    if sheet.title is None or not re.search(r"\w", sheet.title.name.text):
        return False
    kinds = {f.role for f in sheet.fields} - {"number", "name", "other"}
    return len(kinds) >= (1 if sheet.printed_number else 2)


def doubts_of(sheet: Sheet) -> tuple[Problem, ...]:
    """That years of a sheet are uncertain, where its rows have fewer cells than years."""
    if not sheet.short or sheet.title is None:
        return ()
    names = "」「".join(v.text for v in sheet.short)
    label = f"{sheet.printed_number or ''} {sheet.title.name.text}".strip()
    message = (
        f"「{label}」の年度別の行「{names}」は、欄の数が年度の数より少なく、"
        "どの年度の値か確かめられません。左の年度から順に当てました。原文を確かめてください。"
    )
    first, last = sheet.short[0], sheet.short[-1]
    return (Problem("uncertain_years", message, first.source, first.start, last.end),)
