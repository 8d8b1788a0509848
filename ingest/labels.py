"""What a label, a department or a year looks like: kinds of things, never single plans."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from ingest.label_words import ROLES
from ingest.records import Role
from ingest.remembered import MANY, remembered
from ingest.taught import remembered_while_taught, taught_labels
from ingest.text import fold, half_width

_COMPILED = tuple((role, re.compile(pattern)) for role, pattern in ROLES)

_ENDING = re.compile(
    r"(課|室|局|部|所|館|署|センター|委員会|係|班|本部|保育園|こども園|幼稚園|学校|病院|機関|団体|管理者"
    r"|(?<!ワーキング)(?<!プロジェクト)(?:グループ|チーム))(等|など|ほか)?$"
)
# All offices, some of them, or each (課 ends the name of an office anyway).
_EVERYONE = re.compile(
    r"(?:庁内)?(?:全て?の?|各|関係(?:する)?各?|庁内)(?:庁|部署?|所属|部局|課室|課)(?:等|全体)?"
)
# Sentences and numbers; what a goal makes of the town hall (つながる市役所); what offices do,
# which names none (関わる課, 受け持つ課).
_NO_OFFICE = re.compile(
    r"[。0-9]|[ぁ-ん](?:市|町|村)?役[所場]$|(?:[ぁ-ん]る|[一-龥][うむつ])(?:課|室|局|部|係)(?:等|など)?$"
)

_DIVISION = re.compile(r"(?:(?<!本)(?<!支)部|局|委員会|本部)$")
# The office of a council or a board has no sections: who stands in brackets behind it takes part.
_PARTED = re.compile(
    r"(?P<over>[^()（）]*(?:部|(?<!事務)局|教育委員会))[(（](?P<inner>[^()（）]+)[)）]"
)

_ERA = r"(?:令和|平成|昭和|R|H|S)"
YEAR_CELL = re.compile(
    rf"^(?:{_ERA}\s*\.?\s*(?:[0-9]{{1,2}}|元)\s*(?:年度|年)?|20[0-9]{{2}}\s*(?:年度|年)?"
    rf"|{_ERA}\s*[0-9]{{1,2}}\s*\(?20[0-9]{{2}}\)?\s*年度|[0-9]{{1,2}}\s*年度)$"
)
_DECORATED = re.compile(
    r"[\s■◆●○□◇▼▶▪・*＊]*(?:[\[【〔《<＜［]\s*(?P<in>[^\]】〕》>＞］]+?)\s*[\]】〕》>＞］]|(?P<bare>.+?))"
    r"[\s:：]*"
)
_COUNTED = re.compile(r"(?:[0-9]{1,2}|[①-⑳]|\([0-9]{1,2}\))$")
_NAMING = re.compile(
    r"(?P<label>[^()]{2,12}?)\s*\((?P<name>[^()]*[^\W\d_]{3}[^()]*(?:\([^()]*\))?)\)$"
)
AHEAD = re.compile(
    r"(?P<year>(?:令和|平成|[RHrh]\.?)\s*(?:[0-9]{1,2}|元)|20[0-9]{2}|[0-9]{1,2}\s*年度)"
    r"\s*(?:\((?:20[0-9]{2}|[^()]{1,8})\))?"
    r"\s*年?度?\s*(?:末|中)?(?:時点)?(?:まで|以降)?(?:の|における)?\s*"
)
_BEHIND = re.compile(r"[\[(]\s*(?P<year>[^()\[\]]{2,10}?)\s*(?:末|時点|まで)*\s*[\])]$")
_REMARKED = re.compile(r"(?P<year>[^()\[\]]{2,10}?)\s*[\[(](?P<kind>[^()\[\]]{2,8})[\])]")
FIGURE_WORDS = re.compile(
    r"(?:(?:(?:成果|活動|数値|評価)?指標|KPI|KGI)の?)?(?:現状|現況|現在|基準|実績|目標|最終目標|中間目標|計画|当初|初期|策定時|直近|達成|見込)の?(?P<value>数?値)?"
)
FIGURE_CELL = re.compile(r"[約計]?[0-9][0-9.,]*[^\s。、]{0,8}|[-－―ー–]")
_PROSE = {"results", "planned"}
_SEVERAL = {"indicator", "content", "results", "issues"}  # of these a sheet may count several
_LABEL_YEAR = re.compile(r"\((?:令和|平成|r|h)?(?:[0-9]+|元)年度?\)$")
_MAX_KIND = 10
_ERA_NAME = {"R": "令和", "H": "平成", "S": "昭和"}
_ERA_FIRST = {"令和": 2018, "平成": 1988, "昭和": 1925}


def role_of(label: str) -> Role | None:
    """The role that a label stands for, or ``None`` if it is not a label: no sentence is one."""
    if not label or len(label) > 40 or "。" in label:
        return None
    folded, own = _words_of(label), taught_labels()
    return own[folded] if folded in own else _known(folded)


@lru_cache(maxsize=MANY)
def _words_of(label: str) -> str:
    """The words of a label, folded, without a year behind them."""
    return _LABEL_YEAR.sub("", fold(label))


@lru_cache(maxsize=MANY)
def _known(folded: str) -> Role | None:
    """The role of a label that nobody taught."""
    return next((role for role, pattern in _COMPILED if pattern.fullmatch(folded)), None)


@dataclass(frozen=True, slots=True)
class Label:
    """What a line that is nothing but a label says: its role, and the fiscal year it names.

    ``figure`` is set for a value of an indicator: ``値`` stands in it, or it names a year.
    """

    role: Role
    year: str | None = None
    figure: bool = False


@remembered_while_taught
def label_of(printed: str) -> Label | None:
    """The label that ``printed`` is: marks around it (【】, ■) and a year before or behind it
    (令和5年度の実績, 目標値(令和8年度)) are no part of its words. ``None`` if it is none.
    """
    narrow = unicodedata.normalize("NFKC", printed).strip()
    match = _DECORATED.fullmatch(narrow) if 0 < len(narrow) <= 32 else None
    if match is None:
        return None
    words, year = _without_year(match.group("in") or match.group("bare"))
    figure = FIGURE_WORDS.fullmatch(re.sub(r"\s", "", words))
    if figure and (figure.group("value") or (year and role_of(words) not in _PROSE)):
        return Label("indicator", year, True)
    role = role_of(words)
    named = _NAMING.fullmatch(words) if role is None and year is None else None
    if named and role_of(named.group("label")) == "indicator":
        return Label("indicator")
    if role is None and (counted := role_of(_COUNTED.sub("", words).rstrip())) in _SEVERAL:
        role = counted
    return Label(role, year) if role else None


def named_in(printed: str) -> tuple[int, int] | None:
    """Where the name of an indicator stands in a label that holds it: 目標値（利用者数）."""
    named = _NAMING.fullmatch(half_width(printed).rstrip())
    return named.span("name") if named else None


def _without_year(words: str) -> tuple[str, str | None]:
    """A label's words without the year it opens or closes with, and that year."""
    told = _REMARKED.fullmatch(words)
    kind = told["kind"] if told and FIGURE_WORDS.fullmatch(told["kind"]) else ""
    if told and kind and role_of(kind) not in _PROSE and (year := year_of(told["year"])):
        return kind, year
    ahead = AHEAD.match(words)
    if ahead and ahead.end() < len(words) and (year := year_of(ahead.group("year"))):
        return words[ahead.end() :], year
    behind = _BEHIND.search(words)
    if behind and behind.start() and (year := year_of(behind.group("year"))):
        return words[: behind.start()].rstrip(), year
    return words, None


