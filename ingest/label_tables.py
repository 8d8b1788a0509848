"""Tables of labels and values below headings: sheets of the measures that the headings name."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ingest.blocks import Block, Cell, Line, TableBlock
from ingest.labels import FIGURE_CELL, Label, is_department, label_of, role_of, year_of
from ingest.leads import holds_departments, is_nobody
from ingest.meanings import is_mark, meaning, over_prose, tells_state
from ingest.records import Role
from ingest.sheet_kinds import is_grid
from ingest.text import View, fold, nfkc

_KEYS = re.compile(r"(?:項目|区分|事項|記載項目|見出し|欄)名?")
_VALUES = re.compile(r"(?:記載|記入|具体的な?)?(?:内容|説明|詳細|概要|記述|事項)(?:等|欄)?")
_DATED = re.compile(
    r"(?P<year>(?:令和|平成|[RH]\.?)\s*(?:[0-9]{1,2}|元)\s*(?:\(20[0-9]{2}\))?\s*年?度?|20[0-9]{2}年度?)"
    r"\s*の?(?:[(\[]\s*(?P<said>[^()\[\]]+?)\s*[)\]]|(?P<bare>[^()\[\]0-9]{2,8}))?"
)
_OF_YEARS: tuple[Role, ...] = ("planned", "actual", "results")
_MAX_LABEL = 20
_TELLING = 2  # kinds of things that a sheet says
_FEW = 3  # rows of a sheet, and sheets in which a label returns
_NEARLY = 0.6
_MOST = 0.8
_OFTEN = 0.4  # of the tables that name their measures
_HALF = 0.5


def is_generic(line: Line) -> bool:
    """Whether a line heads a table of labels and values with words that say nothing: 項目, 内容."""
    words = [nfkc(c.text) for c in line.cells if c.text]
    return len(words) == 2 and bool(_KEYS.fullmatch(words[0]) and _VALUES.fullmatch(words[1]))


@dataclass(frozen=True, slots=True)
class LabelTables:
    """The starts of such tables, labels of unknown words whose values tell what they say, and all
    labels that return from table to table.

    ``returning`` are unknown labels in tables that name their measure themselves.
    """

    starts: frozenset[int] = frozenset()
    learned: dict[str, Role] = field(default_factory=dict)
    returning: dict[str, Role] = field(default_factory=dict)
    labels: frozenset[str] = frozenset()

    def role(self, label: str) -> Role | None:
        """What a label of unknown words was found to say."""
        return self.learned.get(fold(label))


def label_tables(blocks: Iterable[Block]) -> LabelTables:
    """The tables that tell of one measure each, label by label.

    A label is a word that is known, or one that returns in several such tables; together they say
    who leads or what is done. A single table of a text is none.
    """
    blocks = tuple(blocks)
    tables = {b.start: _pairs(b) for b in blocks if isinstance(b, TableBlock)}
    values: dict[str, list[str]] = defaultdict(list)
    for pairs in tables.values():
        for key, value in pairs:
            values[fold(key.text)].append(value.text)
    often = {key for key, told in values.items() if len(told) >= _FEW}
    learned = _learned({k: values[k] for k in values if k in often})
    found = [at for at, pairs in tables.items() if _is_sheet(pairs, often, learned)]
    returning = _returning(b for b in blocks if isinstance(b, TableBlock))
    if len(found) <= 1:
        return LabelTables(returning=returning)
    keys = Counter(fold(key.text) for at in found for key, _ in tables[at])
    labels = frozenset(k for k, n in keys.items() if n >= _FEW)
    return LabelTables(frozenset(found), learned, returning, labels)


def _returning(blocks: Iterable[TableBlock]) -> dict[str, Role]:
    """Unknown labels that return in the tables that name their measures, and what they say."""
    named = [b for b in blocks if not is_grid(b) and _names(b)]
    values: dict[str, list[str]] = defaultdict(list)
    over: Counter[str] = Counter()
    for line in (n for b in named for n in b.lines):
        pairs = labels_of_line(line)
        for key, value in pairs:
            if _is_label(key.text):
                values[fold(key.text)].append(value.text)
        if not pairs and line.cells[0].text and _is_label(line.cells[0].text):
            over[fold(line.cells[0].text)] += 1  # over several parts (経費 決算 3千円 予算 4千円)
    least = max(_FEW, len(named) * _OFTEN)
    often = {k: v for k, v in values.items() if len(v) >= least}
    learned = _learned(often)
    found = [*often, *(k for k, n in over.items() if n >= least)]
    return {k: learned.get(k, "other") for k in found if meaning(k) is None}


def _names(block: TableBlock) -> bool:
    """Whether a table says label by label what its measure is called."""
    lines = ([c.text for c in n.cells if c.text] for n in block.lines)
    roles = [role_of(a) for cells in lines for a, _ in zip(cells[::2], cells[1::2], strict=False)]
    return "name" in roles


def year_headers(blocks: Iterable[Block]) -> dict[str, Role]:
    """What stands in rows below a label and years, by that label where its words are unknown.

    Where few of the cells are figures these are steps that are planned; else it is measured.
    """
    cells: dict[str, list[str]] = defaultdict(list)
    for block in blocks:
        if not isinstance(block, TableBlock) or len(block.lines) < 2 or block.spaced:
            continue
        head, *rows = block.lines
        label = head.cells[0].text
        at = [i for i, c in enumerate(head.cells) if i and (year_of(c.text) or _is_figure(c))]
        filled = sum(bool(c.text) for c in head.cells[1:])
        if label and len(at) == filled >= 2 and not (meaning(label) or year_of(label)):
            named = [r for r in rows if not meaning(r.cells[0].text)]
            found = (r.cells[i].text for r in named for i in at if i < len(r.cells))
            cells[fold(label)] += [t for t in found if t]
    return {k: _below_years(told) for k, told in cells.items() if len(told) >= _FEW}


def _is_figure(cell: Cell) -> bool:
    """Whether a header names a kind of figures (現状値)."""
    found = label_of(cell.text)
    return bool(found and found.figure)


def _below_years(told: Sequence[str]) -> Role:
    figures = sum(bool(FIGURE_CELL.fullmatch(nfkc(t))) for t in told)
    return "indicator" if figures >= len(told) * _HALF else "planned"


def _learned(values: Mapping[str, Sequence[str]]) -> dict[str, Role]:
    """What labels of unknown words say, by the values behind them; labels in their first order.

    Behind one stand departments: the first such leads, unless the plan has a word for that. Behind
    one stands prose: the first such is what is done, unless the plan has a word for it, or unless
    it tells how things stand before another that does not.
    """
    known = {m.role for k in values if (m := meaning(k))}
    unknown = {k: told for k, told in values.items() if not (meaning(k) or year_label(k))}
    prose = [k for k, t in unknown.items() if sum("。" in v for v in t) >= len(t) * _MOST]
    content = next((k for k in prose if not tells_state(unknown[k])), prose[0] if prose else "")
    found: dict[str, Role] = {}
    for label, told in unknown.items():
        views = [View(v, tuple(range(len(v)))) for v in told]
        named = [v for v in views if not is_nobody(v.text)]
        if named and sum(holds_departments(v, "") for v in named) >= len(named) * _MOST:
            shared = "lead" in known or re.search(r"関|連携|協力|協働|他", label)
            found[label] = "related" if shared else "lead"
        elif "content" not in known and label == content:
            found[label] = "content"
        elif {"content", "background"}.isdisjoint(known) and label in prose:
            found[label] = "background"  # how things stand, told before what is done
        known |= {found[label]} if label in found else set()
    return found


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


def labels_of_line(line: Line) -> list[tuple[Cell, Cell]]:
    """The labels of a line, each with the value behind it; none if it says anything else.

    Behind a department, or the value of a known label, others may stand: 担当 町民課 協力 福祉課.
    """
    filled = [c for c in line.cells if c.text]
    if not filled or not line.cells[0].text:
        return []
    pairs = list(zip(filled[::2], filled[1::2], strict=False))
    if len(filled) > 2:
        left = filled[-1].text if len(filled) % 2 else ""
        keys = [*(k.text for k, _ in pairs), *([left] if left else [])]
        plain = all(_is_label(k) and not year_of(k) for k in keys)
        told = any(role_of(v.text) or year_of(v.text) for _, v in pairs)
        if not plain or told or not (meaning(keys[0]) or is_department(pairs[0][1].text)):
            return []
    return pairs


def _pairs(block: TableBlock) -> list[tuple[Cell, Cell]]:
    """Labels and values of a table of these; none if its first column can hold none."""
    lines = [n for n in block.lines if any(c.text for c in n.cells)]
    told = [labels_of_line(n) for n in lines]
    pairs = [p for n, own in zip(lines, told, strict=True) if not is_generic(n) for p in own]
    keys = [key for key, _ in pairs]
    whole = all(own or sum(map(_filled, n.cells)) < 2 for n, own in zip(lines, told, strict=True))
    if not whole or len(keys) < _FEW:
        return []
    unlike = len({fold(k.text) for k in keys}) == len(keys)
    labels = all(_labels(k, v) or is_department(k.text) for k, v in pairs)
    return pairs if unlike and labels else []


def _filled(cell: Cell) -> bool:
    return bool(cell.text)


def goes_on(block: TableBlock) -> bool:
    """Whether a table can be the rest of one of labels and values that a page break cut."""
    lines = [n for n in block.lines if any(c.text for c in n.cells)]
    pairs = all(sum(bool(c.text) for c in n.cells) <= 2 for n in lines)
    keys = [n.cells[0].text for n in lines if n.cells[0].text]
    known = any(meaning(k) or year_label(k) for k in keys)
    return pairs and known and all(_is_label(k) for k in keys)


def _is_label(words: str) -> bool:
    """Whether words can be a label, and none that names the measure itself."""
    short = len(nfkc(words)) <= _MAX_LABEL and not re.search(r"[。、]", words)
    role = role_of(words)
    says = role is not None or not (is_department(words) or is_mark(words))
    return (short and says and role not in {"name", "number"}) or year_label(words) is not None


def _labels(key: Cell, value: Cell) -> bool:
    """Whether a cell is a label of the one behind it: words of a name are one over prose (取組)."""
    return _is_label(key.text) or (role_of(key.text) == "name" and "。" in value.text)


def _meant(key: Cell, value: Cell) -> Label | None:
    """What a known label says over its value."""
    told = year_label(key.text) or meaning(key.text)
    return over_prose(told, key.text, value.text) if told else None


def _is_sheet(pairs: list[tuple[Cell, Cell]], often: set[str], learned: Mapping[str, Role]) -> bool:
    keys = [key.text for key, _ in pairs]
    if any(not _labels(k, v) and fold(k.text) not in often for k, v in pairs):
        return False  # a department of a list, and no label that ends like one (受持ち課)
    known = {k.text: m.role for k, v in pairs if (m := _meant(k, v))}
    known |= {k: learned[fold(k)] for k in keys if fold(k) in learned}
    sure = [k for k in keys if k in known or fold(k) in often]
    told = {"lead", "content"} & set(known.values()) and len(set(known.values())) >= _TELLING
    return bool(told) and len(sure) >= max(_FEW, len(keys) * _NEARLY)
