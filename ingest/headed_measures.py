"""Measures that are headings over prose: what stands below each, line by line."""

from __future__ import annotations

import re

from ingest.blocks import Cell, cell_view
from ingest.candidates import Candidate, is_repeated
from ingest.cells import Title, read_title
from ingest.grid import Grid
from ingest.headed_numbers import numbers_of, own_number
from ingest.headed_tables import told_below
from ingest.headings import Heading
from ingest.labels import year_over
from ingest.layout import Layout
from ingest.leads import first_leads, lead_in
from ingest.outline import Node
from ingest.owner_lines import LabelLine, label_lines, owner_lines
from ingest.prose import ProseLine, read_lines
from ingest.records import Field, Indicator, Role, ScheduleRow, Value
from ingest.text import clean, nfkc, value_of


def from_headed(
    layout: Layout, nodes: tuple[Node, ...], grids: tuple[Grid, ...], text: str, source: str
) -> tuple[Candidate, ...]:
    """A candidate for each heading that names a measure, with departments, prose and schedule."""
    below = [n for n in nodes if n.heading and n.heading.start in layout.headed.names]
    numbers = numbers_of(below, text)
    lines = read_lines(text, layout.blocks, layout.page)
    reader = _Reader(text, source, lines, label_lines(text, lines), owner_lines(text, lines))
    return tuple(
        reader.candidate(node, node.heading, number, grids)
        for node, number in zip(below, numbers, strict=True)
        if node.heading
    )


_SHORT: frozenset[Role] = frozenset({"planned", "evaluation", "state", "area", "goal", "sdgs"})


