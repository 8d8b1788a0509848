"""Conditions that a question puts on measures: each with how it is said and what proves it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.aspects import Aspect
from assistant.cells import cell_condition
from assistant.cues import cue
from assistant.grades import grade_condition
from assistant.heading_words import heading_kind, is_called, plain
from assistant.lexicon import Lexicon
from assistant.listed_in import listed_condition
from assistant.listing import NOT, Condition, shared
from assistant.marks import mark_conditions
from assistant.query import Query
from assistant.question import Reading
from assistant.sdgs import sdgs_condition
from index.tokens import words
from ingest.records import Measure, Value
from ingest.text import fold

_DIVISION = re.compile(r"^[一-龥々ァ-ヴー]{1,8}?[部局](?=[一-龥々ァ-ヴー]+[課室所館係]$)")
# Related departments left out of what is asked for.
_APART = cue(
    r"(関係|関連|連携|協力)(課|部署|所属|先|は|を|も)[^。]{0,16}(除|(含め|数え|入れ)(ない|ず)|ではな|でな|以外)"
)
# Departments that take part in any way: 関わる課, 担当課又は関係課.
_LEADS, _SHARES = r"(担当|所管|主管|主務)", r"(関係|関連|連携|協力)"
_OR = r"(課|部署)?(に|が|として)?(か|又は|または|もしくは|あるいは)"
_EITHER = cue(rf"(に|が|の)?(関わ|かかわ|関与|絡)|{_LEADS}{_OR}{_SHARES}|{_SHARES}{_OR}{_LEADS}")
# Words of a heading that must stand in the question for the heading to be meant.
NAMED = 0.72
_AIM = re.compile(r"[~～〜].*$|をめざして$|を目指して$")
_KIND = r"(?:基本)?(?:目標|方針|理念|施策|戦略|柱|分野|視点)"

# What a question calls a part of a plan (安全・安心分野).
_CALLED = cue(r"([^\s、。のはがをでに]{2,12})の?(?:分野|視点|柱)")


def conditions(pool: Sequence[Measure], query: Query, lexicon: Lexicon) -> list[Condition]:
    """Every condition on the measures of ``pool`` that a question names."""
    reading = query.reading
    found = [
        _department(pool, reading),
        grade_condition(pool, query, lexicon.legends),
        *mark_conditions(pool, reading),
        _area(pool, reading),
        _goal(pool, reading),
        _section(pool, query, lexicon),
        listed_condition(pool, reading),
        cell_condition(pool, reading),
        sdgs_condition(pool, reading),
    ]
    kept = [c for c in found if c]
    return [c for c in kept if not any(_inside(c, other) for other in kept if other is not c)]


def _inside(one: Condition, other: Condition) -> bool:
    """Whether what a condition names is only a part of what another names: its letters, or all its
    words (データの活用 of データ活用課).
    """
    mine, theirs = fold(one.words[0]), fold(other.words[0])
    if len(mine) < len(theirs) and mine in theirs:
        return True
    own = set(words(plain(one.words[0])))
    return bool(own) and own < set(words(other.words[0]))


def _department(pool: Iterable[Measure], reading: Reading) -> Condition | None:
    names = {n for m in pool for d in (*m.lead, *m.related) for n in (d.text, _undivided(d.text))}
    folded = reading.folded
    for town in reading.towns:
        folded = folded.replace(fold(town), "|")
    meant = [n for n in names if len(fold(n)) >= 3 and _stands(fold(n), folded)]
    meant = [n for n in meant if not any(n != o and n in o for o in meant)]
    if not meant:
        return None
    either = bool(_EITHER.search(reading.folded))
    apart = bool(_APART.search(reading.folded))
    related = Aspect.RELATED in reading.aspects and not either and not apart
    others = any(re.search(f"{re.escape(fold(n))}{NOT}", folded) for n in meant)

    def proof(measure: Measure) -> tuple[Value, ...]:
        held = measure.related if related else measure.lead
        if either:
            held = (*measure.lead, *measure.related)
            held += tuple(d for a in measure.actions for d in a.departments)
        found = tuple(d for d in held if {d.text, _undivided(d.text)} & set(meant))
        told = {n for d in found for n in (d.text, _undivided(d.text))}
        if others:
            return () if told & set(meant) else held
        return found if set(meant) <= told else ()

    called = {f.label for m in pool for f in m.fields if f.role in {"lead", "related"}}
    role = "関係課とする" if related else ("担当や関係課に含む" if either else "担当とする")
    called_by = f"{'・'.join(sorted(meant))}{'以外' if others else ''}を{role}"
    return Condition(called_by, (*meant, *sorted(called)), proof)


def _undivided(name: str) -> str:
    """A department without the division over it: 職員課 of 総務部職員課."""
    return _DIVISION.sub("", name)


def _stands(name: str, folded: str) -> bool:
    """Whether a department's whole name stands in the question, not the end of a longer one."""
    whole = re.search(rf"(?<![一-龥々]){re.escape(name)}", folded)
    return bool(whole) or (name in folded and len(name) >= 5)


