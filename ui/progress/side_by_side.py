"""The plans side by side: shares of grades, departments of a measure, what is recorded."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from markupsafe import Markup

from ui.api.records import Measure
from ui.parts.blocks import show
from ui.parts.escape import element, scrolling
from ui.parts.words import t
from ui.progress.charts import bars
from ui.progress.cities import DEPARTMENTS, City, cities
from ui.progress.evaluations import grade_name, sign
from ui.progress.figure import figure, look
from ui.progress.scales import scales
from ui.progress.segments import NO_SIGN, SIGNS, Segment
from ui.site import Site

_FEW = 4  # plans that are each told of
_ROOM = 14  # percent; a narrower part shows its sign alone


def side_by_side(site: Site, measures: Sequence[Measure]) -> None:
    """The three pictures of all plans in scope."""
    held = cities(measures)
    marks = shares(held)
    if any(mark.tone >= 0 for mark in marks):
        said = t(
            "評価の言葉は計画ごとにちがうため、そのまま比べることはできません。番号はその計画の中での順です。"
        )
        draw = partial(bars, axis=t("施策の割合（%）"), look=look(), share=True)
        figure(
            site,
            t("評価の割合"),
            said,
            draw,
            marks,
            key="progress-shares",
            heads={m.kind: m.sign for m in sorted(marks, key=lambda m: (m.tone < 0, m.tone))},
            cell=_share,
        )
    marks = by_departments(held)
    draw = partial(bars, axis=t("施策の数"), look=look())
    figure(site, t("施策を受け持つ課の数"), _alone(held), draw, marks, key="progress-many")
    show(element("h3", "sn-heading", t("計画に記載されている内容")), recorded(held))


def shares(held: Sequence[City]) -> list[Segment]:
    """The share of each grade, for each scale of each plan."""
    made = list[Segment]()
    owned = [(city, scales(city.measures)) for city in held]
    for city, own in sorted(owned, key=lambda pair: not pair[1]):  # those without come last
        if not own:
            name = t("評価の記載なし")
            key = f"{city.municipality}/{city.plan}"
            text = f"{NO_SIGN} {name}"
            made.append(
                Segment(key, city.municipality, "-1", name, NO_SIGN, -1, 100, text, city.measures)
            )
        for number, scale in enumerate(own):
            key = f"{city.municipality}/{city.plan}/{number}"
            heading = scale.heading.rsplit(" > ", 1)[-1]
            for grade in scale.grades:
                mark, tone = sign(scale, grade)
                behind = tuple(m for m in scale.measures if scale.grade(m) == grade)
                if not behind:
                    continue
                share = 100 * len(behind) / len(scale.measures)
                name = grade_name(scale, grade)
                text = f"{mark} {name} {share:.0f}%" if share >= _ROOM else mark
                title = " ".join(filter(None, (city.municipality, heading or city.plan)))
                made.append(Segment(key, title, str(tone), name, mark, tone, share, text, behind))
    return made


def _share(mark: Segment) -> str:
    count = t("{count}件", count=len(mark.measures))
    return f"{mark.kind_name} {mark.size:.0f}%（{count}）"


def by_departments(held: Sequence[City]) -> list[Segment]:
    """The number of measures by how many departments lead them."""
    names = {"0": t("課の記載なし"), "1": t("1つの課"), "2": t("2つの課"), "3+": t("3つ以上の課")}
    made = list[Segment]()
    for city in held:
        for tone, many in enumerate(DEPARTMENTS, -1):
            behind = tuple(city.leading(many))
            if behind:
                mark = SIGNS[tone] if tone >= 0 else NO_SIGN
                made.append(
                    Segment(
                        f"{city.municipality}/{city.plan}", city.municipality, many, names[many],
                        mark, tone, len(behind), f"{mark}{len(behind)}", behind,
                    )
                )  # fmt: skip
    return made


def recorded(held: Sequence[City]) -> Markup:
    """A table of how many measures each plan has, and what it says of how many."""
    kinds = {
        "lead": t("主管課"),
        "evaluation": t("評価"),
        "schedule": t("年度ごとの予定"),
        "indicators": t("指標"),
    }
    heads = (t("自治体"), t("計画"), t("施策の数"), *kinds.values())
    rows = [
        element(
            "tr",
            "",
            element("th", "", city.municipality),
            element("td", "", city.plan),
            element("td", "", str(len(city.measures))),
            *(element("td", "", str(len(city.recorded(kind)))) for kind in kinds),
        )
        for city in held
    ]
    head = element("tr", "", *(element("th", "", name) for name in heads))
    return scrolling(
        t("計画に記載されている内容"), "sn-wide", element("table", "sn-figures", head, *rows)
    )


def _alone(held: Sequence[City]) -> str:
    if len(held) > _FEW:
        return t(
            "{cities}件の計画の施策{total}件のうち、{count}件を1つの課が受け持っています。",
            cities=len(held),
            total=sum(len(city.measures) for city in held),
            count=sum(len(city.leading("1")) for city in held),
        )
    told = (
        t(
            "{city}は{total}件のうち{count}件を1つの課が受け持っています。",
            city=city.municipality,
            total=len(city.measures),
            count=len(city.leading("1")),
        )
        for city in held
        if city.leading("1")
    )
    said = "".join(told)
    return said or t("主管課の記載のある計画がありません。")
