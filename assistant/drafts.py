"""What was decided, before any marker is set; and what is said where there is no answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.aspects import Aspect
from assistant.claims import Claim, subject
from assistant.question import Reading
from ingest.records import Corpus, Measure

_SAID = {
    Aspect.LEAD: "担当課",
    Aspect.RELATED: "関係課",
    Aspect.EVALUATION: "進捗の評価",
    Aspect.REASON: "評価の理由",
    Aspect.INDICATOR: "指標や数値",
    Aspect.SCHEDULE: "予定",
    Aspect.ACTUAL: "実績",
    Aspect.RESULTS: "実績",
    Aspect.ISSUES: "課題",
    Aspect.EFFECT: "効果",
    Aspect.ACTIONS: "取組",
    Aspect.BACKGROUND: "背景",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """The status with the claims that carry it, or the text that declines or asks back.

    ``focus`` is the measure that the answer is about, for the question that follows.
    """

    status: str
    claims: tuple[Claim, ...] = ()
    text: str = ""
    choices: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    focus: tuple[Measure, ...] = ()
    confidence: float | None = None


def stranger(town: str, towns: Sequence[str], *, english: bool = False) -> Draft:
    """The question is about a municipality whose plans are not here."""
    have = "・".join(towns)
    if english:
        text = f"The plans of {town} are not loaded. Available: {have}."
        return Draft("not_found", text=text)
    return Draft(
        "not_found",
        text=f"「{town}」の計画は読み込まれていないため、お答えできません。お調べできるのは{have}の計画です。",
    )


def no_number(corpus: Corpus, numbers: Sequence[str], scope: Sequence[str]) -> Draft:
    """No measure has the number asked for; says which there are."""
    have = [m.number for m in corpus.measures if m.municipality in scope and m.number]
    given = f"（{have[0]}から{have[-1]}まで、{len(have)}件あります）" if have else ""
    asked = "、".join(numbers)
    return Draft("not_found", text=f"番号「{asked}」の施策は、読み込んだ計画にありません{given}。")


def no_such(name: str) -> Draft:
    """The plans number no such thing so high as the question does."""
    return Draft("not_found", text=f"「{name}」にあたるものは、読み込んだ計画にありません。")


def unchanged(plans: Sequence[str]) -> Draft:
    """The editions of ``plans`` do not differ in what was asked."""
    of = "」「".join(plans)
    text = f"「{of}」の前の版と今の版を比べましたが、お尋ねの変更は見つかりませんでした。"
    return Draft("not_found", text=text)


def silent(measure: Measure, reading: Reading, order: Sequence[Aspect]) -> Draft:
    """The plan has the measure but does not say what was asked of it."""
    what = next((_SAID[a] for a in order if a in reading.aspects and a in _SAID), "お尋ねの内容")
    when = f"{'・'.join(reading.years)}の" if reading.years else ""
    if reading.english:
        text = f"The plan does not state this about {subject(measure)}."
    else:
        text = f"{subject(measure)}について、{when}{what}は計画に書かれていません。"
    return Draft("not_found", text=text, focus=(measure,))


def nothing(near: Sequence[Measure], *, english: bool = False) -> Draft:
    """Nothing in the plans answers the question; names the nearest measures."""
    named = "、".join(subject(m) for m in near[:2])
    if english:
        hint = f" Nearest: {named}." if named else ""
        return Draft("not_found", text=f"The plans loaded do not say this.{hint}")
    hint = f"近い施策として、{named}があります。" if named else "言葉を変えてお尋ねください。"
    return Draft(
        "not_found", text=f"お尋ねの内容は、読み込んだ計画からは見つかりませんでした。{hint}"
    )


def which_town(towns: Sequence[str], *, english: bool = False) -> Draft:
    """The question fits the plans of every municipality alike: asks which is meant."""
    said = "、".join(towns)
    if english:
        text = f"Plans of several municipalities are loaded: {said}. Which do you mean?"
    else:
        text = f"{said}の計画があります。どの自治体についてお尋ねですか。"
    return Draft("needs_clarification", text=text, choices=tuple(towns))


def which(measures: Sequence[Measure], *, english: bool = False) -> Draft:
    """Several municipalities have such a measure: asks which is meant."""
    said = "、".join(subject(m) for m in measures)
    towns = tuple(dict.fromkeys(m.municipality for m in measures))
    if english:
        text = f"Several measures fit: {said}. Which do you mean?"
    else:
        text = f"当てはまる施策が複数あります。{said}のどれについてお尋ねですか。"
    return Draft("needs_clarification", text=text, choices=towns)
