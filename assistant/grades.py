"""Measures by their evaluation: a grade that a question names, or the words that explain it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.cues import cue
from assistant.legends import Legends
from assistant.listing import NOT, Condition
from assistant.query import Query
from assistant.question import Reading
from index.years import came
from ingest.records import Measure, Value
from ingest.text import fold

_MARKS = "◎○◯△×▲●☆★"
_DEGREES = cue(r"遅れ.{0,6}(すべて|全部|全て)|少しでも")
_PLANNED = "計画通り"
_GRADES = r"評価|進捗|判定|記号|ランク|達成度?|状況|区分|点検"


def grade_condition(pool: Sequence[Measure], query: Query, legends: Legends) -> Condition | None:
    """A condition on the evaluation of measures, if the question puts one."""
    reading = query.reading
    found = _by_legend(pool, reading, legends) or _evaluation(pool, reading)
    return found or by_meaning(pool, query, legends)


def by_meaning(pool: Sequence[Measure], query: Query, legends: Legends) -> Condition | None:
    """The grade whose meaning, as the plan explains it, is what the question asks for."""
    pool = [m for m in pool if m.evaluation]
    towns = {m.municipality for m in pool}
    grades = {k for m in pool if m.evaluation for k in keys_of(m.evaluation)}
    meant = [legends.meant(query.reading.folded, query.topic, t, grades) for t in towns]
    if len(meant) != 1 or meant[0] is None:
        return None
    grade, meaning = meant[0]
    label = f"進捗の評価が「{grade}」の"
    return _evaluated({fold(grade)}, label, f"{_labels(pool)} {meaning} {query.reading.text}")


def grade_of(measure: Measure, reading: Reading) -> tuple[str | None, Value] | None:
    """The evaluation of a measure with its year: that of the years asked for, or the latest."""
    year, value = measure.evaluation_year, measure.evaluation
    if value is None or not (reading.years and year and came(year) not in reading.years):
        return (year, value) if value else None
    earlier = [f for f in measure.fields if f.role == "evaluation" and f.value.text]
    asked = next((f for f in earlier if came(f.year or "") in reading.years), None)
    return (asked.year, asked.value) if asked else None


def _evaluation(pool: Iterable[Measure], reading: Reading) -> Condition | None:
    pool = [m for m in pool if m.evaluation]
    values = {k: m.evaluation.text for m in pool if m.evaluation for k in keys_of(m.evaluation)}
    labels = _labels(pool)
    folded = as_planned(reading.folded)
    own = "|".join([_GRADES, *map(re.escape, _ends(labels))])
    meant = sorted((v for v in values if _graded(v, folded, own)), key=len, reverse=True)
    if not meant and re.search(r"遅れ|遅延", folded):
        late = [v for v in values if "遅" in v]
        return _evaluated(set(late), "進捗が遅れている", labels) if late else None
    if not meant and re.search(r"順調", folded):
        meant = [v for v in values if v == _PLANNED]
    if not meant or not re.search(
        rf"{own}|順調|遅|計画通り|上回|下回|完了|達成|未|判断|[{_MARKS}]",
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


def _by_legend(pool: Sequence[Measure], reading: Reading, legends: Legends) -> Condition | None:
    """A grade by the words that the plan gives for it, where the question prints them whole."""
    grades = {k for m in pool if m.evaluation for k in keys_of(m.evaluation)}
    legend = legends.printed({m.municipality for m in pool}, grades)
    told = [w for w in legend if w in reading.folded]
    if not told:
        return None
    grade, words = legend[max(told, key=len)]
    if re.search(f"{re.escape(fold(words))}{NOT}", reading.folded):
        others = {g for g, _ in legend.values()} - {grade}
        return _evaluated(others, f"評価が「{words}」でない", f"{words} {_labels(pool)}")
    return _evaluated({grade}, f"評価が「{words}」の", f"{words} {_labels(pool)}")


def _labels(pool: Iterable[Measure]) -> str:
    """The labels that evaluations stand under."""
    pool = list(pool)
    own = (f for m in pool for f in m.fields)
    told = (f for m in pool for x in m.mentions for f in x.fields)
    return " ".join(sorted({f.label for f in (*own, *told) if f.role == "evaluation"}))


def _ends(labels: str) -> list[str]:
    """What labels call the grade itself: 到達度 of 前期の到達度."""
    ends = {re.split("の", fold(label))[-1] for label in labels.split()}
    return sorted(e for e in ends if 2 <= len(e) <= 8)


def _graded(value: str, folded: str, label: str) -> bool:
    """Whether a question names a grade: a single letter only beside its label, a mark alone."""
    if len(value) >= 2:
        return value in folded
    mark = re.escape(value)
    if value in _MARKS and re.search(rf"(?<![{_MARKS}]){mark}(?![{_MARKS}市町村区課])", folded):
        return True
    return bool(
        re.search(rf"(?:{label})[^。、]{{0,6}}?[「『(]?{mark}(?![a-z0-9])", folded)
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
        lambda m: (m.evaluation,) if m.evaluation and keys_of(m.evaluation) & values else (),
    )


def keys_of(grade: Value) -> set[str]:
    """What a grade may be called: its sign, and its words (◎ 計画を上回る)."""
    folded = as_planned(fold(grade.text))
    sign = re.match(
        rf"(?P<sign>[{_MARKS}])(?=\w{{2}})|(?P<digit>[0-9a-z])[:.)、](?=\w{{2}})", folded
    )
    return {sign["sign"] or sign["digit"], folded[sign.end() :]} if sign else {folded}


def as_planned(folded: str) -> str:
    """Words of a grade with one spelling of 計画通り, which 目標どおり says as well."""
    folded = re.sub(r"(少し|やや|大幅に?)だけ?(?=遅れ)", r"\1", folded)
    folded = re.sub(r"(?<=少し|やや|大幅)に?遅れ(?:て(?:い)?る)?", "遅延", folded)
    return re.sub(r"(計画|予定|目標)(ど[おう]り|とおり|通り)", _PLANNED, folded)
