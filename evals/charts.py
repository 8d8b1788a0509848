"""Charts of a run as SVG images inside ``data:`` addresses: no script, no network, no font file."""

from __future__ import annotations

import base64
import io
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from evals.intervals import Rate

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_BLUE, _ORANGE, _LIGHT, _DARK = "#1f5a96", "#c8641e", "#8fb8de", "#1b1b1b"
# Text stays text, drawn by the browser in its own Japanese font; ids come out alike every time.
_STYLE: Any = {
    "svg.fonttype": "none",
    "svg.hashsalt": "shisaku",
    "font.size": 10,
    "text.parse_math": False,
}
_BINS = 20


def rates_chart(groups: Sequence[tuple[str, Rate]]) -> str:
    """Pass rate of each group as a bar with its 95 % interval, the lowest on top."""
    ordered = sorted(groups, key=lambda pair: (-pair[1].value, pair[0]))
    rates = [rate for _, rate in ordered]
    values = [rate.value for rate in rates]
    sides = [[rate.value - rate.low for rate in rates], [rate.high - rate.value for rate in rates]]
    names = [f"{name} (n={rate.n})" for name, rate in ordered]
    with _drawn(height=0.6 + 0.27 * max(1, len(ordered))) as (axes, out):
        axes.barh(names, values, color=_LIGHT, height=0.6)
        axes.errorbar(values, names, xerr=sides, fmt="none", ecolor=_DARK)
        axes.set_xlim(0, 1.02)
        axes.margins(y=0.02)
        axes.set_xlabel("合格率（線は95％区間）")
    return _address(out)


def histogram(series: Mapping[str, Sequence[float]], label: str) -> str:
    """Histograms of several series over the same bins."""
    values = [value for found in series.values() for value in found]
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    span = (low, high if high > low else low + 1.0)
    with _drawn(height=2.6) as (axes, out):
        for (name, found), colour in zip(series.items(), (_BLUE, _ORANGE), strict=False):
            shown = f"{name} (n={len(found)})"
            axes.hist(list(found), bins=_BINS, range=span, alpha=0.6, color=colour, label=shown)
        axes.set_xlabel(label)
        axes.set_ylabel("問")
        if series:
            axes.legend()
    return _address(out)


@contextmanager
def _drawn(height: float) -> Iterator[tuple[Axes, io.BytesIO]]:
    """Axes to draw on, written as SVG at the end.

    matplotlib is loaded here, since only the HTML report needs it. It measures labels with its own
    font, which lacks kanji; it may say so, but the browser draws them in another.
    """
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    out = io.BytesIO()
    with rc_context(_STYLE), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        figure = Figure(figsize=(7.2, height))
        axes = figure.add_subplot()
        axes.spines[["top", "right"]].set_visible(False)
        yield axes, out
        figure.savefig(
            out, format="svg", bbox_inches="tight", pad_inches=0.4, metadata={"Date": None}
        )


def _address(image: io.BytesIO) -> str:
    return "data:image/svg+xml;base64," + base64.b64encode(image.getvalue()).decode("ascii")
