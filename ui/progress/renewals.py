"""Where plans speak of renewing a system: 更新, 更改, 入替, リプレース of something that is one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ui.api.records import Measure
from ui.parts.years import fiscal_year

_WORD = re.compile(
    r"更新|更改|入れ?替え?|入れ?換え?|置き?換え?|切り?替え?|取り?替え?|リプレ[ーイ]ス|刷新|再構築"
    r"|(?:次期|新|後継)(?:の)?[^、。\s]{0,12}(?:システム|基盤|機器|ネットワーク|端末|サーバ)"
)
_SYSTEM = re.compile(
    r"システム|機器|サーバ|端末|パソコン|(?<![A-Za-z])PC(?![A-Za-z])|ネットワーク|基盤|設備|ソフト"
    r"|ハード|回線|クラウド|(?<![A-Za-z])OS(?![A-Za-z])|プリンタ|複合機|電話|ルータ"
)
_CLAUSE = re.compile(r"[。\n\r;；]+")
_YEAR = re.compile(r"(?:令和|平成)\s*(?:元|\d{1,2})|(?<!\d)20\d\d(?=年)")


@dataclass(frozen=True)
class Renewal:
    """A place of a measure that speaks of a renewal; ``years`` as it names them."""

    measure: Measure
    text: str
    years: tuple[int, ...]


def speaks_of_renewal(text: str, about: str = "") -> bool:
    """Whether ``text``, said ``about`` something, is of the renewal of a system."""
    said = unicodedata.normalize("NFKC", text)
    found = _WORD.search(said)
    return bool(found) and bool(_SYSTEM.search(said + unicodedata.normalize("NFKC", about)))


def renewals(measures: Iterable[Measure]) -> list[Renewal]:
    """The places, each once, the earliest year first; those that name none come last."""
    found = dict[tuple[str, str], Renewal]()
    for measure in measures:
        for text, year in _said(measure):
            years = (year,) if year else years_in(text)
            key = (measure.id, text)
            held = found.get(key)
            every = tuple(sorted({*years, *(held.years if held else ())}))
            found[key] = Renewal(measure, text, every)
    return sorted(found.values(), key=lambda r: r.years or (9999,))


def years_in(text: str) -> tuple[int, ...]:
    """The fiscal years that a text names."""
    named = (fiscal_year(m.group()) for m in _YEAR.finditer(unicodedata.normalize("NFKC", text)))
    return tuple(sorted({year for year in named if year}))


def _said(measure: Measure) -> Iterator[tuple[str, int | None]]:
    """What speaks of a renewal: the values of years, rows of the schedule, sentences."""
    for label, entry in measure.schedule.items():
        for text in filter(None, (entry.planned, entry.actual)):
            if speaks_of_renewal(text, measure.measure_name):
                yield _flat(text), fiscal_year(label)
    for row in measure.schedule_rows:
        whole = (row.name, *row.values.values())
        if any(speaks_of_renewal(text, f"{row.name}{measure.measure_name}") for text in whole):
            years = [fiscal_year(label) for label in row.values] or [None]
            yield from ((_flat(row.name), year) for year in years)
    prose = (measure.measure_name, measure.summary, measure.results, measure.issues)
    for text in (*filter(None, prose), *(action.text for action in measure.actions)):
        for clause in _CLAUSE.split(text):
            if speaks_of_renewal(clause):
                yield _flat(clause), None


def _flat(text: str) -> str:
    return " ".join(text.split())
