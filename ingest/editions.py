"""Editions of one plan side by side: which texts are of one, in what order, which is in force."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from ingest.edition_marks import Edition, edition_of, series_of
from ingest.sources import Document
from ingest.text import fold

# What a plan says of the one that it takes the place of.
_FOLLOWS = re.compile(
    r"後継|後を[継受引]|受け?継|引き?継|継承|続く|続き|前計画|前身|改め|見直し|代わ|次期|終了|満了|改称|名称を変"
)
_REACH = 60


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where the texts of an edition stand: ``plan`` 0 holds all that is in force, ``plan`` 1 the
    editions before, ``plan`` −1 those whose time has not come, ``account`` 1 and on the accounts
    of earlier years.
    """

    kind: Literal["plan", "account"] = "plan"
    age: int = 0


IN_FORCE = Shelf()


@dataclass(frozen=True, slots=True)
class _Member:
    """A text with what it says of its edition."""

    document: Document
    edition: Edition


Group = list[_Member]


def groups(documents: Sequence[Document]) -> tuple[tuple[Document, ...], ...]:
    """The documents that tell of the same measures: those of one edition of a plan, with the last
    account of it; earlier accounts stand alone. All in the order in which they are given.
    """
    places = {d.source: i for i, d in enumerate(documents)}
    found = [g for series in _all_series(documents) for _, g in _shelved(series, None)]
    ordered = [sorted((m.document for m in g), key=lambda d: places[d.source]) for g in found]
    return tuple(map(tuple, sorted(ordered, key=lambda g: places[g[0].source])))


def main_of(group: Sequence[Document]) -> Document:
    """The document that gives its name to what is gathered of a group: the plan itself."""
    return min(group, key=lambda d: (d.inferred, edition_of(d).account is not None))


def edition_key(document: Document) -> str:
    """What tells the records of one edition from the same ones of another."""
    edition = edition_of(document)
    return f"{edition.number}/{edition.version}/{edition.first}/{edition.issued}/{edition.account}"


def shelves(documents: Iterable[Document], year: int) -> dict[str, Shelf]:
    """The shelf of each source in the fiscal ``year``."""
    return {
        member.document.source: shelf
        for series in _all_series(documents)
        for shelf, group in _shelved(series, year)
        for member in group
    }


def lineages(documents: Iterable[Document]) -> dict[str, int]:
    """Which plan each source is an edition of, as a number that all its editions share."""
    return {
        member.document.source: number
        for number, series in enumerate(_all_series(documents))
        for group in series
        for member in group
    }


def label(document: Document) -> str | None:
    """How an edition is told from others: by its period, else by what stands below its title."""
    return document.period or document.edition


def _shelved(series: Sequence[Group], year: int | None) -> list[tuple[Shelf, Group]]:
    """Groups of one series with their shelves; without a year the last is in force."""
    begun = [i for i, g in enumerate(series) if year is None or (_first(g) or year) <= year]
    force = begun[-1] if begun else 0
    out: list[tuple[Shelf, Group]] = []
    earlier: list[Group] = []
    for i, group in reversed(list(enumerate(series))):
        told = sorted({m.edition.account for m in group if m.edition.account}, reverse=True)
        kept = [m for m in group if m.edition.account in {None, 0, *told[:1]}]
        out.append((Shelf("plan", force - i), kept))
        earlier += [[m for m in group if m.edition.account == y] for y in told[1:]]
    accounts = [(Shelf("account", n), own) for n, own in enumerate(earlier, start=1)]
    return [*out, *accounts]


def _all_series(documents: Iterable[Document]) -> list[list[Group]]:
    """The editions of each plan, oldest first; a plan that follows one of another name with it."""
    named: dict[tuple[str, str], Group] = defaultdict(list)
    for document in documents:
        key = (document.municipality, series_of(document.plan, document.municipality))
        named[key].append(_Member(document, edition_of(document)))
    return _chained([_editions(members) for members in named.values()])


def _editions(members: Group) -> list[Group]:
    """Texts of one plan by edition, oldest first. Texts that tell too little of themselves, parts
    and accounts go to the newest edition that they fit.
    """
    own = [m for m in members if m.edition.account is None and not m.document.inferred]
    plans = [m for m in own if m.edition.first or m.edition.number] or own
    found: list[Group] = []
    for member in plans:
        same = next((g for g in found if _same(g[0].edition, member.edition)), None)
        found.append([member]) if same is None else same.append(member)
    found.sort(key=_order)
    for member in (m for m in members if m not in plans):
        fits = _same if member in own else _near
        fitting = [g for g in found if fits(g[0].edition, member.edition)]
        fitting[-1].append(member) if fitting else found.append([member])
        found.sort(key=_order)
    return found


def _same(one: Edition, two: Edition) -> bool:
    """Whether two texts that are plans are of one edition."""
    if not _near(one, two) or one.draft != two.draft or one.version != two.version:
        return False
    return one.revised == two.revised and not (one.revised and one.issued != two.issued)


def _near(one: Edition, two: Edition) -> bool:
    """Whether numbers and periods of two texts can be those of one edition."""
    if one.number and two.number and one.number != two.number:
        return False
    if None in {one.first, one.last, two.first, two.last}:
        return True
    spans = sorted((e.first or 0, -(e.last or 0)) for e in (one, two))
    return -spans[1][1] <= -spans[0][1]  # one lies within the other


def _order(group: Group) -> tuple[int, int, tuple[int, ...], int, bool]:
    """Editions by number and years, then by version and date; a draft before what came of it."""
    edition = group[0].edition
    begins = edition.first or (edition.issued // 12 if edition.issued else 0)
    return begins, edition.number, edition.version, edition.issued, not edition.draft


def _chained(every: list[list[Group]]) -> list[list[Group]]:
    """Plans that take the place of one of another name go on with its editions."""
    every = sorted(every, key=lambda series: _order(series[0]))
    out: list[list[Group]] = []
    for series in every:
        before = [s for s in out if _follows(series[0], s[-1])]
        before[-1].extend(series) if before else out.append(series)
    return out


def _follows(group: Group, earlier: Group) -> bool:
    """Whether a plan begins after another one of its town and says that it takes its place."""
    new, old = group[0], earlier[0]
    if new.document.municipality != old.document.municipality:
        return False
    begins, ends = new.edition.first, old.edition.last
    if begins is None or ends is None or begins <= ends:
        return False
    return _takes_place(new.document.text, fold(old.document.plan), old.document.municipality)


def _takes_place(text: str, plan: str, town: str) -> bool:
    """Whether ``text`` names ``plan`` beside words of succession."""
    flat = fold(text)
    name = plan.replace(fold(town), "") or plan
    if len(name) < 5:
        return False
    places = (m.start() for m in re.finditer(re.escape(name), flat))
    return any(
        _FOLLOWS.search(flat[max(0, at - _REACH) : at + len(name) + _REACH]) for at in places
    )


def _first(group: Group) -> int | None:
    return group[0].edition.first
