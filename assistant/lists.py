"""Lists of measures: by department, evaluation, state of an action, or repetition."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.claims import Claim, of_measure
from assistant.lexicon import Lexicon, is_past
from assistant.question import Aspect, Reading
from ingest.records import Corpus, Measure, Value
from ingest.text import fold

_MAX = 40
_SEEKING = re.compile(
    r"(施策|事業|もの|取組)(は|を|が|って)?.{0,4}(どれ|何|なに|全部|すべて|全て|一覧|いくつ|何件|ありますか|挙げ|列挙|教え|$|\?)"
    r"|(どの|どんな|すべての|全ての|全)(施策|事業|取組)|一覧|リスト|全部|すべて|いくつ|何件|whichmeasures|listall"
)


def list_answer(
    corpus: Corpus, reading: Reading, scope: Sequence[str], lexicon: Lexicon
) -> tuple[Claim, ...]:
    """One claim that counts and one per measure; empty where the question seeks no list."""
    if not _SEEKING.search(reading.folded):
        return ()
    pool = [
        m
        for m in corpus.measures
        if (not scope or m.municipality in scope) and is_past(m) == reading.past
    ]
    if any(name in reading.folded for name in (fold(m.name.text) for m in pool) if len(name) >= 6):
        return ()
    chosen = (
        _by_department(pool, reading) or _by_evaluation(pool, reading) or _repeated(pool, reading)
    )
    if not chosen:
        return ()
    what, found = chosen
    towns = dict.fromkeys(m.municipality for m, _ in found)
    head = f"{'・'.join(towns)}で、{what}は{len(found)}件です。"
    claims = []
    for i, (measure, values) in enumerate(found[:_MAX]):
        line = (
            f"施策{measure.number}「{measure.name.text}」。"
            if measure.number
            else f"「{measure.name.text}」。"
        )
        town = f"{measure.municipality} " if len(towns) > 1 else ""
        sentence = (head + "\n" if i == 0 else "") + f"・{town}{line}"
        given = (
            what,
            str(len(found)),
            *towns,
            measure.number,
            measure.name.text,
            measure.municipality,
        )
        claims.append(Claim(sentence, of_measure(corpus, measure, *values), given))
    return tuple(claims)


_Rows = list[tuple[Measure, tuple[Value, ...]]]
_Found = tuple[str, _Rows]


def _by_department(pool: list[Measure], reading: Reading) -> _Found | None:
    names = {d.text for m in pool for d in (*m.lead, *m.related)}
    meant = [n for n in names if len(n) >= 2 and fold(n) in reading.folded]
    meant = [n for n in meant if not any(n != o and n in o for o in meant)]
    if not meant:
        return None
    related = Aspect.RELATED in reading.aspects
    picked: Callable[[Measure], tuple[Value, ...]] = (
        (lambda m: m.related) if related else (lambda m: m.lead)
    )
    found = [
        (m, (m.name, *(d for d in picked(m) if d.text in meant)))
        for m in pool
        if any(d.text in meant for d in picked(m))
    ]
    role = "関係課とする" if related else "担当とする"
    return (f"{'・'.join(sorted(meant))}を{role}施策", found) if found else None


def _by_evaluation(pool: list[Measure], reading: Reading) -> _Found | None:
    values = {m.evaluation.text for m in pool if m.evaluation}
    folded = reading.folded.replace("計画どおり", "計画通り").replace("計画とおり", "計画通り")
    meant = sorted((v for v in values if len(v) >= 2 and fold(v) in folded), key=len, reverse=True)
    if not meant:
        return None
    word = fold(meant[0])
    negated = bool(
        re.search(re.escape(word) + r"(で|に)?(は)?(ない|なかった|進んでいない|以外)", folded)
    )
    found: _Rows = [
        (m, (m.name, m.evaluation))
        for m in pool
        if m.evaluation and (fold(m.evaluation.text) == word) != negated
    ]
    label = f"進捗が「{meant[0]}」{'でない' if negated else 'の'}施策"
    return (label, found) if found else None


def _repeated(pool: list[Measure], reading: Reading) -> _Found | None:
    if "再掲" not in reading.folded:
        return None
    found: _Rows = [(m, (m.name,)) for m in pool if m.repeats]
    return ("再掲の施策", found) if found else None
