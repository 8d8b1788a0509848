"""Indicators told in one line: what is measured, and figures with their years from then to then.

転入の待ち時間 52分（令和5年度） → 25分（令和9年度）, or the years in front of the figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.candidates import Candidate
from ingest.labels import FIGURE_WORDS, year_of
from ingest.records import Indicator, Role, Value
from ingest.text import View, clean, nfkc

_YEAR = (
    r"(?:令和|平成|[RH]\.?)\s?(?:[0-9０-９]{1,2}|元)\s?年?度?|20[0-9]{2}\s?年度?"
    r"|[0-9０-９]{1,2}年度"
)
_FIGURE = r"[^\s（()）→⇒➡▶、。]*[0-9０-９][^\s（()）→⇒➡▶。]*|[-－―ー–]|なし|未(?:実施|導入|整備)"
_KIND = r"(?:現状|現況|現在|基準|実績|目標|中間目標|最終目標|計画|当初)の?(?:数?値|年度)?"
_BEHIND = rf"(?:{_KIND}[\s:：]+)?(?:{_FIGURE})\s*[（(]\s*(?:{_YEAR})[^（()）]{{0,6}}[)）]"
_DATED = rf"(?:{_YEAR}|{_KIND}\s?[（(](?:{_YEAR})[)）])"
_AHEAD = rf"{_DATED}[^\s0-9０-９→⇒:：]{{0,4}}?[\s:：]*(?:{_FIGURE})"
_CALLED = rf"{_KIND}\s*[:：]\s*(?:{_FIGURE})"
_ARROW = r"\s*(?:[→⇒➡▶]|から|\n)\s*"
_TOLD = "|".join(
    rf"(?:{point}(?:{_ARROW}{point})*)" for point in (_BEHIND, _AHEAD, rf"{_CALLED}(?![（(])")
)
_LINE = re.compile(r"(?P<name>(?:[^\n。]|。(?=[)）]))*?[^\n。\s:：])[\s:：]+" rf"(?P<told>{_TOLD})")
_ONLY = re.compile(rf"\s*(?P<told>{_TOLD})\s*")
_SENTENCE = re.compile(r"。(?![)）])")
_POINT = re.compile(
    rf"(?:{_KIND}[\s:：]+)?(?P<figure>{_FIGURE})\s*[（(]\s*(?P<year>{_YEAR})[^（()）]{{0,6}}[)）]"
    rf"|(?:{_KIND}\s?[（(])?(?P<before>{_YEAR})[)）]?[^\s0-9０-９→⇒:：]{{0,4}}?[\s:：]*(?P<after>{_FIGURE})"
    rf"|(?P<kind>{_KIND})\s*[:：]\s*(?P<called>{_FIGURE})"
)
_MAX_SAID = 400
_FROM_TO = 2  # figures of a line that nothing but these tells to be an indicator
_HOLDS: frozenset[Role] = frozenset({"other", "indicator", "goal", "aim", "effect"})


def with_lines(place: Candidate, text: str) -> Candidate:
    """A place with the indicators that the lines of its fields tell, where none has figures yet."""
    if any(i.values for i in place.indicators):
        return place
    found: list[Indicator] = []
    fields = []
    for item in place.fields:
        held: list[Indicator] = []
        said = item.value.text
        if item.role in _HOLDS and not _SENTENCE.search(said) and 0 < len(said) <= _MAX_SAID:
            least = 1 if item.role == "indicator" else _FROM_TO
            view = clean(text, item.value.start, item.value.end)
            held = list(_lines(view, place.source, least))
        found += held
        fields.append(replace(item, role="indicator") if held else item)
    starts = {i.name.start for i in found}
    bare = [i for i in place.indicators if i.name.start not in starts]
    named = [i for b in bare for i in _told_in_name(b, text)]
    if not found and all(not i.values for i in named):
        return place
    return replace(place, fields=tuple(fields), indicators=(*named, *found))


def _told_in_name(indicator: Indicator, text: str) -> list[Indicator]:
    """An indicator whose figures were taken for words of its name; any other as it is."""
    view = clean(text, indicator.name.start, indicator.name.end)
    return [*_lines(view, indicator.name.source, 1)] or [indicator]


def _lines(view: View, source: str, least: int) -> Iterator[Indicator]:
    """The indicators of lines that give at least so many figures with their years."""
    for match in _LINE.finditer(view.text):
        values = tuple(_values(view, match.start("told"), match.end("told"), source))
        name = re.sub(r"^[・○●■◆\s]+", "", match["name"])
        start = match.end("name") - len(name)
        named = re.search(r"[^\W\d_]{2}", name) and not FIGURE_WORDS.fullmatch(nfkc(name))
        if len(values) >= least and named:
            yield Indicator(view.slice(start, match.end("name")).value(source), values)


def measures(view: View) -> bool:
    """Whether a line names something, no year, and gives its figures from then to then."""
    told = _LINE.match(view.text)
    named = told is not None and not re.search(_YEAR, told["name"])
    return bool(named and told and sum(1 for _ in _POINT.finditer(told["told"])) >= _FROM_TO)


def points_in(view: View, source: str) -> Iterator[tuple[str, Value]]:
    """The figures of a text by their years, if it is nothing else: 52分（R5） → 25分（R9）."""
    told = _ONLY.fullmatch(view.text)
    return _values(view, told.start("told"), told.end("told"), source) if told else iter(())


def _values(view: View, start: int, end: int, source: str) -> Iterator[tuple[str, Value]]:
    for match in _POINT.finditer(view.text, start, end):
        group = next(g for g in ("figure", "after", "called") if match[g])
        year = match["year"] or match["before"]
        key = year_of(nfkc(year).strip()) if year else nfkc(match["kind"])
        if key:
            yield key, view.slice(match.start(group), match.end(group)).value(source)
