"""Changes between two editions as an escaped table."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from ui.api.records import Change, Compared, Edition, Quoted
from ui.parts.escape import element, scrolling
from ui.parts.words import t

_HEADS = ("行", "変更", "施策", "項目", "前の版", "新しい版")
_NONE = "―"


def compared_line(pair: Compared) -> Markup:
    """Which two editions are compared."""
    said = f"{pair.municipality}：{_edition(pair.old)} → {_edition(pair.new)}"
    return element("div", "sn-cite-from", said)


def table(changes: Sequence[Change], *, several: bool) -> Markup:
    """A row for each change; ``several`` plans are told apart by their municipality."""
    head = element("tr", "", *(element("th", "", t(name)) for name in _HEADS))
    rows = [_row(number, change, several) for number, change in enumerate(changes, start=1)]
    body = element("tbody", "", *rows)
    return scrolling(
        t("変わったところの一覧"),
        "sn-wide",
        element("table", "sn-changes", element("thead", "", head), body),
    )


def row_title(change: Change) -> str:
    """What a change is about, in one line."""
    return f"{change.kind_name}: {_name(change)}" + (f"（{change.what}）" if change.what else "")


def _row(number: int, change: Change, several: bool) -> Markup:
    measure = change.new or change.old
    town = f"{measure.municipality} " if several and measure else ""
    cells = (
        element("td", "", str(number)),
        element("td", "sn-kind", change.kind_name),
        element("td", "", town + _name(change)),
        element("td", "", change.what or ""),
        element("td", "", *_side(change.before)),
        element("td", "", *_side(change.after)),
    )
    return element("tr", "", *cells)


def _name(change: Change) -> str:
    measure = change.new or change.old
    return f"{measure.measure_no or ''} {measure.measure_name}".strip() if measure else ""


def _side(values: Sequence[Quoted]) -> tuple[Markup, ...]:
    """The words of one edition and where they stand."""
    if not values:
        return (element("span", "", _NONE),)
    places = dict.fromkeys(_place(v) for v in values)
    words = "、".join(v.text for v in values)
    return (element("div", "", words), element("div", "sn-foot", "、".join(places)))


def _edition(edition: Edition) -> str:
    return f"{edition.plan}（{edition.edition}）" if edition.edition else edition.plan


def _place(value: Quoted) -> str:
    page = t("（{page}ページ）", page=value.page) if value.page else ""
    return f"{value.source}{page}"
