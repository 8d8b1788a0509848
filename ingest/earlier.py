"""Which sections of a plan give account of an earlier plan."""

from __future__ import annotations

import re

from ingest.records import Measure
from ingest.text import fold

# The edition of a plan, as its name gives it.
EDITION = re.compile(r"第[0-9]+[次期版]")
_SAID = ("主な実績", "の総括", "実績と評価")
_BEFORE = re.compile(
    r"(?<![事以午直目])前(?:期|回)?の?(?:計画|プラン|戦略|ビジョン|構想|方針|指針|プログラム)"
)
_SO_FAR = re.compile(r"これまでの(?:取組|取り組み|計画|方針)の?(?:結果|検証|評価|達成|成果)")
# What headings call an account, beside the edition that it is of.
_TOWN = re.compile(r"\w{1,6}?[市町村区](?=\w)")
_PLAN = r"(?:計画|方針|プラン|戦略|ビジョン|指針)"
_ACCOUNT = re.compile(r"実績|評価|検証|総括|成果|結果|達成|振り?返|進捗|点検")
_LISTED = re.compile(rf"{_ACCOUNT.pattern}|一覧|(?:事業|施策|取り?組み?)(?:名|の?状況)?$")
_REPLACED = re.compile(rf"(?:旧|現行?の?|従来の?){_PLAN}[^。]{{0,12}}?(?:{_ACCOUNT.pattern})")


def is_past(measure: Measure) -> bool:
    """Whether a measure belongs to the account of an earlier plan, by the headings above it."""
    return tells_past(measure.section, measure.plan)


def tells_past(section: tuple[str, ...], plan: str = "") -> bool:
    """Whether a section gives account of an earlier plan: in so many words, or of an edition
    (第1期) before the one that the name of its own ``plan`` gives, or of another plan of its town.
    """
    path = " ".join(section)
    said = any(word in path for word in _SAID)
    said = said or any(known.search(path) for known in (_BEFORE, _SO_FAR, _REPLACED))
    return said or any(_of_earlier(h, plan) or _of_other(h, plan) for h in section)


def _of_earlier(heading: str, plan: str) -> bool:
    if not _LISTED.search(re.sub(r"[(（][^()（）]*[)）]$", "", heading)):
        return False
    told, own = EDITION.findall(fold(heading)), EDITION.findall(fold(plan))
    return any(t[-1] == o[-1] and _number(t) < _number(o) for t in told for o in own)


def _of_other(heading: str, plan: str) -> bool:
    """Whether a heading gives account of a plan that bears the town's name, and another than it."""
    town = _TOWN.match(plan)
    named = re.search(rf"{re.escape(town.group())}\w*?{_PLAN}", heading) if town else None
    if named is None or not _ACCOUNT.search(heading[named.end() :]):
        return False
    return fold(named.group()) not in fold(plan) and "総合計画" not in named.group()


def _number(edition: str) -> int:
    return int(edition[1:-1])
