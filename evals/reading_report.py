"""How plans were read, as tables for the terminal and as JSON: names of files and figures only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from types import MappingProxyType

from rich.table import Table

from evals.intervals import Rate, rate_of
from evals.reading import IDENTITY, JUDGED, PlanReading, leads_right
from evals.report import cells_of, shown
from ingest.assurance.findings import LEVELS, TITLES

LABELS = MappingProxyType(
    {
        "led": "施策（番号・名称・主管課）",
        "named": "施策（番号・名称）",
        "told": "用語",
        "municipality": "自治体",
        "plan": "計画名",
        "period": "期間",
    }
)
MARKS = {True: "○", False: "×"}


def totals(plans: Sequence[PlanReading]) -> dict[str, Rate]:
    """Each rate over all plans; measures and terms count one each, whatever their plan."""
    each = {k: [v for p in plans for v in getattr(p, k)] for k in ("led", "named", "told")}
    each |= {k: [p.identity[k][2] for p in plans] for k in IDENTITY}
    return {key: rate_of([float(v) for v in values]) for key, values in each.items()}


def readings_table(plans: Sequence[PlanReading]) -> Table:
    """One line per plan."""
    table = Table(title="計画ごとの読み取り")
    table.add_column("計画", overflow="fold")
    for head in ("施策", "番号と名称", "余分", "用語", "余分", *IDENTITY):
        table.add_column(LABELS.get(head, head), justify="right")
    for p in plans:
        measures = (_of(p.led), _of(p.named), str(len(p.spurious)))
        terms = (_of(p.told), str(p.excess))
        marks = (MARKS[p.identity[key][2]] for key in IDENTITY)
        table.add_row(shown(p.source), *measures, *terms, *marks)
    return table


def totals_table(plans: Sequence[PlanReading]) -> Table:
    """The rates over all plans with their intervals, then what was read too much."""
    table = Table(title=f"合計（計画 {len(plans)}件）", caption="区間は95％（Wilson）。")
    table.add_column("項目")
    for head in ("正しい割合", "95％区間", "件"):
        table.add_column(head, justify="right")
    for key, rate in totals(plans).items():
        table.add_row(LABELS[key], *cells_of(rate))
    table.add_section()
    table.add_row("余分な施策", str(sum(len(p.spurious) for p in plans)))
    table.add_row("余分な用語", str(sum(p.excess for p in plans)))
    return table


def levels_table(plans: Sequence[PlanReading]) -> Table:
    """How often each part was right, by how sure the report of an ingest was of it."""
    table = Table(title="確かさと正しさ（正しい計画の数／その確かさの計画の数）")
    table.add_column("項目")
    for name in LEVELS.values():
        table.add_column(name, justify="right")
    for about, row in levels_of(plans).items():
        table.add_row(TITLES[about], *(f"{right}/{n}" for right, n in row.values()))
    return table


def levels_of(plans: Sequence[PlanReading]) -> dict[str, dict[str, tuple[int, int]]]:
    """For each part and level: how many plans were right, of how many."""
    return {
        about: {
            level: (sum(p.right(about) for p in own), len(own))
            for level in LEVELS
            for own in [[p for p in plans if p.levels.get(about) == level]]
        }
        for about in JUDGED
    }


def differences(plan: PlanReading) -> Iterator[tuple[str, str, str]]:
    """What differs between the gold and what was read: the kind, the gold's words, those read."""
    for key, (wanted, read, right) in plan.identity.items():
        if not right:
            yield LABELS[key], wanted, read
    for gold, found in plan.measures:
        name = f"{gold.no or ''} {gold.name}".strip()
        if found is None:
            yield "施策がない", name, ""
        elif not leads_right(gold, found):
            yield f"主管課（{name}）", "、".join(gold.lead), "、".join(d.text for d in found.lead)
    yield from (("余分な施策", "", f"{m.number} {m.name.text}".strip()) for m in plan.spurious)
    yield from (("用語がない", word, "") for word, term in plan.terms if term is None)
    yield from (("余分な用語", "", t.term.text) for t in plan.strange)


def differences_table(plans: Sequence[PlanReading]) -> Table:
    """Everything that differs, with the words of the plans."""
    table = Table(title="違うところ")
    for name in ("計画", "違い", "正解", "読み取り"):
        table.add_column(name, overflow="fold")
    for plan in plans:
        for kind, wanted, read in differences(plan):
            table.add_row(shown(plan.source), shown(kind), shown(wanted), shown(read))
    return table


def as_data(plans: Sequence[PlanReading], *, failures: bool) -> dict[str, object]:
    """Everything the tables say as JSON-ready data; the words that differ only where asked for."""
    data: dict[str, object] = {
        "plans": [_figures(p) for p in plans],
        "levels": {
            about: {level: {"right": r, "plans": n} for level, (r, n) in row.items()}
            for about, row in levels_of(plans).items()
        },
        "totals": {key: asdict(rate) for key, rate in totals(plans).items()},
    }
    if failures:
        data["failures"] = [
            {"source": p.source, "kind": kind, "gold": wanted, "read": read}
            for p in plans
            for kind, wanted, read in differences(p)
        ]
    return data


def _figures(plan: PlanReading) -> dict[str, object]:
    return {
        "source": plan.source,
        "measures": len(plan.measures),
        "named": sum(plan.named),
        "led": sum(plan.led),
        "spurious": len(plan.spurious),
        "terms": len(plan.terms),
        "told": sum(plan.told),
        "spurious_terms": plan.excess,
        **{key: right for key, (_, _, right) in plan.identity.items()},
    }


def _of(right: Sequence[bool]) -> str:
    return f"{sum(right)}/{len(right)}"
