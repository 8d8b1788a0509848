"""Conditions that a question puts on measures: each with how it is said and what proves it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.cues import cue
from assistant.lexicon import Lexicon
from assistant.listing import NOT, Condition
from assistant.marks import mark_conditions
from assistant.query import Query
from assistant.question import Aspect, Reading
from index.tokens import words
from ingest.records import Measure, Value
from ingest.text import fold

# Related departments left out of what is asked for.
_APART = cue(r"(関係|関連|連携)(課|部署)[^。]{0,16}(除|含め(ない|ず)|ではな|でな|以外)")
_MARKS = "◎○◯△×▲●☆★"
_DEGREES = cue(r"遅れ.{0,6}(すべて|全部|全て)|少しでも")
# Words of a heading that must stand in the question for the heading to be meant.
NAMED = 0.72
_AIM = re.compile(r"[~～〜].*$|をめざして$|を目指して$")
_KIND = r"(?:基本)?(?:目標|方針|理念|施策|戦略|柱|分野|視点)"

# A number at the head of a heading; a label with a number (基本目標1, 事業推進計画<1>), no year.
_NUMBERED = re.compile(
    r"^\s*(?:【[^】]*】|[(（]?[0-9０-９IVXⅠ-Ⅹ①-⑳]+[)）.．、]?|[a-z][.．]|第[0-9]+[章節])\s*"
)
_LABELLED = re.compile(
    r"^[【<＜(（]*(?!令和|平成|昭和)([^\W\d_①-⑳]{2,10}|柱)[<＜\s]*[0-9０-９①-⑳]+[】>＞)）]*"
)


def conditions(pool: Sequence[Measure], query: Query, lexicon: Lexicon) -> list[Condition]:
    """Every condition on the measures of ``pool`` that a question names."""
    reading = query.reading
    found = [
        _department(pool, reading),
        _evaluation(pool, reading),
        *mark_conditions(pool, reading),
        _area(pool, reading),
        _goal(pool, reading),
        _section(pool, query, lexicon),
    ]
    kept = [c for c in found if c]
    return [c for c in kept if not any(_inside(c, other) for other in kept if other is not c)]


def _inside(one: Condition, other: Condition) -> bool:
    """Whether what a condition names is only a part of what another names."""
    mine, theirs = fold(one.words[0]), fold(other.words[0])
    return len(mine) < len(theirs) and mine in theirs


def _department(pool: Iterable[Measure], reading: Reading) -> Condition | None:
    names = {d.text for m in pool for d in (*m.lead, *m.related)}
    folded = reading.folded
    for town in reading.towns:
        folded = folded.replace(fold(town), "|")
    meant = [n for n in names if len(fold(n)) >= 3 and _stands(fold(n), folded)]
    meant = [n for n in meant if not any(n != o and n in o for o in meant)]
    if not meant:
        return None
    either = bool(re.search(r"(に|が|の)?(関わ|かかわ|関与|絡)", reading.folded))
    apart = bool(_APART.search(reading.folded))
    related = Aspect.RELATED in reading.aspects and not either and not apart

    def proof(measure: Measure) -> tuple[Value, ...]:
        held = measure.related if related else measure.lead
        if either:
            held = (*measure.lead, *measure.related)
            held += tuple(d for a in measure.actions for d in a.departments)
        found = tuple(d for d in held if d.text in meant)
        return found if {d.text for d in found} == set(meant) else ()

    role = "関係課とする" if related else ("担当や関係課に含む" if either else "担当とする")
    return Condition(f"{'・'.join(sorted(meant))}を{role}", tuple(meant), proof)


def _stands(name: str, folded: str) -> bool:
    """Whether a department's whole name stands in the question, not the end of a longer one."""
    whole = re.search(rf"(?<![一-龥々]){re.escape(name)}", folded)
    return bool(whole) or (name in folded and len(name) >= 5)


