"""Lines of their own that return below the headings of measures: labels of what stands below them.

A plan heads the parts of every measure in the same words (主な進め方). Known or not, words that
return below most headings are a label; a list of short items below one is what is done.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.blocks import Cell, cell_view
from ingest.cell_actions import close_with_departments, item_action
from ingest.labels import role_of, year_of
from ingest.markers import marker_of
from ingest.meanings import meaning
from ingest.outline import Node
from ingest.prose import ProseLine
from ingest.records import Action, Field, Role, Value
from ingest.text import View, clean, fold

_MAX_LABEL = 16
_REPEATS = 3  # measures below which a label returns, and they are at least
_MOST = 0.5  # of all
_MARKED = re.compile(r"^[\s\u3000]*[■◆●○◇□▼▽▶▷◎★☆]?[\s\u3000]*")
_ITEM = re.compile(r"[\s\u3000]*(?:[-－–*＊•▪‣][\s\u3000]+|[・･◦○●➢✓])[\s\u3000]*(?=\S)")
_LISTED = re.compile(r"[\s\u3000]*[-－–*＊•▪‣・･◦]")  # marks of items that set no label apart
_CLOSED = re.compile(r"[【\[［〔＜<《〈](?P<in>[^】\]］〕＞>》〉]+)[】\]］〕＞>》〉]")
_STOPS = re.compile(r"[。、,，:：]")
_OTHERS: frozenset[Role] = frozenset({"lead", "related", "name", "number"})
_DONE: frozenset[Role | None] = frozenset({None, "content", "planned", "other", "name"})


@dataclass(frozen=True, slots=True)
class Part:
    """A label below a heading, and the lines below it up to the next label."""

    label: str
    lines: tuple[int, ...]


def with_parts(nodes: Sequence[Node], names: frozenset[int]) -> list[Node]:
    """The nodes whose headings start at ``names``, each down to the next or to one above it.

    A marked line (■ 進め方) that returns below most of them ends none.
    """
    kinds = Counter(_kind(n.heading.text) for n in nodes if n.heading and _is_marked(n))
    enough = max(_REPEATS, len(names) * _MOST)
    found: list[Node] = []
    open_ = False
    for node in nodes:
        if node.heading and node.heading.start in names:
            found.append(node)
            open_ = True
        elif (
            open_
            and node.heading
            and _is_marked(node)
            and kinds[_kind(node.heading.text)] >= enough
        ):
            section = replace(found[-1].section, end=node.section.end)
            found[-1] = replace(found[-1], section=section)
        elif not (found and node.section.end <= found[-1].section.end):
            open_ = False
    return found


def _kind(heading: str) -> str:
    """The words of a marked line that return: the label that it opens with, or all of them."""
    label = _bare(heading).split()[0] if _bare(heading).split() else ""
    return fold(label if role_of(label) else heading)


def _is_marked(node: Node) -> bool:
    return node.heading is not None and node.heading.marker.kind == "square"


def part_labels(
    text: str,
    lines: Sequence[ProseLine],
    below: Sequence[Sequence[int]],
    is_label: Callable[[int], bool],
) -> dict[int, str]:
    """The lines that return below most headings, each with its words; ``below`` has their lines.

    One marked as these are (○ 効果) need only return below some.
    """
    shown = {
        i: w for own in below for i in own if not is_label(i) and (w := _words(text, lines, i))
    }
    often = Counter(fold(w) for own in below for w in {shown[i] for i in own if i in shown})
    enough = max(_REPEATS, len(below) * _MOST)
    found = {i: w for i, w in shown.items() if often[fold(w)] >= enough}
    marks = {m for i in found if (m := _mark(text, lines[i]))}
    alike = (i for i in shown if _mark(text, lines[i]) in marks)
    return found | {i: shown[i] for i in alike if often[fold(shown[i])] >= _REPEATS}


def _mark(text: str, line: ProseLine) -> str:
    """The mark that a line opens with, or its opening bracket."""
    printed = clean(text, line.start, line.end).text
    closed = _CLOSED.match(printed.strip())
    return (
        printed.strip()[0]
        if closed
        else printed[: len(printed) - len(_MARKED.sub("", printed))].strip()
    )


def told_content(
    text: str,
    lines: Sequence[ProseLine],
    below: Sequence[Sequence[int]],
    labels: Mapping[int, str],
    is_label: Callable[[int], bool],
) -> str:
    """The label that says what is done where none of known meaning does, folded; or nothing.

    It is the first of unknown words, where prose stands below it most of the time. Prose above all
    labels says it without one.
    """
    if any(not _opens(own, labels, is_label) for own in below if any(i in labels for i in own)):
        return ""
    known = (meaning(w) for w in set(labels.values()))
    if any(label and label.role == "content" for label in known):
        return ""
    prose: dict[str, list[bool]] = {}
    for part in (p for own in below for p in parts_of(own, labels, is_label)):
        if not meaning(part.label):
            told = any("。" in text[lines[i].start : lines[i].end] for i in part.lines)
            prose.setdefault(fold(part.label), []).append(told)
    first = next(iter(prose), "")
    below_it = prose.get(first, [])
    return first if sum(below_it) > len(below_it) * _MOST else ""


def _opens(own: Sequence[int], labels: Mapping[int, str], is_label: Callable[[int], bool]) -> bool:
    """Whether one of the labels stands above all prose below a heading."""
    first = next((i for i in own if i in labels or not is_label(i)), None)
    return first in labels


def _words(text: str, lines: Sequence[ProseLine], at: int) -> str:
    """What a line says that can be a label: short, no sentence, item or number."""
    printed = clean(text, lines[at].start, lines[at].end).text
    words = _bare(printed)
    short = 2 <= len(words) <= _MAX_LABEL and not _STOPS.search(words)
    role = role_of(words)
    listed = role == "name" and at + 1 < len(lines) and _opens_item(text, lines[at + 1])
    other = _LISTED.match(printed) or _is_numbered(printed.strip())
    dated = bool(lines[at].tokens and year_of(lines[at].tokens[0].text))
    other = other or dated or (role in _OTHERS and not listed)
    above = text[lines[at - 1].start : lines[at - 1].end].rstrip() if at else ""
    other = other or (lines[at].follows and above[-1:] in {"、", "，", ","})
    return words if short and not other and re.search(r"[^\W\d_]{2}", words) else ""


def _bare(printed: str) -> str:
    """The words of a line without a mark before them or brackets around them."""
    words = _MARKED.sub("", printed).strip()
    closed = _CLOSED.fullmatch(words)
    return closed.group("in").strip() if closed else words


def _opens_item(text: str, line: ProseLine) -> bool:
    return bool(_ITEM.match(text[line.start : line.end]))


def _is_numbered(printed: str) -> bool:
    marker = marker_of(printed)
    return marker is not None and marker.kind != "square"


def parts_of(
    own: Sequence[int], labels: Mapping[int, str], is_label: Callable[[int], bool]
) -> list[Part]:
    """The labels below one heading, each with the lines below it."""
    found: list[Part] = []
    label, run = "", list[int]()
    for i in own:
        if is_label(i):
            found += [Part(label, tuple(run))] if run else []
            label, run = labels.get(i, ""), []
        elif label:
            run.append(i)
    return [*found, Part(label, tuple(run))] if run else found


def items_below(
    text: str, source: str, lines: Sequence[ProseLine], part: Part
) -> dict[int, Action]:
    """The items of a list below a label that says what is done, by the line they begin on.

    Nothing where other things than items stand there, or where the label says something else;
    what stands apart below the last item is not of the list.
    """
    told = meaning(part.label)
    starts = [i for i in part.lines if _opens_item(text, lines[i])]
    if not starts or starts[0] != part.lines[0] or (told.role if told else None) not in _DONE:
        return {}
    ends = [*starts[1:], part.lines[-1] + 1]
    views: dict[int, View] = {}
    for begin, end in zip(starts, ends, strict=True):
        run = [i for i in part.lines if begin <= i < end]
        apart = next((n for n, i in enumerate(run) if n and not lines[i].follows), len(run))
        if apart < len(run) and end != ends[-1]:
            return {}
        places = tuple((lines[i].start, lines[i].end) for i in run[:apart])
        cell = Cell("", places[0][0], places[-1][1], places if len(places) > 1 else ())
        views[begin] = cell_view(text, cell)
    closed = close_with_departments([*views.values()])
    return {
        at: item_action(view, mark.end() if mark else 0, source, closed=closed)
        for at, view in views.items()
        for mark in [_ITEM.match(view.text)]
    }


def field_of(part: Part, value: Value, content: str = "") -> Field:
    """What stands below a label, under what the label says; kept with it where that is unknown.

    ``content`` is the label of unknown words that says what is done.
    """
    told = meaning(part.label)
    unknown: Role = "content" if fold(part.label) == content else "other"
    role: Role = told.role if told else unknown
    role = "content" if role == "name" else role  # 取組 over a list: what is done
    return Field(role, part.label, value, told.year if told else None)