class _Reader:
    """Reads what stands below one heading after the other."""

    def __init__(
        self,
        text: str,
        source: str,
        lines: list[ProseLine],
        labels: dict[int, LabelLine],
        owners: dict[int, LabelLine],
    ) -> None:
        self.text = text
        self.source = source
        self.lines = lines
        self.labels = labels
        self.owners = owners
        self.first = first_leads(text)

    def candidate(
        self, node: Node, heading: Heading, number: str, tables: tuple[Grid, ...]
    ) -> Candidate:
        """The measure that ``heading`` names."""
        grids = _within(tables, node)
        told = told_below(tables, node, self.text, self.source, first=self.first)
        stop = min([g.block.start for g in grids], default=node.section.end)
        below = [i for i, n in enumerate(self.lines) if heading.end < n.start < node.section.end]
        lead, related = self._departments(below)
        before = [i for i in below if self.lines[i].start < stop]
        lead, related = (*lead, *told.lead), (*related, *told.related)
        fields = [*self._content(before), *self._labelled(below), *told.fields]
        title, printed, number = self._titled(heading, number)
        schedule, indicators = _yearly(grids, self.text, self.source)
        ends = [f.value.end for f in fields] + [v.end for v in (*lead, *related)]
        ends += [g.block.end for g in grids] + [told.end]
        return Candidate(
            node.section.path[:-1],
            number,
            printed,
            title.name,
            self.source,
            heading.start,
            max([heading.title_end, *ends]),
            (*fields, *(Field("tag", "", t) for t in title.tags)),
            (*title.departments, *lead),
            related,
            schedule=schedule,
            indicators=indicators,
            repeated=is_repeated(title),
        )

    def _titled(self, heading: Heading, number: str) -> tuple[Title, Value | None, str]:
        """The title of a heading, its number as printed, and as it is written."""
        view = clean(self.text, heading.title_start, heading.title_end)
        mark = value_of(self.text, self.source, heading.start, heading.title_start)
        printed = mark if number and mark.text else None
        if heading.marker.kind in {"plain", "bracket"}:
            view, printed = own_number(clean(self.text, heading.start, heading.end), self.source)
            number = nfkc(printed.text) if printed else ""
        return read_title(view, self.source), printed, number

    def _departments(self, own: list[int]) -> tuple[tuple[Value, ...], tuple[Value, ...]]:
        lead: list[Value] = []
        related: list[Value] = []
        lines = [self.owners[i] for i in own if i in self.owners]
        first = self.first and all(line.role == "lead" for line in lines)
        for line in lines:
            main, others = lead_in(clean(self.text, line.start, line.end), self.source, first=first)
            if line.role == "related":
                related += [*main, *others]
            else:
                lead, related = [*lead, *main], [*related, *others]
        return tuple(lead), tuple(related)

    def _content(self, before: list[int]) -> list[Field]:
        """The prose up to the first label, or else the first paragraph below the labels."""
        start = 0
        while start < len(before) and self._is_label(before[start]):
            start += 1
        prose: list[int] = []
        for i in before[start:]:
            ends = prose and start and not self.lines[i].follows
            if self._is_label(i) or ends:
                break
            prose.append(i)
        value = self._value(prose) if prose else None
        return [Field("content", "", value)] if value and "。" in value.text else []

    def _is_label(self, at: int) -> bool:
        label = self.labels.get(at)
        return at in self.owners or bool(label and label.firm and label.role) or self._inside(at)

    def _inside(self, at: int) -> bool:
        """Whether a line is part of the value of a label above it."""
        place = self.lines[at].start
        return any(o.start <= place < o.end for o in self.owners.values())

    def _labelled(self, own: list[int]) -> list[Field]:
        """What stands behind known labels, with the lines below that go on with it."""
        found: list[Field] = []
        for n, i in enumerate(own):
            label = self.labels.get(i)
            if i in self.owners:
                owner = self.owners[i]
                value = value_of(self.text, self.source, owner.start, owner.end)
                found.append(Field(owner.role or "lead", owner.label, value))
            elif label and label.firm and label.role not in {None, "name", "number"}:
                more = [i]
                for j in own[n + 1 :]:
                    if not self.lines[j].follows or self._is_label(j):
                        break
                    if label.role in _SHORT and self.lines[j].start >= label.end:
                        break
                    more.append(j)
                value = self._value(more, label.start)
                if value.text and label.role:
                    found.append(Field(label.role, label.label, value))
        return found

    def _value(self, lines: list[int], start: int | None = None) -> Value:
        """Lines as one value; what pages add between them is left out."""
        parts: list[tuple[int, int]] = []
        for n, i in enumerate(lines):
            line = self.lines[i]
            begin = start if n == 0 and start is not None else line.start
            if parts and not line.broken:
                parts[-1] = (parts[-1][0], line.end)
            else:
                parts.append((begin, line.end))
        cell = Cell("", parts[0][0], parts[-1][1], tuple(parts) if len(parts) > 1 else ())
        return cell_view(self.text, cell).value(self.source)


def _within(grids: tuple[Grid, ...], node: Node) -> list[Grid]:
    """The tables of years below a heading."""
    inside = [g for g in grids if node.section.start <= g.block.start < node.section.end]
    return [g for g in inside if sum(year_over(p) is not None for p in g.headers) >= 2]


def _yearly(
    grids: list[Grid], text: str, source: str
) -> tuple[tuple[ScheduleRow, ...], tuple[Indicator, ...]]:
    """The rows of tables of years; a row of which only the name is sure has no years."""
    schedule: list[ScheduleRow] = []
    indicators: list[Indicator] = []
    for grid in grids:
        partial = grid.block.partial if grid.column("number") is None else ()
        for line in sorted((*grid.body, *partial), key=lambda n: n.start):
            named = [c for i, c in enumerate(line.cells) if c.text and not _at(grid, i)]
            if not named:
                continue
            name = cell_view(text, named[0]).value(source)
            cells = tuple(
                (year, cell_view(text, c).value(source))
                for i, c in enumerate(line.cells)
                if (year := _at(grid, i)) and re.search(r"[\w○◎●△☆★→⇒]", c.text)
            )
            if grid.column("indicator") is None:
                schedule.append(ScheduleRow(name, cells))
            else:
                indicators.append(Indicator(name, cells))
    return tuple(schedule), tuple(indicators)


def _at(grid: Grid, column: int) -> str | None:
    return year_over(grid.headers[column]) if column < len(grid.headers) else None
