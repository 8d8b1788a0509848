"""Frozen records of files: what each is, how that was found, its sections, what was not read."""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Basis:
    """How a part of what a document is was found, and other readings of it that are near.

    ``declared`` by people; in the ``title`` or the ``opening`` of the text, or its ``body`` only;
    ``joined`` from a file of the same plan; from the years of ``columns``; nowhere: ``none``.
    """

    part: Literal["municipality", "plan", "period"]
    how: Literal["declared", "title", "opening", "body", "joined", "columns", "none"]
    rivals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One file: its text and what the text says it is; ``pages`` are the places where pages begin.

    Of a text file the text is its own, decoded and unchanged; of others what was read from it.
    ``bases`` tell how that was found; ``taught`` are the labels whose meaning people gave.
    """

    id: str
    source: str
    sha256: str
    text: str
    municipality: str
    plan: str
    edition: str | None = None
    period: str | None = None
    title: str | None = None
    inferred: bool = False
    pages: tuple[int, ...] = ()
    bases: tuple[Basis, ...] = ()
    taught: tuple[str, ...] = ()

    def page(self, position: int) -> int | None:
        """The number, from 1, of the page with the character at ``position``; ``None`` if the
        file has no pages.
        """
        return bisect.bisect_right(self.pages, position) or None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with all text up to the next heading; ``path`` runs from the outermost heading."""

    id: str
    path: tuple[str, ...]
    level: int
    source: str
    start: int
    end: int
    body_start: int


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that looked like a record and could not be read; ``message`` is Japanese."""

    code: str
    message: str
    source: str
    start: int = 0
    end: int = 0
