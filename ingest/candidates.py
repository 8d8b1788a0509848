"""Places that may describe a measure: sheets, rows of tables, numbered headings with prose."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ingest.blocks import Line
from ingest.cells import (
    Title,
    departments_in,
    is_number,
    lead_and_related,
    number_text,
    read_title,
    split_actions,
)
from ingest.grid import Grid
from ingest.labels import is_department, role_of, year_of
from ingest.outline import Node
from ingest.records import (
    Action,
    Field,
    Indicator,
    Role,
    ScheduleRow,
    Value,
    YearEntry,
)
from ingest.sheets import Sheet
from ingest.text import View, clean, nfkc, value_of

_OPENS = re.compile(
    r"(方策|施策|アクションプラン|具体的な?(取組|取り組み|方策)|個別(施策|事業)"
    r"|(取組|取り組み)(の?内容|事項|一覧|項目)|主な(取組|取り組み|事業|実績)|実施計画|事業計画)"
)
_CLOSES = re.compile(
    r"(課題|動向|現状|背景|体系|推進体制|進行管理|意識|アンケート|国、|国の|県の|規則|要綱)"
)
_NOTE_LINE = re.compile(r"^\s*[※*＊注]\s*[0-9０-９]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that names a measure, and what it says; the parts of a ``Measure`` before merging."""

    section: tuple[str, ...]
    number: str
    number_value: Value | None
    name: Value
    source: str
    start: int
    end: int
    fields: tuple[Field, ...]
    lead: tuple[Value, ...] = ()
    related: tuple[Value, ...] = ()
    actions: tuple[Action, ...] = ()
    years: tuple[YearEntry, ...] = ()
    schedule: tuple[ScheduleRow, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    repeated: bool = False
    loose: bool = False


def from_sheet(sheet: Sheet, text: str, source: str) -> Candidate:
    """The candidate that a sheet describes."""
    title = sheet.title
    if title is None:
        raise ValueError("a sheet without a title describes nothing")
    lead: list[Value] = list(title.departments)
    related: list[Value] = []
    actions: list[Action] = []
    fields: list[Field] = []
    for item in sheet.fields:
        view = clean(text, item.value.start, item.value.end)
        if item.role == "lead":
            outer, inner = lead_and_related(view, source)
            lead.extend(outer)
            related.extend(inner)
        elif item.role == "related":
            related.extend(departments_in(view, source))
        elif item.role in {"content", "other"}:
            prose, found = split_actions(view, source)
            actions.extend(found)
            if prose.text and found:
                item = replace(item, value=prose.value(source))
        fields.append(item)
    fields += [Field("tag", "", tag) for tag in title.tags]
    return Candidate(
        sheet.section,
        sheet.printed_number or "",
        sheet.number,
        title.name,
        source,
        sheet.start,
        sheet.end,
        tuple(fields),
        tuple(lead),
        tuple(related),
        tuple(actions),
        sheet.years(),
        tuple(sheet.schedule),
        tuple(sheet.indicators),
        _repeated(title),
    )


def from_grid(grid: Grid, text: str, source: str) -> tuple[Candidate, ...]:
    """The rows of a table that has a column of names; empty for any other table."""
    if grid.column("name") is None:
        return ()
    found: list[Candidate] = []
    for line, group in zip(grid.body, grid.groups, strict=True):
        row = _from_row(grid, line, group, text, source)
        found.extend((row,) if row else _loose(grid, line, text, source))
    return tuple(found)


def _loose(grid: Grid, line: Line, text: str, source: str) -> list[Candidate]:
    """A row whose columns slipped: every cell may be the name; only a known name will match."""
    found = []
    for i, cell in enumerate(line.cells):
        if len(cell.text) < 4 or is_department(cell.text):
            continue
        title = _cell_title(clean(text, cell.start, cell.end), source)
        rest = [
            departments_in(clean(text, c.start, c.end), source)
            for c in line.cells[i + 1 :]
            if c.text
        ]
        named = [d for d in rest if d and all(is_department(x.text) for x in d)]
        found.append(
            Candidate(
                grid.section,
                number_text(title.number) if title.number else "",
                title.number,
                title.name,
                source,
                line.start,
                line.end,
                (),
                named[0] if named else (),
                named[1] if len(named) > 1 else (),
                repeated=_repeated(title),
                loose=True,
            )
        )
    return found


def is_series(rows: tuple[Candidate, ...]) -> bool:
    """Whether rows can be measures of their own: numbered, and saying more than a name."""
    rows = tuple(r for r in rows if not r.loose)
    if len(rows) < 2:
        return False
    numbered = sum(bool(r.number) for r in rows)
    told = sum(bool(r.lead or {f.role for f in r.fields} & _TELLING) for r in rows)
    return numbered * 3 >= len(rows) * 2 and told * 2 >= len(rows)


_TELLING: frozenset[Role] = frozenset(
    {"content", "results", "evaluation", "planned", "actual", "aim", "effect", "issues"}
)


def from_headings(
    nodes: tuple[Node, ...], text: str, source: str, taken: tuple[tuple[int, int], ...] = ()
) -> tuple[tuple[Candidate, ...], ...]:
    """Series of numbered headings with prose below a heading that announces measures.

    Stretches of text in ``taken`` (sheets) are left out. Of one announcement only the headings
    numbered alike, in the way that most of them are, make the series.
    """
    series: dict[tuple[str, ...], dict[str, list[Candidate]]] = {}
    for node, following in zip(nodes, [*nodes[1:], None], strict=True):
        leaf = following is None or len(following.section.path) <= len(node.section.path)
        root = _announced(node)
        if not (leaf and root and node.heading and node.heading.marker.number):
            continue
        if any(a < node.section.end and node.section.start < b for a, b in taken):
            continue
        found = _from_heading(node, text, source)
        if found:
            kinds = series.setdefault(root, {})
            kinds.setdefault(node.heading.marker.kind, []).append(found)
    largest = (max(kinds.values(), key=len) for kinds in series.values())
    return tuple(tuple(items) for items in largest if len(items) >= 3)


def _announced(node: Node) -> tuple[str, ...] | None:
    """The path down to the heading that announces measures, if no heading speaks against it."""
    titles = [h.title for h in node.parents]
    if any(_CLOSES.search(t) for t in titles) or node.heading is None:
        return None
    for i, title in enumerate(titles):
        if _OPENS.search(title) or re.search(r"実績と?(評価|成果)", title):
            return node.section.path[: i + 1]
    return None


def _from_heading(node: Node, text: str, source: str) -> Candidate | None:
    heading = node.heading
    if heading is None:
        return None
    end = node.section.end
    note = _NOTE_LINE.search(text, heading.end, end)
    body = value_of(text, source, heading.end, note.start() if note else end)
    if "。" not in body.text:
        return None
    title = read_title(clean(text, heading.title_start, heading.end), source)
    marker_end = heading.title_start
    printed = value_of(text, source, heading.start, marker_end)
    number = composed(heading.marker.number, heading.marker.kind, node)
    if title.number and heading.marker.kind == "paren":
        number += number_text(title.number)
    past = any(re.search(r"実績|成果", h.title) for h in node.parents)
    role: Role = "results" if past else "content"
    fields = (Field(role, "", body), *(Field("tag", "", t) for t in title.tags))
    return Candidate(
        node.section.path[:-1],
        number,
        printed if printed.text else None,
        title.name,
        source,
        heading.start,
        max(body.end, heading.end),
        fields,
        title.departments,
        repeated=_repeated(title),
    )


def composed(number: str, kind: str, node: Node) -> str:
    """A number with the bracketed one above it: ⑤ below (1) is ``(1)5``; (2) is ``(2)``."""
    if kind == "paren":
        return f"({number})"
    if kind == "circled":
        for parent in reversed(node.parents):
            if parent.marker.kind == "paren":
                return f"({parent.marker.number}){number}"
    return number


def _from_row(
    grid: Grid, line: Line, group: tuple[str, ...], text: str, source: str
) -> Candidate | None:
    fields: list[Field] = []
    title: Title | None = None
    number: Value | None = None
    lead: tuple[Value, ...] = ()
    related: tuple[Value, ...] = ()
    for i, cell in enumerate(line.cells):
        path = grid.headers[i] if i < len(grid.headers) else ()
        role = role_of(path[-1]) if path else None
        if not cell.text or role is None:
            continue
        view = clean(text, cell.start, cell.end)
        value = view.value(source)
        if role == "name":
            title = _cell_title(view, source)
        elif role == "number" and is_number(cell.text):
            number = value
        elif role == "lead":
            lead = tuple(d for d in departments_in(view, source) if is_department(d.text))
        elif role == "related":
            related = departments_in(view, source)
        fields.append(Field(role, path[-1], value, _year_of_path(path)))
    if title is None or not re.search(r"\w{2}", title.name.text):
        return None
    number = number or title.number
    fields += [Field("tag", "", tag) for tag in title.tags]
    return Candidate(
        (*grid.section, *((grid.caption,) if grid.caption else ()), *group)
        if grid.caption not in grid.section
        else (*grid.section, *group),
        _row_number(number, group),
        number,
        title.name,
        source,
        line.start,
        line.end,
        tuple(fields),
        lead or title.departments,
        related,
        repeated=_repeated(title),
    )


def _cell_title(view: View, source: str) -> Title:
    """The title on the first line of a cell; a short second line is a tag (継続)."""
    first, _, rest = view.text.partition("\n")
    title = read_title(view.slice(0, len(first)), source)
    tag = rest.strip()
    if tag and len(tag) <= 6 and "\n" not in tag:
        at = view.text.index(rest.lstrip(), len(first))
        value = view.slice(at, len(view.text)).joined().value(source)
        return Title(title.number, title.name, title.departments, (*title.tags, value))
    return title


def _row_number(number: Value | None, group: tuple[str, ...]) -> str:
    if number is None:
        return ""
    printed = number_text(number)
    if re.fullmatch(r"[①-⑳㉑-㉟]", number.text.strip()):
        for above in reversed(group):
            match = re.match(r"\s*[(（]\s*([0-9０-９]+)\s*[)）]", above)
            if match:
                return f"({nfkc(match.group(1))}){printed}"
    return printed


def _year_of_path(path: tuple[str, ...]) -> str | None:
    for part in path:
        year = year_of(part)
        if year:
            return year
    return None


def _repeated(title: Title) -> bool:
    return any(re.sub(r"\s", "", t.text) == "再掲" for t in title.tags)
