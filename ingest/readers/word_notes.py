"""Footnotes and endnotes of a Word file, told below the part that refers to them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from ingest.readers.parts import Paragraph
from ingest.readers.word_text import text_of

_KINDS = ("footnote", "endnote")


class Notes:
    """Notes by kind and id; numbered from 1 in the order in which the text refers to them."""

    def __init__(self, texts: dict[tuple[str, str], str]) -> None:
        self._texts = texts
        self._met: list[str] = []
        self._count = 0

    def mark(self, kind: str, key: str) -> str:
        """The raised mark of a note, which is told by the next ``met``."""
        text = self._texts.get((kind, key), "").strip()
        if not text:
            return ""
        self._count += 1
        self._met.append(f"※{self._count} {text}")
        return f"^(※{self._count})"

    def met(self) -> Iterator[Paragraph]:
        """The notes referred to since the last call."""
        yield from map(Paragraph, self._met)
        self._met.clear()


def notes_of(document: Document) -> Notes:
    """All notes of a document."""
    found: dict[tuple[str, str], str] = {}
    for relation in document.part.rels.values():
        kind = relation.reltype.rpartition("/")[2].removesuffix("s")
        if kind in _KINDS and not relation.is_external:
            for note in _root(relation.target_part).iterchildren(qn(f"w:{kind}")):
                lines = (text_of(p, lambda _kind, _key: "") for p in note.iter(qn("w:p")))
                found[kind, note.get(qn("w:id")) or ""] = " ".join(map(str.strip, lines))
    return Notes(found)


def _root(part: Any) -> Any:
    return getattr(part, "element", None) if hasattr(part, "element") else parse_xml(part.blob)
