"""What labels of unknown words say, learned from the values behind or below them."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ingest.blocks import Block, Cell, Line, TableBlock
from ingest.labels import FIGURE_CELL, Label, label_of, role_of, year_of
from ingest.leads import SHARES, holds_departments, is_nobody
from ingest.meanings import meaning, tells_state
from ingest.records import Role
from ingest.text import View, fold, nfkc

_DATED = re.compile(
    r"(?P<year>(?:令和|平成|[RH]\.?)\s*(?:[0-9]{1,2}|元)\s*(?:\(20[0-9]{2}\))?\s*年?度?|20[0-9]{2}年度?)"
    r"\s*の?(?:[(\[]\s*(?P<said>[^()\[\]]+?)\s*[)\]]|(?P<bare>[^()\[\]0-9]{2,8}))?"
)
_OF_YEARS: tuple[Role, ...] = ("planned", "actual", "results")
_YEAR = (
    r"(?:(?:令和|平成|[RH]\.?)?(?:[0-9]{1,2}|元)年?度?|20[0-9]{2}年?度?)(?:[末中]|まで|から|以降)*"
)
_TIME = re.compile(
    rf"(?=.*(?:年|[RH][0-9]|20[0-9]{{2}})){_YEAR}(?:[~～〜\-－–―→・、,]+(?:{_YEAR})?)*"
)
_FEW = 3  # cells that a label has below it
_MOST = 0.8
_HALF = 0.5


def year_headers(blocks: Iterable[Block]) -> dict[str, Role]:
    """What stands in rows below a label and years, by that label where its words are unknown.

    Where few of the cells are figures these are steps that are planned; else it is measured.
    """
    cells: dict[str, list[str]] = defaultdict(list)
    for block in blocks:
        if not isinstance(block, TableBlock) or block.spaced:
            continue
        for at, head in enumerate(block.lines):
            label = head.cells[0].text
            if columns := _columns(head, block.lines[at + 1 : at + 2]):
                cells[fold(label)] += _below(block.lines[at + 1 :], columns)
    return {
        k: "planned" if meaning(k) else _below_years(told)
        for k, told in cells.items()
        if len(told) >= _FEW
    }


def _columns(head: Line, below: Sequence[Line]) -> list[int]:
    """The columns of years, or of kinds of figures, behind a label of unknown words.

    A word that heads the names of what stands below may be between: 進め方 項目 R7 R8. One that
    is known to say what is planned counts as unknown over a row that has a name.
    """
    label = head.cells[0].text
    known = meaning(label)
    if known and known.role == "planned" and len(head.cells) > 1 and year_of(head.cells[1].text):
        first = below[0].cells[0].text if below else ""
        known = None if first and not meaning(first) and not year_of(first) else known
    if not label or (known and known.role != "name") or year_of(label):
        return []
    at = [i for i, c in enumerate(head.cells) if i and (year_of(c.text) or _is_figure(c))]
    others = [i for i, c in enumerate(head.cells) if i and c.text and i not in at]
    return at if len(at) > 1 and (not others or others == [1] != at[:1]) else []


def _below(rows: Sequence[Line], columns: Sequence[int]) -> list[str]:
    """What stands in columns, down to the next header or a label with one value."""
    found: list[str] = []
    for row in rows:
        filled = [i for i, c in enumerate(row.cells) if c.text]
        if sum(bool(year_of(c.text)) for c in row.cells) > 1:
            break
        if not meaning(row.cells[0].text):
            found += [row.cells[i].text for i in filled if i in columns]
    return found


def _is_figure(cell: Cell) -> bool:
    """Whether a header names a kind of figures (現状値)."""
    found = label_of(cell.text)
    return bool(found and found.figure)


def _below_years(told: Sequence[str]) -> Role:
    figures = sum(bool(FIGURE_CELL.fullmatch(nfkc(t))) for t in told)
    return "indicator" if figures >= len(told) * _HALF else "planned"


def learned_of(values: Mapping[str, Sequence[str]], *, named: bool = False) -> dict[str, Role]:
    """What labels of unknown words say, by the values behind them; labels in their first order.

    Behind one stand departments: the first such leads, unless the plan has a word for that. Behind
    one stands prose: the first such is what is done, unless the plan has a word for it, or unless
    it tells how things stand before another that does not. The one department of all is no row of
    a list that is printed again where the tables are ``named``: each says of which measure it is.
    """
    known = {m.role for k in values if (m := meaning(k))}
    unknown = {k: told for k, told in values.items() if not (meaning(k) or year_label(k))}
    prose = [k for k, t in unknown.items() if sum("。" in v for v in t) >= len(t) * _MOST]
    content = next((k for k in prose if not tells_state(unknown[k])), prose[0] if prose else "")
    found: dict[str, Role] = {}
    for label, told in unknown.items():
        views = [View(v, tuple(range(len(v)))) for v in told]
        offices = [v for v in views if not is_nobody(v.text)]
        shares = bool(SHARES.search(label))
        several = (named and offices) or len({v.text for v in offices}) > 1
        led = sum(holds_departments(v, "") for v in offices) >= len(offices) * _MOST
        if (several or shares) and led:
            found[label] = "related" if shares or "lead" in known else "lead"
        elif sum(_is_time(v) for v in told) >= len(told) * _MOST:
            found[label] = "planned"
        elif "content" not in known and label == content:
            found[label] = "content"
        elif {"content", "background"}.isdisjoint(known) and label in prose:
            found[label] = "background"  # how things stand, told before what is done
        known |= {found[label]} if label in found else set()
    return found


def _is_time(value: str) -> bool:
    """Whether a value is nothing but a year, or a span of years."""
    return bool(_TIME.fullmatch(nfkc(value).replace(" ", "")))


def year_label(words: str) -> Label | None:
    """What a label says that is a year: what was done in it where it says so (令和5年度（実績）),
    else what is planned.
    """
    match = _DATED.fullmatch(unicodedata.normalize("NFKC", words).strip())
    year = year_of(match.group("year")) if match else None
    if match is None or year is None:
        return None
    said = match.group("said") or match.group("bare") or ""
    role: Role | None = role_of(said) if said else "planned"
    return Label(role, year) if role in _OF_YEARS else None
