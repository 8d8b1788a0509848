"""The picture of an indicator: what came of it as a line, what was aimed at as a dashed one."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt

from ui.progress.charts import ERA, Chart, Look, numbers, of
from ui.progress.indicators import Line, Point
from ui.progress.sorts import Sort

_HEIGHT = 170
_SHAPES: dict[Sort, str] = {"target": "diamond", "result": "circle", None: "square"}


def line(indicator: Line, *, era: bool, look: Look) -> Chart:
    """The numbers of an indicator over the years, each with what the plan prints."""
    layers = [
        layer
        for sort in indicator.sorts
        for layer in _layers(indicator, sort, _years(indicator, era=era, look=look), look)
    ]
    return alt.layer(*layers).properties(height=_HEIGHT)


def _layers(indicator: Line, sort: Sort, years: alt.X, look: Look) -> list[alt.Chart]:
    """A path, its points and their numbers; targets are hollow and their numbers stand below."""
    aimed = sort == "target"
    points = [point for point in indicator.points if point.sort == sort]
    numbers_ = alt.Y(
        "number:Q", title=None, scale=alt.Scale(zero=False, padding=22), axis=numbers(look)
    )
    tips = [alt.Tooltip("label:N", title=" "), alt.Tooltip("printed:N", title="  ")]
    path = points if not aimed else [*_before(indicator, points[0]), *points]
    drawn = (
        of(_data(path))
        .mark_line(color=look.line, strokeWidth=2, strokeDash=[5, 4] if aimed else [1, 0])
        .encode(x=years, y=numbers_)
    )
    base = of(_data(points)).encode(x=years, y=numbers_, tooltip=tips)
    dots = base.mark_point(
        color=look.line,
        filled=not aimed,
        fill=look.ground if aimed else look.line,
        shape=_SHAPES[sort],
        size=90 if aimed else 70,
        opacity=1,
    )
    words = base.mark_text(dy=16 if aimed else -13, color=look.ink, fontSize=11, limit=84).encode(
        text=alt.Text("number:Q", format=",.12~g")
    )
    return [drawn, dots, words]


def _before(indicator: Line, first: Point) -> Sequence[Point]:
    """The value before the first target: from there the way to the targets leads."""
    return [p for p in indicator.points if p.sort != "target" and p.year < first.year][-1:]


def _data(points: Sequence[Point]) -> list[dict[str, object]]:
    return [
        {"year": p.year, "label": p.label, "number": p.number, "printed": p.printed} for p in points
    ]


def _years(indicator: Line, *, era: bool, look: Look) -> alt.X:
    years = indicator.years
    return alt.X(
        "year:Q",
        title=None,
        scale=alt.Scale(domain=[min(years) - 0.5, max(years) + 0.6], nice=False),
        axis=alt.Axis(
            values=years,
            labelExpr=ERA if era else "datum.value",
            grid=False,
            labelAngle=0,
            labelColor=look.ink,
        ),
    )
