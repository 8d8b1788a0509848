"""The name and the number of a measure in the row of a table."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.cells import bare_number
from ingest.markers import marker_of
from ingest.records import Value
from ingest.text import View, nfkc
from ingest.titles import Title, read_title

_KANA = {"kana", "parenkana"}
_SEVERAL = 2
_LETTER = re.compile(r"[(（]?[ァ-ヶｦ-ﾟ][)）]?|\w")
_GOES_ON = re.compile(r"\s*[とのやにをがはへも」』）)][^\n]{0,20}")


def cell_title(view: View, source: str) -> Title:
    """The title on the first line of a cell; a short second line is a tag (継続).

    One that opens with a particle, or closes a bracket, goes on with the name.
    """
    first, _, rest = view.text.partition("\n")
    if _GOES_ON.fullmatch(rest):
        return read_title(view.joined(), source)
    title = read_title(view.slice(0, len(first)), source)
    tag = rest.strip()
    if tag and len(tag) <= 6 and "\n" not in tag:
        at = view.text.index(rest.lstrip(), len(first))
        value = view.slice(at, len(view.text)).joined().value(source)
        return replace(title, tags=(*title.tags, value))
    return title


def lettered_title(view: View, source: str) -> Title:
    """The title of a cell that a kana numbers: ア 窓口の予約, （イ）水位の公開."""
    kind = marker_of(view.text)
    if kind is None or kind.kind not in _KANA:
        return cell_title(view, source)
    title = cell_title(view.slice(kind.title_at, len(view.text)), source)
    at = _LETTER.search(view.text)
    number = view.slice(*at.span()).value(source) if at else None
    return replace(title, number=title.number or number)


def counts_kana(names: Sequence[str]) -> bool:
    """Whether kana number the names of a column, one after the other."""
    told = [marker_of(n) for n in names]
    ordinals = [m.ordinal for m in told if m and m.kind in _KANA and m.ordinal]
    steps = all(b == a + 1 for a, b in itertools.pairwise(ordinals))
    return len(ordinals) == len(names) >= _SEVERAL and steps


def row_number(number: Value | None, group: tuple[str, ...]) -> str:
    """The number of a row; a circled one is written behind that of the group it stands in."""
    if number is None:
        return ""
    printed = bare_number(number)
    if re.fullmatch(r"[①-⑳㉑-㉟]", number.text.strip()):
        for above in reversed(group):
            match = re.match(r"\s*[(（]\s*([0-9０-９]+)\s*[)）]", above)
            if match:
                return f"({nfkc(match.group(1))}){printed}"
    return printed
