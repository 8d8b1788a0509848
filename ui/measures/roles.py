"""What a field of a measure is called where its plan prints no label."""

from __future__ import annotations

from collections.abc import Mapping

ROLES: Mapping[str, str] = {
    "number": "番号",
    "name": "施策名",
    "lead": "主管課",
    "related": "関係課",
    "background": "背景",
    "content": "概要",
    "aim": "目指すもの",
    "effect": "効果",
    "planned": "計画",
    "actual": "実績",
    "results": "実績",
    "issues": "課題",
    "evaluation": "評価",
    "reason": "評価の理由",
    "indicator": "指標",
    "basis": "指標の考え方",
    "goal": "目標",
    "area": "分野",
    "related_plan": "関連計画",
    "state": "状況",
    "sdgs": "SDGs",
    "tag": "区分",
    "status": "状況",
    "other": "その他",
}
