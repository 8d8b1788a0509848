"""Which municipality and plan a text belongs to, read from the text itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import yaml

from ingest.plan_period import period_of
from ingest.text import clean
from ingest.towns import towns_of

_KIND = r"(?:計画|プラン|戦略|ビジョン|構想|方針|指針|アクションプラン|プログラム|ロードマップ)"
# A year or years, an edition in brackets and the name of a part may follow the title's last word.
_TAIL = (
    r"\s*(?:20[0-9]{2}(?:\s*[-~～〜－]\s*(?:20)?[0-9]{2,4})?|[0-9]\.[0-9]|第[0-9]+[期版]"
    r"|[(（]?\s*(?i:ver(?:sion)?|v)\.?\s?[0-9]+(?:\.[0-9]+)*\s*[)）]?)?"
    r"\s*(?:[(（〔【\[][^()（）〔〕【】\[\]]{1,16}[)）〕】\]])?(?:\s+[^\s。、]{1,12}編)?"
)
_PLAN_LINE = re.compile(rf"^[^。、,:：\t|]{{3,40}}{_KIND}(?:書|案|調書|概要版)?{_TAIL}$")
# What a title says of its edition behind the name of the plan.
_DRAFT = re.compile(r"\s*[(（【〔]?(?:素案|案|概要版|本編|最終案)[)）】〕]?$")
_ACCOUNT = re.compile(
    r"\s*(?:の\s*)?(?:(?:令和|平成)\s*(?:[0-9０-９]{1,2}|元)\s*年度(?:末)?|20[0-9]{2}年度)?(?:の|における)?\s*(?:の)?"
    r"(?:(?:取組|実施|達成)?(?:進捗|実績|状況|年次|点検|評価)[^\s。、]{0,8}?"
    r"(?:報告書?|管理表?|一覧表?|結果|調書))$"
)
_MARK = re.compile(
    r"調書|実績|年度|年[0-9０-９]+月|版|改訂|改定|中間見直し|編|^第?[0-9.]+版?$|ver", re.IGNORECASE
)
_DATED = re.compile(
    r"^\W*(?:(?:令和|平成|R|H)\s*(?:[0-9０-９]{1,2}|元)|20[0-9]{2})\s*年\s*[0-9０-９]{1,2}\s*月"
    r"[^。、]{0,3}(?:策定|改[訂定]|発行|作成|公表)?\W*$|^\W*[^。、]{0,10}改[訂定]版?\W*$"
)
_DIGITAL = re.compile(r"(ICT|DX|デジタル|情報|スマート|IT|電子|AI)", re.IGNORECASE)
# Dates of an edition in one line: （令和5年3月策定、令和7年3月最終改定）.
_HISTORY = re.compile(
    r"^[(（]?(?:(?:令和|平成|[RH])\s*(?:[0-9０-９]{1,2}|元)\s*年\s*[0-9０-９]{1,2}\s*月[^。、\s0-9]{0,6}[、,・／/\s]*)+[)）]?$"
)
# How heavy a title has to be, and how many readings besides the likeliest are told.
_LEAST = 5
_RIVALS = 4
_COVER = 12  # short lines at the head of a text
_WAVES = re.compile(r"^[～〜~―─－-]+\s*(\S.*?)\s*[～〜~―─－-]+$")  # around a second title
_SPREAD = re.compile(r"(?:\S\s+){5,}\S")  # a title with a gap behind each letter
_SENTENCE = re.compile(r"[。、]|(?:です|ます|した|する|いる)$")
# How many short lines below a title may tell its edition.
_BELOW = 6
_FRONT = re.compile(r"\A---\s*\n(.*?)\n---\s*(?:\n|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Identity:
    """What a text says it is; an empty string where it does not say.

    ``declared`` are the parts that people wrote down, ``towns`` and ``titles`` what else could
    be the municipality and the plan, with its weight, the likeliest first.
    """

    municipality: str = ""
    plan: str = ""
    edition: str | None = None
    period: str | None = None
    body_start: int = 0
    declared: frozenset[str] = frozenset()
    towns: tuple[tuple[str, int], ...] = ()
    titles: tuple[tuple[str, int], ...] = ()


def identify(text: str) -> Identity:
    """Read municipality, plan, edition and period from front matter or from the text."""
    front = _FRONT.match(text)
    if front:
        return _declared(front)
    towns = towns_of(text)
    town = towns[0][0] if towns else ""
    lines = _title_lines(text)
    titles = _titles(text, lines, town)
    plan = titles[0][0] if titles else ""
    edition = _edition_of(lines, plan)
    titles = tuple((_whole(text, lines, name), weight) for name, weight in titles[:_RIVALS])
    plan = titles[0][0] if titles else ""
    return Identity(town, plan, edition, period_of(text), towns=towns[:_RIVALS], titles=titles)


def _whole(text: str, lines: Sequence[tuple[str, str]], plan: str) -> str:
    """A title with the other name right above it, where the cover sets it in brackets below that:
    暮らしをつなぐ計画（みどり市DX推進計画）.
    """
    for above, line in lines[:_COVER]:
        framed = line[0] in "(（" and _named(line[1:-1]) == plan
        if framed and _PLAN_LINE.match(above) and _squeeze(text).count(_squeeze(above)) > 1:
            return above + line
    return plan


def mentioned_plans(text: str) -> Counter[str]:
    """Names of plans that a text mentions, with how often."""
    flat = clean(text).text
    found = re.findall(rf"[「『]([^「」『』。、]{{4,40}}?{_KIND})[」』]", flat)
    return Counter(found)


def _declared(front: re.Match[str]) -> Identity:
    try:
        data = yaml.safe_load(front.group(1))
    except yaml.YAMLError:
        return Identity(body_start=front.end())
    data = data if isinstance(data, dict) else {}

    def get(key: str) -> str:
        value = data.get(key)
        return str(value).strip() if value is not None else ""

    said = {key: get(key) for key in ("municipality", "plan", "edition", "period")}
    declared = frozenset(key for key, value in said.items() if value)
    edition, period = said["edition"] or None, said["period"] or None
    return Identity(said["municipality"], said["plan"], edition, period, front.end(), declared)


def _title_lines(text: str) -> list[tuple[str, str]]:
    """(preceding, line) of short lines, as candidates for titles."""
    out: list[tuple[str, str]] = []
    before = ""
    for raw in text.splitlines():
        line = re.sub(r"^[#*\s]+|[*\s]+$", "", clean(raw).text)
        line = _WAVES.sub(r"\1", line)
        line = _squeeze(line) if _SPREAD.fullmatch(line) else line
        if line:
            if len(line) <= 50:
                out.append((before, line))
            before = line
    return out


def _titles(text: str, lines: list[tuple[str, str]], town: str) -> tuple[tuple[str, int], ...]:
    """Lines that can be titles, with their weights, the likeliest first: those that the text
    repeats, that name digital matters, that stand at its head.
    """
    flat = _squeeze(text)
    short = town[:-1]
    found: list[tuple[int, int, str]] = []
    for position, (_, line) in enumerate(lines):
        name = _named(line)
        if not _PLAN_LINE.match(name) or (
            re.match(r"^[0-9０-９(（第①-⑳■・\-IVXⅠ-Ⅻ<＜【]+\s*(?![次期仮])", name)
            and not re.match(r"^(第\s*[0-9０-９一二三四五六七八九十]+\s*[次期]|[(（]仮称)", name)
        ):
            continue
        bare = re.sub(r"^[(（]仮称[)）]\s*", "", name)
        score = 6 if town and (town in name or (len(short) >= 2 and short in name)) else 0
        score += (4 if _DIGITAL.search(name) else 0) + (3 if position < _COVER else 0)
        # What says nothing of its own may be a label of sheets: that it returns tells little.
        score += min(flat.count(_squeeze(bare)), 20 if score else 8)
        if score >= _LEAST:
            found.append((-score, position, name))
    best: dict[str, int] = {}
    for score, _, name in sorted(found):
        best.setdefault(name, -score)
    return tuple(best.items())


def _named(line: str) -> str:
    """A title without the marks of an edition that stand behind it."""
    return _DRAFT.sub("", _ACCOUNT.sub("", line)).strip()


def _edition_of(lines: list[tuple[str, str]], plan: str) -> str | None:
    """What stands behind the title or right below it: 「(令和4年度実績)」「令和3年3月」."""
    for i, (_, line) in enumerate(lines):
        if plan and plan in line:
            behind = line.replace(plan, "").strip() if _named(line) == plan else ""
            below = [x for _, x in lines[i + 1 : i + 1 + _BELOW]]
            following = [x for x in below if _HISTORY.match(x) or not _SENTENCE.search(x)]
            near = [x for x in following[:2] if _MARK.search(x)]
            dated = [x for x in following[2:] if _DATED.search(x)]
            return _joined((behind, *near, *dated))
    return None


def _joined(marks: Iterable[str]) -> str | None:
    """Marks of an edition, what they say twice left out."""
    said = ""
    for mark in marks:
        said += f" {mark}" if _squeeze(mark) not in _squeeze(said) else ""
    return said.strip() or None


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)
