"""The orders in which a text can be read that a conversion did not print in that of its sense."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from ingest.anchored import count_named
from ingest.arrange_columns import with_columns
from ingest.arrange_labels import with_labels
from ingest.arrange_marks import with_marks
from ingest.arrange_offices import with_offices
from ingest.arrange_rows import with_rows
from ingest.arrange_sheets import with_forms
from ingest.arrange_stacks import with_stacks
from ingest.arranged import Arranged, after
from ingest.records import Measure

_T = TypeVar("_T")
_WAYS = (
    (with_labels, True),
    (with_offices, True),
    (with_marks, True),
    (with_columns, True),
    (with_rows, False),
    (with_stacks, False),
    (with_forms, False),
)


def in_best_order(
    text: str, read: Callable[[str], _T], measures: Callable[[_T], Sequence[Measure]]
) -> _T:
    """What is read of a text: as printed, or in another order that it shows signs of.

    Another order counts where more ``measures`` are named in it; where places on the lines show it,
    as many are enough, at least one. It is not read where it can name no more.
    """
    best, order = read(text), Arranged(text, ())
    found = measures(best)
    for arranged, sure in _WAYS:
        way = arranged(order.text)
        if way is None or not (sure or _can_name_more(way, found)):
            continue
        way = after(order, way) if order.offsets else way
        other = read(way.text)
        told = measures(other)
        if count_named(told) > count_named(found) - sure and count_named(told):
            best, order, found = other, way, told
    return order.back(best) if order.offsets else best


def _can_name_more(way: Arranged, found: Sequence[Measure]) -> bool:
    """Whether in some stretch fewer measures are named than stand there by an arrangement."""
    return any(
        count_named([m for m in found if start <= m.name.start < end]) < count
        for start, end, count in way.stretches
    )
