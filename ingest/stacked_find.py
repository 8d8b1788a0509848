"""Which labels open a sheet, and which stacks of labels are sheets of a measure."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import replace

from ingest.cells import is_number
from ingest.labels import Label
from ingest.records import Role
from ingest.stacked_cut import Stack
from ingest.stacked_entries import Entry, first_row
from ingest.stacked_rows import Row
from ingest.stacked_titles import LONG, On, numbered_titles, plain_titles, titles_of
from ingest.text import fold, width

Titles = Callable[[list[Row], list[int], On], dict[int, int]]
_HEAD: frozenset[Role] = frozenset(
    {"number", "goal", "area", "state", "lead", "related", "related_plan", "sdgs", "status"}
)
_SILENT: frozenset[Role] = frozenset({"number", "name", "other"})
_TELLING: frozenset[Role] = frozenset({"lead", "content", "aim", "results", "planned"})
_SENTENCE = re.compile(r"(。|です|ます|ください)$")
_NUMBER_NAME = re.compile(r"[A-ZＡ-Ｚ]{0,2}[0-9０-９]+(?:[-－.．][0-9０-９]+)*[\s.．:：]+\S{2}")
_MAX_NAME = 80
_LONE_KINDS = 4  # one sheet alone must say so many kinds of things


def named_stacks(text: str, rows: list[Row], on: dict[int, list[Entry]]) -> list[Stack]:
    """Sheets that hold the name of their measure under a label."""
    flat = _with_main(text, rows, [e for i in sorted(on) for e in on[i]])
    if not any(e.label.role == "name" for e in flat):
        flat = _numbers_as_names(text, rows, flat, on)
    names = [i for i, e in enumerate(flat) if e.label.role == "name"]
    if not names:
        return []
    starts = _starts(flat, names)
    stacks = [
        Stack(flat[a].row, flat[a:b]) for a, b in zip(starts, [*starts[1:], len(flat)], strict=True)
    ]
    stacks = _steady(stacks, flat)
    told = [s for s in stacks if _tells(text, rows, s, on)]
    return told if len(told) > 1 or (told and _kinds(told[0]) >= _LONE_KINDS) else []


def headed_stacks(text: str, rows: list[Row], on: dict[int, list[Entry]]) -> list[Stack]:
    """Sheets whose name stands on the row above their first label."""
    flat = [e for i in sorted(on) for e in on[i] if e.label.role != "name"]
    stacks = _below_titles(rows, on, flat, titles_of)
    if stacks:
        return max(stacks, _below_numbers(rows, on, flat), key=len)
    stacks = _below_titles(rows, on, flat, plain_titles)
    return [] if stacks and _over_prose(rows, stacks) else stacks


def _below_numbers(rows: list[Row], on: On, flat: list[Entry]) -> list[Stack]:
    """The sheets below rows that are numbered in one way, whatever label each begins with."""
    stacks: list[Stack] = []
    for title, end in numbered_titles(rows, on):
        entries = [e for e in flat if title < e.row < end]
        stacks.append(Stack(entries[0].row, entries, title))
    return _telling(_steady(stacks, flat))


def _over_prose(rows: list[Row], stacks: list[Stack]) -> bool:
    """Whether prose stands below the last labels of most sheets, and no part of their values."""
    ends = [s.title if s.title is not None else s.first for s in stacks[1:]]
    lasts = [s.entries[-1] for s in stacks[:-1]]
    below = [rows[e.row + 1] for e, end in zip(lasts, ends, strict=True) if e.row + 1 < end]
    words = Counter(row.text.split()[0] for row in below if " " in row.text)
    loose = sum(
        last.beside
        and last.row + 1 < end
        and width(rows[last.row].text) < LONG
        and words[rows[last.row + 1].text.split()[0]] * 2 < len(ends)  # a label to be learned
        for last, end in zip(lasts, ends, strict=True)
    )
    return loose * 2 >= len(ends)


def _below_titles(rows: list[Row], on: On, flat: list[Entry], way: Titles) -> list[Stack]:
    """The sheets below rows that name them: one label opens nearly all of these."""
    rows_of: dict[str, list[int]] = defaultdict(list)
    for e in flat:
        if e.label.role not in _SILENT and e is on[e.row][0]:
            rows_of[e.key].append(e.row)
    titled = {key: way(rows, found, on) for key, found in rows_of.items() if len(found) > 1}
    fit = [
        key
        for key, found in titled.items()
        if len(found) >= 2 and len(found) * 10 >= len(rows_of[key]) * 7
    ]
    if not fit:
        return []
    opener = max(fit, key=lambda key: len(titled[key]))
    named = titled[opener]
    starts = [i for i, e in enumerate(flat) if e.key == opener and e.row in named]
    stacks = [
        Stack(flat[a].row, flat[a:b], named[flat[a].row])
        for a, b in zip(starts, [*starts[1:], len(flat)], strict=True)
    ]
    return _telling(_steady(stacks, flat))


def _telling(stacks: list[Stack]) -> list[Stack]:
    """The stacks that say two kinds of things, one of them who leads or what is done."""
    told = [s for s in stacks if _kinds(s) >= 2 and _roles(s) & {"lead", "content"}]
    return told if len(told) >= 2 else []


def _with_main(text: str, rows: list[Row], flat: list[Entry]) -> list[Entry]:
    """One label names the measure and one numbers it: those that differ most; others group it."""
    for role, other in (("name", "goal"), ("number", "goal")):
        told: dict[str, set[str]] = defaultdict(set)
        for entry in flat:
            if entry.label.role == role:
                told[entry.key].add(fold(first_row(text, rows, entry)))
        if len(told) > 1:
            main = max(told, key=lambda key: len(told[key]))
            changed = Label(other)  # type: ignore[arg-type]
            flat = [
                replace(e, label=changed) if e.label.role == role and e.key != main else e
                for e in flat
            ]
    return flat


def _numbers_as_names(
    text: str, rows: list[Row], flat: list[Entry], on: dict[int, list[Entry]]
) -> list[Entry]:
    """Where nothing is labelled as a name, what follows the number below its label is one."""

    def named(entry: Entry) -> bool:
        if entry.label.role != "number":
            return False
        value = first_row(text, rows, entry)
        below = entry.row + (1 if entry.beside else 2)
        more = is_number(value) and below < len(rows) and below not in on
        return more or bool(_NUMBER_NAME.match(value))

    found = [named(e) for e in flat]
    if sum(found) < 2:
        return flat
    name = Label("name")
    return [replace(e, label=name) if hit else e for e, hit in zip(flat, found, strict=True)]


def _starts(flat: list[Entry], names: list[int]) -> list[int]:
    """Where each sheet begins: at its name, or at the labels above it that head every sheet."""
    first = _walked(flat, names[0], -1, set())
    after = {e.key for e in flat[names[-1] + 1 :]} - {flat[i].key for i in first}
    heads = [_walked(flat, name, above, after) for above, name in itertools.pairwise([-1, *names])]
    usual = Counter(flat[i].key for walked in heads for i in walked)
    return [
        min([i for i in walked if usual[flat[i].key] * 2 >= len(names)], default=name)
        for name, walked in zip(names, heads, strict=True)
    ]


def _walked(flat: list[Entry], name: int, above: int, after: set[str]) -> list[int]:
    """The entries right before a name that may head its sheet, from the name upwards."""
    walked: list[int] = []
    seen = {flat[name].key, *after}
    for i in range(name - 1, above, -1):
        if flat[i].label.role not in _HEAD or flat[i].key in seen:
            break
        walked.append(i)
        seen.add(flat[i].key)
    return walked


def _steady(stacks: list[Stack], flat: list[Entry]) -> list[Stack]:
    """Without pairs inside a value: on one row where labels stand alone, and in few sheets."""
    if sum(e.beside for e in flat) * 2 > len(flat):
        return stacks
    counts = Counter(e.key for e in flat)
    kept = (
        [e for e in s.entries if not e.beside or counts[e.key] * 2 >= len(stacks)] for s in stacks
    )
    return [replace(s, entries=entries) for s, entries in zip(stacks, kept, strict=True) if entries]


def _tells(text: str, rows: list[Row], stack: Stack, on: dict[int, list[Entry]]) -> bool:
    """Whether a stack names something and says two kinds of things of it, most labels filled."""
    name = next(e for e in stack.entries if e.label.role == "name")
    words = first_row(text, rows, name)
    filled = [
        e for e in stack.entries if e.beside or (e.row + 1 < len(rows) and e.row + 1 not in on)
    ]
    if name not in filled or len(words) > _MAX_NAME or _SENTENCE.search(words):
        return False
    kinds = {e.label.role for e in filled} - _SILENT
    return len(filled) * 2 > len(stack.entries) and len(kinds) >= 2 and bool(kinds & _TELLING)


def _roles(stack: Stack) -> set[Role]:
    return {e.label.role for e in stack.entries}


def _kinds(stack: Stack) -> int:
    return len(_roles(stack) - _SILENT)
