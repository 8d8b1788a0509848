"""Tables of labels and values below headings: sheets of the measures that the headings name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ingest.blocks import Block, Cell, Line, TableBlock
from ingest.label_owners import Owners, can_be_small, names_owner, owners_of, turned
from ingest.label_values import learned_of, year_label
from ingest.labels import Label, is_department, role_of, year_of
from ingest.meanings import is_mark, meaning, over_prose
from ingest.records import Role
from ingest.sheet_kinds import is_grid
from ingest.text import fold, nfkc

_KEYS = re.compile(r"(?:項目|区分|事項|記載項目|見出し|欄)名?")
_VALUES = re.compile(r"(?:記載|記入|具体的な?)?(?:内容|説明|詳細|概要|記述|事項)(?:等|欄)?")
_MAX_LABEL = 20
_TELLING = 2  # kinds of things that a sheet says
_FEW = 3  # rows of a sheet, and sheets in which a label returns
_NEARLY = 0.6
_MOST = 0.8
_OFTEN = 0.4  # of the tables that name their measures
_HALF = 0.5
_NONE = Owners()


def is_generic(line: Line) -> bool:
    """Whether a line heads a table of labels and values with words that say nothing: 項目, 内容."""
    words = [nfkc(c.text) for c in line.cells if c.text]
    return len(words) == 2 and bool(_KEYS.fullmatch(words[0]) and _VALUES.fullmatch(words[1]))


@dataclass(frozen=True, slots=True)
class LabelTables:
    """The starts of such tables, labels of unknown words whose values tell what they say, and all
    labels that return from table to table.

    ``returning`` are unknown labels in tables that name their measure themselves; ``owners`` are
    those that stand over departments in table after table. ``mixed`` are the starts of tables that
    hold more than labels and values: years, figures.
    """

    starts: frozenset[int] = frozenset()
    learned: dict[str, Role] = field(default_factory=dict)
    returning: dict[str, Role] = field(default_factory=dict)
    labels: frozenset[str] = frozenset()
    owners: Owners = field(default_factory=Owners)
    mixed: frozenset[int] = frozenset()

    def role(self, label: str) -> Role | None:
        """What a label of unknown words was found to say."""
        return self.learned.get(fold(label)) or self.owners.roles.get(fold(label))


def label_tables(blocks: Iterable[Block], told: Container[int] = ()) -> LabelTables:
    """The tables that tell of one measure each, label by label.

    A label is a word that is known, or one that returns in several such tables; together they say
    who leads or what is done. A single table of a text is none. Blocks that start at one of
    ``told`` are of measures that are found by the lines around them.
    """
    blocks = tuple(blocks)
    owners = owners_of(blocks)
    ruled = [b for b in blocks if isinstance(b, TableBlock)]
    led = {b.start for b in ruled if b.start not in told and names_owner(b, owners)}
    tables = {b.start: _pairs(b) for b in ruled}
    mixed = {b.start: _led(b, owners) for b in ruled if b.start in led and not tables[b.start]}
    tables |= mixed
    values: dict[str, list[str]] = defaultdict(list)
    for pairs in tables.values():
        for key, value in pairs:
            values[fold(key.text)].append(value.text)
    often = {key for key, told in values.items() if len(told) >= _FEW}
    learned = learned_of({k: values[k] for k in values if k in often})
    found = [at for at, pairs in tables.items() if at in led or _is_sheet(pairs, often, learned)]
    returning = _returning([turned(b, owners) for b in ruled if b.start in led or _names(b)])
    if len(found) <= 1:
        return LabelTables(returning=returning)
    keys = Counter(fold(key.text) for at in found for key, _ in tables[at])
    labels = frozenset(k for k, n in keys.items() if n >= _FEW)
    return LabelTables(frozenset(found), learned, returning, labels, owners, frozenset(mixed))


def with_tables_before(
    tables: LabelTables, blocks: Sequence[Block], heading: Callable[[Block], int]
) -> LabelTables:
    """With the tables between a heading and the table below it that says who leads."""
    ruled = [b for b in blocks if isinstance(b, TableBlock) and can_be_small(b)]
    found = [b for b in ruled if b.start in tables.starts]
    times = Counter(heading(b) for b in found)
    led = {heading(b): b.start for b in found if names_owner(b, tables.owners)}
    more = {b.start for b in ruled if times[h := heading(b)] == 1 and b.start < led.get(h, 0)}
    more -= tables.starts
    return replace(tables, starts=tables.starts | more, mixed=tables.mixed | more)


def _led(block: TableBlock, owners: Owners) -> list[tuple[Cell, Cell]]:
    """Labels and values of a table that says who leads; other parts may stand in it."""
    lines = (labels_of_line(n, owners) for n in turned(block, owners) if not is_generic(n))
    return [p for pairs in lines for p in pairs if _is_label(p[0].text)]


def _returning(tables: Sequence[Sequence[Line]]) -> dict[str, Role]:
    """Unknown labels that return in tables that tell of one measure each, and what they say."""
    values: dict[str, list[str]] = defaultdict(list)
    over: Counter[str] = Counter()
    for line in (n for lines in tables for n in lines):
        pairs = labels_of_line(line)
        for key, value in pairs:
            if _is_label(key.text):
                values[fold(key.text)].append(value.text)
        if not pairs and line.cells[0].text and _is_label(line.cells[0].text):
            over[fold(line.cells[0].text)] += 1  # over several parts (経費 決算 3千円 予算 4千円)
    least = max(_FEW, len(tables) * _OFTEN)
    often = {k: v for k, v in values.items() if len(v) >= least}
    learned = learned_of(often, named=True)
    found = [*often, *(k for k, n in over.items() if n >= least)]
    return {k: learned.get(k, "other") for k in found if meaning(k) is None}


def _names(block: TableBlock) -> bool:
    """Whether a table says label by label what its measure is called."""
    if is_grid(block):
        return False
    lines = (n.words for n in block.lines)
    roles = [role_of(a) for cells in lines for a, _ in zip(cells[::2], cells[1::2], strict=False)]
    return "name" in roles


def labels_of_line(line: Line, owners: Owners = _NONE) -> list[tuple[Cell, Cell]]:
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
        firm = owners.beside(keys[0]) or meaning(keys[0]) or is_department(pairs[0][1].text)
        if not plain or told or not firm:
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
