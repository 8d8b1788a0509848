"""Lines below columns in sheets that lost them: a header of years or labels, its values in a row.

Nothing but spaces parts the cells of such lines (年次 R3 R4 R5), so as many words are cells as the
header has columns.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from ingest.blocks import Cell
from ingest.labels import label_of, year_of
from ingest.shared_cells import cell_of
from ingest.text import View

_WORD = re.compile(r"\S+")
_LEAST = 2  # columns behind the label


def header_cells(view: View, label: str, inner: Collection[str]) -> list[Cell]:
    """The label and the columns behind it, if these are years and labels alone; else nothing."""
    words = [m.span() for m in _WORD.finditer(view.text, len(label))]
    said = [view.text[slice(*w)] for w in words]
    dated = [bool(year_of(w) or ((own := label_of(w)) and own.year)) for w in said]
    known = all(d or w in inner for d, w in zip(dated, said, strict=True))
    if len(words) < _LEAST or not known or not any(dated):
        return []
    return [cell_of(view.slice(*place)) for place in ((0, len(label)), *words)]


def row_cells(view: View, columns: int, label: str = "") -> list[Cell]:
    """The label of a row and its values, from the left; nothing where there are too many words.

    Without a known ``label`` the last words are the values, one to a column, the others the name.
    """
    words = [m.span() for m in _WORD.finditer(view.text, len(label))]
    if label:
        name = (0, len(label))
        values = words if 0 < len(words) <= columns else []
    else:
        values = words[-columns:] if len(words) > columns else []
        name = (0, values[0][0]) if values else (0, 0)
    return [cell_of(view.slice(*place)) for place in (name, *values)] if values else []
