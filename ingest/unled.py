"""Measures that name no departments where others do: who leads them is told in other ways."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.candidates import Candidate
from ingest.measures import Place, gather
from ingest.outline import Node
from ingest.prose_owners import with_prose_owners
from ingest.records import Measure
from ingest.section_owners import Series, with_section_owners
from ingest.text import fold


def with_owners(
    place: Place,
    bases: Sequence[Candidate],
    rows: Series,
    nodes: tuple[Node, ...],
    text: str,
) -> tuple[list[Candidate], Series, tuple[Measure, ...]]:
    """``bases`` and ``rows`` with the departments that are told elsewhere, where most of the
    measures have none; and the measures that they make.
    """
    series: Series = (tuple(bases), *rows)
    found, _ = gather(place, series[0], series[1:])
    for way in (with_section_owners, with_prose_owners):
        bare = {(m.start, fold(m.name.text)) for m in found if not m.lead}
        if not found or len(bare) * 2 < len(found):
            break
        told = way(series, bare, nodes, text)
        if told != series:
            series = told
            found, _ = gather(place, series[0], series[1:])
    return [*series[0]], series[1:], found
