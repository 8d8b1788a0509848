"""Paragraphs below a heading that names a measure which nothing else of it tells."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from ingest.headed_parts import value_on
from ingest.headings import is_note
from ingest.prose import ProseLine
from ingest.records import Action, Field

_BRACKETED = re.compile(r"[(（](?P<label>[^()（）。]{2,12})[)）](?=\S)")


def rest_of(
    text: str,
    source: str,
    lines: Sequence[ProseLine],
    below: Sequence[int],
    acts: Mapping[int, Action],
    taken: Sequence[tuple[int, int]],
    is_label: Callable[[int], bool],
) -> list[Field]:
    """The paragraphs of ``below`` outside of ``taken``, each with the action it stands below."""
    found: list[Field] = []
    label, run = "", list[int]()
    for i in [*below, None]:
        line = lines[i] if i is not None else None
        known = i is None or line is None or i in acts or is_label(i) or _meets(line, taken)
        if run and (known or not (line and line.follows)):
            found += _paragraph(text, source, lines, run, label)
            run = []
        if i is not None and i in acts:
            label = acts[i].text.text
        elif i is not None and not known:
            run.append(i)
    return found


def _meets(line: ProseLine, taken: Sequence[tuple[int, int]]) -> bool:
    return any(a < line.end and line.start < b for a, b in taken)


def _paragraph(
    text: str, source: str, lines: Sequence[ProseLine], run: Sequence[int], label: str
) -> list[Field]:
    """A paragraph as a field, under the label in brackets that it opens with; no footnote."""
    value = value_on(text, source, lines, run)
    opens = _BRACKETED.match(value.text)
    if "。" not in value.text or is_note(value.text):
        return []
    return [Field("other", opens.group("label") if opens else label, value)]
