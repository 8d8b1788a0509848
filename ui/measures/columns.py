"""Which columns the table has on the page, and which in a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Literal

from ui.api.records import Measure
from ui.measures.goals import Path, told
from ui.measures.order import Column
from ui.measures.yearly import actual, lines, measured_years, planned, planned_years, years_of
from ui.parts.words import t

Years = Literal["plan", "indicators", "none"]


def shown_columns(
    measures: Sequence[Measure], paths: Mapping[str, Path], years: Years
) -> list[Column]:
    """The columns on the page: a city or a plan only where there is more than one of them, and
    nothing that is empty throughout but the columns that everybody looks for.
    """
    towns = {m.municipality for m in measures}
    always = [
        Column("no", t("番号"), lambda m: m.measure_no or ""),
        Column("name", t("施策名"), lambda m: m.measure_name),
    ]
    if len(towns) > 1:
        always.append(Column("town", t("自治体"), lambda m: m.municipality))
    if len({(m.municipality, m.plan) for m in measures}) > len(towns):
        always.append(Column("plan", t("計画"), lambda m: m.plan))
    always += [
        Column("lead", t("主管課"), lambda m: "、".join(m.lead)),
        Column("evaluation", t("評価"), lambda m: m.evaluation or ""),
    ]
    more = [*_year_columns(measures, years), Column("goal", t("目標・分野"), _goal(paths))]
    return [*always, *_filled(measures, more)]


def file_columns(measures: Sequence[Measure], paths: Mapping[str, Path]) -> list[Column]:
    """The columns of a file: everything that is recorded of a measure in words."""
    wanted = [
        Column("town", t("自治体"), lambda m: m.municipality),
        Column("plan", t("計画"), lambda m: m.plan),
        Column("edition", t("版"), lambda m: m.edition or ""),
        Column("goal", t("目標・分野"), _goal(paths)),
        Column("no", t("番号"), lambda m: m.measure_no or ""),
        Column("name", t("施策名"), lambda m: m.measure_name),
        Column("lead", t("主管課"), lambda m: "、".join(m.lead)),
        Column("related", t("関係課"), lambda m: "、".join(m.related)),
        Column("summary", t("概要"), lambda m: m.summary or ""),
        Column("actions", t("取組"), _actions),
        Column("evaluation", t("評価"), lambda m: m.evaluation or ""),
        Column("reason", t("評価の理由"), lambda m: m.reason or ""),
        Column("results", t("実績"), lambda m: m.results or ""),
        Column("issues", t("課題"), lambda m: m.issues or ""),
        *_file_years(measures),
        Column("source", t("出典のファイル"), lambda m: m.source),
        Column("id", "ID", lambda m: m.id),
    ]
    return list(_filled(measures, wanted))


def _year_columns(measures: Iterable[Measure], years: Years) -> Iterator[Column]:
    if years == "plan":
        result = t("実績")
        for year in years_of(label for m in measures for label in planned_years(m)):
            yield Column(f"year-{year}", year, partial(_planned_and_done, year=year, result=result))
    if years == "indicators":
        for year in years_of(label for m in measures for label in measured_years(m)):
            yield Column(f"year-{year}", year, partial(_values, year=year))


def _file_years(measures: Sequence[Measure]) -> Iterator[Column]:
    for year in years_of(label for m in measures for label in planned_years(m)):
        yield Column(f"planned-{year}", t("{year}（計画）", year=year), partial(planned, year=year))
        yield Column(f"actual-{year}", t("{year}（実績）", year=year), partial(actual, year=year))
        yield Column(f"rows-{year}", t("{year}（工程）", year=year), partial(_steps, year=year))
    for year in years_of(label for m in measures for label in measured_years(m)):
        yield Column(f"values-{year}", t("{year}（指標）", year=year), partial(_values, year=year))


def _filled(measures: Sequence[Measure], columns: Iterable[Column]) -> Iterator[Column]:
    return (column for column in columns if any(column.of(m) for m in measures))


def _planned_and_done(measure: Measure, year: str, result: str) -> str:
    done = actual(measure, year)
    parts = (planned(measure, year), f"{result}：{done}" if done else "", _steps(measure, year))
    return "\n".join(filter(None, parts))


def _steps(measure: Measure, year: str) -> str:
    return lines(measure.schedule_rows, year)


def _values(measure: Measure, year: str) -> str:
    return lines(measure.indicators, year)


def _actions(measure: Measure) -> str:
    return "\n".join(
        " ".join(filter(None, (action.no, action.text, action.state))) for action in measure.actions
    )


def _goal(paths: Mapping[str, Path]) -> Callable[[Measure], str]:
    return lambda measure: told(paths.get(measure.id, ()))
