"""Sections of a text, nested as its headings are numbered."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from ingest.blocks import Block
from ingest.contents import with_listed
from ingest.headings import Heading, read_headings
from ingest.series import place, without_lists, without_running_heads
from ingest.sources import Section


@dataclass(frozen=True, slots=True)
class Node:
    """A section with its heading; ``parents`` are the headings above it, outermost first."""

    heading: Heading | None
    parents: tuple[Heading, ...]
    section: Section


def read_outline(
    text: str, blocks: tuple[Block, ...], source: str, plain: frozenset[int] = frozenset()
) -> tuple[Node, ...]:
    """Sections of ``text`` in order; text before the first heading is a section without a path.

    Blocks that begin at one of ``plain`` are headings without a number.
    """
    headings = with_listed(read_headings(text, blocks, plain), text, blocks)
    headings = without_running_heads(headings)
    headings = without_lists(headings, text, blocks)
    first = headings[0].start if headings else len(text)
    nodes = [_node(None, (), source, (0, first, 0))] if text[:first].strip() else []
    stack: list[Heading] = []
    for i, heading in enumerate(headings):
        stack = place(stack, heading)
        end = headings[i + 1].start if i + 1 < len(headings) else len(text)
        nodes.append(_node(heading, tuple(stack[:-1]), source, (heading.start, end, heading.end)))
    return tuple(nodes)


def node_at(nodes: tuple[Node, ...], position: int) -> Node | None:
    """The innermost section that holds the character at ``position``."""
    found = None
    for node in nodes:
        if node.section.start > position:
            break
        found = node
    return found


def heading_above(nodes: tuple[Node, ...], position: int) -> int:
    """Where the heading starts that a place stands below; -1 before the first heading."""
    node = node_at(nodes, position)
    return node.heading.start if node and node.heading else -1


def path_of(node: Node | None) -> tuple[str, ...]:
    """The heading path of a section; empty before the first heading."""
    return node.section.path if node else ()


def composed(number: str, kind: str, node: Node) -> str:
    """A number with the bracketed one above it: ⑤ below (1) is ``(1)5``; (2) is ``(2)``."""
    if kind == "paren":
        return f"({number})"
    if kind == "circled":
        for parent in reversed(node.parents):
            if parent.marker.kind == "paren":
                return f"({parent.marker.number}){number}"
    return number


def _node(
    heading: Heading | None, parents: tuple[Heading, ...], source: str, at: tuple[int, int, int]
) -> Node:
    path = tuple(h.text for h in (*parents, heading) if h)
    key = hashlib.sha256(f"{source}\0{at[0]}\0{path}".encode()).hexdigest()[:12]
    section = Section(key, path, len(path), source, *at)
    return Node(heading, parents, section)
