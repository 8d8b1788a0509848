"""How many departments, actions or indicators the record of one measure has, with their names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.claims import Claim, of_measure, subject
from assistant.cues import cue
from assistant.query import Query
from assistant.states import states_asked
from assistant.writer import short
from ingest.records import Corpus, Measure, Value

_MANY = (
    r"(?:の数|数)?(?:は|が|って)?(?:全部で|合わせて|合計)?"
    r"(?:いくつ(?!か[^?？]{2})|何(?:件|個|本|課|部署|つ|項目))"
)
_LEAD = cue(rf"(?:主管|担当|所管)(?:課|部署)?{_MANY}")
_RELATED = cue(rf"(?:関係|連携|協力)(?:課|部署|する課|する部署){_MANY}")
_ACTIONS = cue(rf"(?:取組|取り組み|アクション|取組項目){_MANY}")
_INDICATORS = cue(rf"指標{_MANY}")
# All of them are to be listed, each with its state.
_WHOLE = cue(r"挙げ|一覧|列挙|並べ|状態|状況|それぞれ")
# How long the names may be together to be told.
NAMES = 120


def tally(corpus: Corpus, query: Query, measure: Measure) -> list[Claim]:
    """The number asked for, of one measure; nothing where none is."""
    folded = query.reading.folded
    if query.reading.english or _WHOLE.search(folded):
        return []
    if _ACTIONS.search(folded) and measure.actions:
        states = [s for s in states_asked(folded) if s != "継続"]
        held = [a for a in measure.actions
                if not states or (a.state and any(s in a.state.text for s in states))]  # fmt: skip
        said = f"「{'・'.join(states)}」とされた取組" if states else "取組"
        names = [short(a.text.text) for a in held]
        return _said(corpus, measure, said, "件", names, [a.state or a.text for a in held])
    for asked, called, values in (
        (_RELATED, "関係課", measure.related), (_LEAD, "担当課", measure.lead),
    ):  # fmt: skip
        if asked.search(folded) and values:
            return _said(corpus, measure, called, "課", [v.text for v in values], values)
    if _INDICATORS.search(folded) and measure.indicators:
        given = [i.name for i in measure.indicators]
        return _said(corpus, measure, "指標", "件", [v.text for v in given], given)
    return []


def _said(
    corpus: Corpus, measure: Measure, called: str, unit: str, names: list[str], of: Sequence[Value]
) -> list[Claim]:
    number, listed = str(len(names)), "、".join(re.sub(r"\s+", " ", n) for n in names)
    told = f"（{listed}）" if listed and len(listed) <= NAMES else ""
    text = f"{subject(measure)}の{called}は{number}{unit}です{told}。"
    quotes = of_measure(corpus, measure, *(of or (measure.name,)))
    given = (measure.municipality, measure.number, measure.name.text, number, called, *names)
    return [Claim(text, quotes, given)]
