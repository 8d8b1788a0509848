"""A list that the best sentence leads into (次の三点です): told with its items, or their number."""

from __future__ import annotations

import re

from assistant.claims import Claim, Quote, of_unit
from assistant.cues import cue
from assistant.groups import numbered
from assistant.listing import LENGTH
from assistant.listings import Listing
from assistant.query import Query
from assistant.unit import Unit

# A sentence says nothing but that a list follows.
_POINTS = re.compile(r"次の|次に|以下|下記|とおり(?:です|である|。|$)|[:：]$")
# Items are asked for by their names, not only how many they are.
_NAMED = cue(
    r"どれ|どんな|どのような|何(?:です|でしょう|か|が|を|と|の|は|[?？]|$)|挙げ|一覧|名前|名称|教えて|列挙"
    r"|全部|すべて|全て|とも|内容|中身|what|which|list"
)
# How long a list may be where a question asks for no set of things.
SHORT = 190
# How long the line before a list may be to be told with it.
LEAD = 110


def announced(listing: Listing, unit: Unit, query: Query) -> list[Claim]:
    """What ``unit``, which leads into ``listing``, says with it; nothing where it says enough."""
    expected = query.expected
    named = bool(_NAMED.search(query.reading.folded)) or bool(query.reading.many)
    if expected.kind == "count" and not named:
        return [] if expected.fits(unit.text) else [_count(listing, unit)]
    if expected.strict and expected.kind != "count":
        return []
    claims = _items(listing, unit)
    length = sum(len(c.sentence) + 5 for c in claims)
    asked = bool(query.reading.many) or expected.kind == "count"
    if not asked and not _POINTS.search(unit.text):
        return []
    return claims if length <= (LENGTH if asked else SHORT) else []


def _count(listing: Listing, unit: Unit) -> Claim:
    """Only how many items there are, each cited."""
    lead, number = _lead(unit), str(len(listing.items))
    text = f"{unit.municipality}の計画で、「{lead}」に挙げられているのは{number}件です。"
    quotes = tuple(_quote(listing, start, end) for _, start, end in listing.items)
    return Claim(text, (of_unit(unit), *quotes), (unit.municipality, lead, number))


def _items(listing: Listing, unit: Unit) -> list[Claim]:
    """The line before the list, and each of its items."""
    lead, number = _lead(unit), numbered(len(listing.items))
    said = lead if lead.endswith("。") else f"「{lead}」は次の{number}です。"
    head = f"{unit.municipality}の計画によると、{said}"
    given = (unit.municipality, lead, number, *unit.section)
    claims = []
    for i, (text, start, end) in enumerate(listing.items):
        line = f"・{text.removesuffix('。')}。"
        quote = _quote(listing, start, end)
        first = Claim(f"{head}\n{line}", (of_unit(unit), quote), given)
        claims.append(Claim(line, (quote,), given) if i else first)
    return claims


def _lead(unit: Unit) -> str:
    """The line before a list, or the end of it where it is long."""
    text = unit.text.strip().lstrip("・-").strip().rstrip(":：")
    if len(text) <= LEAD:
        return text
    return f"…{text[-LEAD:].split('、', 1)[-1]}"


def _quote(listing: Listing, start: int, end: int) -> Quote:
    document = listing.document
    return Quote(document.source, start, end, document.municipality, document.plan, listing.section)
