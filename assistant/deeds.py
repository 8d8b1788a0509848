"""What is done in a measure (何をするの): its content, with its actions or steps by name."""

from __future__ import annotations

from assistant.aspects import Aspect
from assistant.claims import Claim, subject
from assistant.compose import Composer
from assistant.cues import cue
from assistant.lexicon import Lexicon
from assistant.query import Query
from assistant.sentences import flat
from assistant.topic import Topic
from assistant.writer import circled, short, whole
from index.tokens import words
from ingest.records import Measure, Value

# How long the content and the actions may be together, and how many of these are told.
ROOM, MOST = 470, 10
# Share of what a question names that the name of the measure may leave.
LEFT = 0.4
_DOING = r"(?:する|します|やる|やり|行う|行い|行な|進め|実施|取り組|して|やって|始め|しよう|やろう)"
_DEEDS = cue(
    rf"何(?:と何)?を(?:{_DOING}|目指)|(?:どんな|どういう|どのような)(?:こと|作業|対策|仕事|活動|研修|手順|段取り|流れ|ステップ)[とかなどをで]*{_DOING}"
    r"|(?:やる|する|行う|行なう|進める|実施する|取り組む|(?:やって|して|行って|進めて|取り組んで)い?る)"
    r"(?:こと|仕事|作業|内容)(?:は|って|を|$|[?？])"
    r"|(?:どんな|どういう|どのような)(?:施策|事業|取組|取り組み|もの|内容)|(?:内容|中身|概要|手順|段取り|進め方)(?:は|って|を|が|$|[?？])"
)
# Words for what is done, which name nothing.
_KINDS = frozenset(words("作業 対策 仕事 活動 手順 段取り 流れ ステップ 進め方 内容 中身 概要"))
# Aspects that other parts of a record answer.
_APART = frozenset(
    {Aspect.LEAD, Aspect.RELATED, Aspect.REASON, Aspect.ISSUES, Aspect.EFFECT, Aspect.INDICATOR,
     Aspect.EVALUATION, Aspect.ACTUAL, Aspect.RESULTS, Aspect.REPEATS,
     Aspect.PERIOD}
)  # fmt: skip


def asks_deeds(query: Query) -> bool:
    """Whether a question is for what is done in something as a whole."""
    reading = query.reading
    if reading.english or reading.years or query.expected.kind != "none" or query.compared:
        return False
    return bool(_DEEDS.search(reading.folded)) and not reading.aspects & _APART


def deeds(
    query: Query, measure: Measure, composer: Composer, lexicon: Lexicon, *, sure: bool
) -> list[Claim]:
    """The content of a measure and the names of its actions, where the question is about it.

    ``sure`` says that it describes the measure, if in other words than its name.
    """
    if not asks_deeds(query) or (not sure and _left(query, measure, lexicon) > LEFT):
        return []
    named = _names(measure)
    cover = composer.told(measure)
    if not named or not cover:
        return []
    room = ROOM - sum(len(c.sentence) for c in cover)
    said = "、".join(name for name, _ in named)
    text = f"{subject(measure, brief=True)}の取組は、{said}です。"
    if len(text) > room:
        return []
    held = [whole([v for _, v in named])] if _close(named) else [v for _, v in named]
    return [*cover, composer.claim(measure, text, held, *(n for n, _ in named))]


def _left(query: Query, measure: Measure, lexicon: Lexicon) -> float:
    """Share of what the question names that the name of the measure does not hold."""
    named = Topic(tuple(w for w in query.topic.words if w.names and w.text not in _KINDS))
    return 1.0 - named.covered(lexicon.measure_tokens[measure.id]) if named.words else 0.0


def _names(measure: Measure) -> list[tuple[str, Value]]:
    """The actions of a measure by name, or the rows of its schedule."""
    if measure.actions:
        told = measure.actions[:MOST]
        return [(f"{circled(a.number)}{short(flat(a.text.text))}", a.text) for a in told]
    return [(f"「{flat(r.name.text)}」", r.name) for r in measure.schedule[:MOST]]


def _close(named: list[tuple[str, Value]]) -> bool:
    """Whether the names stand one after the other."""
    first, last = named[0][1], named[-1][1]
    return first.source == last.source and last.end - first.start <= 400
