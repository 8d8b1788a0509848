"""Measures found by their departments, where no other reader knows the layout."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.anchor_fields import Span, fields_of, labels_of
from ingest.anchor_groups import below_goals
from ingest.anchor_slots import LEAST, Item, items_of, slots_of
from ingest.anchor_titles import SIGN, Named, titles_of
from ingest.candidates import Candidate, is_repeated
from ingest.cells import is_labelled_number, is_office
from ingest.labels import role_of
from ingest.layout import Layout
from ingest.leads import Departments, first_leads, lead_in, spaces_within
from ingest.outline import Node, node_at
from ingest.own_numbers import with_own_numbers
from ingest.owned_lines import own_departments
from ingest.records import Field, Measure, Value
from ingest.text import View, clean, fold
from ingest.titles import read_title

_EXCEPT = 4  # things below goals of which one may name departments of its own
_MIXED = re.compile(r"[^\w「『“(（【〈<]|[^、。]{0,4}[0-9０-９][0-9０-９.,]*[^、。]{0,3}$")


def anchored(
    text: str, source: str, layout: Layout, nodes: tuple[Node, ...]
) -> tuple[Candidate, ...]:
    """A candidate for each department that a text names in one way again and again."""
    items = items_of(text, layout.blocks, layout.apart)
    best: list[Named] = []
    for slots in slots_of(items):
        named = titles_of(items, slots)
        best = named if len(named) >= LEAST and len(named) > len(best) else best
    return _candidates(best, items, nodes, text, source)


def led_by_goals(
    text: str, source: str, layout: Layout, nodes: tuple[Node, ...], found: Sequence[Measure]
) -> tuple[Candidate, ...]:
    """A candidate for all that goals with departments list, if of ``found`` only goals are led."""
    items = items_of(text, layout.blocks, layout.apart)
    named, goals = below_goals(items, nodes)
    places = [range(g.heading[0], g.heading[1] + 1) for g in goals]
    told = [m for m in found if m.lead and not any(m.lead[0].start in p for p in places)]
    led = sum(not any(m.name.start in p for p in places) for m in told)
    if led * _EXCEPT > len(named):
        return ()
    return _candidates(named, items, nodes, text, source)


def _candidates(
    named: Sequence[Named],
    items: Sequence[Item],
    nodes: tuple[Node, ...],
    text: str,
    source: str,
) -> tuple[Candidate, ...]:
    spans = _spans(items, named, nodes)
    labels = labels_of(items, spans)
    places = [items[n.slot.at].view.slice(n.slot.start, n.slot.end) for n in named]
    first, within = first_leads(text), spaces_within(p.text for p in places)
    found: list[Candidate] = []
    for n, span, place in zip(named, spans, places, strict=True):
        lead, related = lead_in(place, source, first=first, within=within)
        for item in items[n.slot.at + 1 : n.slot.at + 1 + n.slot.more]:
            main, others = lead_in(item.view, source)
            lead, related = (*lead, *main), (*related, *others)
        own = (own_departments(i.view) for i in items[slice(*span)] if n.slot.at < n.at)
        if said := next((v for v in own if v), None):
            lead, related = lead_in(said, source)
        told = fields_of(items, span, labels, source)
        found.append(
            _candidate(text, source, items, (n, span, place, (lead, related)), told, nodes)
        )
    return with_own_numbers(found, text)


def _spans(items: Sequence[Item], named: Sequence[Named], nodes: tuple[Node, ...]) -> list[Span]:
    """The items of each thing: from its title to the next title, or the next heading over it."""
    titles = {items[n.at].start for n in named}
    heads = [n.section.start for n in nodes if n.heading]
    out = []
    for number, n in enumerate(named):
        last = max(n.at, n.slot.at + n.slot.more)
        limit = named[number + 1].at if number + 1 < len(named) else len(items)
        stop = next((h for h in heads if h >= items[last].end and h not in titles), None)
        if stop is not None:
            limit = next((i for i in range(last + 1, limit) if items[i].start >= stop), limit)
        out.append((n.at, limit))
    return out


def _candidate(
    text: str,
    source: str,
    items: Sequence[Item],
    anchor: tuple[Named, Span, View, Departments],
    told: tuple[list[Field], list[View]],
    nodes: tuple[Node, ...],
) -> Candidate:
    """The measure of a title, its departments and what is said of it."""
    named, span, place, (lead, related) = anchor
    title_item = items[named.at]
    name = title_item.view.slice(named.start, named.end)
    sign = SIGN.match(name.text)
    title = read_title(name.slice(sign.end() if sign else 0, len(name.text)), source)
    fields, prose = told
    fields = [f for f in fields if f.value.start != place.value(source).start]
    fields.append(Field("lead", named.slot.kind[1:], place.value(source)))
    if prose and not any(f.role == "content" for f in fields):
        fields.insert(0, Field("content", "", _whole(prose, source)))
    for field in (f for f in fields if f.role == "related"):
        main, others = lead_in(clean(text, field.value.start, field.value.end), source)
        related = (*related, *main, *others)
    node = node_at(nodes, title_item.start)
    path = node.section.path if node else ()
    path = path[:-1] if node and node.section.start == title_item.start else path
    return Candidate(
        path,
        "",
        title.number,
        title.name,
        source,
        title_item.start,
        items[span[1] - 1].end,
        (*fields, *(Field("tag", "", t) for t in title.tags)),
        lead,
        related,
        repeated=is_repeated(title),
    )


def _whole(prose: Sequence[View], source: str) -> Value:
    """Lines of prose as one value, from the first to the last that follow one another."""
    first, last = prose[0].value(source), prose[-1].value(source)
    text = "\n".join(v.text.strip() for v in prose)
    return Value(text, source, first.start, last.end)


def count_named(found: Sequence[Measure]) -> int:
    """How many names measures have that departments lead, neither with a label or an amount.

    Others that take part are departments too: the piece of one is no name. Of two names that begin
    in one place one is too short or too long.
    """
    names = [m for m in found if not is_office(m.name.text) and not _mixed(m.name.text)]
    clean = [m for m in names if not any(_mixed(d.text) for d in m.lead)]
    told = [m for m in clean if m.lead and all(is_office(d.text) for d in m.related)]
    return min(len(_led(told)), len({(m.source, m.name.start) for m in told}))


def _mixed(words: str) -> bool:
    """Whether words are an amount, open with a sign or a label, or hold an arrow or lines."""
    first = words.split()[0] if words.split() else ""
    labelled = first != words and role_of(first) is not None
    return labelled or bool(_MIXED.match(words)) or bool(re.search(r"[→⇒➡\n]", words))


def _led(found: Sequence[Measure]) -> set[str]:
    """What has nothing but a number for its name is named by none."""
    return {fold(m.name.text) for m in found if m.lead and not is_labelled_number(m.name.text)}


def better(
    bases: Sequence[Candidate], found: Sequence[Measure], anchors: Sequence[Candidate]
) -> tuple[Candidate, ...]:
    """``bases`` or, where the measures ``found`` are led far less often, ``anchors``."""
    led = _led(found)
    names = {fold(a.name.text) for a in anchors}
    few = len(led & names) * 2 < len(names) and len(led) * 2 < len(names)
    return tuple(anchors) if len(anchors) >= LEAST and few else tuple(bases)
