"""What a term means: the definition, each source's where several define it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.claims import Claim, of_term
from assistant.cues import cue
from assistant.drafts import Draft, nothing
from assistant.lexicon import Lexicon
from assistant.query import Query
from assistant.question import Reading
from ingest.records import Term
from ingest.text import fold

_LIMIT, _EACH = 175, 130
# Share of a question that a definition must hold beside the name.
HELD = 0.9
_MOST = 3
# What follows a term, or stands before it, where its meaning is asked for.
_AFTER = cue(
    r"^[」』)）\]]?(?:という(?:言葉|用語|の|もの)?|と(?:いう|言う)の)?(?:は)?[、,]?"
    r"(?:とは|って(?:何|なに|なん(?!の)|どんな意味|(?:どんな|どういう|どういった)[^。、?]{1,6}のこと|どういう(?:意味|もの|こと)|$)|(?:の|という)(?:言葉の)?(?:意味|定義|説明|正式|略|フルネーム)|(?:は)?(?:何|なん)の(?:略|こと|頭文字)"
    r"|は?(?:何|なに|なん)(?:です|でしょう|だ|か(?![所月国年条])|\?|$)|は?どう(?:いう|定義|説明)|は?どのような(?:もの|用語)|は?どんなもの|を(?:簡単に|わかりやすく|どう|どのように|どんなふうに)?(?:説明|定義|解説)|について(?:簡単に|わかりやすく)?(?:説明|解説)"
    r"|(?:は|って|とは)、?[^。、?]{0,8}(?:何|なに)を(?:する|やる|し)[^。、?]{0,4}(?:人|もの|者|組織|役)"
    r"|mean|standfor|の(?:ほう|方)?の意味|は?英語)"
)
# What asks for the glossary of the municipality named, and for no other.
_OWN = cue(r"用語(集|解説|説明|一覧)|脚注|注釈|glossary|footnote")
_DIFFERS = cue(r"違い|違う|異なる|ちがい|ちがう|区別|difference|differ")
# Who does something; and what says that a department of the municipality is meant.
_WHOSE, _OFFICE = cue(r"(どこ|どちら|誰|だれ)が"), cue(r"課|部署|主管|担当|所管")
_BEFORE = cue(
    r"(?:whatis|whatare|whatdoes|meaningof|define|definitionof|用語(?:の|集の)?)(?:a|an|the)?[「『]?$"
)


def term_meant(reading: Reading, named: Sequence[Term], *, measure: bool) -> bool:
    """Whether the question asks what a term means, and not for something that only names it.

    ``measure`` says that the question holds the whole name of a measure.
    """
    if not named:
        return False
    names = sorted(
        {fold(n) for t in named for n in (t.term.text, *t.aliases)}, key=len, reverse=True
    )
    names = [n for n in names if n in reading.folded]
    rest = reading.folded
    if _DIFFERS.search(rest) and len(_told_apart(named)) > 1:
        return True
    for name in names:
        rest = rest.replace(name, "")
    if len(re.sub(r"[\W_]|について|教えて|ください|説明して", "", rest)) <= 1:
        return True
    return not measure and any(_asked(name, reading.folded) for name in names)


def tells_whose(query: Query, named: Sequence[Term], lexicon: Lexicon) -> bool:
    """Whether a question for who does something is answered by a definition: that of a term which
    it names and which holds all else that it says (網はどこが結んでいるか).
    """
    if not _WHOSE.search(query.reading.folded) or _OFFICE.search(query.reading.folded):
        return False
    for term in named:
        name = frozenset(lexicon.tokens(" ".join((term.term.text, *term.aliases))))
        rest = query.topic.without(name)
        if rest.words and rest.covered(lexicon.tokens(term.definition.text)) >= HELD:
            return True
    return False


def _asked(name: str, folded: str) -> bool:
    """Whether the question asks for the meaning right where it gives the name."""
    for match in re.finditer(re.escape(name), folded):
        after, before = folded[match.end() :], folded[: match.start()]
        closed = re.sub(r"^[(（][^)）]*[)）]", "", after)
        if _AFTER.match(closed) or _BEFORE.search(before):
            return True
    return (
        bool(re.search(r"(意味|定義|何の略|略称|正式名称|用語の説明)(は|を|って)?", folded))
        and len(name) >= 2
    )


def _told_apart(named: Sequence[Term]) -> list[Term]:
    """One term for each thing that is named, whatever its other names."""
    found: list[Term] = []
    known: set[str] = set()
    for term in named:
        names = {fold(n) for n in (term.term.text, *term.aliases)}
        if not names & known:
            found.append(term)
        known |= names
    return found


def define(reading: Reading, named: Sequence[Term], scope: Sequence[str]) -> Draft:
    """The definitions of the first term named; of the municipality asked for, if it has one.

    Where a question asks how terms differ, the definition of each.
    """
    inside = [t for t in named if not scope or t.municipality in scope]
    if not inside and _OWN.search(reading.folded):
        return nothing([], english=reading.english)
    inside = inside or list(named)
    apart = _told_apart(inside)
    if _DIFFERS.search(reading.folded) and len(apart) > 1:
        return Draft(
            "answered", tuple(_claim(t, reading.compares, _EACH, reading) for t in apart[:_MOST])
        )
    heads = {fold(n) for t in inside[:1] for n in (t.term.text, *t.aliases)}
    same = [t for t in inside if {fold(n) for n in (t.term.text, *t.aliases)} & heads]
    same = list({(t.municipality, t.definition.text): t for t in same}.values())[:_MOST]
    limit = _LIMIT if len(same) == 1 else min(_EACH, 190 // max(len(same), 1) + 40)
    return Draft(
        "answered",
        tuple(_claim(t, len(same) > 1 or reading.compares, limit, reading) for t in same),
    )


def definition(term: Term, reading: Reading) -> Claim:
    """One term with its definition."""
    return _claim(term, False, _LIMIT, reading)


def _claim(term: Term, several: bool, limit: int, reading: Reading) -> Claim:
    long = next(
        (a for a in term.aliases if a.isascii() and len(a) > len(term.term.text)), None
    ) or next((a for a in term.aliases if term.term.text.isascii() and len(a) > 4), None)
    name = f"{term.term.text}（{long}）" if long and "(" not in long else term.term.text
    body = _within(re.sub(r"\s*\n\s*", " ", term.definition.text), limit - len(name))
    town = f"{term.municipality}の計画では、" if several else ""
    body = body if body.endswith(("。", "…")) else f"{body}。"
    sentence = f"{town}「{name}」: {body}" if reading.english else f"{town}「{name}」とは、{body}"
    return Claim(sentence, (of_term(term),), (name, term.municipality, *term.aliases))


def _within(text: str, limit: int) -> str:
    """Whole sentences within ``limit``; a single long sentence is cut with an ellipsis."""
    if len(text) <= limit:
        return text
    end = text.rfind("。", 0, limit)
    return text[: end + 1] if end > 20 else text[:limit] + "…"
