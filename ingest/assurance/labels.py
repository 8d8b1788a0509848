"""How sure the meaning of labels is: known, learned from what they hold, or unknown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ingest.assurance.findings import Advice, Finding, listed
from ingest.assurance.offices import office_labels
from ingest.labels import is_dated, is_department, year_of
from ingest.meanings import meaning
from ingest.overrides import NAME
from ingest.records import Corpus, Measure, Role
from ingest.sources import Document
from ingest.text import fold

OFTEN = 3  # a label is told when it returns so often: others are captions and slips
MOST = 5
ROLES: dict[Role, str] = {
    "number": "番号",
    "name": "名称",
    "lead": "主管課",
    "related": "関係課",
    "background": "現状と課題",
    "content": "内容",
    "aim": "目的",
    "effect": "効果",
    "planned": "計画",
    "actual": "年度実績",
    "results": "実績",
    "issues": "課題",
    "evaluation": "評価",
    "reason": "評価の理由",
    "indicator": "指標",
    "basis": "指標の説明",
    "goal": "基本目標",
    "area": "分野",
    "related_plan": "関連計画",
    "state": "区分",
    "sdgs": "SDGs",
    "other": "備考",
}
_LEARNED = set(ROLES) - {"other", "indicator"}
_WORDS = re.compile(r"[\s、,，・/／]+")
_EITHER = "主管課・関係課・内容・目的・計画・実績・評価・理由・課題・指標・備考のどれかに直せます"


def learned_labels(document: Document, own: Sequence[Measure]) -> tuple[tuple[str, Role], ...]:
    """Labels whose meaning was learned from what they hold, with that meaning."""
    told = Counter((f.label, f.role) for m in own for f in m.fields if f.label)
    return tuple(
        (label, role)
        for (label, role), n in told.most_common()
        if n >= OFTEN and role in _LEARNED and not _is_known(document, label, role)
    )


def unknown_labels(document: Document, own: Sequence[Measure]) -> tuple[tuple[str, int], ...]:
    """Labels of unknown meaning, with how often each stands in the measures of a file."""
    told = Counter(f.label for m in own for f in m.fields if f.role == "other" and f.label)
    often = [(label, n) for label, n in told.most_common() if n >= OFTEN]
    return tuple(p for p in often if not _is_known(document, p[0], "other"))[:MOST]


def offices_of(
    document: Document, unknown: Sequence[tuple[str, int]], own: Sequence[Measure]
) -> tuple[str, ...]:
    """Labels of unknown meaning that hold departments: in the measures, or in the text beside."""
    found = []
    for label, n in unknown:
        values = (f.value.text for m in own for f in m.fields if f.label == label)
        held = sum(all(is_department(w) for w in _WORDS.split(v.strip())) for v in values)
        if held * 10 >= n * 8:
            found.append(label)
    read = {f.label for m in own for f in m.fields if f.role != "other"} | {*document.taught}
    found += [x for x in office_labels(document) if x not in read and fold(x) not in read]
    return tuple(dict.fromkeys(found))


def labels_finding(document: Document, corpus: Corpus) -> Finding | None:
    """The finding for the labels of the measures of a document; ``None`` if it has none."""
    own = [m for m in corpus.measures if m.source == document.source]
    learned, unknown = learned_labels(document, own), unknown_labels(document, own)
    offices = offices_of(document, unknown, own)
    if not own and not offices:
        return None
    reasons = []
    if taken := "、".join(f"「{label}」→{ROLES[role]}" for label, role in learned):
        reasons.append(f"書かれている中身から意味を推し量りました（{taken}）。")
    if told := "、".join(f"「{label}」{n}回" for label, n in unknown):
        hint = f"{NAME} の labels に意味を書けます。"
        reasons.append(f"意味の分からないラベルがあります（{told}）。{hint}")
    if offices:
        reasons.append(f"{listed(offices)}の中身は課の名前のようです。")
    blind = bool(offices) or (bool(unknown) and not any(m.lead for m in own))
    return Finding(
        "labels",
        "check" if blind else "likely" if reasons else "sure",
        f"推し量ったもの{len(learned)}個、分からないもの{len(unknown)}個",
        tuple(reasons) or ("どのラベルも、意味の分かる言葉でした。",),
        _advice(unknown, offices) if blind else (),
    )


def _advice(unknown: Sequence[tuple[str, int]], offices: Sequence[str]) -> tuple[Advice, ...]:
    """The lines for labels of departments, or else for all that were not understood."""
    values = dict.fromkeys(offices, "主管課") or {label: "備考" for label, _ in unknown}
    return tuple(Advice(label, value, _EITHER, label=True) for label, value in values.items())


def _is_known(document: Document, label: str, role: Role) -> bool:
    """Whether a label says by its words, or by what people told, that it is of ``role``."""
    if fold(label) in document.taught or year_of(label) or is_dated(label):
        return True
    found = meaning(label)
    return found is not None and found.role == role