def is_dated(words: str) -> bool:
    """Whether a header is a kind of value with its year before or behind it: 策定時（R4）, R6末."""
    narrow = unicodedata.normalize("NFKC", words).strip()
    if (ahead := AHEAD.fullmatch(narrow)) and not year_of(narrow):
        return bool(year_of(ahead["year"]))
    kind, year = _without_year(narrow)
    return bool(year) and 0 < len(kind) <= _MAX_KIND and not re.search(r"[0-9。、]", kind)


@remembered
def is_department(text: str) -> bool:
    """Whether ``text`` reads as a department: it ends in 課・室・局・部… and is short.

    So do a division with its sections in brackets, 総務部（総務課）, and all of them: 全庁, 各部署.
    """
    parted = _PARTED.fullmatch(text)
    if parted:
        return is_department(parted["over"]) and all(map(is_section, _listed(parted["inner"])))
    named = bool(_ENDING.search(text)) and not _NO_OFFICE.search(text)
    return len(text) <= 24 and (named or bool(_EVERYONE.fullmatch(text)))


def is_section(text: str) -> bool:
    """Whether ``text`` reads as a department that is no division with others below it."""
    others = re.search(r"[:：]", text) or _DIVISION.search(text) or _EVERYONE.fullmatch(text)
    return is_department(text) and not others


def _listed(words: str) -> list[str]:
    return re.split(r"[、,，・／/\s]+", words.strip())


@remembered
def year_of(cell: str) -> str | None:
    """``令和4年度`` for a cell that is nothing but a year, whatever its form; else ``None``.

    A year without its era stays one (``28年度``) until ``ingest.eras`` completes it.
    """
    narrow = unicodedata.normalize("NFKC", cell).strip()
    if not YEAR_CELL.match(narrow):
        return None
    if narrow.startswith("20"):
        return fiscal_name(int(narrow[:4]))
    match = re.match(rf"({_ERA})\s*\.?\s*([0-9]+|元)", narrow)
    if match is None:
        return re.sub(r"\s|^0", "", narrow)
    era = _ERA_NAME.get(match.group(1), match.group(1))
    number = "1" if match.group(2) == "元" else match.group(2)
    return f"{era}{'元' if number == '1' else number}年度"


def fiscal_name(year: int) -> str:
    """The fiscal year ``year`` (Western) in era form: 2022 → 令和4年度."""
    for era in ("令和", "平成", "昭和"):
        if year > _ERA_FIRST[era]:
            number = year - _ERA_FIRST[era]
            return f"{era}{'元' if number == 1 else number}年度"
    return f"{year}年度"


def fiscal_number(name: str) -> int | None:
    """The Western year of a fiscal year in era form: 令和4年度 → 2022."""
    match = re.match(r"(令和|平成|昭和)(元|[0-9]+)", name)
    if match is None:
        return None
    return _ERA_FIRST[match.group(1)] + (1 if match.group(2) == "元" else int(match.group(2)))
