"""Headings and the sections they open, from the markers that Japanese plans number with."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass

from ingest.blocks import Block, TextBlock, is_contents
from ingest.records import Section
from ingest.text import clean

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚"
_KANA = "アイウエオカキクケコサシスセソ"
_ROMAN = {c: i for i, c in enumerate("I II III IV V VI VII VIII IX X XI XII".split(), 1)}  # noqa: SIM905
MAX_HEADING = 70

# (kind, pattern of the marker): the first that matches a line names its kind.
_MARKERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("chapter", re.compile(r"第\s*([0-9]+)\s*[章編部]\s*")),
    ("section", re.compile(r"第\s*([0-9]+)\s*節\s*")),
    ("bracket", re.compile(r"[【＜<]\s*([^】＞>]{1,24}?[0-9①-⑳]+[^】＞>]{0,40})\s*[】＞>]\s*")),
    (
        "goal",
        re.compile(
            rf"((?:基本)?(?:方針|目標|施策|戦略|柱|理念|政策)\s*(?:[0-9]+|[{CIRCLED}]))(?![-0-9.年月])\s*"
        ),
    ),
    ("program", re.compile(r"([^\s<0-9]{2,12}\s*<\s*[0-9]+\s*>)\s*")),
    ("roman", re.compile(r"([IVX]{1,4}|[Ⅰ-Ⅻ])[.\s]\s*(?=[^\sA-Za-z])")),
    ("dotted3", re.compile(r"([0-9]+[-.][0-9]+[-.][0-9]+)[.\s]\s*")),
    ("dashed", re.compile(r"([0-9]+-[0-9]+-?\([0-9]+\))\s*")),
    ("dotted2", re.compile(r"([0-9]+[-.][0-9]+)[.\s]\s*")),
    ("numberdot", re.compile(r"((?:[0-9]\s?){1,2})\.\s*(?=[^\s0-9:])")),
    ("number", re.compile(r"([0-9]{1,2})\s+(?=[^\s0-9:])")),
    ("paren", re.compile(r"\(\s*([0-9]{1,2})\s*\)\s*")),
    ("circled", re.compile(rf"([{CIRCLED}])\s*")),
    ("kana", re.compile(rf"([{_KANA}])\s+")),
    ("parenkana", re.compile(rf"\(([{_KANA}I])\)\s*")),
    ("square", re.compile(r"([■◆●□])\s*(?=\S)")),
)
_BARE = re.compile(
    r"(資料編?|参考資料|巻末資料|付録|はじめに|おわりに"
    r"|用語(集|解説|説明|の解説|の説明|一覧).{0,24}|語句(解説|説明).{0,12})$"
)
_CONTENTS = re.compile(r"目\s*次$")
_HASHES = re.compile(r"#{1,6}\s+")


@dataclass(frozen=True, slots=True)
class Marker:
    """How a line is numbered: its ``kind``, the printed ``number``, and where the title begins."""

    kind: str
    number: str
    ordinal: int | None
    title_at: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its marker, its title without the marker, and its place in the text."""

    marker: Marker
    title: str
    text: str
    start: int
    end: int
    title_start: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class Node:
    """A section with its heading; ``parents`` are the headings above it, outermost first."""

    heading: Heading | None
    parents: tuple[Heading, ...]
    section: Section


def marker_of(line: str) -> Marker | None:
    """The marker at the start of ``line`` (view text), or ``None`` if it has none."""
    narrow = _narrow(line)
    for kind, pattern in _MARKERS:
        match = pattern.match(narrow)
        if match:
            printed = unicodedata.normalize("NFKC", re.sub(r"\s+", "", match.group(1)))
            return Marker(kind, printed, _ordinal(kind, printed), match.end())
    return None


def read_outline(text: str, blocks: tuple[Block, ...], source: str) -> tuple[Node, ...]:
    """Sections of ``text`` in order; text before the first heading is a section without a path."""
    headings = [h for block in blocks for h in _headings(text, block)]
    first = headings[0].start if headings else len(text)
    nodes = [_node(None, (), source, (0, first, 0))] if text[:first].strip() else []
    stack: list[Heading] = []
    headings = _without_running_heads(headings)
    for i, heading in enumerate(headings):
        stack = _place(stack, heading)
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


def path_of(node: Node | None) -> tuple[str, ...]:
    """The heading path of a section; empty before the first heading."""
    return node.section.path if node else ()


