"""How something is going (今どうなってる): the state of an action, the grade, the outcome."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.aspects import Aspect
from assistant.claims import Claim, sentences, subject
from assistant.compose import Composer
from assistant.cues import cue
from assistant.in_charge import CLEAR
from assistant.lexicon import Lexicon
from assistant.query import Query
from assistant.rank import Found
from assistant.roster import asks_roster
from assistant.say import Speaker
from assistant.topic import Topic
from assistant.writer import short, whole
from index.tokens import words
from ingest.earlier import is_past
from ingest.records import Action, Measure

# How long the answer may be, and the least room for what came of the measure.
ROOM, LITTLE = 192, 50
# Share of what the question names that an action or a sentence must hold to be of it.
TELLS, HELD = 0.6, 0.4
# Verbs of what is brought about, and how a question ends that asks whether it was.
_DONE = (
    r"でき|終わ|済ん|完成し|完了し|始ま|始め|整っ|整い|導入され|導入し|稼働し|動い|動き|使え|入っ|進み|進ん"
    r"|達成し|遅れ"
)
_END = (
    r"(?:た|だ|[てで]い?る|[てで]い?ます|ました|[てで]い?ない)?"
    r"(?:の|か|ん|です|でしょう|かな|もの)*[?？。]?$"
)
_WELL = r"(?:ちゃんと|きちんと|順調|(?:予定|計画)(?:通り|どおり))"
_GOING = cue(
    r"どうなっ(?:た|て)|どうなりました"
    r"|(?:今|現在|いま|その後|現状|状況)(?:は|って|も)?、?どう(?:[?？]|$|です|な[のん])"
    rf"|{_WELL}に?(?:[^。、]{{0,6}}(?:進|でき|い[っく]|動|使|行)|{_END})|うまくい[っく]"
    rf"|(?:もう|すでに|既に)[^。、]{{0,10}}(?:{_DONE}|完成|完了|導入)|(?:{_DONE}){_END}"
    r"|[一-龥]{2}(?<!経)済み?(?:です|か|な[のん]|$|[?？])"
    r"|(?:導入|整備|実施|取組|進捗|対応|策定|検討)(?:の)?状況(?:は|を|って|$|[?？])"
    r"|(?:進み|進捗の?)(?:具合|状況)|どんな(?:状況|状態|感じ|具合)|どれ(?:くらい|ぐらい|だけ|ほど)進"
    r"|どこまで(?:進|でき|終わ|い[っく]|実施|来)"
)
_THINGS = r"(?:施策|事業|取組|もの)"
# What asks for a thing, a time, a place or a cause, or for several: no question for the progress.
_OTHER = cue(
    r"いつ|なに|何(?!か)|どの|どれ(?!くらい|ぐらい|だけ|ほど)|誰|だれ|どこ(?!まで)|いくつ|いくら|なぜ|理由"
    r"|どんな(?!状況|状態|感じ|具合)|どうや|どうし|どういう|[一二三四五0-9]つ|一覧|すべて|全部"
    r"|(?:計画|予定|スケジュル|目標|評価)(?:は|が|では|を)|[?？。].*[^?？。]"
    rf"|{_THINGS}(?:は|って)?(?:ある|あり|どれ|[?？。]?$)"
)
# Aspects with answers of their own.
_APART = frozenset(
    {Aspect.LEAD, Aspect.RELATED, Aspect.REASON, Aspect.ISSUES, Aspect.EFFECT, Aspect.INDICATOR,
     Aspect.TERM, Aspect.LIST, Aspect.REPEATS, Aspect.PERIOD}
)  # fmt: skip
# Words that ask how it is going and name nothing.
_SAID = (
    "ちゃんと きちんと 順調 うまい いく 行く 進む 進み 具合 終わる 済む 済み 出来る 完成 完了"
    " 始まる 始める 整う 動く 使える 入る 導入 状況 状態 感じ 現状 途中 すでに 既に 予定 通り"
    " どおり 計画 達成 続く 遅れる"
)
_ASKING = frozenset((*words(_SAID), *_SAID.split()))
_OUTCOME = frozenset({"results", "actual", "reason"})


def asks_progress(query: Query) -> bool:
    """Whether a question is for how something is going, and for nothing of it by name."""
    reading = query.reading
    if reading.english or reading.aspects & _APART or query.expected.strict:
        return False
    asked = _GOING.search(reading.folded) and not _OTHER.search(reading.folded)
    return bool(asked) and not asks_roster(query)


def of_thing(query: Query) -> Query:
    """``query`` about nothing but the thing whose progress it asks for."""
    if not asks_progress(query):
        return query
    left = tuple(w for w in query.topic.words if w.text not in _ASKING)
    return replace(query, topic=Topic(left)) if any(w.names for w in left) else query


class Progress:
    """Tells how a measure or an action of it is going, as far as its record says."""

    def __init__(self, lexicon: Lexicon, speaker: Speaker) -> None:
        self.lexicon = lexicon
        self.speaker = speaker

    def told(
        self, query: Query, measure: Measure, found: Sequence[Found], composer: Composer
    ) -> list[Claim]:
        """The state of the action that is named, else the grade; and what came of it."""
        if is_past(measure) or not asks_progress(query):
            return []
        action = self._named(self._rest(query, measure), measure)
        claims = [_state(measure, action, composer)] if action and action.state else []
        claims = claims or composer.answer(measure, Aspect.EVALUATION)
        if not claims:
            return []
        room = ROOM - sum(len(c.sentence) for c in claims)
        return claims + self._outcome(query, measure, found, composer, room)

    def _rest(self, query: Query, measure: Measure) -> Topic:
        """What the name of the measure leaves of the topic."""
        rest = query.topic.without(self.lexicon.measure_tokens[measure.id]).words
        return Topic(tuple(w for w in rest if w.names))

    def _named(self, rest: Topic, measure: Measure) -> Action | None:
        """The action that the question speaks of, and no other as much."""
        names = [(rest.covered(self.lexicon.tokens(a.text.text)), a) for a in measure.actions]
        best = max(names, key=lambda n: n[0], default=None)
        if best is None or best[0] < TELLS:
            return None
        return best[1] if sum(n > best[0] - CLEAR for n, _ in names) == 1 else None

    def _outcome(
        self,
        query: Query,
        measure: Measure,
        found: Sequence[Found],
        composer: Composer,
        room: int,
    ) -> list[Claim]:
        """What came of it, in the room left: of the part that the question names, if it does."""
        if room < LITTLE:
            return []
        rest = self._rest(query, measure)
        if not rest.words:
            told = _first(measure, composer, room)
        else:
            inside = (f for f in found if f.unit.measure == measure and f.unit.role in _OUTCOME)
            tells = (f for f in inside if self._held(rest, f) >= HELD)
            told = [c for f in list(tells)[:1] for c in self.speaker.say([f], query, room)]
        return told if sum(len(c.sentence) for c in told) <= room + 4 else []

    def _held(self, rest: Topic, found: Found) -> float:
        """Share of what is asked about that a unit holds, with the name that it stands under."""
        return rest.covered(self.lexicon.tokens(f"{found.unit.text} {found.unit.head}"))


def _state(measure: Measure, action: Action, composer: Composer) -> Claim:
    state = action.state.text if action.state else ""
    text = f"{subject(measure)}の取組「{short(action.text.text)}」は、「{state}」とされています。"
    values = (action.text, *((action.state,) if action.state else ()))
    return composer.claim(measure, text, [whole(values)], action.number or "", state)


def _first(measure: Measure, composer: Composer, room: int) -> list[Claim]:
    """The first sentences of the results."""
    told = next((f for f in measure.fields if f.role == "results" and f.value.text), None)
    if told is None:
        return []
    head = f"{subject(measure, brief=True)}の実績は次のとおりです。"
    body = sentences(told.value.text, room - len(head))
    body = body if body.endswith(("。", "…")) else f"{body}。"
    return [composer.claim(measure, head + body, (told.value,), told.year or "")]
