"""Departments in a line that heads something: nothing but their names, or behind other words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.cells import BRACKET, is_office
from ingest.labels import role_of
from ingest.leads import lead_in
from ingest.markers import marker_of
from ingest.taught import remembered_while_taught
from ingest.text import View, half_width

# Signs that set a line apart, and brackets.
SIGNS = r"[■◆●○◇□▼▽▶▷◎★☆◉❖・※*#→⇒➡▸\-]"
OPEN, CLOSE = r"[(（\[［【〔＜<〈]", r"[)）\]］】〕＞>〉]"
PLAIN = r"[^()（）\[\]［］【】〔〕＜＞<>〈〉]"
INNER = rf"(?:{PLAIN}|{OPEN}{PLAIN}*{CLOSE})+"
_SIGN = re.compile(rf"\s*(?:#{{1,6}}\s|\*\*|{SIGNS})\s*")
_WHOLE = re.compile(rf"\s*{OPEN}(?P<value>{INNER}){CLOSE}\s*")
_BRACKET = re.compile(rf"\s*{OPEN}(?P<value>{INNER}){CLOSE}\s*$", re.DOTALL)
_OPENS = re.compile(rf"\s*(?:{SIGNS}|#{{1,6}}\s|\*\*)?\s*{OPEN}(?P<value>{INNER}?){CLOSE}\s*(?=\w)")
# Signs between a title and the departments at the end of its line, where no brackets are.
_PARTED = re.compile(r"\s*[―—–─…‥]+\s*|\s*[.・･]{3,}\s*|\s+[-－／/|｜]\s+")
_SPACE = re.compile(r"(?<=\S) (?=\S)")
_LABEL = re.compile(
    r"\s*(?:担当|所管|主管|実施|推進|取りまとめ|とりまとめ)(?:する)?(?:課|部署?|部局|所属|室)?[:：]\s*"
)
# Words behind departments that make a heading of them: 総務課の取組, 総務課所管.
_BEHIND = re.compile(
    r"(?:の|における|が(?:行う|進める|担う|所管する|担当する))?"
    r"(?:主な|主要)?(?:取り?組み?|施策|事業|所管(?:分|事業|施策)?|担当(?:分|事業)?|関係)(?:一覧)?$"
)
_SHORT = 40
# A line with departments that may go on below.
_BROKEN = re.compile(rf"[課室局部所館会][\s、,・][^。]*$|[、,・]\s*$|{OPEN}{PLAIN}*$")
# Endings that nothing else than an office of a town hall has: a school or a centre may be a theme.
_SURE = re.compile(r"(?:課|室|(?<!本)部|局|係|班|委員会|庁)(?:等|など)?$")


def offices(view: View) -> bool:
    """Whether nothing but departments stands in a view, and no label of them."""
    return are_offices(view.text)


@remembered_while_taught
def are_offices(words: str) -> bool:
    """Whether words are nothing but departments, and no label of them."""
    if role_of(words.strip()):
        return False
    lead, related = lead_in(View(words, tuple(range(len(words)))), "")
    names = [v.text for v in (*lead, *related)]
    return bool(names) and all(map(is_office, names))


def owned(view: View) -> tuple[View, View] | None:
    """The words of a line before the departments that it ends with, none perhaps, and these."""
    sign = _SIGN.match(view.text)
    line = view.slice(sign.end() if sign else 0, len(view.text.removesuffix("**")))
    core = _core(line)
    if offices(core):
        return view.slice(0, 0), core
    bracket = _BRACKET.search(line.text)
    if bracket and bracket.start() and _named(line.slice(*bracket.span("value"))):
        return line.slice(0, bracket.start()), line.slice(*bracket.span("value"))
    told = behind_gap(line)
    return (line.slice(0, told[0]), line.slice(told[1], len(line.text))) if told else None


def own_departments(view: View) -> View | None:
    """The departments that a line says of a thing itself, behind a label or in brackets with one:
    「…始めます。（担当：診療所）」.
    """
    match = BRACKET.search(view.text)
    if match and match["round"]:
        return view.slice(*match.span("inner"))
    label = _LABEL.match(view.text)
    told = view.slice(label.end(), len(view.text)) if label else None
    return told if told and offices(told) else None


def unbroken(above: View, below: View) -> View | None:
    """Two lines as one, where departments close the first together with the words below alone."""
    if len(below.text) > _SHORT or not _BROKEN.search(above.text):
        return None
    kept = len(above.text.rstrip())
    joined = View(above.text[:kept] + below.text, above.offsets[:kept] + below.offsets)
    bracket = _BRACKET.search(joined.text)
    if bracket and bracket.start("value") < kept < bracket.end("value"):
        return joined if _named(joined.slice(*bracket.span("value"))) else None
    return joined if not behind_gap(above) and behind_gap(joined) else None


def behind_gap(line: View) -> tuple[int, int] | None:
    """Where the words end that a gap, a dash or dots part from the departments that close a line,
    and where these begin.
    """
    size = len(line.text.rstrip("* "))
    for start, end in _gaps(line):
        if start and _named(line.slice(end, size)):
            return len(line.text[:start].rstrip("* ")), end
    return None


def opening_departments(line: View) -> tuple[int, int, int] | None:
    """Where departments in brackets stand before a name (【市民課】窓口の予約), and it begins.

    Brackets before departments hold a label: 【事業所管課】市民課.
    """
    told = _OPENS.match(line.text)
    if told is None or not _sure(line.slice(*told.span("value"))):
        return None
    if offices(line.slice(told.end(), len(line.text))):
        return None
    return (*told.span("value"), told.end())


def behind_sign(line: View) -> tuple[int, int] | None:
    """The same, where a sign parts them and they are sure to be departments."""
    cuts = [m.span() for m in _PARTED.finditer(line.text)]
    fits = (c for c in cuts if c[0] and _sure(line.slice(c[1], len(line.text))))
    return next(fits, None)


def _gaps(line: View) -> Iterator[tuple[int, int]]:
    """Where signs and gaps of more than one space stand in a line."""
    spaces = (m.span() for m in _SPACE.finditer(line.text))
    wide = [s for s in spaces if line.offsets[s[1]] - line.offsets[s[0]] > 1]
    yield from sorted([*wide, *(m.span() for m in _PARTED.finditer(line.text))])


def _named(value: View) -> bool:
    """Whether departments stand in a stretch, behind a label perhaps."""
    label = _LABEL.match(value.text)
    return offices(value.slice(label.end() if label else 0, len(value.text)))


def _sure(value: View) -> bool:
    lead, related = lead_in(value, "")
    return _named(value) and all(_SURE.search(v.text) for v in (*lead, *related))


def _core(line: View) -> View:
    """A line without the number before its words, brackets around them and 「の取組」 behind."""
    marker = marker_of(half_width(line.text))
    if marker and marker.kind != "bracket":
        line = line.slice(marker.title_at, len(line.text))
    if whole := _WHOLE.fullmatch(line.text):
        line = line.slice(*whole.span("value"))
    label = _LABEL.match(line.text)
    line = line.slice(label.end(), len(line.text)) if label else line
    behind = _BEHIND.search(line.text)
    return line.slice(0, behind.start()) if behind and behind.start() else line
