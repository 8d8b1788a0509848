"""Indicators in one cell below a header with an arrow: 指標（現状→令和8年度）, 受講率 76%→100%.

The header says of what kind or year the figures are. Where a cell holds nothing but the figures,
another field of the row names what they measure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.candidates import Candidate
from ingest.labels import FIGURE_WORDS, role_of, year_of
from ingest.records import Field, Indicator, Value
from ingest.text import View, clean, nfkc

_ARROW = r"\s*(?:[→⇒➡▶⇨＞>]|から)\s*"
_NONE = r"[-－―ー–]|なし|未(?:実施|導入|整備)"
_UNIT = r"[^\s0-9０-９→⇒➡▶⇨＞>、。（()）]{0,6}"
_FIGURE = rf"(?:[約延べ▲△\-－]{{0,2}}[0-9０-９][0-9０-９,，.．]*{_UNIT}|{_NONE})"
_TOLD = re.compile(
    rf"(?P<name>[^\n。→⇒➡▶⇨]*?)[\s:：]*(?P<told>{_FIGURE}(?:{_ARROW}{_FIGURE})+)"
    r"(?P<note>\s*[（(][^()（）\n]{1,8}[)）])?"
)
_BRACKET = re.compile(r"[（(〔\[【](?P<kinds>[^()（）〔〕\[\]【】]*)[)）〕\]】]\s*$")
_MARKS = re.compile(r"^[・○●■◆\-\s、，]+")
_USUAL = ("現状値", "目標値")


def with_arrows(place: Candidate, text: str) -> Candidate:
    """A place with the indicators of its fields under such headers, where it has none yet."""
    if place.indicators:
        return place
    found: list[Indicator] = []
    fields: list[Field] = []
    for at, item in enumerate(place.fields):
        kinds = kinds_of(item.label)
        if kinds or (item.role == "indicator" and not item.year):
            named = _named(place.fields[:at])
            view = clean(text, item.value.start, item.value.end)
            held = list(_told(view, place.source, kinds or _USUAL, named if kinds else None))
            found += held
            item = replace(item, role="indicator") if held else item
        fields.append(item)
    return replace(place, fields=tuple(fields), indicators=tuple(found)) if found else place


def _told(
    view: View, source: str, kinds: Sequence[str], named: Value | None
) -> Iterator[Indicator]:
    """The indicators of a cell, each with a figure for every kind."""
    for match in _TOLD.finditer(view.text):
        figures = [view.slice(*f).value(source) for f in _spans(match)]
        words = _MARKS.sub("", match["name"])
        name = view.slice(match.end("name") - len(words), match.end("name")).value(source)
        name = name if re.search(r"[^\W\d_]{2}", words) else named or Value("", source, 0, 0)
        if name.text and len(figures) == len(kinds):
            yield Indicator(name, tuple(zip(map(_key, kinds), figures, strict=True)))


def _spans(match: re.Match[str]) -> list[tuple[int, int]]:
    """Where each figure stands, the last with the remark behind it: 0回→5回（累計）."""
    told = re.finditer(_FIGURE, match["told"])
    at = [(match.start("told") + f.start(), match.start("told") + f.end()) for f in told]
    return [*at[:-1], (at[-1][0], match.end("note") if match["note"] else at[-1][1])]


def _named(before: Sequence[Field]) -> Value | None:
    """What the field right before one of figures calls that which they measure."""
    last = before[-1] if before else None
    words = (
        last and last.role in {"indicator", "other"} and not re.search(r"[。→]", last.value.text)
    )
    return last.value if last and words else None


def _key(kind: str) -> str:
    """A year in the printed form of its era, any other kind as printed."""
    return year_of(nfkc(kind)) or nfkc(kind)


def kinds_of(header: str) -> tuple[str, ...]:
    """The kinds or years that a header parts by arrows; empty for one that does not."""
    bracket = _BRACKET.search(header)
    words = re.split(_ARROW, bracket["kinds"] if bracket else header)
    kinds = tuple(w.strip() for w in words)
    return kinds if len(kinds) > 1 and all(map(_is_kind, kinds)) else ()


def _is_kind(word: str) -> bool:
    """Whether a word says of what kind or year a figure is: 現状, R8, 目標（令和8年度）."""
    bare = re.sub(r"[（(].*", "", nfkc(word)).strip()
    bare = re.sub(r"末$|時点$", "", bare)
    return bool(FIGURE_WORDS.fullmatch(bare) or year_of(bare) or role_of(bare) == "indicator")