def _headings(text: str, block: Block) -> list[Heading]:
    if not isinstance(block, TextBlock) or is_contents(block, text):
        return []
    begin, end = block.lines[0]
    raw = text[begin:end]
    hashes = _HASHES.match(raw)
    at = begin + (hashes.end() if hashes else 0)
    view = clean(text, at, end)
    line = view.text.strip()
    if not line or len(line) > MAX_HEADING or (line[-1] in "。、," and not hashes):
        return []
    marker = marker_of(view.text.lstrip())
    if _CONTENTS.match(_narrow(line)):
        return [Heading(Marker("contents", "", None, 0), line, line, begin, end, begin)]
    if marker is None and (hashes or _BARE.match(_narrow(line))):
        level = raw.count("#", 0, hashes.end()) if hashes else 0
        marker = Marker(f"level{level}", "", None, 0)
    if marker is None or (not hashes and not _stands_alone(text, block, marker)):
        return []
    if hashes and marker.kind == "circled" and len(block.lines) > 1:
        return []
    title = view.slice(min(marker.title_at, len(view.text)), len(view.text)).joined()
    shown = _shown(view.text, marker, title.text)
    start = title.offsets[0] if title.offsets else at
    level = raw.count("#", 0, hashes.end()) if hashes else 0
    return [Heading(marker, title.text or shown, shown, begin, end, start, level)]


def _shown(line: str, marker: Marker, title: str) -> str:
    """The heading as printed, one space where the marker was set apart."""
    mark = line[: marker.title_at]
    return f"{mark.strip()}{' ' if mark[-1:].isspace() else ''}{title}".strip()


def _stands_alone(text: str, block: TextBlock, marker: Marker) -> bool:
    """A list of equally numbered lines is a list; a heading stands alone or above its text."""
    if len(block.lines) == 1:
        return True
    following = clean(text, *block.lines[1]).text.strip()
    other = marker_of(following)
    return (
        other is None
        and marker.kind not in {"circled", "kana", "square"}
        and not (following.startswith(("-", "・", "✓", "○")))
    )


def _without_running_heads(headings: list[Heading]) -> list[Heading]:
    """Without the headings that a page repeats at its top while their section is still open."""
    kept: list[Heading] = []
    stack: list[Heading] = []
    for heading in headings:
        if any(h.text == heading.text and h.marker.kind == heading.marker.kind for h in stack):
            continue
        stack = _place(stack, heading)
        kept.append(heading)
    return kept


def _place(stack: list[Heading], heading: Heading) -> list[Heading]:
    """Where a heading belongs: beside the last of its kind, else below all that is open.

    Chapters, Roman numbers and unnumbered headings of a known level close what is deeper.
    """
    kind = heading.marker.kind
    if kind == "contents":
        return [heading]
    stack = [h for h in stack if h.marker.kind != "contents"]
    kinds = [h.marker.kind for h in stack]
    if kind in kinds:
        return [*stack[: kinds.index(kind)], heading]
    if kind in _TOP:
        return [*(h for h in stack if h.marker.kind in _TOP[: _TOP.index(kind)]), heading]
    if heading.level and not heading.marker.number:
        return [*(h for h in stack if h.level and h.level < heading.level), heading]
    return [*stack, heading]


_TOP = ("level0", "chapter", "roman")


def _node(
    heading: Heading | None, parents: tuple[Heading, ...], source: str, place: tuple[int, int, int]
) -> Node:
    path = tuple(h.text for h in (*parents, heading) if h)
    key = hashlib.sha256(f"{source}\0{place[0]}\0{path}".encode()).hexdigest()[:12]
    section = Section(key, path, len(path), source, place[0], place[1], place[2])
    return Node(heading, parents, section)


def _ordinal(kind: str, printed: str) -> int | None:
    if kind == "roman":
        return _ROMAN.get(unicodedata.normalize("NFKC", printed))
    if kind in {"kana", "parenkana"}:
        return _KANA.find(printed) + 1 or None
    digits = re.findall(r"\d+", printed)
    return int(digits[-1]) if digits else None


def _narrow(line: str) -> str:
    """Width-folded text of the same length as ``line``, so that positions agree; ① stays ①."""
    return "".join(
        n if len(n := unicodedata.normalize("NFKC", c)) == 1 and c not in CIRCLED else c
        for c in line
    )
