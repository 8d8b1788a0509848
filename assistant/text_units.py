"""Units of all that is no measure: rows of tables, passages of prose, terms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.cuts import pieces
from assistant.prose import prose
from assistant.unit import Unit
from index.chunks import Passage
from index.years import fiscal_years
from ingest.earlier import tells_past
from ingest.records import Row, Table, Term
from ingest.sources import Document, Section
from ingest.text import View, clean, fold


def of_term(term: Term, counter: Iterator[int]) -> Unit:
    """The definition of a term."""
    names = (term.term.text, *term.aliases)
    return Unit(
        term.source, term.definition.start, term.definition.end, term.definition.text,
        f"用語 {' '.join(names)}", "", next(counter), "term", term.municipality, term.plan, (),
        frozenset(), term=term.term.text, names=names, part=term,
    )  # fmt: skip


_NUMBERED = re.compile(
    r"(?P<label>[^\W\d_]{1,8}\s*(?:[0-9０-９]{1,2}|[①-⑳]|[Ⅰ-Ⅻ]))[\s:：.．、]+(?P<title>\S.{3,})"
)


def numbered_titles(sections: Iterable[Section]) -> dict[tuple[str, str], str]:
    """What headings call a word with a number (方針2 安心のまち), by source and folded label.

    A label that headings call in several ways is left out.
    """
    found: dict[tuple[str, str], set[str]] = {}
    for section in sections:
        match = _NUMBERED.fullmatch(section.path[-1].strip()) if section.path else None
        if match:
            key = (section.source, fold(match.group("label")))
            found.setdefault(key, set()).add(match.group("title"))
    return {key: told.pop() for key, told in found.items() if len(told) == 1}


def of_row(
    document: Document, table: Table, row: Row, counter: Iterator[int], title: str = ""
) -> Iterator[Unit]:
    """A row as one unit where it is short; else the sentences of its cells, under its first.

    ``title`` is what the plan calls a row that is named by a mere number (方針2) elsewhere.
    """
    headers = " ".join([title, *(h for path, _ in row.cells for h in path)])
    context = " ".join([table.caption or "", *table.section[-2:], headers])
    past = tells_past((*table.section, table.caption or ""), document.plan)
    before = clean(document.text, max(table.start - 160, 0), table.start).text
    context = f"{context} {before.strip().splitlines()[-1] if before.strip() else ''}"
    text = " ".join(v.text for _, v in row.cells)
    above = " ".join(h for path, value in row.cells for h in path if value.text)
    if len(text) <= 200:
        yield Unit(
            document.source, row.start, row.end, text, context, "", next(counter), "row",
            document.municipality, document.plan, table.section,
            frozenset(fiscal_years(text)) | frozenset(fiscal_years(above)), part=row, past=past,
            measured=table.unit or "",
        )  # fmt: skip
        return
    first = row.cells[0][1].text[:60]
    for path, value in row.cells:
        around = f"{' '.join([table.caption or '', *table.section[-1:], *path])} {first}"
        for view, head, item in pieces(prose(document.text, value.start, value.end), counter):
            yield Unit(
                document.source, view.offsets[0], view.offsets[-1] + 1, view.text, around, head,
                item, "cell", document.municipality, document.plan, table.section,
                frozenset(fiscal_years(view.text)), past=past,
            )  # fmt: skip


def of_passage(document: Document, passage: Passage, counter: Iterator[int]) -> Iterator[Unit]:
    """The sentences of a passage, but for tables of contents, which only repeat headings."""
    return iter(()) if _contents(passage) else _of_prose(document, passage, counter)


def _of_prose(document: Document, passage: Passage, counter: Iterator[int]) -> Iterator[Unit]:
    whole = prose(document.text, passage.start, passage.end)
    context = " ".join([passage.title, *passage.section[-2:]])
    past = tells_past(passage.section, document.plan)
    title = fold(f"{document.municipality}{document.plan}")
    parts: Iterable[tuple[View, str, int]]
    if passage.kind == "event" and len(whole.text) <= 200:
        view = whole.slice(0, len(whole.text))
        parts = [(view, "", next(counter))] if view.text else []
    else:
        parts = pieces(whole, counter)
    for view, head, item in parts:
        if fold(view.text) in title:
            continue
        yield Unit(
            document.source, view.offsets[0], view.offsets[-1] + 1, view.text, context, head, item,
            passage.kind, passage.municipality, passage.plan, passage.section,
            frozenset(fiscal_years(view.text)), past=past,
        )  # fmt: skip


def _contents(passage: Passage) -> bool:
    """Whether a passage is of the table of contents."""
    heading = re.sub(r"\s", "", passage.section[-1]) if passage.section else ""
    leaders = re.findall(r"[.．・…]{3,}", passage.text)
    return heading in {"目次", "もくじ", "目录"} or len(leaders) > 2


def front_matter(text: str) -> int:
    """Where the block of settings at the top of a Markdown file ends; 0 where there is none."""
    found = re.match(r"\ufeff?---\n.*?\n---\n", text, re.DOTALL)
    return found.end() if found else 0
