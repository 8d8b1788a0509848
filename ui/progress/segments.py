"""What a picture is drawn of: marks with a name, a size and the measures behind them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ui.api.records import Measure

SIGNS = "①②③④⑤⑥⑦⑧⑨⑩"
NO_SIGN = "―"


@dataclass(frozen=True)
class Segment:
    """A mark of a picture: where it stands (``row``, ``kind``) and what it says.

    ``sign`` is printed beside the colour ``tone`` (a place in the palette, -1 for grey).
    """

    row: str
    row_name: str
    kind: str
    kind_name: str
    sign: str
    tone: int
    size: float
    text: str
    measures: tuple[Measure, ...]


def row_names(segments: Iterable[Segment]) -> dict[str, str]:
    """The names of the rows, in their order."""
    return {segment.row: segment.row_name for segment in segments}


def kind_names(segments: Iterable[Segment]) -> dict[str, str]:
    """The names of the kinds with their signs, in the order of the signs."""
    every = sorted(segments, key=lambda s: (s.tone < 0, s.tone))
    return {s.kind: f"{s.sign} {s.kind_name}" for s in every}


def at(segments: Sequence[Segment], row: str, kind: str) -> Segment | None:
    """The mark of a row and a kind."""
    return next((s for s in segments if (s.row, s.kind) == (row, kind)), None)


def picked(segments: Sequence[Segment], event: object) -> Segment | None:
    """The mark that was selected in a chart; ``event`` is what the chart reports."""
    selection = event.get("selection") if isinstance(event, Mapping) else None
    points = selection.get("picked") if isinstance(selection, Mapping) else None
    for point in points or ():
        found = at(segments, str(point.get("row")), str(point.get("kind")))
        if found:
            return found
    return None
