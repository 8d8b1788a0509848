"""Tables of labels and values below headings: sheets of the measures that the headings name."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ingest.blocks import Block, Cell, Line, TableBlock
from ingest.labels import Label, is_department, role_of, year_of
from ingest.leads import holds_departments
from ingest.meanings import is_mark, meaning
from ingest.records import Role
from ingest.text import View, fold, nfkc

_KEYS = re.compile(r"(?:項目|区分|事項|記載項目|見出し|欄)名?")
_VALUES = re.compile(r"(?:記載|記入|具体的な?)?(?:内容|説明|詳細|概要|記述|事項)(?:等|欄)?")
_DATED = re.compile(
    r"(?P<year>(?:令和|平成|[RH]\.?)\s*(?:[0-9]{1,2}|元)\s*(?:\(20[0-9]{2}\))?\s*年?度?|20[0-9]{2}年度?)"
    r"\s*の?(?:[(\[]\s*(?P<said>[^()\[\]]+?)\s*[)\]]|(?P<bare>[^()\[\]0-9]{2,8}))?"
)
_OF_YEARS: tuple[Role, ...] = ("planned", "actual", "results")
_MAX_LABEL = 20
_FEW = 3  # rows of a sheet, and sheets in which a label returns
_NEARLY = 0.6
_MOST = 0.8


def is_generic(line: Line) -> bool:
    """Whether a line heads a table of labels and values with words that say nothing: 項目, 内容."""
    words = [nfkc(c.text) for c in line.cells if c.text]
    return len(words) == 2 and bool(_KEYS.fullmatch(words[0]) and _VALUES.fullmatch(words[1]))


@dataclass(frozen=True, slots=True)
class LabelTables:
    """The starts of such tables, and labels of unknown words whose values tell what they say."""

    starts: frozenset[int] = frozenset()
    learned: dict[str, Role] = field(default_factory=dict)

    def role(self, label: str) -> Role | None:
        """What a label of unknown words was found to say."""
        return self.learned.get(fold(label))


def label_tables(blocks: Iterable[Block]) -> LabelTables:
    """The tables that tell of one measure each, label by label.

    A label is a word that is known, or one that returns in several such tables; together they say
    who leads or what is done. A single table of a text is none.
    """
    tables = {b.start: _pairs(b) for b in blocks if isinstance(b, TableBlock)}
    values: dict[str, list[str]] = defaultdict(list)
    for pairs in tables.values():
        for key, value in pairs:
            values[fold(key.text)].append(value.text)
    often = {key for key, told in values.items() if len(told) >= _FEW}
    learned = {k: role for k in often if (role := _learned(k, values[k]))}
    found = [at for at, pairs in tables.items() if _is_sheet(pairs, often, learned)]
    return LabelTables(frozenset(found), learned) if len(found) > 1 else LabelTables()


def _learned(label: str, values: list[str]) -> Role | None:
    """Who leads, or who takes part, if a label of unknown words stands before departments."""
    views = [View(v, tuple(range(len(v)))) for v in values]
    held = sum(holds_departments(v, "") for v in views)
    if meaning(label) or held < len(values) * _MOST:
        return None
    return "related" if re.search(r"関|連携|協力|協働|他", label) else "lead"


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


def label_of_line(line: Line) -> tuple[Cell, Cell] | None:
    """The label and the value of a line that has nothing else."""
    filled = [c for c in line.cells if c.text]
    return (filled[0], filled[1]) if len(filled) == 2 and line.cells[0].text else None


def _pairs(block: TableBlock) -> list[tuple[Cell, Cell]]:
    """Labels and values of a table of two columns; none if its first column can hold none."""
    lines = [n for n in block.lines if any(c.text for c in n.cells)]
    headed = bool(lines) and is_generic(lines[0])
    pairs = [p for n in lines if not is_generic(n) and (p := label_of_line(n))]
    keys = [key for key, _ in pairs]
    whole = all(sum(bool(c.text) for c in n.cells) <= 2 for n in lines)
    known = sum(bool(meaning(k.text) or year_label(k.text)) for k in keys)
    if not whole or len(keys) < _FEW or not (headed or known * 2 > len(keys)):
        return []
    unlike = len({fold(k.text) for k in keys}) == len(keys)
    return pairs if unlike and all(_is_label(k.text) for k in keys) else []


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


def _is_sheet(pairs: list[tuple[Cell, Cell]], often: set[str], learned: Mapping[str, Role]) -> bool:
    keys = [key.text for key, _ in pairs]
    known = {k: m.role for k in keys if (m := year_label(k) or meaning(k))}
    known |= {k: learned[fold(k)] for k in keys if fold(k) in learned}
    sure = [k for k in keys if k in known or fold(k) in often]
    told = {"lead", "content"} & set(known.values()) and len(set(known.values())) >= 2
    return bool(told) and len(sure) >= max(_FEW, len(keys) * _NEARLY)
