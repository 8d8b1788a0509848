"""Numbered headings with prose below them that may describe a measure."""

from __future__ import annotations

import itertools
import re

from ingest.candidates import Candidate, is_repeated
from ingest.cells import number_text
from ingest.headings import printed_number
from ingest.labels import role_of
from ingest.leads import lead_in
from ingest.outline import Node, composed
from ingest.records import Field, Role, Value
from ingest.text import clean, value_of
from ingest.titles import read_title

_OPENS = re.compile(
    r"(方策|施策|アクションプラン|具体的な?(取組|取り組み|方策)|個別(施策|事業)"
    r"|(取組|取り組み)(の?内容|事項|一覧|項目)|主な(取組|取り組み|事業|実績)|実施計画|事業計画)"
)
_CLOSES = re.compile(
    r"(課題|動向|現状|背景|体系|推進体制|進行管理|意識|アンケート|国、|国の|県の|規則|要綱)"
)
_LABEL = r"[ \u3000]{0,8}[■◆●○・【\-]?[ \u3000]{0,4}[^\s:：】]{2,12}】?[ \u3000]{0,4}[:：]"
_LABELLED = re.compile(
    rf"^(?={_LABEL})\W*([^\s:：】]{{2,12}})】?\s*[:：][ \u3000]*(\S.*(?:\n(?!{_LABEL}|\s*\n).+)*)",
    re.MULTILINE,
)
_NOTE_LINE = re.compile(r"^\s*[※*＊注]\s*[0-9０-９]", re.MULTILINE)


def from_headings(
    nodes: tuple[Node, ...], text: str, source: str, taken: tuple[tuple[int, int], ...] = ()
) -> tuple[tuple[Candidate, ...], ...]:
    """Series of numbered headings with prose below a heading that announces measures.

    Stretches of text in ``taken`` (sheets) are left out. Of one announcement only the headings
    numbered alike, in the way that most of them are, make the series.
    """
    series: dict[tuple[str, ...], dict[str, list[Candidate]]] = {}
    for node, following in itertools.zip_longest(nodes, nodes[1:]):
        leaf = following is None or len(following.section.path) <= len(node.section.path)
        root = _announced(node)
        if not (leaf and root and node.heading and node.heading.marker.number):
            continue
        if any(a < node.section.end and node.section.start < b for a, b in taken):
            continue
        found = _from_heading(node, text, source)
        if found:
            kinds = series.setdefault(root, {})
            kinds.setdefault(node.heading.marker.kind, []).append(found)
    largest = (max(kinds.values(), key=len) for kinds in series.values())
    return tuple(tuple(items) for items in largest if len(items) >= 3)


def _announced(node: Node) -> tuple[str, ...] | None:
    """The path down to the heading that announces measures, if no heading speaks against it."""
    titles = [h.title for h in node.parents]
    if any(_CLOSES.search(t) for t in titles) or node.heading is None:
        return None
    for i, title in enumerate(titles):
        if _OPENS.search(title) or re.search(r"実績と?(評価|成果)", title):
            return node.section.path[: i + 1]
    return None


def _from_heading(node: Node, text: str, source: str) -> Candidate | None:
    heading = node.heading
    if heading is None:
        return None
    end = node.section.end
    below = max(heading.end, heading.title_end)
    note = _NOTE_LINE.search(text, below, end)
    body = value_of(text, source, below, note.start() if note else end)
    labelled = _labelled(text, source, below, body.end)
    if "。" not in body.text and not {f.role for f in labelled} & {"lead", "content"}:
        return None
    title = read_title(clean(text, heading.title_start, heading.title_end), source)
    printed = printed_number(text, source, heading)
    number = composed(heading.marker.number, heading.marker.kind, node)
    if title.number and heading.marker.kind == "paren":
        number += number_text(title.number)
    tags = (Field("tag", "", t) for t in title.tags)
    return Candidate(
        node.section.path[:-1],
        number,
        printed if printed.text else None,
        title.name,
        source,
        heading.start,
        max(body.end, heading.end),
        (*_told(node, body, labelled), *labelled, *tags),
        (*title.departments, *_departments(labelled, "lead", text, source)),
        (*title.related, *_departments(labelled, "related", text, source)),
        repeated=is_repeated(title),
    )


def _told(node: Node, body: Value, labelled: tuple[Field, ...]) -> tuple[Field, ...]:
    """The prose below a heading, unless a label says the same of it: content, or results."""
    past = any(re.search(r"実績|成果", h.title) for h in node.parents)
    role: Role = "results" if past else "content"
    return () if any(f.role == role for f in labelled) else (Field(role, "", body),)


def _labelled(text: str, source: str, start: int, end: int) -> tuple[Field, ...]:
    """Lines that open with a label and a colon (担当課：市民課), and those they go on with."""
    found: list[Field] = []
    for match in _LABELLED.finditer(text, start, max(start, end)):
        role = role_of(match.group(1))
        value = value_of(text, source, match.start(2), match.end(2))
        if role and value.text:
            found.append(Field(role, match.group(1), value))
    return tuple(found)


def _departments(
    fields: tuple[Field, ...], role: Role, text: str, source: str
) -> tuple[Value, ...]:
    """The departments in the lines that are labelled with ``role``."""
    views = (clean(text, f.value.start, f.value.end) for f in fields if f.role == role)
    return tuple(d for view in views for group in lead_in(view, source) for d in group)
