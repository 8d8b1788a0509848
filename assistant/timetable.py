"""What a measure's table of years says: planned, done, its indicators and its schedule."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

from assistant.claims import Claim, subject
from assistant.cues import cue, without_refused
from assistant.figures import at_present, figure_of, last_of, moved_by, of_years
from assistant.sentences import flat
from assistant.writer import Writer, whole, years_said
from index.years import came
from ingest.labels import year_of
from ingest.records import Indicator, Measure, Role, ScheduleRow, Value
from ingest.text import fold

_V = TypeVar("_V")
ROWS = 8
_DATED = re.compile(r"いつ|年度|時期|予定|スケジュル|計画は")
_WHEN = cue(r"いつ|何年|どの年度")
_LAST = cue(r"最終(年|の年)|最後の年|計画の?終わり|計画終了")
_FIRST = cue(r"最初の年|初年度|一年目|1年目")
_MIDDLE = cue(r"中間(の?(年|見直|点検|評価|目標|時点))")  # of three values that of the middle
_SPAN = cue(r"(いつ|何年度?)から.{0,6}(いつ|何年度?)まで")


class Timetable(Writer):
    """Claims for the years that a question asks for."""

    def indicators(self, measure: Measure) -> list[Claim]:
        """Every indicator with its values of the years asked for, as far as an answer is long."""
        return [c for i in measure.indicators[:3] for c in self.indicator(measure, i)]

    def yearly(self, measure: Measure, role: str) -> list[Claim]:
        """What the yearly table says that was planned or done."""
        return self.actual(measure) if role == "actual" else self.planned(measure)

    def planned(self, measure: Measure) -> list[Claim]:
        """What was planned for the years asked for, and what another table says instead."""
        entries = [(y.year, y.planned) for y in measure.years if y.planned]
        if not entries:
            return [self._undated(measure, v) for v in measure.values("planned")[:2] if v.text]
        told = self._with_versions(measure, entries, "planned", "計画")
        return told + self._said_of_year(measure, [v for _, v in entries])

    def _said_of_year(self, measure: Measure, told: Sequence[Value | None]) -> list[Claim]:
        """What a field of its own says is planned in a year asked for, beside a table of years."""
        years = set(self.reading.years)
        apart = (f for f in measure.fields if f.role == "planned" and f.value not in told)
        found = [f for f in apart if f.year and came(f.year) in years and f.value.text]
        return [
            self.claim(
                measure, f"{subject(measure)}の{f.label}は、「{flat(f.value.text)}」です。",
                [f.value], f.label, f.year or "",
            )
            for f in found
            if year_of(f.label) is None
        ]  # fmt: skip

    def _undated(self, measure: Measure, value: Value) -> Claim:
        """What is planned, where the plan gives it for no single year."""
        said = flat(value.text)
        text = f"{subject(measure)}の予定は、「{said}」です。"
        return self.claim(measure, text, [value], said)

    def actual(self, measure: Measure) -> list[Claim]:
        """What was done in the years asked for."""
        entries = [(y.year, y.actual) for y in measure.years if y.actual]
        return self._with_versions(measure, entries, "actual", "実績")

    def _with_versions(
        self, measure: Measure, entries: Sequence[tuple[str, Value | None]], role: Role, label: str
    ) -> list[Claim]:
        """What the sheet says of the years asked for, and what another table says instead."""
        meant = sorted({y for y, _ in self._of_years(entries)})
        other = [c for y in meant for c in self.other_versions(measure, role, y)]
        return self._yearly(measure, entries, label) + other

    def _yearly(
        self, measure: Measure, entries: Sequence[tuple[str, Value | None]], label: str
    ) -> list[Claim]:
        meant = [(y, v) for y, v in self._of_years(entries) if v]
        if not meant:
            return []
        said = "、".join(f"{y}は「{v.text}」" for y, v in meant)
        text = f"{subject(measure)}の{label}は、{said}です。"
        return [self.claim(measure, text, [whole(v for _, v in meant)], *(y for y, _ in meant))]

    def _of_years(self, entries: Sequence[tuple[str, _V]]) -> list[tuple[str, _V]]:
        """Entries of the years asked for, or of the first or last where that is asked; else all."""
        years = set(self.reading.years)
        if years:
            return [e for e in entries if came(e[0]) in years]
        last, first = _LAST.search(self.reading.folded), _FIRST.search(self.reading.folded)
        if last and first and len(entries) > 1:
            return [entries[0], *last_of(entries)]
        if last or first:
            return list(last_of(entries) if last else entries[:1])
        between = entries[1:-1] if _MIDDLE.search(self.reading.folded) else ()
        return list(between) if len(between) == 1 else list(entries)

    def row(self, measure: Measure, row: ScheduleRow) -> list[Claim]:
        """When a row of the schedule is due."""
        cells = tuple(self._of_years(row.cells)) or row.cells
        cells = self._named(row, cells) or cells
        if self.reading.years and not self._of_years(row.cells):
            said = (
                f"{years_said(row.cells)}に予定されています"
                if row.cells
                else "計画に掲げられています"
            )
        else:
            said = (
                f"{years_said(cells, row.cells)}の予定です" if cells else "計画に掲げられています"
            )
        text = f"{subject(measure)}の取組「{row.name.text}」は、{said}。"
        quoted = whole([row.name, *(v for _, v in row.cells)])
        return [self.claim(measure, text, (quoted,), *(y for y, _ in row.cells))]

    def rows(self, measure: Measure) -> list[Claim]:
        """The rows of the schedule, those of the years asked for with what is planned in these."""
        dated = bool(self.reading.years)
        meant = [(r, tuple(self._of_years(r.cells))) for r in measure.schedule]
        claims: list[Claim] = []
        for row, cells in [(r, c) for r, c in meant if c or not dated][:ROWS]:
            said = (
                f"（{years_said(cells, row.cells)}）"
                if cells and (dated or _DATED.search(self.reading.folded))
                else ""
            )
            head = "" if claims else f"{subject(measure)}の年次計画の項目は次のとおりです。\n"
            quoted = whole([row.name, *(v for _, v in row.cells)]) if said else row.name
            sentence = f"{head}・{row.name.text}{said}。"
            claims.append(self.claim(measure, sentence, (quoted,), *(y for y, _ in cells)))
        return claims

    def _named(
        self, row: ScheduleRow, cells: tuple[tuple[str, Value], ...]
    ) -> tuple[tuple[str, Value], ...]:
        """The cells whose own words a question for a year gives, beside the name of the row."""
        said = self.reading.folded.replace(fold(row.name.text), "")
        said = without_refused(said)
        words = {fold(v.text) for _, v in cells}
        named = {w for w in words if len(w) > 1 and w in said and w not in fold(row.name.text)}
        asked = bool(_WHEN.search(said)) and not (self.reading.years or _SPAN.search(said))
        return tuple(c for c in cells if fold(c[1].text) in named) if asked else ()

    def indicator(self, measure: Measure, indicator: Indicator) -> list[Claim]:
        """An indicator with its values of the years asked for."""
        years = self.reading.years
        values = (
            of_years(indicator.values, years, self.reading.folded)
            if years
            else self._of_years(indicator.values)
        )
        if years:
            now = at_present(measure, indicator, self.reading.folded)
            values = [*(e for e in now if e not in values), *values]
        if not values:
            return []
        said = "、".join(f"{figure_of(y)}は{v.text}" for y, v in values)
        moved = moved_by([v.text for _, v in values], self.reading.folded)
        text = f"{subject(measure)}の指標「{indicator.name.text}」は、{said}です{moved}。"
        quoted = whole([indicator.name, *(v for _, v in values)])
        claims = [self.claim(measure, text, [quoted], *(y for y, _ in values), moved)]
        return claims + self._otherwise(measure, [v for _, v in values])

    def _otherwise(self, measure: Measure, values: Sequence[Value]) -> list[Claim]:
        """What another table of the plan gives instead of one of these values."""
        places = {(v.source, v.start) for v in values}
        for conflict in measure.conflicts:
            held = {(v.source, v.start) for v in conflict.values} & places
            if conflict.role == "indicator" and held:
                other = [v for v in conflict.values if (v.source, v.start) not in places][:1]
                said = "".join(v.text for v in other)
                text = f"ただし、同じ計画の別の箇所では「{said}」となっています。"
                return [self.claim(measure, text, other, said)] if other else []
        return []
