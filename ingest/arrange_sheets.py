"""Forms of measures whose labels and values a conversion printed out of order.

Labels may stand in a row before their values, behind them, or amid those of others. What a value
is tells which of the labels that wait for one it belongs to: the first that it fits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.arrange_pieces import (
    Piece,
    fits,
    labels_of,
    parted,
    pieces_of,
)
from ingest.arranged import Arranged, Writer, write_lines
from ingest.cells import is_labelled_number
from ingest.markers import marker_of
from ingest.records import Role
from ingest.text import fold

_LEAST = 3
_TITLE = 48  # a longer piece names nothing


@dataclass(slots=True)
class _Sheet:
    """A form: its labels with their values, and what stands amid them under none."""

    first: int
    last: int
    labels: list[tuple[Piece, Role]] = field(default_factory=list)
    values: dict[int, Piece] = field(default_factory=dict)
    free: list[Piece] = field(default_factory=list)

    def title(self) -> list[Piece]:
        """The number and the name, where no label stands over them."""
        named = {r for n, (_, r) in enumerate(self.labels) if n in self.values}
        if "name" in named:
            return []
        free = [p for p in self.free if len(p.text) <= _TITLE and "。" not in p.text]
        numbers = [p for p in free if is_labelled_number(p.text)]
        names = [p for p in free if not is_labelled_number(p.text)]
        return [*numbers[:1], *names[:1]]

    def whole(self) -> bool:
        """Whether it has a name and somebody who leads."""
        roles = {r for n, (_, r) in enumerate(self.labels) if n in self.values}
        return "lead" in roles and ("name" in roles or len(self.title()) == 2)


def with_forms(text: str) -> Arranged | None:
    """``text`` with each label of its forms beside its value; ``None`` where it has no forms."""
    pieces = pieces_of(text)
    labels = labels_of(pieces)
    if not {"lead"} & set(labels.values()):
        return None
    parts = parted(text, pieces, labels)
    ways = (_forms(parts, labels), _forms(parts[::-1], labels))
    best = max(ways, key=lambda forms: sum(f.whole() for f in forms))
    if sum(f.whole() for f in best) < _LEAST:
        return None
    turned = best is ways[1]
    return _written(text, parts[::-1] if turned else parts, best, turned)


def _forms(parts: Sequence[Piece], labels: dict[str, Role]) -> list[_Sheet]:
    """The forms of a text in the order of ``parts``: each opens with the label of the first."""
    keys = [fold(p.text) for p in parts]
    opening = _opening(keys, labels)
    begins = [i for i, k in enumerate(keys) if k == opening]
    forms: list[_Sheet] = []
    for at, begin in enumerate(begins):
        limit = begins[at + 1] if at + 1 < len(begins) else len(parts)
        forms.append(_form(parts, labels, begin, limit, last=at + 1 == len(begins)))
    return forms


def _opening(keys: Sequence[str], labels: dict[str, Role]) -> str:
    """The label that opens each form: that of the number or name, else the first of all."""
    told = [k for k in keys if k in labels]
    often = max((told.count(k) for k in set(told)), default=0)
    firsts = [k for k in told if told.count(k) * 2 > often]
    titled = [k for k in firsts if labels[k] in {"number", "name"}]
    return (titled or firsts or [""])[0]


def _form(
    parts: Sequence[Piece], labels: dict[str, Role], begin: int, limit: int, *, last: bool
) -> _Sheet:
    form = _Sheet(begin, limit)
    waiting: list[int] = []
    for i in range(begin, limit):
        part = parts[i]
        if role := labels.get(fold(part.text)):
            waiting.append(len(form.labels))
            form.labels.append((part, role))
            continue
        fit = next((n for n in waiting if fits(form.labels[n][1], part.text)), None)
        if fit is None:
            marker = marker_of(part.text)
            if last and i > begin + 1 and marker and marker.kind in {"chapter", "section"}:
                form.last = i
                break
            form.free.append(part)
        else:
            waiting.remove(fit)
            form.values[fit] = part
    if last:
        form.last = _end(parts, form)
    return form


def _end(parts: Sequence[Piece], form: _Sheet) -> int:
    """Where the last form ends: behind the last of its labels and values."""
    known = {id(p) for p, _ in form.labels} | {id(p) for p in form.values.values()}
    known |= {id(p) for p in form.title()}
    end = max(i for i in range(form.first, form.last) if id(parts[i]) in known) + 1
    kept = {id(p) for p in parts[form.first : end]}
    form.free = [p for p in form.free if id(p) in kept]
    return end


def _written(text: str, parts: Sequence[Piece], forms: Sequence[_Sheet], turned: bool) -> Arranged:
    writer = Writer(text)
    inside = parts[forms[0].first : forms[-1].last]
    begin, end = min(p.start for p in inside), max(p.end for p in inside)
    writer.copy(0, begin)
    writer.holds(begin, end, len(forms))
    for form in reversed(forms) if turned else forms:
        _write(writer, form, turned)
    writer.put("\n\n")
    writer.copy(end, len(text))
    return writer.done()


def _write(writer: Writer, form: _Sheet, turned: bool) -> None:
    title = form.title()
    writer.put("\n\n")
    for n, part in enumerate(title):
        writer.put(" " if n else "")
        for start, end in part.lines:
            writer.copy(start, end)
    writer.put("\n\n" if title else "")
    order = range(len(form.labels))
    for n in reversed(order) if turned else order:
        label, _ = form.labels[n]
        if n in form.values:
            for start, end in label.lines:
                writer.copy(start, end)
            writer.put("\t")
            write_lines(writer, form.values[n].lines)
            writer.put("\n")
    used = {id(p) for p in title}
    for part in form.free:
        if id(part) not in used:
            writer.put("\n")
            write_lines(writer, part.lines)
            writer.put("\n")
