"""Terms: entries of a glossary and footnotes, with their other names and where they are marked."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from ingest.aliases import aliases_of, plain_end
from ingest.glossary_asides import read_asides
from ingest.glossary_boxes import read_boxes
from ingest.glossary_entries import FEW_LINES, read_entries
from ingest.glossary_heads import Draft
from ingest.glossary_lines import Text, read_lines
from ingest.glossary_marks import marked, note_marks
from ingest.glossary_notes import read_notes
from ingest.glossary_raised import raised_in
from ingest.glossary_regions import Region, read_regions
from ingest.glossary_stars import read_starred
from ingest.glossary_tables import table_entries
from ingest.grid import Grid
from ingest.layout import Layout
from ingest.outline import Node
from ingest.records import Term
from ingest.sources import Problem
from ingest.text import fold


def read_terms(
    text: str,
    source: str,
    layout: Layout,
    nodes: tuple[Node, ...],
    grids: tuple[Grid, ...],
    place: tuple[str, str],
) -> tuple[tuple[Term, ...], tuple[Problem, ...]]:
    """Terms of a text for (municipality, plan) ``place``, and what looked like one but was not."""
    lines = read_lines(text, layout.page, layout.blocks[0].start if layout.blocks else 0)
    drafts = read_notes(lines, raised_in(text))
    problems: list[Problem] = []
    boxes, captions = read_boxes(text, lines)
    regions = [_opened(r) for r in read_regions(lines, nodes, captions)]
    drafts += [d for d in boxes if not any(r.start <= d.head.offsets[0] < r.end for r in regions)]
    drafts += [d for d in read_starred(text, lines) if not _inside(d, regions)]
    asides = read_asides(text, lines)
    drafts += [d for d in asides if not (_inside(d, regions) or _taken(d, drafts))]
    tabled = table_entries(text, grids)
    for region in regions:
        if tabled and len(region.lines) <= FEW_LINES:
            continue  # what little stands below a glossary printed as a table is none of it
        entries, unread = _outside(drafts, region)
        drafts += entries
        problems += [_unread(source, x) for x in unread]
    drafts += [d for d in tabled if not _taken(d, drafts)]
    heads = {fold(d.head.text) for d in drafts}
    terms = [_term(text, source, d, heads, place) for d in drafts]
    return marked(text, source, _unique(terms)), tuple(problems)


def _opened(region: Region) -> Region:
    """The region, or where it holds no entry what stands below its title when that returns."""
    while region.rest and not read_entries(region.lines)[0]:
        region = region.rest
    return region


def _inside(draft: Draft, regions: Iterable[Region]) -> bool:
    """Whether a draft stands in a glossary, whose entries have a form of their own."""
    return any(r.start <= draft.head.offsets[0] < r.end for r in regions if not r.notes)


def _outside(notes: list[Draft], region: Region) -> tuple[list[Draft], list[Text]]:
    """The entries of a region that no note gives."""
    inside = [n for n in notes if region.start <= n.head.offsets[0] < region.end]
    if len(inside) * 3 >= len(region.lines):
        return [], []
    entries, unread = read_entries(region.lines)
    if not entries and not region.notes:
        return [], [x for x in region.lines if len(x.words) > 40][:1]
    return [e for e in entries if not _taken(e, inside)], unread


def _taken(draft: Draft, others: list[Draft]) -> bool:
    """Whether the headword of a draft stands inside another draft."""
    at = draft.head.offsets[0]
    return any(o.head.offsets[0] <= at <= o.body.offsets[-1] for o in others)


def _term(text: str, source: str, draft: Draft, heads: set[str], place: tuple[str, str]) -> Term:
    printed = draft.head.text.strip()
    plain = plain_end(printed)
    value = draft.head.value(source)
    body = draft.body.value(source)
    aliases = aliases_of(printed, body.text, heads, text)
    if plain is not None:
        end = draft.head.text.index(printed) + plain
        value = draft.head.slice(0, end).value(source)
    if draft.mark and draft.mark.startswith("alias:"):
        aliases += [a for a in re.split(r"[、,，/／]\s*", draft.mark[6:]) if a]
    key = hashlib.sha256(f"{place}\0{source}\0{printed}\0{body.text}".encode()).hexdigest()[:12]
    kept = tuple(dict.fromkeys(a for a in aliases if fold(a) != fold(value.text)))
    marks = note_marks(text, source, draft) if draft.kind == "footnote" else ()
    return Term(key, *place, value, kept, body, draft.kind, source, value.start, body.end, marks)


def _unique(terms: list[Term]) -> list[Term]:
    seen: dict[tuple[str, str], Term] = {}
    for term in terms:
        seen.setdefault((fold(term.term.text), term.definition.text), term)
    return list(seen.values())


def _unread(source: str, line: Text) -> Problem:
    return Problem(
        "unread_term",
        f"用語集の中に、見出し語と説明に分けられない行があります:「{line.words[:40]}」",
        source,
        line.start,
        line.end,
    )
