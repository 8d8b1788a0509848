"""Things that a question names side by side, to be told of each: 「XとYではどちらが早い」."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.cues import cue
from assistant.drafts import Draft
from assistant.evidence import FIELDS
from assistant.list_wishes import lists_answer
from assistant.query import Query, Wish, wish_of
from assistant.topic import Topic
from assistant.two_places import places_of

if TYPE_CHECKING:
    from assistant.decide import Decider

# Share of what names one of two things that an answer must hold to tell of it.
TOLD = 0.5
# How long the words may be that two things both end with.
LONGEST = 16

# Both of two things are to be told: which is more, what each has, how they differ.
_BOTH = cue(
    r"どちら|どっち|いずれ|それぞれ|違い|違う|違っ|異な|差は|差が|比べ|比較|同じ|並べて|両方|ともに"
    r"|何と何|いつといつ|いくつといくつ|どことどこ|何人と何人|何件と何件|何%と何%"
    r"|which|each|both|compare|difference"
)
# A 「と」 that joins no two things.
_JOINT = re.compile(
    r"と(?!は|い[うえっわ]|し[てた、]|さ[れせ]|比べ|比較|どちら|どっち|も|き|ころ|の|お)"
)
# Where the first of two things begins, and where the second ends.
_BEFORE = re.compile(
    r"[、。，,\s　]|(?:において|における|について|のうち|では|は|が|を|で|に)(?=[^\s、。]{2})"
)
_AFTER = re.compile(
    r"[、。，,？?\s　]|(?:とで|とを|では|って|は|が|を|で|に(?:は|つ))"
    r"|の(?:うち|どちら|どっち|両方|違い|差)"
)
_OPEN, _CLOSE = "「『(（【", "」』)）】"
# Kanji, kana of loan words, letters: what a thing must be named with.
_NAMING = re.compile(r"[一-龥々ァ-ヴa-zA-Z0-9]{2}")


def asks_of_both(folded: str) -> bool:
    """Whether a folded question wants something told of each of the things it names."""
    return bool(_BOTH.search(folded))


def side_by_side(text: str) -> tuple[str, str] | None:
    """The question asked of each of two things that ``text`` joins; ``None`` where it joins none.

    What stands before the first of them is left to the context.
    """
    for at in _joints(text):
        alike = _alike(text, at)
        left = text[_begin(text, at - alike) : at]
        end = _end_of_same(text, at, alike) if alike else _finish(text, at + 1)
        right, rest = text[at + 1 : end], text[end:]
        if all(_NAMING.search(part) for part in (left, right)) and not _asks(right):
            return f"{left}{rest}", f"{right}{rest}"
    return None


def of_each_kind(text: str) -> tuple[str, str] | None:
    """The question asked of each of two things of one kind: 「市民と職員の調査」."""
    for at in _joints(text):
        end = _finish(text, at + 1)
        second, _, kind = text[at + 1 : end].partition("の")
        named = all(_NAMING.search(part) for part in (text[:at], second, kind))
        if named and not text[:at].endswith(kind):
            rest = f"の{kind}{text[end:]}"
            return f"{text[_begin(text, at) : at]}{rest}", f"{second}{rest}"
    return None


def _joints(text: str) -> Iterator[int]:
    """Places of 「と」 between two things, none within brackets."""
    depth = 0
    for at, char in enumerate(text):
        depth += (char in _OPEN) - (char in _CLOSE)
        if depth <= 0 and _JOINT.match(text, at):
            yield at


def _alike(text: str, at: int) -> int:
    """How long the end of what stands before ``at`` is that the second thing ends with too."""
    for size in range(min(at, LONGEST), 1, -1):
        same = text[at - size : at]
        found = text.find(same, at + 2, at + 1 + 2 * LONGEST)
        if found > 0 and not re.search(r"[、。？?]", text[at - size : found]):
            return size
    return 0


def _end_of_same(text: str, at: int, size: int) -> int:
    return text.index(text[at - size : at], at + 2) + size


def _begin(text: str, at: int) -> int:
    """Where the thing that ends at ``at`` begins, brackets passed over."""
    found = (m for m in _BEFORE.finditer(text, 0, at) if not _within(text, m.start()))
    return max((m.end() for m in found), default=0)


def _finish(text: str, start: int) -> int:
    """Where the thing that begins at ``start`` ends."""
    found = (m for m in _AFTER.finditer(text, start + 2) if not _within(text, m.start()))
    return next((m.start() for m in found), len(text))


def _within(text: str, at: int) -> bool:
    before = text[:at]
    return sum(map(before.count, _OPEN)) > sum(map(before.count, _CLOSE))


def _asks(text: str) -> bool:
    return bool(re.search(r"どこ|いつ|いくつ|どの|どれ|何(?!か)|誰", text))


def each_of(decider: Decider, query: Query, draft: Draft) -> Draft:
    """``draft``, or what is found of each of two things where it tells of one of them alone."""
    text = query.reading.text
    both = asks_of_both(query.reading.folded) and not places_of(text)
    if not both or query.measure or len(query.scope) > 1:
        return draft
    ways = (texts for texts in (side_by_side(text), of_each_kind(text)) if texts)
    found = (_told_of(decider, query, texts) for texts in ways)
    return next((told for told in found if told), draft)


def _told_of(decider: Decider, query: Query, texts: Sequence[str]) -> Draft | None:
    """What is found of each of the things that ``texts`` ask of; ``None`` where one is not told."""
    wishes = [wish_of(text, query, decider.towns, decider.lexicon) for text in texts]
    given = (query, decider.lexicon, decider.tables)
    if lists := lists_answer(decider.corpus, wishes, *given):
        return lists
    own = _apart(wishes)
    if not all(t.words for t in own):
        return None
    parts = [decider.by_topic(_asked(w.query, query)) for w in wishes]
    if not all(_tells_all(decider, p, (o,)) for p, o in zip(parts, own, strict=True)):
        return None
    if parts[0].claims[0] == parts[1].claims[0]:
        return None
    claims = {c.sentence: c for p in parts for c in p.claims}
    focus = tuple(dict.fromkeys(m for p in parts for m in p.focus))
    return Draft("answered", tuple(claims.values()), focus=focus)


def _apart(wishes: Sequence[Wish]) -> list[Topic]:
    """The words that only one of the wishes has."""
    first, second = (w.own for w in wishes)
    shared = first.texts & second.texts
    return [Topic(tuple(w for w in t.words if w.text not in shared)) for t in (first, second)]


def _asked(part: Query, whole: Query) -> Query:
    """What the whole question asks, of one of its things."""
    aspects = part.reading.aspects | (whole.reading.aspects & FIELDS)
    value = part.expected if part.expected.strict else whole.expected
    many = whole.reading.many if whole.reading.many > 0 else 0
    reading = replace(part.reading, aspects=aspects, many=many)
    return replace(part, reading=reading, expected=value, compared=value.demanded)


def _tells_all(decider: Decider, draft: Draft, topics: Sequence[Topic]) -> bool:
    """Whether a draft holds the words of each of ``topics``, in its sentences or its quotes."""
    if draft.status != "answered":
        return False
    texts = [c.sentence for c in draft.claims]
    for quote in (q for c in draft.claims for q in c.quotes):
        text = decider.corpus.document(quote.source).text[quote.start : quote.end]
        texts += [text, *quote.section[-2:]]
    said = frozenset(t for text in texts for t in decider.lexicon.tokens(text))
    return all(t.covered(said) >= TOLD for t in topics)
