"""Sheets of one plan that are tables on one page and lines on the next."""

from __future__ import annotations

import pytest

from ingest.folder import read_text
from ingest.records import Measure

_YEARS = ("令和4年度", "令和5年度", "令和6年度")
_NAMES = (
    ("窓口予約の導入", "市民課", "会計課"),
    ("道路台帳の公開", "土木課", "税務課"),
    ("図書の自動貸出し", "図書館", "学校教育課"),
    ("職員端末の更新", "総務課", "財政課"),
    ("防災地図の電子化", "危機管理課", "土木課"),
    ("健診予約の電子化", "健康課", "市民課"),
    ("農地情報の整備", "農政課", "税務課"),
    ("議会中継の配信", "議会事務局", "広報課"),
    ("入札の電子化", "契約課", "土木課"),
    ("保育申請の電子化", "こども課", "市民課"),
)
_STEPS = ("検討", "導入", "評価")
_FRONT = "緑野市デジタル推進計画\n\n緑野市の計画です。緑野市が進めます。\n\n"


def _dotted(at: int) -> str:
    """A table with its name inside, lines with a table of years, and lines alone, in turn."""
    name, lead, related = _NAMES[at]
    title = f"2.{at + 1} {name}"
    years, steps = "\t".join(_YEARS), "\t".join(_STEPS)
    if at % 3 == 0:
        return (
            f"2.{at + 1}\t{name}\t新規\n所管課\t{lead}\t協力課\t{related}\n"
            f"背景\t{name}を求める声が多い。\n"
            f"実施内容\t・{name}を試行する。 ・{name}を全庁に広げる。\n"
            f"工程\t{years}\n\t{steps}\n指標\t利用件数 {at + 1}0件(令和3年度) → 90件(令和6年度)"
        )
    if at % 3 == 1:
        return (
            f"{title}\n\n所管課 {lead} 協力課 {related}\n\n背景 {name}を求める声が多い。\n\n"
            f"実施内容\n・ {name}を試行する。\n・ {name}を全庁に広げる。\n\n"
            f"工程\n{years}\n{steps}\n\n指標 利用件数 {at + 1}0件(令和3年度) → 90件(令和6年度)"
        )
    listed = "\n".join(f"{y} {s}" for y, s in zip(_YEARS, _STEPS, strict=True))
    return (
        f"{title}\n\n所管課\n{lead}\n協力課\n{related}\n\n背景\n{name}を求める声が多い。\n\n"
        f"実施内容\n・{name}を試行する。\n・{name}を全庁に広げる。\n\n工程\n{listed}\n\n"
        f"指標\n利用件数 {at + 1}0件(令和3年度) → 90件(令和6年度)"
    )


def _counted(at: int) -> str:
    """A table with tags whose years stand apart, or labels alone; no related departments."""
    name, lead, _ = _NAMES[at]
    years, steps = "\t".join(_YEARS), "\t".join(_STEPS)
    if at % 2:
        return (
            f"取組{at + 1}\t{name}\n<p>目的</p>\t<p>{name}で手間を減らす。</p>\n"
            f"主な取組\t<ul> <li>{name}を試行する。</li> <li>{name}を全庁に広げる。</li> </ul>\n"
            f"<p>推進課</p>\t<p>{lead}</p>\n\nロードマップ\n{years}\n{steps}\n"
            f"目標値\t利用件数 90件(令和6年度)"
        )
    listed = "\n".join(f"{y} {s}" for y, s in zip(_YEARS, _STEPS, strict=True))
    return (
        f"取組{at + 1} {name}\n\n目的\n{name}で手間を減らす。\n\n"
        f"主な取組\n・{name}を試行する。\n・{name}を全庁に広げる。\n\n推進課\n{lead}\n\n"
        f"ロードマップ\n{listed}\n\n目標値\n利用件数 90件(令和6年度)"
    )


def _measures(kind: object) -> list[Measure]:
    sheet = _dotted if kind == "dotted" else _counted
    sheets = "\n\n".join(sheet(at) for at in range(len(_NAMES)))
    head = "第2章 取組\n\n" if kind == "dotted" else "取組の一覧\n\n"
    return list(read_text(f"{_FRONT}{head}{sheets}\n", "plan.txt").measures)


@pytest.mark.parametrize("kind", ["dotted", "counted"])
def test_all_sheets_are_read_alike(kind: str) -> None:
    found = _measures(kind)
    assert [m.name.text for m in found] == [name for name, _, _ in _NAMES]
    prefix = "2." if kind == "dotted" else ""
    assert [m.number for m in found] == [f"{prefix}{i + 1}" for i in range(len(_NAMES))]
    assert [[v.text for v in m.lead] for m in found] == [[lead] for _, lead, _ in _NAMES]


@pytest.mark.parametrize("kind", ["dotted", "counted"])
def test_their_years_and_actions_are_told(kind: str) -> None:
    for measure in _measures(kind):
        told = {y.year: y.planned.text for y in measure.years if y.planned}
        assert told == dict(zip(_YEARS, _STEPS, strict=True)), measure.name.text
        assert [a.text.text for a in measure.actions] == [
            f"{measure.name.text}を試行する。",
            f"{measure.name.text}を全庁に広げる。",
        ]
        assert measure.evaluation is None  # 評価 below a year is what is planned


def test_related_departments_are_told() -> None:
    found = _measures("dotted")
    assert [[v.text for v in m.related] for m in found] == [[r] for _, _, r in _NAMES]
    assert all(m.values("background") for m in found)
    assert [len(m.indicators) for m in found] == [1] * len(_NAMES)
