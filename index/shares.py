"""The passages of each source, which stay while nothing changes that they are made from."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from index import generations
from index.checks import check_values
from index.chunks import Passage, passages
from ingest.errors import IndexBrokenError
from ingest.records import Corpus

CORPUS = TypeAdapter(Corpus)


@dataclass(frozen=True, slots=True)
class Share:
    """The hash of the records that the passages of a source are made from, and the sources in which
    these records and their values stand, its own among them.
    """

    digest: str
    stands_in: tuple[str, ...]


PASSAGES = TypeAdapter(tuple[Passage, ...])
_SHARES = TypeAdapter(dict[str, Share])
_PASSAGES = "passages.json"
_NAME = "shares.json"


@dataclass(frozen=True, slots=True)
class Shares:
    """All passages in their order, and what each source has its own from."""

    passages: tuple[Passage, ...] = ()
    of_source: Mapping[str, Share] = field(default_factory=dict)

    def save(self, folder: Path) -> None:
        """Write all below ``folder``."""
        (folder / _PASSAGES).write_bytes(PASSAGES.dump_json(self.passages))
        (folder / _NAME).write_bytes(_SHARES.dump_json(dict(self.of_source)))

    @classmethod
    def load(cls, folder: Path) -> Shares:
        """Read what ``save`` wrote."""
        return cls(stored_passages(folder), _SHARES.validate_json((folder / _NAME).read_bytes()))


def stored_corpus(folder: Path) -> Corpus:
    """The records of a generation, without loading its search."""
    try:
        return CORPUS.validate_json((folder / "corpus.json").read_bytes())
    except (OSError, ValueError) as error:
        raise generations.broken(folder, "壊れています") from error


def stored_passages(folder: Path) -> tuple[Passage, ...]:
    """The passages of a generation, in their order."""
    return PASSAGES.validate_json((folder / _PASSAGES).read_bytes())


def shares(corpus: Corpus, taken: Shares | None = None) -> tuple[Shares, frozenset[str]]:
    """The passages of a corpus, and the sources of which they are not those of ``taken``.

    All records that these are made from are checked: raises ``IndexBrokenError`` where one stands
    outside its text, or is not the same when it is read back.
    """
    before = taken or Shares()
    found: dict[str, list[Passage]] = defaultdict(list)
    for passage in before.passages:
        found[passage.source].append(passage)
    parts = _parts(corpus)
    told = {source: CORPUS.dump_json(part) for source, part in parts.items()}
    digests = {source: hashlib.sha256(text).hexdigest() for source, text in told.items()}
    out: dict[str, Share] = {}
    changed = []
    for source, part in parts.items():
        share = before.of_source.get(source)
        if share is None or not _stands(share, digests, before.of_source):
            if CORPUS.validate_json(told[source]) != part:
                raise IndexBrokenError("計画の記録を保存できませんでした。もう一度お試しください。")
            share = Share(digests[source], (source, *sorted(check_values(part, corpus) - {source})))
            found[source] = list(passages(part))
            changed.append(source)
        out[source] = share
    ordered = tuple(p for source in sorted(out) for p in found[source])
    return Shares(ordered, out), frozenset(changed)


def _stands(share: Share, digests: Mapping[str, str], before: Mapping[str, Share]) -> bool:
    """Whether all is as it was that a share is made from and stands in."""
    return all(s in before and before[s].digest == digests.get(s) for s in share.stands_in)


def _parts(corpus: Corpus) -> dict[str, Corpus]:
    """The records of each source, with the measures of others that are mentioned in it."""
    found: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for part in fields(corpus):
        for record in getattr(corpus, part.name):
            found[record.source][part.name].append(record)
    for measure in corpus.measures:
        for source in {m.source for m in measure.mentions} - {measure.source}:
            found[source]["measures"].append(measure)
    return {
        source: Corpus(**{name: tuple(records) for name, records in parts.items()})
        for source, parts in found.items()
    }
