"""The orders in which a text can be read that a conversion did not print in that of its sense."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from ingest.arrange_columns import with_columns
from ingest.arrange_labels import with_labels
from ingest.arrange_rows import with_rows
from ingest.arrange_sheets import with_forms
from ingest.arrange_stacks import with_stacks
from ingest.arrange_tables import with_tables
from ingest.arranged import Arranged, after

_T = TypeVar("_T")
_WAYS = (
    (with_labels, True),
    (with_tables, True),
    (with_columns, True),
    (with_rows, False),
    (with_stacks, False),
    (with_forms, False),
)


def in_best_order(text: str, read: Callable[[str], _T], named: Callable[[_T], int]) -> _T:
    """What is read of a text: as printed, or in another order that it shows signs of.

    Another order counts where more things are ``named`` in it; where places on the lines show it,
    as many are enough, at least one.
    """
    best, order = read(text), Arranged(text, ())
    for arranged, sure in _WAYS:
        way = arranged(order.text)
        if way is None:
            continue
        way = after(order, way) if order.offsets else way
        other = read(way.text)
        if named(other) > named(best) - sure and named(other):
            best, order = other, way
    return order.back(best) if order.offsets else best
