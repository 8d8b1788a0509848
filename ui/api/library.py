"""All records of the service, fetched once for each generation of its index."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from threading import Lock

from ui.api.client import Client
from ui.api.records import Measure, Term


@dataclass(frozen=True)
class Records:
    """The records of one generation."""

    generation: str
    measures: tuple[Measure, ...]
    terms: tuple[Term, ...]

    @cached_property
    def measures_by_id(self) -> dict[str, Measure]:
        """The measures by their id."""
        return {measure.id: measure for measure in self.measures}

    @cached_property
    def terms_by_id(self) -> dict[str, Term]:
        """The terms by their id."""
        return {term.id: term for term in self.terms}


class Library:
    """Hands out the records of the generation in force; shared by all sessions of the page."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._lock = Lock()
        self._held: Records | None = None

    def records(self) -> Records:
        """All records; raises a ``ServiceError`` where they are not held and cannot be fetched."""
        generation = self._client.generation()
        with self._lock:
            if not self._held or not generation or self._held.generation != generation:
                measures, terms = self._client.measures(), self._client.terms()
                self._held = Records(generation, tuple(measures), tuple(terms))
            return self._held
