"""The prose between the heading that names a measure and the table that tells of it."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.meanings import meaning
from ingest.outline import Node
from ingest.records import Field, Role
from ingest.text import value_of

_RETURNS = 3  # times that a heading of parts stands below others


def own_heading(nodes: Sequence[Node], node: Node) -> Node:
    """The heading over a table; one of parts, which returns, gives way to the one above it."""
    while node.heading and node.parents and _returns(nodes, node.heading.text):
        above = node.parents[-1].start
        node = next(n for n in nodes if n.section.start == above)
    return node


def _returns(nodes: Sequence[Node], words: str) -> bool:
    same = [
        n.parents[-1].start for n in nodes if n.heading and n.parents and n.heading.text == words
    ]
    return len(set(same)) >= _RETURNS


def fields_of_parts(
    text: str, source: str, nodes: Sequence[Node], own: Node, end: int
) -> list[Field]:
    """What stands below a heading and those of its parts, each under the words of its own."""
    found: list[Field] = []
    for node in nodes:
        section = node.section
        if not own.section.start <= section.start < end or node.heading is None:
            continue
        value = value_of(text, source, section.body_start, min(section.end, end))
        if value.text:
            label = "" if node is own else node.heading.text
            found.append(Field(_role(label), label, value))
    return found


def _role(label: str) -> Role:
    """What the heading of a part says; prose below none, or below a list of measures, is done."""
    known = meaning(label) if label else None
    if not label or (known and known.role == "name"):
        return "content"
    return known.role if known else "other"


def prose_runs(text: str, lines: Sequence[tuple[int, int]]) -> list[tuple[tuple[int, int], ...]]:
    """Lines of prose, cut where notes stand between them."""
    runs: list[list[tuple[int, int]]] = []
    for line in lines:
        apart = not runs or text[runs[-1][-1][1] : line[0]].strip()
        runs = [*runs, [line]] if apart else [*runs[:-1], [*runs[-1], line]]
    return [tuple(run) for run in runs]
