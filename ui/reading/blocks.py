"""The blocks of the page: a file in the list, how sure each part of it is, what it holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from ui.api.records import Check, Level, Measure, Plan, Refused
from ui.chat.citations import OTHER_EDITION
from ui.parts.escape import element, scrolling
from ui.parts.words import t
from ui.reading.files import LEVELS, SIGNS, TITLES, levels, worst


def plan_entry(plan: Plan) -> Markup:
    """Municipality, plan, period, and how much was found in it, how sure."""
    name = f"{plan.plan}（{plan.period}）" if plan.period else plan.plan
    level = worst(plan.checks)
    return element(
        "div",
        "sn-plan",
        element("div", "sn-plan-city", plan.municipality or t("自治体名が不明")),
        element("div", "sn-plan-name", name or t("計画名が不明")),
        element("div", "sn-plan-count", counts(plan)),
        element("div", "sn-foot", t("ファイル: {name}", name=plan.source)),
        *([level_chip(level)] if level else []),
        *([] if plan.in_force else [element("span", "sn-chip sn-chip-past", t(OTHER_EDITION))]),
    )


def counts(plan: Plan) -> str:
    """How much was found in a file, and how much of it has to be looked at."""
    said = t("施策 {measures}件 ・ 用語 {terms}件", measures=plan.measures, terms=plan.terms)
    if plan.warnings:
        said += t(" ・ 読み取りの注意 {count}件", count=len(plan.warnings))
    if unsure := sum(check.level == "check" for check in plan.checks):
        said += t(" ・ 要確認 {count}件", count=unsure)
    return said


def level_chip(level: Level) -> Markup:
    """How sure, as a sign and a word."""
    sign = Markup('<span aria-hidden="true">{} </span>').format(SIGNS[level])
    return element("span", f"sn-level sn-level-{level}", sign, t(LEVELS[level]))


def totals(plans: Sequence[Plan]) -> Markup:
    """How much was read of all files, and how many of them are how sure."""
    told = levels(plans)
    numbers = (
        (t("ファイル"), len(plans)),
        (t("施策"), sum(plan.measures for plan in plans)),
        (t("用語"), sum(plan.terms for plan in plans)),
        *((t(name), told[level]) for level, name in LEVELS.items()),
    )
    cells = (
        element("div", "sn-total", element("dt", "", name), element("dd", "", str(number)))
        for name, number in numbers
    )
    return element("dl", "sn-totals", *cells)


def refused_block(refused: Sequence[Refused]) -> Markup:
    """The files that could not be read, each with the reason."""
    items = (
        element("li", "", element("strong", "", one.source), f": {one.reason}") for one in refused
    )
    name = t("読み込めなかったファイル（{count}件）", count=len(refused))
    heading = element("span", "sn-notice-name", name)
    listed = element("ul", "sn-read-list", *items)
    return element("div", "sn-notice sn-notice-warning", heading, listed)


def facts(plan: Plan) -> Markup:
    """What a file is: its name, municipality, plan, edition, period."""
    rows = (
        (t("ファイル"), plan.source),
        (t("自治体"), plan.municipality or t("自治体名が不明")),
        (t("計画名"), plan.plan or t("計画名が不明")),
        (t("版"), plan.edition or "―"),
        (t("計画期間"), plan.period or "―"),
        (t("読み取った件数"), counts(plan)),
    )
    cells = (
        part for name, text in rows for part in (element("dt", "", name), element("dd", "", text))
    )
    return element("dl", "sn-read-facts", *cells)


def checks_table(checks: Sequence[Check]) -> Markup:
    """How sure each part is, what was found and why; the least sure first."""
    order = list(reversed(LEVELS))
    rows = (
        element(
            "tr",
            "",
            element("th", "", t(TITLES.get(check.about, check.about))),
            element("td", "sn-kind", level_chip(check.level)),
            element("td", "", check.found or "―"),
            element("td", "", "\n".join(check.reasons)),
        )
        for check in sorted(checks, key=lambda check: order.index(check.level))
    )
    heads = (t("項目"), t("確かさ"), t("読み取ったもの"), t("理由"))
    return table(t("読み取りの確かさ"), heads, rows)


def measures_table(measures: Sequence[Measure]) -> Markup:
    """The measures that were read, with their departments."""
    rows = (
        element(
            "tr",
            "",
            element("td", "", measure.measure_no or ""),
            element("td", "", measure.measure_name),
            element("td", "", "、".join(measure.lead)),
        )
        for measure in measures
    )
    return table(t("読み取った施策"), (t("番号"), t("施策"), t("主管課")), rows)


def warnings_list(warnings: Sequence[object]) -> Markup:
    """What to beware of, one a line."""
    return element("ul", "sn-read-list", *(element("li", "", str(one)) for one in warnings))


def table(name: str, heads: Sequence[str], rows: Iterable[Markup]) -> Markup:
    """A table with its name and heads, scrolling inside itself."""
    head = element("tr", "", *(element("th", "", one) for one in heads))
    body = element("tbody", "", *rows)
    whole = element(
        "table", f"sn-read-table sn-read-{len(heads)}", element("thead", "", head), body
    )
    return scrolling(name, "sn-wide", whole)
