"""The fiscal years that a plan runs, from its title or from what it says of its period."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ingest.labels import fiscal_name, year_of
from ingest.markers import counted
from ingest.text import clean, nfkc

_KANJI = "一二三四五六七八九十"
_PERIOD = re.compile(
    rf"((?:令和|平成|R|H)\s*(?:[0-9]{{1,2}}|元|[{_KANJI}]{{1,3}})|20[0-9]{{2}})"
    r"\s*(?:年度?)?\s*(?:[(（][^()（）]{4,12}[)）])?\s*(?:年度?)?"
    r"\s*(?:[~～〜\-－–→⇒➡▶►▷]|から)"
    rf"\s*((?:令和|平成|R|H)?\s*(?:[0-9]{{1,2}}|元|[{_KANJI}]{{1,3}}(?=年))|20[0-9]{{2}})"
    r"\s*(?:[(（][^()（）]{4,12}[)）]\s*)?"
    r"(?:年度?|(?<=20[0-9]{2})(?=\s)|(?:(?<=[RH][0-9])|(?<=[RH][0-9]{2}))(?![0-9年月.]))"
)


def period_of(text: str) -> str | None:
    """The fiscal years a plan runs, in era form; ``None`` where the text does not say."""
    place = period_place(text)
    return place[0] if place else None


def period_place(text: str) -> tuple[str, int, int] | None:
    """The first range of years near the title or 計画期間, in era form, and where it stands."""
    return next(iter(period_places(text)), None)


@lru_cache(maxsize=256)
def period_places(text: str) -> tuple[tuple[str, int, int], ...]:
    """Every such range, that of the title first; those below the header of a column, which may be
    of other plans, last. One in a sentence near the title may be of another plan too, and stands
    behind what is said of the period. Read once for each text.
    """
    return tuple(_period_places(text))


def _period_places(text: str) -> Iterator[tuple[str, int, int]]:
    view = clean(text)
    flat = _narrow(view.text)
    places = [m.start() for m in re.finditer(r"計画の?期間|対象期間|計画年度", flat)]
    aside = [at for at in places if _heads_column(text, view.offsets[at])]
    plain = [at for at in places if at not in aside]
    near = _PERIOD.finditer(flat, 0, min(len(flat), 600))
    title = next((m for m in near if not _beside(text, view.offsets[m.start()])), None)
    told = title and "。" in _line(flat, title.start())
    for place in [*plain, 0, *aside] if told else [0, *plain, *aside]:
        width = 600 if place == 0 else 160
        for match in _PERIOD.finditer(flat, place, min(len(flat), place + width)):
            first, last = _year(match.group(1), None), _year(match.group(2), match.group(1))
            beside = not place and _beside(text, view.offsets[match.start()])
            if first and last and not beside:
                offsets = view.offsets[match.start() : match.end()]
                yield f"{first}～{last}", offsets[0], offsets[-1] + 1
                break


def _beside(text: str, place: int) -> str:
    """The row of a table that ``place`` stands in; empty in prose."""
    row = _line(text, place)
    return row if re.search(r"[\t|｜]", row) else ""


def _line(text: str, place: int) -> str:
    """The line that ``place`` stands on."""
    return text[text.rfind("\n", 0, place) + 1 :].split("\n", 1)[0]


def _heads_column(text: str, place: int) -> bool:
    """Whether ``place`` stands in a row of a table that gives no years."""
    row = _beside(text, place)
    return bool(row) and not _PERIOD.search(_narrow(row))


def _year(text: str, like: str | None) -> str | None:
    text = re.sub(f"[{_KANJI}]+", lambda m: str(counted(m.group())), nfkc(text))
    if re.fullmatch(r"20[0-9]{2}", text):
        return fiscal_name(int(text))
    if re.fullmatch(r"[0-9]{1,2}|元", text) and like:
        era = re.match(r"令和|平成|R|H", nfkc(like))
        text = f"{era.group()}{text}" if era else text
    return year_of(f"{text}年度")


def _narrow(text: str) -> str:
    return re.sub(r"[０-９]", lambda m: chr(ord(m.group()) - 0xFEE0), text)
