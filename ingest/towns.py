"""Which municipality a text speaks as, by how often and where it holds the names of any."""

from __future__ import annotations

import re
from collections import Counter

from ingest.text import clean

_NAME = re.compile(r"(?=([一-龥々ヶケノぁ-んァ-ヴー]{1,6}[市区町村県府]))")
_AFTER = r"(?![民場街販況価域立内外税道営境制政有分画切割別間])"
# What runs into a name from before it: 第2期みどり市.
_RUN_IN = re.compile(r"^[次期第度及各び](?=.{2})")
_GENERIC = re.compile(
    rf"{_RUN_IN.pattern}"
    r"|^[ぁ-ん].$|(?<!京)都市$|^(本|当|各|他|同|全|両|近隣|政令|政令指定|指定|中核|特例|都|関係|一般|構成|先進|周辺|国|[都道]?府|都道府|市|区|町|村"
    r"|市区|市区町|市町|対象|該当|隣接|県内|市内|県内各|参加|旧|新)*[市区町村県府]$"
    r"|市区?町村?$|都道府県$|(?:地|学|校|行政|選挙|投票|特|街|工|管|漁)区$|(?:朝|夜|見本)市$|(?:下|門前|城下|宿場)町$"
    r"|(?:農|山|漁)村$|副[市区町村]$"
)
# A name where a text says whose it is: alone on a line, before what follows a name.
_SAID = re.compile(
    r"(?:^|[\s:：])([一-龥々ヶケノぁ-んァ-ヴー]{1,5}[市区町村])"
    r"(?=$|長[\s氏]|役[所場]|[^\s。、]{0,20}(?:計画|プラン|戦略|ビジョン|構想|方針|部|課|局|室)(?:\s|$))",
    re.MULTILINE,
)
_EDGE = 20  # lines at the head and the end of a text
_SURE = 10  # what such a place adds to the weight of a name
OPENING = 800  # characters at the head of a text, in which its own name stands


def towns_of(text: str) -> tuple[tuple[str, int], ...]:
    """The municipalities that a text could speak as, with their weights: the name that it holds
    most, above all in its title, comes first.

    A name is the longest run before 市・区・町・村 that keeps most of the occurrences of its own
    ending, so no list of names is needed; what stands before 役所 alone (電子市役所) is no name.
    """
    printed = clean(text).text
    flat = re.sub(r"(?<=[一-龥]) (?=[一-龥])", "", printed)
    counts = Counter(m.group(1) for m in re.finditer(_NAME.pattern[:-1] + _AFTER + ")", flat))
    apart = Counter(
        m.group(1) for m in re.finditer(rf"{_NAME.pattern[:-1]}(?!役[所場]){_AFTER})", flat)
    )
    weights: Counter[str] = Counter()
    said = _said(printed) | _said(flat)
    for name, count in counts.items():
        if (
            (count < 2 and name not in said)
            or not apart[name]
            or not 2 <= len(name) <= 6
            or _GENERIC.search(name)
        ):
            continue
        longer = [n for n in counts if len(n) == len(name) + 1 and n.endswith(name)]
        longer = [] if count < 2 else longer
        if any(counts[n] >= 0.6 * count and not _RUN_IN.search(n) for n in longer):
            continue
        shorter = counts.get(name[1:], 0)
        if shorter and count < 0.6 * shorter and len(name) > 2:
            continue
        weights[name] = (
            count
            + 5 * flat[:OPENING].count(name)
            + 3 * len(re.findall(re.escape(name) + r"(?:長|役所|役場|教育委員会|公式)", flat))
            + (count if name[-1] in "市区町村" else 0)
            + (_SURE if name in said else 0)
        )
    return tuple(sorted(weights.items(), key=lambda pair: (-pair[1], pair[0])))


def _said(flat: str) -> frozenset[str]:
    """Names at the head and the end of a text that stand where it says whose it is."""
    lines = [n.strip() for n in flat.splitlines() if n.strip()]
    edge = "\n".join((*lines[:_EDGE], *lines[-_EDGE:]))
    return frozenset(m[1] for m in _SAID.finditer(edge) if not _GENERIC.search(m[1]))
