"""What measures are filed under: headings of a kind, their number, and how many are in each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.claims import Claim, of_measure
from assistant.cues import cue
from assistant.drafts import Draft
from assistant.heading_words import heading_kind, plain
from assistant.listing import REST, Condition, unexplained
from assistant.query import Query
from assistant.topic import Word
from index.tokens import terms
from ingest.records import Corpus, Measure

# The number in each part is asked for too.
_EACH = cue(
    r"内訳|ごとに?(何|いくつ|の)|別に|別の(数|件数)|breakdown"
    r"|(分野|目標|方針|柱|章|区分|視点)[^。、]{0,6}それぞれ(何|いくつ)"
)
# How many parts measures may be divided into to be told by part.
FEWEST, MOST = 2, 12
# How many headings are named where only their number is asked for.
FEW = 4

_OF_KIND = (
    "{0}(?:は|が|を|って|の(?:数|一覧|名前))、?(?:全部で|合わせて|合計|全て)?(?:いくつ|何"
    "|どれ|すべて|全部|一覧|挙げ|名前)"
    "|(?:いくつ|何[つ個本])の{0}"
)


def groups(
    corpus: Corpus,
    pool: Sequence[Measure],
    query: Query,
    found: Sequence[Condition],
    *,
    only_count: bool,
) -> Draft | None:
    """Headings of a kind (事業推進計画, 基本目標) under which measures stand."""
    kinds = {heading_kind(h) for m in pool for h in m.section} - {""}
    asked = [k for k in kinds if re.search(_OF_KIND.format(re.escape(k)), query.reading.folded)]
    if not asked:
        return None
    kind = max(asked, key=len)
    if unexplained(query, [kind, *(w for c in found for w in (c.label, *c.words))], pool) > REST:
        return None
    others = [c for c in found if not c.words[0].startswith(kind)]
    inside = [m for m in pool if all(c.proof(m) for c in others)]
    firsts: dict[tuple[str, ...], Measure] = {}
    for measure in inside:
        for i, heading in enumerate(measure.section):
            if heading_kind(heading) == kind:
                firsts.setdefault(measure.section[: i + 1], measure)
    if not firsts:
        return None
    town = inside[0].municipality
    head = f"{town}の{kind}は{numbered(len(firsts))}です。"
    if only_count and len(firsts) > FEW:
        quotes = tuple(q for m in firsts.values() for q in of_measure(corpus, m, m.name))
        return Draft("answered", (Claim(head, quotes, (town, kind, str(len(firsts)))),))
    claims = []
    for i, (path, measure) in enumerate(firsts.items()):
        line = f"・{plain(path[-1]) or path[-1]}。"
        quotes = of_measure(corpus, measure, measure.name)
        names = (town, kind, str(len(firsts)), path[-1])
        claims.append(Claim(f"{head}\n{line}" if i == 0 else line, quotes, names))
    return Draft("answered", tuple(claims))


def divisions(pool: Sequence[Measure]) -> dict[str, list[Measure]]:
    """The measures of one municipality by the first headings that tell them apart."""
    if len({m.municipality for m in pool}) != 1:
        return {}
    for level in range(max(len(m.section) for m in pool)):
        parts: dict[str, list[Measure]] = {}
        for measure in pool:
            if len(measure.section) > level:
                parts.setdefault(measure.section[level], []).append(measure)
        if sum(map(len, parts.values())) < len(pool) or len(parts) > MOST:
            return {}
        if len(parts) >= FEWEST:
            return parts
    return {}


def all_named(parts: dict[str, list[Measure]], words: Sequence[Word]) -> list[str]:
    """The headings of ``parts``, where the question gives a word of each of its own."""
    held = {h: set(terms(plain(h) or h)) for h in parts}
    named = {
        h: any(
            w.names and any(s >= 0.9 and f in own for f, s in w.forms.items())
            for w in words
            if not all(set(w.forms) & o for o in held.values())
        )
        for h, own in held.items()
    }
    return list(parts) if parts and all(named.values()) else []


def breakdown(pool: Sequence[Measure], query: Query) -> str:
    """How many of ``pool`` stand in each part, in brackets; empty where that is not asked for."""
    parts = divisions(pool)
    if not parts or not (_EACH.search(query.reading.folded) or all_named(parts, query.topic.words)):
        return ""
    return "、".join(f"「{plain(h) or h}」{len(inside)}件" for h, inside in parts.items())


def numbered(count: int) -> str:
    """A number of things in words: 9つ, 10件."""
    return f"{count}つ" if count < 10 else f"{count}件"
