"""Editions side by side: which are compared, and each change as data with its places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.changes import KIND_NAMES, Change, changes
from ingest.editions import Shelf, groups, label, lineages, main_of
from ingest.errors import BadRequestError, NotFoundError, ShisakuError
from ingest.records import Corpus, Measure, Value
from ingest.text import fold

if TYPE_CHECKING:
    from index.store import Index


class NoOtherEditionError(ShisakuError):
    """A plan has no edition that it could be compared with."""

    code = "no_other_edition"
    status = 404


@dataclass(frozen=True, slots=True)
class Compared:
    """An edition of a plan and the one that took its place."""

    old: Corpus
    new: Corpus

    def changes(self) -> tuple[Change, ...]:
        """What changed from one to the other."""
        return changes(self.old.measures, self.new.measures)


def with_the_ones_before(
    index: Index, municipality: str | None = None, plan: str | None = None
) -> tuple[Compared, ...]:
    """The editions in force that fit, each with the one before it; raises ``ShisakuError`` where
    there is none.
    """
    lines = lineages(index.whole.documents)
    earlier = index.others.get(Shelf("plan", 1))
    known = [d for d in index.corpus.documents if _fits(d.municipality, d.plan, municipality, plan)]
    if not known:
        raise NotFoundError("その自治体や計画は、読み込まれていません。")
    found = []
    for line in dict.fromkeys(lines[d.source] for d in known):
        old, new = (
            {d.source for d in c.documents if lines[d.source] == line}
            for c in (earlier.corpus if earlier else Corpus(), index.corpus)
        )
        if old:
            found.append(Compared(index.whole.of(old), index.whole.of(new)))
    if not found:
        raise NoOtherEditionError(
            "比べられる前の版がありません。前の版のファイルも計画のフォルダーに置いて、"
            "`shisaku ingest` をもう一度実行してください。"
        )
    return tuple(found)


def between(index: Index, old: str, new: str) -> Compared:
    """The editions that two files are of."""
    sides = [_edition(index, source) for source in (old, new)]
    if sides[0] == sides[1]:
        raise BadRequestError("2つのファイルは同じ版です。別の版のファイルを指定してください。")
    return Compared(*(index.whole.of(sources) for sources in sides))


def change_data(change: Change, old: Corpus, new: Corpus) -> dict[str, object]:
    """A change with both its measures and all its values, and where each of them stands."""
    return {
        "kind": change.kind,
        "kind_name": KIND_NAMES[change.kind],
        "old": _named(change.old, old),
        "new": _named(change.new, new),
        "what": change.what or None,
        "before": [_quoted(v, old) for v in change.before],
        "after": [_quoted(v, new) for v in change.after],
    }


def edition_data(corpus: Corpus) -> dict[str, object]:
    """Which edition the documents of ``corpus`` are."""
    main = main_of(corpus.documents)
    sources = [d.source for d in corpus.documents]
    return {"plan": main.plan, "edition": label(main), "sources": sources}


def _fits(town: str, name: str, municipality: str | None, plan: str | None) -> bool:
    own = municipality is None or fold(municipality) == fold(town)
    return own and (plan is None or fold(plan) in fold(name))


def _edition(index: Index, source: str) -> frozenset[str]:
    """The files of the edition that ``source`` is of."""
    every: Iterable[frozenset[str]] = (
        frozenset(d.source for d in group) for group in groups(index.whole.documents)
    )
    found = next((sources for sources in every if source in sources), None)
    if found is None:
        raise NotFoundError(f"「{source}」という名前の本文はありません。")
    return found


def _named(measure: Measure | None, corpus: Corpus) -> dict[str, object] | None:
    if measure is None:
        return None
    document = corpus.document(measure.source)
    return {
        "id": measure.id,
        "municipality": measure.municipality,
        "plan": measure.plan,
        "edition": label(document),
        "measure_no": measure.number or None,
        "measure_name": measure.name.text,
        "section": " > ".join(measure.section),
        "source": measure.source,
        "start": measure.start,
        "end": measure.end,
        "page": document.page(measure.start),
    }


def _quoted(value: Value, corpus: Corpus) -> dict[str, object]:
    document = corpus.document(value.source)
    place = {"source": value.source, "start": value.start, "end": value.end}
    quote = document.text[value.start : value.end]
    return {"text": value.text, **place, "quote": quote, "page": document.page(value.start)}
