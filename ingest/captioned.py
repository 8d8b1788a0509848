"""Tables that stand among the labels of a sheet: below a label alone, or with labels for a header.

A label of a sheet may have a table for its value (【工程】 over years), and the first thing below a
heading may be a small table whose header says who leads and who takes part.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from ingest.blocks import Cell, Line, TableBlock, cell_view
from ingest.labels import Label, label_of, role_of, year_of
from ingest.leads import holds_departments, is_nobody
from ingest.stacked import Pair

_OFFICES = {"lead", "related"}
_BLANK = "】]〕》〉>＞：:* \t\r\n\u3000"
_SIGNS = "【】[]〔〕《》〈〉<>＜＞■◆●○◇□▼▽▶▷◎・：:*# \u3000"


def caption_of(text: str, block: TableBlock, pairs: Sequence[Pair]) -> Pair | None:
    """The label without a value that stands right above a table."""
    above = [p for p in pairs if not p.pieces and p.place[1] <= block.start]
    return above[-1] if above and not text[above[-1].place[1] : block.start].strip(_BLANK) else None


def below_caption(block: TableBlock, caption: Pair) -> TableBlock:
    """A table of nothing but years with its caption as the label of the years; any other as it is.

    The rows below the years have a gap for the label.
    """
    head = block.lines[0]
    if len(block.lines) < 2 or not all(year_of(c.text) for c in head.cells if c.text):
        return block
    words = unicodedata.normalize("NFKC", caption.printed).strip(_SIGNS)
    label = Cell(words, *caption.place)
    lines = [replace(n, cells=(Cell("", n.start, n.start), *n.cells)) for n in block.lines[1:]]
    return replace(block, lines=(replace(head, cells=(label, *head.cells)), *lines))


def under_header(text: str, block: TableBlock) -> TableBlock:
    """A table whose header is labels, some of departments, over one row of values, turned: a line
    for each label. Any other as it is.
    """
    lines = [n for n in block.lines if any(c.text for c in n.cells)]
    if len(lines) != 2 or len(lines[0].cells) < 2 or len(lines[0].cells) < len(lines[1].cells):
        return block
    pairs = list(zip(lines[0].cells, lines[1].cells, strict=False))
    known = [label_of(key.text) for key, _ in pairs]
    roles = {k.role for k in known if k}
    plain = all(k and not k.figure and k.role not in {"name", "number"} for k in known)
    told = all(_fits(text, k, value) for k, (_, value) in zip(known, pairs, strict=True) if k)
    if not (plain and told and roles & _OFFICES):
        return block
    turned = [Line(k.start, max(k.end, v.end), (k, v)) for k, v in pairs if v.text]
    return replace(block, lines=tuple(turned))


def _fits(text: str, label: Label, value: Cell) -> bool:
    """Whether a cell can be the value of a label: departments, where it says so, and no label."""
    if role_of(value.text):
        return False
    if label.role not in _OFFICES or not value.text or is_nobody(value.text):
        return True
    return holds_departments(cell_view(text, value), "")
