"""Two places of a plan that say different things: whether a question asks, and what they say."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from assistant.aspects import Aspect
from assistant.claims import Claim, subject
from assistant.compose import Composer
from assistant.cues import cue
from ingest.records import Conflict, Measure, Role
from ingest.text import fold

# How a question speaks of a field that the tables of a plan may give differently.
_SPOKEN: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("lead", cue(r"課(?!題)|部署|所管|担当|主管")),
    ("planned", cue(r"計画|予定")),
    ("actual", cue(r"実績")),
    ("evaluation", cue(r"評価|進捗|判定|達成")),
)
_NAMED = cue(r"名|番号|呼|題|タイトル|表記")
_OPEN = frozenset({Aspect.COVER, Aspect.TERM, Aspect.LIST})


def versions(composer: Composer, measure: Measure, folded: str) -> list[Claim]:
    """Both versions of what a plan gives differently of a measure, as far as it is asked for."""
    claims = []
    for role in _roles(composer, measure, folded):
        if role == "name":
            text = f"{subject(measure)}は、個別のページでは「{measure.name.text}」です。"
            own = [composer.claim(measure, text, (measure.name,))]
            claims += [*own, *composer.other_versions(measure, "name")]
        elif role == "lead":
            claims += composer.answer(measure, Aspect.LEAD)
        elif role == "evaluation":
            claims += composer.answer(measure, Aspect.EVALUATION)
        else:
            claims += composer.yearly(measure, role)
    return claims


def _roles(composer: Composer, measure: Measure, folded: str) -> list[Role]:
    """The fields in dispute that a question speaks of: by both versions, by their kind, as names,
    or the only one where it asks for nothing else.
    """
    held = list(dict.fromkeys(c.role for c in measure.conflicts))
    told = [c.role for c in measure.conflicts if gives_both(c, measure, folded)]
    if told:
        return list(dict.fromkeys(told))
    plain = folded.replace(fold(measure.name.text), "")
    spoken = [r for r, words in _SPOKEN if r in held and words.search(plain)]
    if spoken or ("name" in held and _NAMED.search(plain)):
        return spoken or ["name"]
    bare = not composer.reading.aspects - _OPEN
    return held if bare and len(held) == 1 and held[0] != "indicator" else []


def gives_both(conflict: Conflict, measure: Measure, folded: str) -> bool:
    """Whether a question gives both versions, by the words in which they differ."""
    if conflict.role == "name" and not _NAMED.search(folded):
        return False
    texts = [fold(v.text) for v in conflict.values]
    own = len(measure.lead) if conflict.role == "lead" else 1
    mine, theirs = texts[:own], texts[own:]
    if conflict.role == "lead":
        apart = [set(mine) - set(theirs), set(theirs) - set(mine)]
    else:
        apart = [set(p) for p in zip(*_differing(mine[0], theirs[0]), strict=True)]
    return len(apart) == 2 and all(any(w in folded for w in words) for words in apart)


def _differing(one: str, other: str) -> list[tuple[str, str]]:
    """The stretches in which two texts differ, each with a neighbour where it is short."""
    found = []
    for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag != "equal":
            found.append((_around(one, a, b), _around(other, c, d)))
    return found


def _around(text: str, start: int, end: int) -> str:
    return text[start:end] if end - start > 1 else text[max(start - 1, 0) : end + 1]
