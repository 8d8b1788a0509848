"""Units of what rows of tables say of a measure in a few words: a count, a date, a reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from assistant.unit import Unit
from index.years import came, fiscal_years
from ingest.earlier import is_past
from ingest.records import Field, Measure, Mention
from ingest.sources import Document
from ingest.text import fold

# Roles that other units carry, or that say nothing a question asks for in prose.
ELSEWHERE = frozenset(
    {"name", "number", "lead", "related", "sdgs", "goal", "area", "tag", "evaluation", "planned",
     "actual", "action", "indicator", "schedule"}
)  # fmt: skip
LONG = 20  # from this length on a cell of a table is read as prose
_LABEL = 20
_DATE = re.compile(
    r"(?:令和|平成|[RH]|20)[0-9元]{1,2}年?度?(?:[0-9]{1,2}月)?[～〜~ー-]?[^\s。、]{0,10}"
)
_FIGURE = re.compile(r"[約計]?[0-9０-９][0-9０-９,，.．]*[^\s\d。、]{0,4}")
_BARE = re.compile(f"{_DATE.pattern}|{_FIGURE.pattern}")
_MARKED = frozenset({"tag", "state", "status"})  # of these the answerer reads the marks itself


def labelled(unit: Unit, said: str) -> str:
    """What is said of a field: a few words need the label they stand under."""
    own = (
        unit.kind == "field" and 0 < len(unit.head) <= _LABEL and _BARE.fullmatch(unit.text.strip())
    )
    short = own or (unit.role.startswith("mention_") and len(unit.text) < LONG)
    label = " ".join(unit.head.split())
    return f"{label}は「{said}」です" if short and label and "。" not in said else said


def headed(label: str, year: str | None, said: str) -> str:
    """The label that a few words stand under; over a bare figure with the year that this is of."""
    if len(said) >= LONG:
        return ""
    dated = year and label and _FIGURE.fullmatch(said) and not fiscal_years(label)
    return f"{year}の{label}" if dated else label


def in_short(
    measure: Measure, documents: Mapping[str, Document], counter: Iterator[int]
) -> Iterator[Unit]:
    """The units of such cells, each headed by its label; those of one row are one item."""
    items: dict[tuple[str, int], int] = {}
    rows = {(f.value.source, f.value.start): m for m in measure.mentions for f in m.fields}
    for field in told_in_short(measure):
        row = rows[field.value.source, field.value.start]
        place = (row.source, row.start)
        items[place] = items[place] if place in items else next(counter)
        yield _unit(documents[field.value.source], measure, field, items[place])


def _unit(document: Document, measure: Measure, field: Field, item: int) -> Unit:
    value = field.value
    context = f"{measure.name.text} {field.label} {field.year or ''}"
    years = frozenset(fiscal_years(value.text)) or frozenset(
        {came(field.year)} if field.year else ()
    )
    return Unit(
        document.source, value.start, value.end, value.text, context, field.label, item,
        "field", measure.municipality, measure.plan, measure.section, years,
        f"mention_{field.role}", measure, past=is_past(measure),
    )  # fmt: skip


def told_in_short(measure: Measure) -> list[Field]:
    """What rows of tables say of a measure in a few words, as far as nothing else carries it.

    A mark says nothing without its column, and what the headings above the measure say is known.
    """
    own = {(f.value.source, f.value.start) for f in measure.fields}
    known = {fold(f.value.text) for f in measure.fields} | {fold(measure.name.text)}
    above = fold(" ".join(measure.section))
    disputed = {(v.source, v.start) for c in measure.conflicts for v in c.values}
    found: list[Field] = []
    for field in (f for m in measure.mentions for f in m.fields if not groups(f, m)):
        place, said = (field.value.source, field.value.start), fold(field.value.text)
        carried = field.role in ELSEWHERE and not _left_out(measure, field)
        carried = carried and not (field.role == "indicator" and place in disputed)
        if carried or field.role in _MARKED or len(field.value.text) >= LONG or place in own:
            continue
        fresh = bool(re.search(r"[^\W〇]", said)) and said not in known and said not in above
        if fresh or field.role == "evaluation":
            known.add(said)
            found.append(field)
    return found


def groups(field: Field, mention: Mention) -> bool:
    """Whether a cell that no header explains stands before the name: it is of several rows."""
    names = [f.value.start for f in mention.fields if f.role == "name"]
    return field.role == "other" and any(field.value.start < at for at in names)


def _left_out(measure: Measure, field: Field) -> bool:
    """Whether a plan without a year, or an evaluation of another year, is on no record."""
    if field.role == "planned":
        return field.year is None and not measure.years
    return field.role == "evaluation" and field.year not in {None, measure.evaluation_year}
