"""Labels side by side on one row, set apart by brackets or colons: 【達成度】４ 【点検】継続."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.labels import Label
from ingest.stacked_inline import Known
from ingest.stacked_rows import Row
from ingest.text import fold, untagged

Span = tuple[int, int]
_BRACKET = re.compile(r"(?P<open>[【〔［\[〈＜])[^【】〔〕［］\[\]〈〉＜＞\n]{2,16}[】〕］\]〉＞]")
_COLON = re.compile(r"(?:(?<=\u3000)|(?<=\s\s)|^\s*)(?P<label>[^\s:：。、]{2,12})\s?[:：]")
_FEW = 3  # rows on which an unknown label returns


@dataclass(frozen=True, slots=True)
class Marked:
    """A label on a row and the value behind it, both as places within the row."""

    label: Label
    printed: str
    place: Span
    value: Span


def marked_labels(text: str, rows: Iterable[Row], known: Known) -> frozenset[str]:
    """The folded labels of unknown words that return on rows which hold a known one."""
    times: Counter[str] = Counter()
    for row in rows:
        raw = untagged(text[row.start : row.end])
        found = [raw[slice(*s)] for s in _spans(raw)]
        if len(found) > 1 and any(known(_bare(w)) for w in found):
            times.update({fold(w) for w in found if known(_bare(w)) is None})
    return frozenset(word for word, n in times.items() if n >= _FEW)


def marked(raw: str, known: Known, returning: frozenset[str]) -> list[Marked]:
    """The labels of a row, if it opens with one and there are several with their values."""
    spans = _spans(raw)
    if not any(known(_bare(raw[slice(*s)])) for s in spans):
        return []
    kept = [s for s in spans if known(_bare(w := raw[slice(*s)])) or fold(w) in returning]
    ends = [*(a for a, _ in kept[1:]), len(raw)]
    found = [_marked(raw, s, end, known) for s, end in zip(kept, ends, strict=True)]
    opens = len(found) > 1 and not raw[: found[0].place[0]].strip()
    return found if opens and all(m.value[0] < m.value[1] for m in found) else []


def _marked(raw: str, span: Span, end: int, known: Known) -> Marked:
    printed = raw[slice(*span)]
    begin = span[1] + len(raw[span[1] : end]) - len(raw[span[1] : end].lstrip(" \u3000:："))
    stop = span[1] + len(raw[span[1] : end].rstrip())
    label = known(_bare(printed)) or Label("other")
    return Marked(label, _bare(printed), span, (begin, max(begin, stop)))


def _bare(printed: str) -> str:
    return printed.strip().rstrip(":：").strip()


def _spans(raw: str) -> list[Span]:
    """The places of what may be labels: in brackets like the one that opens the row, or before
    colons behind wide gaps.
    """
    opens = _BRACKET.match(raw.lstrip())
    return (
        list(_bracketed(raw, opens["open"])) if opens else [m.span() for m in _COLON.finditer(raw)]
    )


def _bracketed(raw: str, sign: str) -> Iterator[Span]:
    return (m.span() for m in _BRACKET.finditer(raw) if m["open"] == sign)
