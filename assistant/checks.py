"""How sure it is what was read of each file, worked out once for each generation."""

from __future__ import annotations

from collections.abc import Mapping

from index.store import Index
from ingest.assurance.documents import findings_of
from ingest.assurance.findings import Finding

Checks = Mapping[str, tuple[Finding, ...]]


class Checked:
    """Hands out the findings about the files of an index, by their names."""

    def __init__(self) -> None:
        self._known: tuple[str, Checks] = ("", {})

    def of(self, index: Index) -> Checks:
        """The findings of each source; those of another generation are forgotten."""
        generation, found = self._known
        if generation != index.generation:
            corpus = index.whole
            found = {d.source: findings_of(d, corpus) for d in corpus.documents}
            self._known = (index.generation, found)
        return found
