"""Measures that are headings over prose: what stands below each, line by line."""

from __future__ import annotations

from ingest.candidates import Candidate, is_repeated
from ingest.grid import Grid
from ingest.headed_gapped import gapped_labels, told_of
from ingest.headed_labels import (
    field_of,
    items_below,
    part_labels,
    parts_of,
    told_content,
    with_parts,
)
from ingest.headed_numbers import numbers_of, titled
from ingest.headed_parts import actions_of, of_years, value_on, yearly
from ingest.headed_rest import rest_of
from ingest.headed_tables import told_below
from ingest.headings import Heading
from ingest.layout import Layout
from ingest.leads import first_leads, lead_in, spaces_within
from ingest.meanings import meaning
from ingest.opening_labels import LabelLine
from ingest.outline import Node
from ingest.owner_lines import label_lines, owner_lines
from ingest.prose import ProseLine, read_lines
from ingest.records import Action, Field, Role, Value
from ingest.text import clean, fold, value_of
from ingest.told_actions import told_actions


def from_headed(
    layout: Layout, nodes: tuple[Node, ...], grids: tuple[Grid, ...], text: str, source: str
) -> tuple[Candidate, ...]:
    """A candidate for each heading that names a measure, with departments, prose and schedule."""
    return below_headings(with_parts(nodes, layout.headed.names), layout, grids, text, source)


def below_headings(
    below: list[Node], layout: Layout, grids: tuple[Grid, ...], text: str, source: str
) -> tuple[Candidate, ...]:
    """A candidate for each of the headings ``below`` which the text of a measure stands."""
    numbers = numbers_of(below, text)
    lines = read_lines(text, layout.blocks, layout.page | layout.notes)
    reader = _Reader(text, source, lines, label_lines(text, lines), owner_lines(text, lines))
    reader.learn(below)
    return tuple(
        reader.candidate(node, node.heading, number, grids)
        for node, number in zip(below, numbers, strict=True)
        if node.heading
    )


_ENDS = "。」』)）:：*"
_SHORT: frozenset[Role] = frozenset({"planned", "evaluation", "state", "area", "goal", "sdgs"})


