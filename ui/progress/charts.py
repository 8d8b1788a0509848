"""The pictures as Vega charts. Words of plans are in them as data alone, never as a format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import altair as alt

from ui.parts.escape import WORD_JOINER
from ui.progress.segments import Segment, row_names

# On white and on the dark page 3:1 and more; white words on them 4.5:1 and more.
_TONES = ("#2470b8", "#0f7b6c", "#a35a00", "#c2362c", "#7b52c0", "#b03a84", "#5f7300", "#1f7a99")
_GREY = "#667084"
_BAR, _ROW, _CELL, _AXIS = 24, 50, 48, 62
# What Altair makes of views that lie upon each other.
Chart = alt.LayerChart | alt.FacetChart
# The era's year, of a number alone.
ERA = "datum.value > 2018 ? 'R' + (datum.value - 2018) : 'H' + (datum.value - 1988)"


@dataclass(frozen=True, slots=True)
class Look:
    """What differs between the light and the dark page."""

    ink: str = "#1a2330"
    cell: str = "#dce9f7"
    renewal: str = "#ffdf9e"
    line: str = "#17508f"
    ground: str = "#ffffff"

    @staticmethod
    def of(dark: bool) -> Look:
        """The look of a page."""
        return Look("#eef2f7", "#1d3a5c", "#6b4a0a", "#8fc1f7", "#101823") if dark else Look()


def bars(segments: Sequence[Segment], *, axis: str, look: Look, share: bool = False) -> Chart:
    """Stacked bars: a row for each row, its name above it, the sign and figure in each part."""
    rows = list(row_names(segments))
    base = of(_data(segments)).encode(
        y=alt.Y("row_name:N", sort=None, title=None, axis=_names_above(look)),
        x=alt.X(
            "size:Q",
            stack="zero",
            title=axis,
            scale=alt.Scale(domain=[0, 100]) if share else alt.Undefined,
            axis=numbers(look, title=True),
        ),
        order=alt.Order("order:Q"),
    )
    picked = _selection()
    drawn = (
        base.mark_bar(height=_BAR, yOffset=9, stroke=look.ink, cursor="pointer")
        .encode(
            color=alt.Color("color:N", scale=None),
            strokeWidth=alt.condition(picked, alt.value(3), alt.value(0), empty=False),
            tooltip=_tips(),
            detail=["row:N", "kind:N"],
        )
        .add_params(picked)
    )
    words = base.mark_text(
        yOffset=9, color="white", fontSize=12, fontWeight="bold", clip=True
    ).encode(
        x=alt.X("size:Q", stack="zero", bandPosition=0.5),
        text="text:N",
        detail=["row:N", "kind:N"],
    )
    return alt.layer(drawn, words).properties(height=_ROW * len(rows) + _AXIS)


def matrix(segments: Sequence[Segment], years: Sequence[int], *, era: bool, look: Look) -> Chart:
    """A cell for each row and year with what is planned in it; renewals (tone 1) stand out."""
    rows = list(row_names(segments))
    width = alt.ExprRef("max(bandwidth('x') - 8, 8)")
    base = of(_data(segments)).encode(
        y=alt.Y("row_name:N", sort=None, title=None, axis=_names_above(look)),
        x=alt.X(
            "kind:O",
            title=None,
            scale=alt.Scale(domain=[str(year) for year in years]),
            axis=alt.Axis(
                orient="top",
                labelAngle=0,
                labelExpr=ERA if era else "datum.value",
                grid=False,
                labelColor=look.ink,
            ),
        ),
    )
    picked = _selection()
    drawn = (
        base.mark_rect(height=_BAR, yOffset=9, cornerRadius=3, stroke=look.ink, cursor="pointer")
        .encode(
            color=alt.condition("datum.tone == 1", alt.value(look.renewal), alt.value(look.cell)),
            strokeWidth=alt.condition(picked, alt.value(3), alt.value(0), empty=False),
            tooltip=_tips(),
        )
        .add_params(picked)
    )
    words = base.mark_text(yOffset=9, color=look.ink, fontSize=12, limit=width).encode(
        text="text:N"
    )
    return alt.layer(drawn, words).properties(height=_CELL * len(rows) + _AXIS // 2)


def of(held: Sequence[Mapping[str, object]]) -> alt.Chart:
    """A chart of what is given, held in the chart itself."""
    return alt.Chart(alt.InlineData(values=list(held)))


def _data(segments: Sequence[Segment]) -> list[dict[str, object]]:
    """The marks; rows of one name are told apart by signs that nobody sees."""
    shown, seen = dict[str, str](), Counter[str]()
    for key, name in row_names(segments).items():
        shown[key] = name + WORD_JOINER * seen[name]
        seen[name] += 1
    return [
        {
            "row": s.row,
            "row_name": shown[s.row],
            "kind": s.kind,
            "kind_name": s.kind_name,
            "text": s.text,
            "size": s.size,
            "tone": s.tone,
            "order": s.tone if s.tone >= 0 else 99,
            "color": _TONES[s.tone % len(_TONES)] if s.tone >= 0 else _GREY,
        }
        for s in segments
    ]


def numbers(look: Look, *, title: bool = False) -> alt.Axis:
    """An axis of few, whole printed numbers."""
    return alt.Axis(
        tickCount=6 if title else 3,
        tickMinStep=1 if title else alt.Undefined,
        grid=not title,
        format=",.12~g",
        labelColor=look.ink,
        titleColor=look.ink,
    )


def _selection() -> alt.Parameter:
    return alt.selection_point(name="picked", fields=["row", "kind"])


def _names_above(look: Look) -> alt.Axis:
    """The names of rows above the bars, where a phone has room for them."""
    return alt.Axis(
        labelAlign="left",
        labelPadding=-2,
        labelOffset=-13,
        labelLimit=alt.ExprRef("width"),
        labelFontSize=13,
        labelColor=look.ink,
        ticks=False,
        domain=False,
        minExtent=0,
        maxExtent=0,
        zindex=1,
    )


def _tips() -> list[alt.Tooltip]:
    return [
        alt.Tooltip(f"{name}:N", title=" " * number)  # no name, but each another one
        for number, name in enumerate(("row_name", "kind_name", "text"), 1)
    ]