def _evaluation(pool: Iterable[Measure], reading: Reading) -> Condition | None:
    pool = [m for m in pool if m.evaluation]
    values = {k: m.evaluation.text for m in pool if m.evaluation for k in _keys(m.evaluation)}
    labels = " ".join({f.label for m in pool for f in m.fields if f.role == "evaluation"})
    folded = _as_planned(reading.folded)
    meant = sorted((v for v in values if _graded(v, folded)), key=len, reverse=True)
    if not meant and re.search(r"遅れ|遅延", folded):
        late = [v for v in values if "遅" in v]
        return _evaluated(set(late), "進捗が遅れている", labels) if late else None
    if not meant or not re.search(
        r"進捗|評価|順調|遅|計画通り|上回|下回|完了|達成|未|区分|判定|判断|点検|記号|ランク|[◎○△×●▲]",
        folded,
    ):
        return None
    word = meant[0]
    if re.search(f"{re.escape(word)}{NOT}", folded) or re.search(r"外れ", folded):
        return _evaluated(set(values) - {word}, f"進捗の評価が「{values[word]}」でない", labels)
    kept = {v for v in meant if not any(v != o and v in o for o in meant)}
    kept |= {
        v
        for v in meant
        if folded.count(v) > sum(folded.count(o) for o in meant if v in o and v != o)
    }
    if _DEGREES.search(folded):
        kept |= {v for v in values if "遅" in v}
    label = f"進捗の評価が「{'」「'.join(values[v] for v in sorted(kept))}」の"
    return _evaluated(kept, label, labels)


def _graded(value: str, folded: str) -> bool:
    """Whether a question names a grade: a single letter only beside its label, a mark alone."""
    if len(value) >= 2:
        return value in folded
    mark = re.escape(value)
    if value in _MARKS and re.search(rf"(?<!\w){mark}|{mark}(?!\w)", folded):
        return True
    label = r"(?:評価|進捗|判定|記号|ランク|達成度?|状況|区分|点検)"
    return bool(
        re.search(rf"{label}[^。、]{{0,6}}?[「『(]?{mark}(?![a-z0-9])", folded)
        or re.search(
            rf"(?<![a-z0-9]){mark}[」』)]?(?:評価|ランク|判定|が?(?:つい|付い)|の(?:もの|取組|施策|事業))",
            folded,
        )
    )


def _evaluated(values: set[str], label: str, printed: str) -> Condition:
    """Measures with one of these grades; ``printed`` are the labels that grades stand under."""
    return Condition(
        label,
        (*values, "進捗 評価 計画通り 遅れ 遅延 少し 区分 順調 通り 判断 判定 点検", printed),
        lambda m: (m.evaluation,) if m.evaluation and _keys(m.evaluation) & values else (),
    )


def _keys(grade: Value) -> set[str]:
    """What a grade may be called: its sign, and its words (◎ 計画を上回る)."""
    folded = _as_planned(fold(grade.text))
    sign = re.match(rf"[{_MARKS}](?=\w{{2}})", folded)
    return {sign.group(), folded[1:]} if sign else {folded}


def _as_planned(folded: str) -> str:
    return re.sub(r"(計画|予定)(ど[おう]り|とおり|通り)", "計画通り", folded)


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
    headings = {h for m in pool for h in m.section}
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
    numbered = re.search(rf"({_KIND})\D{{0,2}}([0-9①-⑨]+(?:[-.][0-9]+)*)", _narrow(heading))
    if numbered:
        kind, number = numbered.group(1), re.escape(_narrow(numbered.group(2)))
        if re.search(rf"{kind}\D{{0,2}}{number}(?![0-9つ個本項]|[-.][0-9])", _narrow(folded)):
            return 1.2
    tokens = frozenset(w for w in words(_AIM.sub("", plain(heading))) if not w.isdigit())
    if len(tokens) < 2 or not query.topic.words or len(core) < 5:
        return 0.0
    return lexicon.coverage(tokens, forms)


def plain(heading: str) -> str:
    """A heading without its number, and without the label that the number belongs to."""
    return _LABELLED.sub("", _NUMBERED.sub("", heading, count=1), count=1).strip()


def heading_kind(heading: str) -> str:
    """What a numbered heading calls its kind (事業推進計画<1> …): the label before the number."""
    found = _LABELLED.match(heading)
    return fold(found.group(1)) if found else ""


def _digit(text: str) -> int:
    return ord(text) - 0x245F if "①" <= text <= "⑳" else int(text)


def _narrow(folded: str) -> str:
    return re.sub(r"[①-⑳０-９]", lambda m: str(_digit(m.group())), folded)
