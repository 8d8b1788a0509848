"""What a title and the lines below it say of the edition: number, version, years, date, account."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from ingest.labels import fiscal_number, year_of
from ingest.sources import Document
from ingest.text import fold

KIND = r"(?:計画|プラン|戦略|ビジョン|構想|方針|指針|プログラム|ロードマップ)"
_DIGITS = {c: i for i, c in enumerate("一二三四五六七八九", start=1)}
_NUMBER = re.compile(r"第\s*([0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*[次期]")
_VERSION = re.compile(
    r"第\s*([0-9]{1,2})\s*版|(?:ver(?:sion)?|バージョン)\.?\s*([0-9]+(?:\.[0-9]+)*)"
    rf"|{KIND}\s*[(（]?\s*v?\.?\s?([0-9]\.[0-9])(?![0-9])",
    re.IGNORECASE,
)
_REVISED = re.compile(
    r"改[訂定](?!前)|改正版|中間見直し|見直し(?:版|後)|更新版|変更(?:版|後)|追補|年度版"
)
_DRAFT = re.compile(r"素案|(?<![一-龥])案(?![一-龥])|原案|パブリックコメント")
_DATE = re.compile(r"((?:令和|平成|R|H)\s*(?:[0-9]{1,2}|元)|20[0-9]{2})\s*年\s*([0-9]{1,2})\s*月")
_YEAR = re.compile(r"((?:令和|平成|R|H)\s*(?:[0-9]{1,2}|元)|20[0-9]{2})\s*(?:\([^()]*\))?\s*年?度")
_DATED_VERSION = re.compile(rf"{_YEAR.pattern}\s*(?:改[訂定]|版)")
# An account of what was done of a plan, which goes beside it.
_ACCOUNT = r"(?:進捗|実績|年次|点検|(?:取組|実施|達成)状況|評価(?:報告|結果|書)|報告書)"
_REPORT = re.compile(_ACCOUNT)
# What stands behind the name of a plan and is no part of it.
_BEHIND = re.compile(
    rf"\s*(?:(?:令和|平成)?[0-9元]+年度(?:末)?の?)?{_ACCOUNT}[^\s]*$|(?:素案|最終案|案|概要版|本編)$"
    r"|\s+\S{1,12}[編版]$|(?:資料|別冊|用語)(?:編|集)?$|改[訂定]版?$|(?:20[0-9]{2}|[0-9]\.[0-9]).*$"
    r"|(?:ver|version).*$"
)

_BRACKETED = re.compile(r"[(\[〔【〈《][^()\[\]〔〕【】〈〉《》]*[)\]〕】〉》]")


@dataclass(frozen=True, slots=True)
class Edition:
    """Which edition of a plan a text is, as far as it says so.

    ``first`` and ``last`` are the fiscal years of its period, ``issued`` counts months from year 0
    (0 where no date is given), ``account`` is the fiscal year of which it gives account (0 where
    it names none), ``None`` for a text that is the plan itself.
    """

    number: int = 0
    version: tuple[int, ...] = ()
    first: int | None = None
    last: int | None = None
    issued: int = 0
    revised: bool = False
    draft: bool = False
    account: int | None = None


def edition_of(document: Document) -> Edition:
    """The edition of a text, from its title, the lines below it and its period."""
    title = _narrow(document.plan)
    said = f"{title} {_narrow(document.edition or '')}"
    number = _NUMBER.search(title)
    version = _VERSION.search(said)
    first, last = years_of(document.period)
    return Edition(
        _counted(number.group(1)) if number else 0,
        _version(version) if version else (),
        first,
        last,
        _issued(said),
        bool(_REVISED.search(said)),
        bool(_DRAFT.search(said)),
        _account(said) if _REPORT.search(said) else None,
    )


def series_of(plan: str, municipality: str) -> str:
    """The folded name of a plan without its municipality and all that tells its editions apart."""
    return fold(title_of(plan, municipality))


def title_of(plan: str, municipality: str) -> str:
    """The same name as it is printed."""
    name = re.sub(
        r"[(（\[［〔【〈《][^()（）\[\]［］〔〕【】〈〉《》]*[)）\]］〕】〉》]", "", _narrow(plan)
    )
    name = _NUMBER.sub("", name).replace(municipality, "").strip()
    bare = re.sub(rf"^次(?:期|世代)(?=.*{KIND})", "", name)
    while (shorter := _BEHIND.sub("", bare).strip()) != bare and shorter:
        bare = shorter
    return bare


def years_of(period: str | None) -> tuple[int | None, int | None]:
    """First and last fiscal year of a period in era form."""
    years = [fiscal_number(part.strip()) for part in (period or "").split("～")]
    return (years[0], years[-1]) if years[0] else (None, None)


def _counted(said: str) -> int:
    if said.isdigit():
        return int(said)
    tens, _, ones = said.rpartition("十")
    return (10 * _DIGITS.get(tens, 1) if "十" in said else 0) + _DIGITS.get(ones, 0)


def _version(match: re.Match[str]) -> tuple[int, ...]:
    said = next(g for g in match.groups() if g)
    return tuple(int(part) for part in said.split("."))


def _issued(said: str) -> int:
    """The latest date, or the year of a revision, in months."""
    dates = [(_western(m.group(1)), int(m.group(2))) for m in _DATE.finditer(said)]
    dates += [(_western(m.group(1)), 4) for m in _DATED_VERSION.finditer(said)]
    return max((12 * year + month for year, month in dates if year), default=0)


def _account(said: str) -> int:
    """The fiscal year that an account is of: the one that stands before the word for it."""
    found = [
        _western(m.group(1))
        for m in re.finditer(rf"{_YEAR.pattern}(?=[^0-9]{{0,8}}{_ACCOUNT})", said)
    ]
    return max((y for y in found if y), default=0)


def _western(said: str) -> int | None:
    name = year_of(f"{said}年度")
    return fiscal_number(name) if name else None


def _narrow(text: str) -> str:
    return unicodedata.normalize("NFKC", text)