class _Reader:
    """Reads what stands below one heading after the other."""

    def __init__(
        self,
        text: str,
        source: str,
        lines: list[ProseLine],
        labels: dict[int, LabelLine],
        owners: dict[int, LabelLine],
    ) -> None:
        self.text = text
        self.source = source
        self.lines = lines
        self.labels = labels
        self.owners = owners
        self.first = first_leads(text)
        said = (x for owner in owners.values() for x in _labels_on(owner))
        self.within = spaces_within(text[x.start : x.end] for x in said)
        self.parts: dict[int, str] = {}
        self.told = ""
        self.said = False

    def learn(self, nodes: list[Node]) -> None:
        """Learn the labels of their own line that return below most of the headings."""
        below = [self._below(n, n.heading) for n in nodes if n.heading]
        taken = {**self.labels, **self.owners}
        self.labels |= (gapped := gapped_labels(self.text, self.lines, below, taken))
        self.said = any(label.role == "content" for label in gapped.values())
        self.parts = part_labels(self.text, self.lines, below, self._holds)
        self.told = told_content(self.text, self.lines, below, self.parts, self._is_label)

    def _holds(self, at: int) -> bool:
        """Whether a line is a label with its value on it, or part of such a value."""
        label = self.labels.get(at)
        alone = label is not None and label.start >= label.end and at not in self.owners
        return self._is_label(at) and not alone

    def _below(self, node: Node, heading: Heading) -> list[int]:
        """The lines below a heading."""
        return [i for i, n in enumerate(self.lines) if heading.end < n.start < node.section.end]

    def candidate(
        self, node: Node, heading: Heading, number: str, tables: tuple[Grid, ...]
    ) -> Candidate:
        """The measure that ``heading`` names."""
        grids = of_years(tables, node)
        told = told_below(tables, node, self.text, self.source, first=self.first)
        stop = min([g.block.start for g in grids], default=node.section.end)
        below = self._below(node, heading)
        lead, related = self._departments(below)
        before = [i for i in below if self.lines[i].start < stop]
        lead, related = (*lead, *told.lead), (*related, *told.related)
        acts, tellings = self._actions(before)
        content = self._content([i for i in before if not tellings or i < min(tellings)])
        said = self._labelled(below)
        acts, parts = self._parted(before, acts)
        title, printed, number = titled(heading, number, self.text, self.source)
        of_each = yearly(grids, acts, self.text, self.source)
        fields = [*content, *said, *parts, *told.fields]
        fields += [f for i in sorted(tellings) for f in tellings[i]]
        taken = [(f.value.start, f.value.end) for f in fields]
        taken += [(g.block.start, g.block.end) for g in grids]
        place = (self.text, self.source, self.lines)
        fields += rest_of(*place, below, acts, taken, self._is_label)
        ends = [f.value.end for f in fields] + [v.end for v in (*lead, *related)]
        ends += [g.block.end for g in grids] + [told.end]
        return Candidate(
            node.section.path[:-1],
            number,
            printed,
            title.name,
            self.source,
            heading.start,
            max([heading.title_end, *ends]),
            (*fields, *(Field("tag", "", t) for t in title.tags)),
            (*title.departments, *lead),
            (*title.related, *related),
            tuple(acts.values()),
            tuple(of_each.planned),
            tuple(of_each.schedule),
            tuple(of_each.indicators),
            repeated=is_repeated(title),
        )

    def _actions(self, before: list[int]) -> tuple[dict[int, Action], dict[int, list[Field]]]:
        """The actions below a heading, and what the lines that name them tell of them."""
        place = (self.text, self.source, self.lines, before, self._is_label)
        acts = actions_of(*place)
        return (acts, {}) if acts else told_actions(*place)

    def _parted(
        self, own: list[int], acts: dict[int, Action]
    ) -> tuple[dict[int, Action], list[Field]]:
        """What stands below the labels that return: the actions listed there, and the rest."""
        fields: list[Field] = []
        found = dict(acts)
        for part in parts_of(own, self.parts, self._is_label):
            items = items_below(self.text, self.source, self.lines, part)
            found |= {} if acts else items
            value = value_on(self.text, self.source, self.lines, list(part.lines))
            fields.append(field_of(part, value, self.told))
        return found, fields

    def _departments(self, own: list[int]) -> tuple[tuple[Value, ...], tuple[Value, ...]]:
        lead: list[Value] = []
        related: list[Value] = []
        lines = [x for i in own if i in self.owners for x in _labels_on(self.owners[i])]
        first = self.first and all(line.role == "lead" for line in lines)
        for line in lines:
            view = clean(self.text, line.start, line.end)
            main, others = lead_in(view, self.source, first=first, within=self.within)
            if line.role == "related":
                related += [*main, *others]
            else:
                lead, related = [*lead, *main], [*related, *others]
        return tuple(lead), tuple(related)

    def _content(self, before: list[int]) -> list[Field]:
        """The prose up to the first label, or else the first paragraph below the labels."""
        start = 0
        while start < len(before) and self._is_label(before[start]):
            start += 1
        over = self._over(before[start - 1]) if start else None
        if over not in {None, "content", "name", "other"} and self._tells(before):
            return []  # how things stand, or why: what is done is told below another label
        prose: list[int] = []
        for i in before[start:] if not self.said else ():
            ends = prose and start and not self.lines[i].follows and self._closed(prose[-1])
            if self._is_label(i) or (ends and not self.parts):
                break
            prose.append(i)
        value = value_on(self.text, self.source, self.lines, prose) if prose else None
        return [Field("content", "", value)] if value and "。" in value.text else []

    def _over(self, at: int) -> Role | None:
        """What a label says that stands over its value."""
        label = self.labels.get(at)
        if label:
            return label.role if label.start >= label.end else None
        told = meaning(self.parts.get(at, ""))
        return told.role if told else None

    def _tells(self, own: list[int]) -> bool:
        """Whether one of the labels says what is done."""
        told = any(self._over(i) in {"content", "name"} for i in own)
        return told or any(fold(self.parts.get(i, "")) == self.told != "" for i in own)

    def _closed(self, at: int) -> bool:
        """Whether a line ends its sentence, so that what stands below it is another paragraph."""
        line = self.lines[at]
        return self.text[line.start : line.end].rstrip()[-1:] in _ENDS

    def _is_label(self, at: int) -> bool:
        label = self.labels.get(at)
        owner = self.owners.get(at)
        owned = owner is not None and not owner.closing
        known = owned or at in self.parts or self._inside(at)
        return known or bool(label and label.firm and label.role)

    def _inside(self, at: int) -> bool:
        """Whether a line is part of the value of a label above it."""
        place = self.lines[at].start
        return any(o.start <= place < o.end for o in self.owners.values())

    def _labelled(self, own: list[int]) -> list[Field]:
        """What stands behind known labels, with the lines below that go on with it."""
        found: list[Field] = []
        for n, i in enumerate(own):
            label = self.labels.get(i)
            if i in self.owners:
                for owner in _labels_on(self.owners[i]):
                    value = value_of(self.text, self.source, owner.start, owner.end)
                    found.append(Field(owner.role or "lead", owner.label, value))
            elif i in self.parts and self._over(i) in {"content", "background"}:
                continue  # prose is told with its label among the parts
            elif label and label.firm and label.role not in {None, "name", "number"}:
                more = [i]
                for j in own[n + 1 :]:
                    if not self.lines[j].follows or self._is_label(j):
                        break
                    if label.role in _SHORT and self.lines[j].start >= label.end:
                        break
                    more.append(j)
                value = value_on(self.text, self.source, self.lines, more, label.start)
                found += told_of(self.text, self.source, label, value)
        return found


def _labels_on(line: LabelLine) -> list[LabelLine]:
    """The labels of one line of departments, each with its value."""
    return [line, line.beside] if line.beside else [line]
