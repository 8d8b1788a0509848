"""Words that turn out to be labels of sheets because they return in them as labels do."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.labels import Label, is_department, year_of
from ingest.leads import is_nobody
from ingest.records import Role
from ingest.stacked_cut import BULLET, Stack
from ingest.stacked_entries import Entry
from ingest.stacked_rows import Row
from ingest.text import fold

_HEADED = re.compile(
    r"\s*(?:([^\s:：]{2,12})\s*(?:[:：]|\u3000|[ \t]+)"
    r"|([【〔［\[][^】〕］\]\n]{2,12}[】〕］\]]))\s*\S"
)
_SENTENCE = re.compile(r"[。、，,]")
_YEARS = re.compile(r"(令和|平成|[RHＲＨ])\s*[0-9０-９元]|20[0-9]{2}年")
_MIN_SHEETS = 3
_MOST = 0.6  # share of the sheets that hold a label before its value
_SOME = 0.2  # share that hold one on a row of its own, which few other words do
_MAX_LABEL = 12
_PROSE = 20  # a first row as long as this is prose


@dataclass(slots=True)
class _Seen:
    """Where a word stood: sheets, how often, below which labels, before which values."""

    sheets: set[int] = field(default_factory=set)
    times: int = 0
    alone: int = 0
    above: Counter[str] = field(default_factory=Counter)
    values: list[str] = field(default_factory=list)


def learn(rows: list[Row], stacks: list[Stack]) -> dict[str, Label]:
    """Labels, by their folded words, that ``stacks`` hold inside the values of known labels."""
    if len(stacks) < _MIN_SHEETS:
        return {}
    seen: dict[str, _Seen] = defaultdict(_Seen)
    for n, stack in enumerate(stacks):
        for entry in stack.entries:
            for word, value, alone in _candidates(rows, entry):
                one = seen[word]
                one.sheets.add(n)
                one.times += 1
                one.alone += alone
                one.above[entry.key] += 1
                one.values.append(value)
    fit = {word: one for word, one in seen.items() if _returns(one, len(stacks))}
    return _labels(fit, {e.label.role for s in stacks for e in s.entries}, stacks)


def _candidates(rows: list[Row], entry: Entry) -> Iterator[tuple[str, str, bool]]:
    """Words in the rows of a value that could be labels, what follows them, and how they stand."""
    for j, at in enumerate(entry.rows):
        shown = rows[at].text
        if BULLET.match(shown):
            continue
        headed = _HEADED.match(shown)
        if headed:
            word = headed.group(1) or headed.group(2)
            value = shown[headed.end(headed.lastindex or 0) :].strip(" :：\u3000")
            if year_of(word) and year_of(value.split()[0]):
                continue  # the header of a row of years
            yield fold(word), value, False
        first = j == 0 and not entry.beside
        short = len(shown) <= _MAX_LABEL and not _SENTENCE.search(shown)
        words = re.search(r"[^\W\d_]{2}", shown) and not year_of(shown)
        more = entry.rows[j + 1 : j + 2] or _years_below(rows, at)
        if short and words and not first and more:
            yield fold(shown), rows[more[0]].text, True


def _years_below(rows: list[Row], at: int) -> list[int]:
    """The row below one where a run of years begins, which a label behind it may have taken."""
    below = [r.text for r in rows[at + 1 : at + 3]]
    return [at + 1] if len(below) > 1 and all(map(year_of, below)) else []


def _returns(one: _Seen, sheets: int) -> bool:
    """Whether a word returns as a label does: once a sheet, in its place, before other values."""
    alike = len(set(one.values)) < 2 and not year_of(one.values[0])  # a label may head years
    if one.times > len(one.sheets) * 1.2 or alike:
        return False
    if len(one.sheets) >= max(sheets * _MOST, _MIN_SHEETS):
        return True
    placed = max(one.above.values()) * 10 >= one.times * 8
    enough = len(one.sheets) >= max(sheets * _SOME, _MIN_SHEETS)
    return enough and one.alone == one.times and placed


def _labels(fit: dict[str, _Seen], known: set[Role], stacks: list[Stack]) -> dict[str, Label]:
    """The role of each label, by what its values are and by what the sheets still lack."""
    found: dict[str, Label] = {}
    numbered = any(
        e.label.role == "name" and _is_number_label(e) for s in stacks for e in s.entries
    )
    for word, one in fit.items():
        role = _role_of(one.values, known)
        if role == "other" and numbered and _are_names(one):
            role, numbered = "name", False
        if is_department(word) and role == "other":
            continue  # one of several departments, not a label
        known = known | {role}
        found[word] = Label(role)
    return found


def _is_number_label(entry: Entry) -> bool:
    """Whether the label of a name is that of a number, because no other names the measure."""
    return bool(re.search(r"番号|no|№|コ(ー)?ド", fold(entry.printed)))


def _are_names(one: _Seen) -> bool:
    short = all(len(v) <= 60 and not _SENTENCE.search(v) for v in one.values)
    return short and len(set(one.values)) * 10 >= len(one.values) * 9


def _role_of(values: list[str], known: set[Role]) -> Role:
    def most(hits: int, of: int) -> bool:
        return of > 0 and hits * 10 >= of * 7

    parts = [p for v in values for p in re.split(r"[、,，・/／\s]+", v) if re.search(r"\w", p)]
    named = [p for p in parts if not is_nobody(p)]
    if most(sum(is_department(p) for p in named), len(named)):
        return "related" if "lead" in known else "lead"
    if most(sum(bool(_YEARS.search(v)) and len(v) < 30 for v in values), len(values)):
        return "planned"
    lists = most(sum(bool(BULLET.match(v)) for v in values), len(values))
    prose = most(sum(len(v) >= _PROSE for v in values), len(values)) and "content" not in known
    return "content" if lists or prose else "other"
