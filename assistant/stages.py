"""Stages of a yearly plan that the plan prints as one letter, told by what its legend says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.claims import Claim, Quote, subject
from assistant.cues import cue
from assistant.legends import Legends, Meaning
from assistant.query import Query
from assistant.writer import Writer
from ingest.records import Corpus, Measure

_MARK = re.compile(r"「([^「」\s])」")
_PLANNED = "の計画は、"
_BEGINS = cue(r"(いつ|何年度?)(から|に|より)?.{0,4}(始|開始|スタート|スタト)|開始(時期|年度)は")
_MONTH = re.compile(r"何月")
_BEGUN = re.compile(r"開始|実施|運用|導入|稼働")


def told_stages(claims: Sequence[Claim], measure: Measure | None, legends: Legends) -> list[Claim]:
    """What the letters mean that claims give as the plan of a year."""
    said = "".join(c.sentence for c in claims if _PLANNED in c.sentence)
    if measure is None:
        return []
    known = {m: legends.explained(measure.municipality, m) for m in _MARK.findall(said)}
    meant = {mark: told for mark, told in known.items() if told}
    if not meant:
        return []
    words = "、".join(f"「{mark}」は{told.value.text}" for mark, told in meant.items())
    quotes = tuple(dict.fromkeys(_quote(measure, told) for told in meant.values()))
    return [Claim(f"{words}を表します。", quotes, tuple(meant))]


def beginning(corpus: Corpus, query: Query, measure: Measure, legends: Legends) -> list[Claim]:
    """The year whose stage means that a measure begins, where a question asks when it does."""
    folded = query.reading.folded
    if query.reading.years or _MONTH.search(folded) or not _BEGINS.search(folded):
        return []
    for entry in measure.years:
        told = (
            legends.explained(measure.municipality, entry.planned.text) if entry.planned else None
        )
        if entry.planned and told and _BEGUN.search(told.value.text):
            text = f"{subject(measure)}の計画は、{entry.year}が「{entry.planned.text}」です。"
            return [Writer(corpus, query).claim(measure, text, [entry.planned], entry.year)]
    return []


def _quote(measure: Measure, told: Meaning) -> Quote:
    value = told.value
    place = (value.source, value.start, value.end)
    return Quote(*place, measure.municipality, measure.plan, told.section)
