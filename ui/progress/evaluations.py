"""The evaluations: by goal and by department."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial

import streamlit as st

from ui.api.records import Measure
from ui.parts.blocks import notice, show
from ui.parts.escape import element
from ui.parts.words import t
from ui.progress.charts import bars
from ui.progress.counts import Part, by_department, by_goal
from ui.progress.figure import figure, look
from ui.progress.grades import NONE, OTHER, PROSE
from ui.progress.scales import Scale, scales
from ui.progress.segments import NO_SIGN, SIGNS, Segment
from ui.site import Site


def evaluations(site: Site, measures: Sequence[Measure]) -> None:
    """Both pictures of a scale; which one is chosen where there are several."""
    held = scales(measures)
    if not held:
        text = t(
            "この計画の本文には、施策ごとの評価（「計画どおり」「Ａ」「○」など）が見当たりません。"
            "実績や評価をまとめた文書があれば、計画と同じフォルダに入れてください。"
        )
        show(notice("info", text, name=t("評価の記載がありません")))
        return
    scale = held[0] if len(held) == 1 else _which(held)
    goals, leads = by_goal(scale), by_department(scale)
    draw = partial(bars, axis=t("施策の数"), look=look())
    marks = segments(scale, goals, nameless=t("見出しなし"))
    figure(site, t("目標ごとの評価"), _of_goals(scale, goals), draw, marks, key="progress-goals")
    marks = segments(scale, leads, nameless=t("主管課の記載なし"))
    figure(site, t("課ごとの評価"), _of_departments(leads), draw, marks, key="progress-leads")
    if names := {m.municipality for m in measures} - {scale.municipality for scale in held}:
        with st.expander(t("施策ごとの評価の記載がない自治体（{count}）", count=len(names))):
            show(element("p", "sn-text", "、".join(sorted(names))))


def grade_name(scale: Scale, grade: str) -> str:
    """A grade as the plan prints it, or what stands for none."""
    said = {NONE: t("評価の記載なし"), PROSE: t("文章による評価"), OTHER: t("そのほかの評価")}
    return said.get(grade) or scale.names.get(grade, grade)


def sign(scale: Scale, grade: str) -> tuple[str, int]:
    """The sign and the place in the palette of a grade."""
    if grade == NONE:
        return NO_SIGN, -1
    place = scale.grades.index(grade)
    return SIGNS[place % len(SIGNS)], place


def segments(scale: Scale, parts: Sequence[Part], *, nameless: str) -> list[Segment]:
    """The parts of a picture as its marks."""
    made = list[Segment]()
    for part in parts:
        mark, tone = sign(scale, part.grade)
        count = len(part.measures)
        made.append(
            Segment(
                part.row, part.row or nameless, part.grade,
                grade_name(scale, part.grade), mark, tone, count, f"{mark}{count}", part.measures,
            )
        )  # fmt: skip
    return made


def scale_name(scale: Scale) -> str:
    """A scale in a line: whose it is, where it stands, its grades."""
    grades = "・".join(grade_name(scale, g) for g in scale.grades[:4] if g != NONE)
    heading = scale.heading.rsplit(" > ", 1)[-1]
    return " ".join(filter(None, (scale.municipality, heading or scale.plan, f"（{grades}）")))


def _which(held: Sequence[Scale]) -> Scale:
    chosen = st.selectbox(
        t("評価の表"),
        range(len(held)),
        format_func=lambda place: scale_name(held[place]),
        key="progress-scale",
        help=t("評価の言葉がちがう表は、分けて数えています。"),
    )
    return held[chosen if chosen < len(held) else 0]


def _of_goals(scale: Scale, parts: Sequence[Part]) -> str:
    counts = Counter[str]()
    for part in parts:
        counts[part.grade] += len(part.measures)
    total = counts.total() - counts[NONE]
    top = next(g for g, _ in counts.most_common() if g != NONE)
    said = t(
        "評価のある施策は{total}件で、いちばん多いのは「{grade}」の{count}件（{share}%）です。",
        total=total, grade=grade_name(scale, top), count=counts[top],
        share=round(100 * counts[top] / total),
    )  # fmt: skip
    if counts[NONE]:
        said += t("評価の記載のない施策が{count}件あります。", count=counts[NONE])
    if not scale.ranked:
        said += t("評価の順序は計画からは分からないため、多い順に並べています。")
    return said


def _of_departments(parts: Sequence[Part]) -> str:
    counts = dict[str, int]()
    for part in parts:
        counts[part.row] = counts.get(part.row, 0) + len(part.measures)
    named = {name: count for name, count in counts.items() if name}
    if not named:
        return t("主管課の記載がないため、課ごとに分けられません。")
    first = max(named, key=named.__getitem__)
    return t(
        "いちばん多くの施策を受け持つのは{name}（{count}件）です。"
        "複数の課が受け持つ施策は、それぞれの課で数えています。",
        name=first, count=named[first],
    )  # fmt: skip
