"""What a question that names several municipalities says of one of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

# The word that asks; one with a thing behind it, which says by itself what is asked.
_INTERROGATIVE = re.compile(r"いつ|どこ|どの|どう|どんな|いくつ|いくら|何|誰|なぜ")
_ASKS = re.compile(
    r"(?:いつ|どこ|どの|どう|どんな|いくつ|いくら|何|誰)[^、。]*[一-龥々ァ-ヴ]|なぜ|どうな[っりる]"
)
# What a question asks of all that it names, at its very end.
_TAIL = re.compile(
    r"(?:は|を|って)、?[^、。？?]{0,8}"
    r"(?:いつ|どこ|どの|いくつ|いくら|何|誰|挙げ|あげ|教え|並べ)[^、。]*。?$"
)


def part_of(text: str, town: str, towns: Sequence[str]) -> str:
    """Of a question that tells municipalities apart, what it says of one: what stands before the
    first of them, and from its own name to the next; empty where it says nothing of its own.

    A question may name them all before it asks of each: the last that it says of one counts.
    """
    if bracketed := _in_brackets(text, towns):
        return f"{town} {bracketed[town]}" if town in bracketed else ""
    whole, text = text, _of_town(text, town, towns)
    found = _names(text, towns)
    alike = text if text != whole else ""
    if len({other for _, _, other in found}) < 2:
        return alike
    told, others = _told(text, found, town)
    own, before = next(
        (t for t in reversed(told) if _says(t[0]) or t[1] or (others and asks_itself(t[0]))),
        ("", ""),
    )
    if before:
        return f"{before} {town}{own}"
    asked = _TAIL.search(text[found[-1][1] :])
    if own and asked and not asks_itself(own) and not _TAIL.search(own):
        own = f"{own.rstrip('と、, ')}{asked.group()}"
    return f"{text[: found[0][0]]} {town}{own}" if own else alike


def asks_itself(text: str) -> bool:
    """Whether a stretch of a question holds the word that asks."""
    return bool(_INTERROGATIVE.search(text))


def _names(text: str, towns: Sequence[str]) -> list[tuple[int, int, str]]:
    """Where ``text`` names municipalities, in full or without their kind."""
    return sorted(
        (m.start(), m.end(), other)
        for other in towns
        if other
        for m in re.finditer(f"{re.escape(other)}|{re.escape(other[:-1])}", text)
    )


def _told(
    text: str, found: Sequence[tuple[int, int, str]], town: str
) -> tuple[list[tuple[str, str]], bool]:
    """What ``text`` says of ``town`` behind each of its names, with the words that describe it
    before that; and whether it says something of another.
    """
    opens = [_opening(text, end, at) for (_, end, _), (at, _, _) in pairwise(found)]
    begins, ends = [found[0][0], *opens], [*opens, len(text)]
    told: list[tuple[str, str]] = []
    others = False
    for (start, at, other), begin, end in zip(found, begins, ends, strict=True):
        if other == town:
            told.append((text[at:end], text[begin:start]))
        else:
            others |= _says(text[at:end])
    return told, others


def _opening(text: str, after: int, at: int) -> int:
    """Where what is said of the municipality named at ``at`` opens: behind the last comma, where
    words that describe it stand before its name (「、早く始めたA市の年」), else at its name.
    """
    comma = text.rfind("、", after, at)
    return comma + 1 if comma >= 0 and _says(text[comma + 1 : at]) else at


def _in_brackets(text: str, towns: Sequence[str]) -> dict[str, str]:
    """What a question says before each municipality where it names them in brackets alone, each
    behind what is asked of it: 「開始の年（A市）と、終了の年（B市）」.
    """
    parts = re.findall(r"([^（(]*)[（(]([^）)]*)[）)]", text)
    told = {t: said for said, within in parts for t in towns if t[:-1] in within}
    alone = all(sum(t[:-1] in within for t in towns) < 2 for _, within in parts)
    outside = re.sub(r"[（(][^）)]*[）)]", "", text)
    if len(told) < 2 or not alone or any(t[:-1] in outside for t in towns):
        return {}
    return told


def _of_town(text: str, town: str, towns: Sequence[str]) -> str:
    """``text`` without later sentences that name other municipalities and not this one: what they
    ask is of those alone.
    """
    first, *rest = re.split(r"(?<=[。？?])", text)
    others = [n for t in towns if t != town for n in (t, t[:-1])]
    kept = [s for s in rest if town[:-1] in s or not any(n in s for n in others)]
    return "".join([first, *kept])


def _says(text: str) -> bool:
    """Whether a stretch of a question asks something by itself."""
    return len(re.sub(r"[\W_ぁ-ん]", "", text)) >= 3 or bool(_ASKS.search(text))