def _area(pool: Iterable[Measure], reading: Reading) -> Condition | None:
    """A field of policy that a measure is filed under, by its name with or without its number."""
    if not re.search(r"分野|分類|区分|[①-⑳]", reading.text):
        return None
    names: dict[str, str] = {}
    for measure in pool:
        for value in measure.values("area"):
            for part in _parted(value.text):
                names.setdefault(fold(part), part)
    meant = [
        n
        for n in names
        if n in reading.folded or (len(_bare(n)) >= 2 and _bare(n) in reading.folded)
    ]
    if not meant:
        return None

    def proof(measure: Measure) -> tuple[Value, ...]:
        return tuple(
            v for v in measure.values("area") if any(fold(p) in meant for p in _parted(v.text))
        )[:1]

    label = "・".join(names[n] for n in meant)
    return Condition(f"分野が「{label}」の", (label, "施策分野 分野 分類"), proof)


def _parted(text: str) -> list[str]:
    return [p.strip() for p in re.split(r"[、,]|\s(?=[①-⑳])", text) if p.strip()]


def _bare(name: str) -> str:
    return re.sub(r"^[0-9①-⑳]+", "", name)


def _goal(pool: Iterable[Measure], reading: Reading) -> Condition | None:
    """A goal whose box is ticked in the sheet of a measure."""
    names = {fold(n): n for m in pool for v in m.values("goal") for n in _ticked(v.text)}
    meant = [n for n in names if len(n) >= 4 and n in reading.folded]
    if not meant:
        return None
    word = max(meant, key=len)
    return Condition(
        f"「{names[word]}」に当たる",
        (word, "目標 区分 目標区分"),
        lambda m: tuple(v for v in m.values("goal") if word in map(fold, _ticked(v.text)))[:1],
    )


def _ticked(text: str) -> list[str]:
    return [p.strip() for p in re.findall(r"[■☑✓☒]\s*([^□■☑✓☒☐]+)", text) if p.strip()]


def _section(pool: Iterable[Measure], query: Query, lexicon: Lexicon) -> Condition | None:
    """A heading above measures that the question names, by its words or its number."""
    pool = list(pool)
    headings = {h for m in pool for h in m.section} - shared(pool)
    best: tuple[float, str] | None = None
    forms = query.topic.forms()
    for heading in sorted(headings):
        score = _heading_score(heading, query, lexicon, forms)
        if score >= NAMED and (best is None or score > best[0]):
            best = (score, heading)
    if best is None:
        return None
    chosen = _with_numbers(best[1], headings, query.reading.folded)
    return Condition(
        f"「{'」「'.join(plain(c) for c in chosen)}」に属する",
        tuple(chosen),
        lambda m: (m.number_value or m.name,) if set(chosen) & set(m.section) else (),
    )


def _with_numbers(chosen: str, headings: Iterable[str], folded: str) -> list[str]:
    """The heading and those of its kind whose numbers the question gives in one list (1・2・3)."""
    kind = heading_kind(chosen)
    given = (
        re.search(rf"{re.escape(kind)}((?:[0-9][・、,と]?){{2,}})", _narrow(folded))
        if kind
        else None
    )
    if not given:
        return [chosen]
    numbers = set(re.findall("[0-9]", given.group(1)))
    same = [h for h in headings if heading_kind(h) == kind]
    return sorted(
        h for h in same if (n := re.search("[0-9０-９①-⑨]", h)) and _narrow(n.group()) in numbers
    )


def _heading_score(heading: str, query: Query, lexicon: Lexicon, forms: dict[str, float]) -> float:
    folded = query.reading.folded
    core = fold(_AIM.sub("", plain(heading)))
    if len(core) >= 4 and core in folded:
        return 1.0 + len(core) / 100
    if is_called(heading, folded):
        return 1.2
    kinds = "|".join(k for k in (_KIND, re.escape(heading_kind(heading))) if k)
    numbered = re.search(rf"({kinds})\D{{0,2}}([0-9①-⑨]+(?:[-.][0-9]+)*)", _narrow(heading))
    if numbered:
        kind, number = numbered.group(1), re.escape(_narrow(numbered.group(2)))
        if re.search(rf"{kind}\D{{0,2}}{number}(?![0-9つ個本項]|[-.][0-9])", _narrow(folded)):
            return 1.2
    tokens = frozenset(w for w in words(_AIM.sub("", plain(heading))) if not w.isdigit())
    if len(tokens) < 2 or not query.topic.words or len(core) < 5:
        return 0.0
    called = [words(m.group(1)) for m in _CALLED.finditer(folded)]
    if any(len(c) > 1 and tokens.issuperset(c) for c in called):
        return NAMED
    return lexicon.coverage(tokens, forms)


def _digit(text: str) -> int:
    return ord(text) - 0x245F if "①" <= text <= "⑳" else int(text)


def _narrow(folded: str) -> str:
    return re.sub(r"[①-⑳０-９]", lambda m: str(_digit(m.group())), folded)
