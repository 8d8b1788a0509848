"""How sure the municipality, the name and the period of a plan are."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ingest.assurance.findings import Advice, Finding, Level, listed
from ingest.edition_marks import series_of
from ingest.records import Corpus
from ingest.sources import Basis, Document

_NAMELESS = re.compile(r"(?:^|[次期\s])[本当][市区町村県]")
_DECLARED = "plans.toml か文書の冒頭に書かれています。"


def identity_findings(document: Document, corpus: Corpus) -> tuple[Finding, ...]:
    """A finding for the municipality, the plan and the period of a document."""
    bases = {b.part: b for b in document.bases}
    return (
        _town(document, bases.get("municipality", Basis("municipality", "none"))),
        _plan(document, bases.get("plan", Basis("plan", "none")), corpus),
        _period(document, bases.get("period", Basis("period", "none"))),
    )


def _town(document: Document, basis: Basis) -> Finding:
    level, reason = _LEVELS_OF_TOWN[basis.how]
    reasons = [reason]
    if basis.rivals and basis.how != "declared":
        level = "likely" if basis.how == "title" else "check"
        reasons.append(f"{listed(basis.rivals)}も多く出てきます。")
    value = document.municipality or "○○市"
    advice = _advice("municipality", value, level, basis)
    return Finding("municipality", level, document.municipality, tuple(reasons), advice)


def _plan(document: Document, basis: Basis, corpus: Corpus) -> Finding:
    level, reason = _LEVELS_OF_PLAN[basis.how if document.plan else "none"]
    reasons = [reason]
    if basis.rivals and basis.how in {"title", "body"}:
        level = "check"
        reasons.append(f"題名らしい行がほかにもあります（{listed(basis.rivals)}）。")
    if _NAMELESS.search(document.plan) and basis.how != "declared":
        level = "check"
        reasons.append("名前に自治体名ではなく「本市」などが入っています。")
    if basis.how == "joined" and len(plans := _plans_of(document.municipality, corpus)) != 1:
        level = "check"
        reasons.append(f"この自治体の計画は{len(plans)}件あります（{listed(plans)}）。")
    value = document.plan or f"{document.municipality or '○○市'}○○計画"
    advice = _advice("plan", value, level, basis)
    return Finding("plan", level, document.plan, tuple(reasons), advice)


def _plans_of(town: str, corpus: Corpus) -> tuple[str, ...]:
    """The plans of a municipality, as the files that bear their titles name them."""
    titled = (d for d in corpus.documents if d.municipality == town and not d.inferred)
    return tuple({series_of(d.plan, town): d.plan for d in titled}.values())


def _period(document: Document, basis: Basis) -> Finding:
    joined = basis.how == "none" and document.period
    level, reason = _LEVELS_OF_PERIOD["joined" if joined else basis.how]
    reasons = [reason]
    if basis.rivals and basis.how != "declared":
        level = "likely" if level == "sure" else level
        reasons.append(f"別の年度の範囲も書かれています（{listed(basis.rivals)}）。")
    value = document.period or "令和○年度～令和○年度"
    advice = _advice("period", value, level, basis)
    return Finding("period", level, document.period or "", tuple(reasons), advice)


def _advice(key: str, value: str, level: Level, basis: Basis) -> tuple[Advice, ...]:
    if level != "check":
        return ()
    others = f"ほかの候補: {'、'.join(basis.rivals)}" if basis.rivals else ""
    return (Advice(key, value, others),)


_LEVELS_OF_TOWN: Mapping[str, tuple[Level, str]] = {
    "declared": ("sure", _DECLARED),
    "title": ("sure", "計画の題名にあり、本文にもいちばん多く出てきます。"),
    "opening": ("sure", "文書の初めにあり、本文にもいちばん多く出てきます。"),
    "body": ("likely", "題名や文書の初めにはなく、本文に出てくる回数で選びました。"),
    "joined": ("check", "本文には名前がほとんどなく、同じフォルダーの別の計画に合わせました。"),
    "none": ("check", "本文から自治体名を読み取れませんでした。"),
}
_LEVELS_OF_PLAN: Mapping[str, tuple[Level, str]] = {
    "declared": ("sure", _DECLARED),
    "title": ("sure", "題名の行があり、ほかに紛らわしい行はありません。"),
    "body": ("likely", "題名らしい行が1つありますが、ほかの手がかりが少しです。"),
    "joined": ("likely", "本文に題名がないため、同じ自治体の計画の一部とみなしました。"),
    "none": ("check", "本文から計画名を読み取れませんでした。"),
}
_LEVELS_OF_PERIOD: Mapping[str, tuple[Level, str]] = {
    "declared": ("sure", _DECLARED),
    "title": ("sure", "題名の近くか、計画期間の説明に書かれています。"),
    "joined": ("likely", "本文に期間がないため、同じ計画の別の文書に合わせました。"),
    "columns": ("likely", "本文に期間がないため、年度別の表の年度から推し量りました。"),
    "none": ("check", "本文から計画期間を読み取れませんでした。"),
}
