"""Lists and counts: measures, actions or groups for which all holds that the question names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.aspects import Aspect
from assistant.conditions import conditions
from assistant.cues import cue
from assistant.drafts import Draft
from assistant.grades import by_meaning
from assistant.groups import all_named, divisions, groups
from assistant.lexicon import Lexicon
from assistant.list_said import list_draft
from assistant.listing import (
    LISTED,
    REST,
    STATES,
    THINGS,
    Condition,
    told_apart,
    unexplained,
)
from assistant.marks import shows_marks
from assistant.query import Query
from assistant.roster import of_one
from assistant.states import actions_in, states_asked
from assistant.table_lists import TableLists
from assistant.topic import Topic
from index.tokens import terms
from ingest.earlier import is_past
from ingest.records import Corpus, Measure, Value
from ingest.text import fold

_COUNT = cue(
    rf"いくつ|幾つ|何(件|個|施策|事業|本|項目|つ|行|システム|種類)|{THINGS}(の)?(数|件数)|件数|総数|どちらが[多少]|どっちが[多少]|[多少な]いのは?(?:どちら|どっち)"
)
_PLAINLY = cue(
    r"どれ|一覧|リスト|すべて|全て|全部|全施策|挙げ|あげて|列挙|並べ|何と何|何件|いくつ"
    r"|名前(?:を|は|$|[?？])|名称(?:を|は|$|[?？])"
)
# A count is asked for together with what is counted.
_NAMED = cue(
    r"どれ|挙げ|一覧|名前|名称|番号|教えて.{0,4}すべて|全部教|すべて教|列挙|それぞれ(?!何|いくつ|の数)"
)
_SEEKING = cue(rf"{THINGS}|ぶら下が|紐づ|属する|入って")
# A time or a reason is no list of measures.
_WHEN = cue(r"(?:いつ|何年度?|何月)(?:です|でしょう|でした|ごろ|頃)?(?:か)?(?:[?？。]|$)")
_ABOUT = cue(
    r"について(述べ|触れ|書い|書か|言及|記載|扱)|((に|と)?(関する|関係(の|する|した|がある)|関連(の|する|した))"
    r"|に(かか|関)わる|絡みの|がらみの|に触れた|(が|の)(出て|でて|載って|入って)(く|い)る"
    r"|を(使う|使った|活用する|活用した))(施策|事業|個別事業|取組)"
)


def list_answer(corpus: Corpus, query: Query, lexicon: Lexicon, tables: TableLists) -> Draft | None:
    """What a question for a list or a number of things is answered with; ``None`` for others."""
    folded = query.reading.folded
    counted, plainly = bool(_COUNT.search(folded)), bool(_PLAINLY.search(folded))
    if query.expected.kind == "cause" or (_WHEN.search(folded) and not counted):
        return None
    only_count = counted and not _NAMED.search(folded)
    measures = _of_measures(corpus, query, lexicon, counted, plainly, only_count)
    if measures or not (counted or plainly):
        return measures
    return tables.answer(query, only_count=only_count)


def _of_measures(
    corpus: Corpus,
    query: Query,
    lexicon: Lexicon,
    counted: bool,
    plainly: bool,
    only_count: bool,
) -> Draft | None:
    """Measures, their actions or groups for which all holds that the question names."""
    reading = query.reading
    if not (counted or plainly or _SEEKING.search(reading.folded)):
        return None
    done = {Aspect.RESULTS, Aspect.ACTUAL} if states_asked(reading.folded) else set()
    pool = [
        m
        for m in corpus.measures
        if (not query.scope or m.municipality in query.scope) and is_past(m) == query.past
    ]
    if any(len(n := lexicon.folded[m.id]) >= 6 and n in reading.folded for m in pool):
        return None
    told = reading.aspects & _TELLING - done and not (plainly or counted)
    if told and not by_meaning(pool, query, lexicon.legends):
        return None
    found = conditions(pool, query, lexicon)
    actions = actions_in(corpus, pool, query, found, only_count=only_count)
    if actions:
        return actions
    if kinds := groups(corpus, pool, query, found, only_count=only_count):
        return kinds
    if not found and of_one(query):
        return None
    if not found:
        return _without_condition(corpus, pool, query, lexicon, counted, only_count)
    shown = [" ".join(STATES)] if shows_marks(reading) else []
    if (
        not _marked(query, found)
        and unexplained(query, [*shown, *(w for c in found for w in (c.label, *c.words))], pool)
        > REST
    ):
        return None
    meant = [
        (m, tuple(v for c in found for v in c.proof(m)))
        for m in pool
        if all(c.proof(m) for c in found)
    ]
    if not meant:
        return None
    label = "、".join([*(_linked(c.label) for c in found[:-1]), found[-1].label])
    return list_draft(corpus, meant, label, query, only_count=only_count)


def _marked(query: Query, found: Sequence[Condition]) -> bool:
    """Whether a condition is a mark that the question gives in brackets, as the plan prints it."""
    text = fold(query.reading.text)
    return any(re.search(rf"[【\[]{re.escape(fold(c.words[0]))}[】\]]", text) for c in found)


# Ends of conditions, and how they go on where another follows.
_LINKS = (
    ("とする", "とし"), ("とされた", "とされ"), ("に属する", "に属し"), ("に当たる", "に当たり"),
    ("を除く", "を除き"), ("でない", "でなく"), ("遅れている", "遅れていて"), ("の", "で"),
)  # fmt: skip


def _linked(label: str) -> str:
    """A condition as it is said where another follows."""
    for end, link in _LINKS:
        if label.endswith(end):
            return f"{label[: -len(end)]}{link}"
    return label


# Aspects that ask for what a measure says, not which it is.
_TELLING = frozenset(
    {Aspect.ISSUES, Aspect.REASON, Aspect.EFFECT, Aspect.RESULTS, Aspect.ACTUAL, Aspect.SCHEDULE,
     Aspect.BACKGROUND, Aspect.INDICATOR}
)  # fmt: skip

# What a question asks of the one measure that it describes, not which measures those are.
_OF_ONE = frozenset({Aspect.LEAD, Aspect.RELATED, Aspect.EVALUATION})


def _without_condition(
    corpus: Corpus,
    pool: Sequence[Measure],
    query: Query,
    lexicon: Lexicon,
    counted: bool,
    only_count: bool,
) -> Draft | None:
    """Measures that speak of the topic, or all there are, where no attribute is named."""
    told = _telling(pool, query, lexicon)
    if len(told) == 1 and not counted and query.reading.aspects & _OF_ONE:
        return None
    if told:
        return list_draft(corpus, told, "お尋ねの内容に触れている", query, only_count=only_count)
    things = re.search(THINGS, query.reading.folded)
    if re.search(r"遅|計画通|計画ど|予定通|達成|順調", query.reading.folded):
        return None
    if not counted or not things or not query.scope:
        return None
    if unexplained(query, all_named(divisions(pool), query.topic.words), pool) > REST:
        return None
    if told_apart(query):
        return None
    kept = pool if "再掲" in query.reading.folded else [m for m in pool if m.repeats is None]
    everything = [(m, (m.name,)) for m in kept]
    where = "前の計画の" if query.past else "計画に掲げる"
    return list_draft(corpus, everything, where, query, only_count=only_count)


def _telling(
    pool: Sequence[Measure], query: Query, lexicon: Lexicon
) -> list[tuple[Measure, tuple[Value, ...]]]:
    """Measures whose own text holds all that the question is about, where it asks for those."""
    if not _ABOUT.search(query.reading.folded):
        return []
    listed = frozenset(terms(LISTED))
    topic = Topic(tuple(w for w in query.topic.words if w.text not in listed))
    return [
        (m, (m.name,)) for m in pool if topic.words and topic.covered(lexicon.words_of(m)) >= 0.9
    ]
