"""What is said of a thing between its title and the next one: label by label, else in prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ingest.anchor_slots import PAIR, Item
from ingest.figure_lines import measures
from ingest.labels import year_of
from ingest.meanings import meaning
from ingest.owned_lines import offices
from ingest.records import Field, Role
from ingest.text import View, fold

Span = tuple[int, int]
_OFTEN = 0.4
_SHORT = 16


def labels_of(items: Sequence[Item], spans: Sequence[Span]) -> dict[str, Role]:
    """What the labels mean that return in many of the ``spans`` of items, by their folded words.

    A label of unknown words over nothing but departments says who leads; the first over prose
    says what is done, where no known word and no prose without a label does.
    """
    told: dict[str, list[View]] = {}
    for span in spans:
        for label, value in dict(_pairs(items, span, None)).items():
            told.setdefault(label, []).append(value)
    least = max(3, _OFTEN * len(spans))
    found = {
        label: _role(label, values)
        for label, values in told.items()
        if len(values) >= least or meaning(label)
    }
    unknown = (k for k, r in found.items() if r == "other" and _tells(told[k]))
    if "content" not in found.values() and (first := next(unknown, None)):
        bare = sum(bool(fields_of(items, span, found, "")[1]) for span in spans)
        found |= {} if bare * 2 > len(spans) else {first: "content"}
    return found


def _tells(values: Sequence[View]) -> bool:
    """Whether most values are sentences."""
    return sum("。" in v.text for v in values) * 2 > len(values)


def _role(label: str, values: Sequence[View]) -> Role:
    known = meaning(label)
    led = sum(map(offices, values))
    if led * 2 > len(values) and (known is None or known.role not in {"lead", "related"}):
        return "lead"
    dated = sum(bool(year_of(v.text) or re.search(r"年度", v.text)) for v in values)
    if known is None and dated * 2 > len(values):
        return "other" if sum(map(measures, values)) * 2 > len(values) else "planned"
    return known.role if known else "other"


def fields_of(
    items: Sequence[Item], span: Span, labels: dict[str, Role], source: str
) -> tuple[list[Field], list[View]]:
    """The fields of one span, and the lines of prose that no label stands over."""
    fields: list[Field] = []
    prose: list[View] = []
    taken: set[int] = set()
    for label, value in _pairs(items, span, labels, taken):
        if value.text.strip():
            fields.append(Field(labels[label], _printed(items, span, label), value.value(source)))
    for at in range(*span):
        text = items[at].text
        if at not in taken and "。" in text:
            prose.append(items[at].view)
    return fields, prose


def _printed(items: Sequence[Item], span: Span, label: str) -> str:
    for at in range(*span):
        match = PAIR.fullmatch(items[at].view.text)
        for words in (items[at].text, match["label"] if match else ""):
            if _plain(words) == label:
                return re.sub(r"^[\W_]+|[\W_]+$", "", words)
    return label


def _plain(words: str) -> str:
    return fold(re.sub(r"^[\W_]+|[\W_]+$", "", words))


def _pairs(
    items: Sequence[Item],
    span: Span,
    labels: dict[str, Role] | None,
    taken: set[int] | None = None,
) -> Iterable[tuple[str, View]]:
    """Labels with their values; without known ``labels``, everything that may be one."""
    used: set[int] = set() if taken is None else taken
    at = span[0]
    while at < span[1]:
        item = items[at]
        beside = at + 1 < span[1] and item.row is not None and items[at + 1].row == item.row
        label = _plain(item.text)
        known = labels is None or label in labels
        if beside and known and len(item.text) <= _SHORT and not offices(item.view):
            used |= {at, at + 1}
            yield label, items[at + 1].view
            at += 2
            continue
        match = PAIR.fullmatch(item.view.text) if item.row is None else None
        if match and (labels is None or _plain(match["label"]) in labels):
            used.add(at)
            yield _plain(match["label"]), item.view.slice(*match.span("value"))
        elif item.row is None and known and len(item.text) <= _SHORT and at + 1 < span[1]:
            following = items[at + 1]
            if following.row is None and _plain(following.text) not in (labels or {}):
                used |= {at} | ({at + 1} if labels is not None else set())
                yield label, following.view
        at += 1
