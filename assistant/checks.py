"""How sure it is what was read of each file, worked out once for each generation."""

from __future__ import annotations

from index.store import Index
from ingest.assurance.documents import Findings, findings


class Checked:
    """Hands out the findings about the files of an index, by their names."""

    def __init__(self) -> None:
        self._known: tuple[str, Findings] = ("", {})

    def of(self, index: Index) -> Findings:
        """The findings of each source; those of another generation are forgotten."""
        generation, found = self._known
        if generation != index.generation:
            found = findings(index.whole)
            self._known = (index.generation, found)
        return found
