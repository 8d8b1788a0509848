"""Names that the records of a corpus bear: parts of measures, plans, departments."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable

from ingest.earlier import EDITION
from ingest.records import Measure
from ingest.sources import Document
from ingest.text import fold


def local_name(document: Document) -> str:
    """The name of a plan without its municipality."""
    name = unicodedata.normalize("NFKC", document.plan).replace("(仮称)", "")
    return name.replace(document.municipality, "")


def part_names(measures: Iterable[Measure]) -> tuple[str, ...]:
    """Folded names of measures, actions, indicators and rows of schedules, longest first."""
    names: set[str] = set()
    for measure in measures:
        names |= {fold(measure.name.text), fold(measure.name.text.split("(")[0])}
        names |= {fold(a.text.text.split("\n")[0]) for a in measure.actions}
        names |= {fold(i.name.text) for i in measure.indicators}
        names |= {fold(r.name.text) for r in measure.schedule}
    return tuple(sorted((n for n in names if len(n) >= 6), key=len, reverse=True))


def plan_names(documents: Iterable[Document]) -> tuple[str, ...]:
    """Names of the plans, also without the municipality and the edition, longest first."""
    names = set()
    for document in documents:
        whole = unicodedata.normalize("NFKC", document.plan).replace("(仮称)", "")
        local = local_name(document)
        bare = {EDITION.sub("", n) for n in (whole, local)}
        names |= {n for n in (whole, local, *bare) if len(n) >= 7}
    return tuple(sorted(names, key=len, reverse=True))


def offices_of(measures: Iterable[Measure], scope: Collection[str]) -> frozenset[str]:
    """The departments of the measures of ``scope``, or of all where none is given."""
    mine = (m for m in measures if not scope or m.municipality in scope)
    return frozenset(
        d.text
        for m in mine
        for d in (*m.lead, *m.related, *(d for a in m.actions for d in a.departments))
    )
