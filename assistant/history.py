"""Questions that lean on what was said before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant import drafts
from assistant.aspects import Aspect
from assistant.carried import (
    WHEN,
    elsewhere,
    leans,
    merged_with,
    names_in,
    of_measure,
    only_town,
    stepped,
)
from assistant.cues import cue
from assistant.define import define
from assistant.drafts import Draft
from assistant.heading_words import plain
from assistant.query import Query, query_of, understand
from assistant.swapped import is_elliptic, swapped
from assistant.told import named_in, nth_item, nth_place
from assistant.writer import short
from ingest.records import Measure
from ingest.text import fold

if TYPE_CHECKING:
    from assistant.answer import Answerer

_ORDINAL = cue(r"([0-9一二三四五六七八九十]+)(番目|つ目|個目|件目)|(最初|最後)の|前者|後者")
_BARE = cue(
    r"^(?:じゃあ|では|それでは)?、?(?:施策|事業)?([0-9]{1,2})(?:番)?(?:は|だと|の場合は?|ならば?)[?？]?$"
)
_OTHERS = cue(r"(他|ほか|それ以外|これ以外)(に|は|には|にも)")
_BESIDE = cue(
    r"(同じ|その|この)(分野|目標|柱|方針|区分|章|節|項目|グループ|カテゴリ|基本目標|基本方針)[^。]{0,12}(他|ほか|別)"
    r"|(他|ほか)[^。]{0,8}(同じ|その|この)(分野|目標|柱|方針|区分|章|節|項目)"
)
_THERE = cue(r"そこ(が|の|で)|(その|この|同じ)(課|部署|所属|担当)")
_STEP = cue(r"((?<!以)前の|(?<!以)前|去)年度?|[1一]年前|(次の|翌|来)年度?|その(?:次|後)の年")
# What is to come is asked for after what was done.
_PLANS, _DONE = cue(r"予定|計画|つもり|どうする|何をする"), {Aspect.RESULTS, Aspect.ACTUAL}
_OTHER_TOWN = cue(
    r"隣の?(市|町|村)|他の(市|町|村|自治体)|ほかの(市|町|自治体)|別の(市|自治体)|もう一(つ"
    r"|方)の(市|自治体)|othercit"
)


def resolved(
    turns: Sequence[tuple[str, str]],
    query: Query,
    answerer: Answerer,
    municipality: str | None = None,
) -> Query | Draft:
    """The query with what it takes from the conversation; a draft where that answers it.

    ``municipality`` is the one chosen, of which the questions before were asked as well.
    """
    reading = query.reading
    asked = [text for role, text in turns if role == "user"]
    if not asked or (reading.strangers and not query.scope):
        return query
    before = _before(asked, answerer, municipality)
    bare = _BARE.match(reading.folded) if before.reading.numbers else None
    if bare and not reading.numbers:
        reading = replace(reading, numbers=(bare.group(1),), aspects=frozenset())
        query = replace(query, reading=reading)
    if reading.numbers and not reading.aspects - {Aspect.COVER}:
        return _numbered(query, before, answerer)
    told = [text for role, text in turns if role == "assistant"]
    for read in (_beside, _more, _another_year, _swapped, _nth, _term_told, _other_town):
        found = read(query, before, told, answerer)
        if found is not None:
            return found
    if leans(query, answerer):
        return _leaning(query, before, told, answerer)
    settled = query.scope or reading.strangers or len(before.scope) != 1
    if settled or answerer.decide(query).status != "needs_clarification":
        return query
    return replace(query, scope=before.scope)  # what fits several towns is meant of that one


def _beside(
    query: Query, before: Query, told: Sequence[str], answerer: Answerer
) -> Query | Draft | None:
    """「同じ分野の他の施策は？」: the measures below the heading of the one spoken of."""
    focus = _focus(told, before, answerer) if _BESIDE.search(query.reading.folded) else None
    if focus is None or not focus.section:
        return None
    heading = plain(focus.section[-1]) or focus.section[-1]
    text = f"{focus.municipality}の「{heading}」に属する施策をすべて教えて"
    return understand(text, answerer.towns, answerer.lexicon)


def _more(
    query: Query, before: Query, told: Sequence[str], answerer: Answerer
) -> Query | Draft | None:
    """「ほかには？」: all that the question before asks for; of a department, all it leads."""
    if not _OTHERS.search(query.reading.folded) or any(w.names for w in query.topic.words):
        return None
    focus = _focus(told, before, answerer)
    if focus is None or not _THERE.search(query.reading.folded):
        return before if not query.reading.aspects - {Aspect.LIST} else None
    led = [d.text for d in focus.lead if told and fold(d.text) in fold(told[-1])]
    text = f"{focus.municipality}の{'・'.join(led)}が担当の施策はどれですか"
    return understand(text, answerer.towns, answerer.lexicon) if led else None


def _nth(
    query: Query, before: Query, told: Sequence[str], answerer: Answerer
) -> Query | Draft | None:
    """「2番目は？」: the item or the measure at that place of the last answer."""
    nth = _ORDINAL.search(query.reading.folded)
    if not nth or not told:
        return None
    named = len(named_in(told[-1], before, answerer)) > 1
    item = nth_item(told[-1], nth.group(), lines=not named)
    focus = _owner(item, told, before, answerer) if item else None
    if item and focus:
        text = f"{focus.name.text} {item} {_ORDINAL.sub('', query.reading.text)}"
        same = replace(query.reading, text=text, folded=fold(text), towns=(focus.municipality,))
        own = query_of(same, answerer.towns, answerer.lexicon)
        return replace(own, scope=(focus.municipality,), measure=focus)
    measure = _listed(told[-1], nth.group(), before, answerer)
    if measure:
        return of_measure(measure, _without(query, nth.group()), answerer)
    if named or re.search("[①-⑳]", told[-1]):
        return drafts.nothing(())
    return None


def _owner(item: str, told: Sequence[str], before: Query, answerer: Answerer) -> Measure | None:
    """The measure of an item that was listed: the one with an action of this name, or the one
    spoken of.
    """
    said = fold(item)
    owners = [
        m for m in answerer.corpus.measures
        if (not before.scope or m.municipality in before.scope)
        and any(len(n := fold(short(a.text.text))) >= 4 and n in said for a in m.actions)
    ]  # fmt: skip
    return owners[0] if len(owners) == 1 else _focus(told, before, answerer)


def _without(query: Query, ordinal: str) -> Query:
    """``query`` without the words that point at a place of a list."""
    text = query.reading.folded.replace(ordinal, "")
    return replace(query, reading=replace(query.reading, text=text))


def _another_year(
    query: Query, before: Query, told: Sequence[str], answerer: Answerer
) -> Query | None:
    """「翌年度は？」: the same of the year before or after."""
    step = _STEP.search(query.reading.folded)
    if not step or not before.reading.years:
        return None
    back = step.group(1) or step.group().endswith("年前")
    years = stepped(before.reading.years, -1 if back else 1)
    if query.expected.strict and names_in(query) > 1:
        dated = replace(query, reading=replace(query.reading, years=years))
        return _leaning(dated, before, told, answerer)
    wanted = query.reading.aspects - WHEN or before.reading.aspects
    focus = _focus(told, before, answerer)
    if focus and not back and wanted & _DONE and _PLANS.search(query.reading.folded):
        planned = replace(query.reading, years=years, aspects=frozenset({Aspect.SCHEDULE}))
        return of_measure(focus, replace(query, reading=planned), answerer)
    same = replace(before.reading, years=years, aspects=wanted)
    asked = replace(before, reading=same, search=f"{before.search} {years[0]}")
    return replace(asked, scope=(focus.municipality,), measure=focus) if focus else asked


def _swapped(query: Query, before: Query, told: Sequence[str], answerer: Answerer) -> Query | None:
    """「時間だと？」: the same of another thing or time."""
    if not is_elliptic(query):
        return None
    return swapped(query, before, _focus(told, before, answerer), answerer)


def _term_told(
    query: Query, before: Query, told: Sequence[str], answerer: Answerer
) -> Draft | None:
    """「その用語の意味は？」: a term that the last answer holds."""
    if not told or not re.search(r"用語|言葉|単語", query.reading.folded):
        return None
    named = answerer.lexicon.named_terms(fold(told[-1]))
    if named and not answerer.lexicon.named_terms(query.reading.folded):
        return define(query.reading, named, before.scope)
    return None


def _other_town(
    query: Query, before: Query, told: Sequence[str], answerer: Answerer
) -> Query | Draft | None:
    """「隣の市は？」: the question before, of another municipality."""
    if _OTHER_TOWN.search(query.reading.folded) or only_town(query):
        return elsewhere(before, query, answerer)
    return None


def _leaning(query: Query, before: Query, told: Sequence[str], answerer: Answerer) -> Query:
    """A question that cannot stand alone: of the measure spoken of, or with the words before."""
    merged = merged_with(before, query, answerer)
    if query.reading.past and not before.past:
        return merged
    focus = _focus(told, before, answerer)
    if focus and (not query.scope or focus.municipality in query.scope):
        return of_measure(focus, query, answerer, merged)
    return merged


def _numbered(query: Query, before: Query, answerer: Answerer) -> Query:
    """「8番は？」: what was asked before, of the measure with this number."""
    reading = replace(
        query.reading,
        towns=query.scope or before.scope,
        aspects=before.reading.aspects or query.reading.aspects,
    )
    scope = query.scope or before.scope
    return replace(query_of(reading, answerer.towns, answerer.lexicon), scope=scope)


def _before(asked: Sequence[str], answerer: Answerer, municipality: str | None) -> Query:
    """The last question, itself read with those before it."""
    query = understand(asked[0], answerer.towns, answerer.lexicon, municipality)
    for text in asked[1:]:
        following = understand(text, answerer.towns, answerer.lexicon, municipality)
        goes_on = leans(following, answerer) or only_town(following)
        query = merged_with(query, following, answerer) if goes_on else following
    return query


def _focus(told: Sequence[str], before: Query, answerer: Answerer) -> Measure | None:
    """The measure that the last answer was about: named in it, or meant by its question."""
    if told:
        named = named_in(told[-1], before, answerer)
        if len(named) == 1:
            return named[0]
    draft = answerer.decide(before)
    return draft.focus[0] if len(draft.focus) == 1 else None


def _listed(told: str, ordinal: str, before: Query, answerer: Answerer) -> Measure | None:
    """The n-th measure of the list that was given."""
    named = named_in(told, before, answerer) or list(answerer.decide(before).focus)
    if not named:
        return None
    place = nth_place(ordinal, len(named))
    return named[place] if 0 <= place < len(named) else None
