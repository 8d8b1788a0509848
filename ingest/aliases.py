"""Other names of a term: what its brackets hold, its printed form, 「…ともいう」."""

from __future__ import annotations

import re

from ingest.text import fold

_AKA = re.compile(
    r"(?:^|[。、])\s*([^。、（）()「」]{1,24})(?:[(（]([^()（）]{1,24})[)）])?\s*とも(?:いう|言う|呼ぶ|呼ばれる)"
)
_QUOTED = re.compile(r"「([^「」]{1,30})」とも(?:いう|言う|呼ぶ|呼ばれる)")
_READ = re.compile(r"(?:^|[。、])\s*「?([ァ-ヶーぁ-ん・]{2,24})」?と(?:読む|読みます)")
_SHORT = re.compile(r"^([A-Za-z][A-Za-z &-]{4,60}?)\s*の(?:略|頭文字|頭字語)")
_TAIL = re.compile(r"こと[(（]([A-Za-zァ-ヶー・ 0-9-]{2,24})[)）]\s*[。.]?\s*$")
_STANDS = re.compile(r"^([A-Za-z][A-Za-z &-]{4,60})\s*[(（]([^()（）]{2,24})[)）]\s*の?(略|頭文字)")
_OPEN, _CLOSE = r"(（\[［〔【〈《", r"\])）］〕】〉》"
_BRACKET = re.compile(rf"^([^{_OPEN}]+?)\s*[{_OPEN}](.+)[{_CLOSE}]\s*([^()（）]{{0,12}})$")


def plain_end(printed: str) -> int | None:
    """Where a headword ends before its closing brackets, if it ends in brackets."""
    bracket = _BRACKET.match(printed)
    return len(bracket.group(1)) if bracket and not bracket.group(3) else None


def aliases_of(head: str, body: str, heads: set[str], text: str) -> list[str]:
    """Other names that the headword ``head`` and its definition ``body`` give."""
    found: list[str] = []
    match = _BRACKET.match(head)
    if match:
        outer, inner, rest = match.groups()
        if rest:
            found += [outer, f"{outer} {rest}"]
        found += _bracketed(outer, inner, heads, fold(text))
        found.append(head)
    stands = _STANDS.match(body)
    if stands:
        found += [stands.group(1).strip(), stands.group(2).strip()]
    for match in _AKA.finditer(body):
        found += [m.strip() for m in match.groups() if m]
    for pattern in (_QUOTED, _READ, _SHORT):
        found += [m.group(1).strip() for m in pattern.finditer(body)]
    tail = _TAIL.search(body)
    if tail:
        found.append(tail.group(1).strip())
    return found


def _bracketed(outer: str, inner: str, heads: set[str], text: str) -> list[str]:
    """What brackets after a headword give: another name, or a word that narrows it down."""
    if fold(inner + outer) in text or fold(inner) in heads:
        return [f"{inner}{outer}"]
    if len(inner) < 3 and not re.search(r"[A-Za-z0-9]", inner):
        return [f"{outer}{inner}"]
    return [p.strip() for p in re.split(r"\s*[:：]\s*|又は|または", inner) if p.strip()]
