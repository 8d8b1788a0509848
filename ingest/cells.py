"""What stands inside a cell: a numbered title, departments, tags."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.labels import is_department
from ingest.records import Value
from ingest.text import CIRCLED, View, nfkc

_CALL = r"(?:電話(?:番号)?|内線|直通|FAX|ＦＡＸ|TEL|ＴＥＬ|Tel|℡|☎)"
_SPLIT = re.compile(
    rf"\s*[(（]\s*{_CALL}[^()（）]*[)）]|\s*{_CALL}[\s.:：]*[0-9０-９()（）ー―－‐-]*"
    r"|\s*[0-9０-９]{2,}(?:[ー―－‐-][0-9０-９]+)+"
    r"|(?<=[課室局部所館])(?:及び|および|並びに|ならびに|と)(?=\w+[課室局部所館])"
    r"|[、,，;；/／\n]|・(?=[^・]*[課室局部所館署会])|\s+"
)
_LISTED = re.compile(r"[、,，]")  # where these part departments, a space does not
_SIGN = re.compile(r"[^\w]|〇")
_DIVISION = re.compile(r"(?<!本)(?<!支)部$|局$|委員会$")
_WITHIN = re.compile(r"[課室所館]$|センター$")
_TEAM = re.compile(
    r"(?P<over>.*?[課室局部所館])?(?P<team>[^、・]{0,12}(?:係|班|担当|グループ|チーム))"
)
BRACKET = re.compile(
    r"(?:[【\[]|(?P<round>[(（])\s*(?:担当|所管|主管|実施)(?:課|部署|所属|室)?\s*[:：])"
    r"(?P<inner>(?(round)[^()（）]{1,60}|[^】\]]{1,60}))(?(round)[)）]|[】\]])"
)
_TAG = re.compile(
    r"(?:^|[\s】]|(?P<open>[(（〔\[【＜<]))\s*(?!(?(open)再|\Z))"
    r"((?:継\s*続|新\s*規|廃\s*止|完\s*了|拡\s*充|再\s*掲|統\s*合|見\s*直\s*し))"
    r"\s*(?(open)[)）〕\]】＞>])\s*$"
)
_MARKED = re.compile(r"[\s\u3000]+[★☆◎●■◆♦❖]\s*([^\W\d_]{1,4})\s*$")
_STARRED = re.compile(r"\s*([★☆◎●○◆◇■□▲△▼▽♦❖])\s*(?=[^\W\d_])")
_STAR_BEHIND = re.compile(r"(?<=\w)\s*([★☆])\s*$")
_NUMBER = re.compile(
    rf"\s*((?:\([0-9]+\)\s*)?[{CIRCLED}]"
    rf"|(?:[Ⅰ-Ⅻ]|[IVX]{{1,4}}|[A-ZＡ-Ｚ]|[0-9０-９]{{1,2}})(?:[-－‐–.．][0-9０-９]{{1,2}})?[-－‐–.．][{CIRCLED}]"
    r"|[Ⅰ-Ⅻ](?:[-－‐–.．][0-9０-９]{1,2}(?![0-9０-９])){1,2}"
    r"|[(（][0-9０-９]+[)）]"
    r"|(?:(?:施策|事業|取組)(?:No\.?)?\s*)?[A-ZＡ-Ｚ]?[0-9０-９]+(?:[-－‐–.．][0-9０-９]+)+(?:[-－‐–]?[(（][0-9０-９]+[)）])?(?=[\s.．:：]|$)"
    r"|(?:施策|事業|取組)?(?:No\.?)?\s*(?:[0-9０-９]\s?){1,3}(?=[.．\s:：)）]))[.．:：)）]?\s*"
)
NUMBER_CELL = re.compile(
    r"(?:(?:[A-Z]{0,2}|[IVX]{1,4})-?[0-9]{1,3}(?:[-.][0-9]{1,3})*(?:-?\([0-9]{1,2}\))?(?:[-.][0-9]{1,2})?"
    r"|\([0-9]{1,2}\)[0-9]{0,2})"
)
# A number with the word for what it counts before it, or in brackets.
_WHOLE = re.compile(
    r"(?P<open>[【\[〔<〈《「])?(?:重点|主要|基本|個別|具体的?)?"
    r"(?:取り?組み?|施策|事業|プロジェクト|アクション)?(?:No\.?|番号|№)?"
    r"(?P<number>[0-9A-ZⅠ-Ⅻ(][^\s【】\[\]〔〕<>〈〉《》「」]{0,11}?)(?(open)[】\]〕>〉》」])",
    re.IGNORECASE,
)
_LONG_NUMBER = re.compile(r"[A-Z]{0,3}-?[0-9]{4,6}(?:[-.][0-9]{1,3})?")


@dataclass(frozen=True, slots=True)
class Title:
    """A cell or line that names a measure: number, name, departments and tags in it."""

    number: Value | None
    name: Value
    departments: tuple[Value, ...]
    tags: tuple[Value, ...]


def number_text(value: Value) -> str:
    """The number of a measure as the contract writes it: NFKC, no spaces, no closing stop."""
    return nfkc(value.text).rstrip(".:)") if "(" not in value.text else nfkc(value.text)


def bare_number(value: Value) -> str:
    """The number of a measure without the words before it: ``3`` for 「施策No.3」."""
    return _unlabelled(number_text(value))


def _unlabelled(text: str) -> str:
    bare = _WHOLE.fullmatch(text)
    return bare["number"] if bare else text


def is_number(text: str) -> bool:
    """Whether ``text`` reads as the number of a measure and nothing else."""
    return bool(NUMBER_CELL.fullmatch(nfkc(text).rstrip(".")))


def is_labelled_number(text: str) -> bool:
    """Whether ``text`` is a number where its label says so: one of many digits is no year then."""
    bare = _unlabelled(nfkc(text).rstrip("."))
    return is_number(bare) or bool(_LONG_NUMBER.fullmatch(bare))


def numbers_in(text: str) -> tuple[tuple[int, int], ...]:
    """Where the numbers of measures stand in a list of nothing else (1-2、№4); none otherwise."""
    found = tuple(m.span() for m in re.finditer(r"[^\s、,，・／/]+", text))
    return found if found and all(is_number(_unlabelled(nfkc(text[a:b]))) for a, b in found) else ()


def read_title(view: View, source: str) -> Title:
    """Read number, name, departments in 【…課】 and tags (【再掲】, 継続) from a title."""
    number = None
    start = 0
    match = _NUMBER.match(view.text)
    if match and match.end() < len(view.text):
        number = view.slice(match.start(1), match.end(1)).value(source)
        start = match.end()
    tags: list[Value] = []
    departments: list[Value] = []
    end = len(view.text)
    tag = _TAG.search(view.text)
    if tag:
        tags.append(view.slice(tag.start(2), tag.end(2)).joined().value(source))
        end = tag.start(1) if tag.start(1) >= 0 else tag.start(2)
    elif marked := _MARKED.search(view.text, start):
        tags.append(view.slice(*marked.span(1)).value(source))
        end = marked.start()
    if star := _STARRED.match(view.text, start, end):
        tags.append(view.slice(star.start(1), star.end(1)).value(source))
        start = star.end()
    if star := _STAR_BEHIND.search(view.text, start, end):
        tags.append(view.slice(star.start(1), star.end(1)).value(source))
        end = star.start()
    for bracket in BRACKET.finditer(view.text, start, end):
        inner = view.slice(*bracket.span("inner"))
        found = departments_in(inner, source)
        if found and all(is_department(d.text) for d in found):
            departments.extend(found)
        elif bracket.start() > start:
            tags.append(inner.value(source))
        else:
            continue
        end = min(end, bracket.start())
    name = view.slice(start, end).joined().value(source)
    return Title(number, name, tuple(departments), tuple(tags))


def departments_in(view: View, source: str) -> tuple[Value, ...]:
    """Departments in a cell, in printed order; a name broken over two lines is joined again.

    A team behind its department, and a section behind its division, are one with it.
    """
    found = (v.joined().value(source) for v in department_views(view))
    return tuple(v for v in found if v.text)


def department_views(view: View, *, within: bool = False) -> list[View]:
    """The names that ``departments_in`` finds, with the line breaks in them.

    ``within``: a space that parts two of them stands within one name.
    """
    found = (view.slice(a, b) for a, b in _joined_spans(view, _spans(view), within=within))
    return [v for v in found if v.text]


def is_office(text: str) -> bool:
    """Whether ``text`` is a department, or the team of one."""
    team = _TEAM.fullmatch(text)
    return is_department(text) or bool(team and team.group("over") and is_department(team["over"]))


def is_team(text: str) -> bool:
    """Whether ``text`` is a team that is named without its department."""
    team = _TEAM.fullmatch(text.strip())
    return bool(team and not team.group("over"))


def _spans(view: View) -> list[tuple[int, int]]:
    """Where each name of a list stands; numbers to call are left out."""
    out: list[tuple[int, int]] = []
    start = begin = 0
    held = False
    for cut in [*_SPLIT.finditer(view.text), None]:
        end = cut.start() if cut else len(view.text)
        piece = view.slice(begin if held else start, end)
        if piece.text:
            open_ = cut is not None and (cut.group().isspace() or cut.group() == "・")
            if open_ and not is_department(piece.text):
                if not held:
                    begin, held = start, True
            else:
                out.append((begin if held else start, end))
                held = False
        start = cut.end() if cut else end
    return out


def _joined_spans(
    view: View, spans: list[tuple[int, int]], *, within: bool
) -> list[tuple[int, int]]:
    """The names, those put together that a mere space parts and that are of one another."""
    out: list[tuple[int, int]] = []
    for start, end in spans:
        before = view.slice(*out[-1]).text if out else ""
        after = view.slice(start, end).text
        gap = view.text[out[-1][1] : start] if out else ""
        team = _TEAM.fullmatch(after)
        below: object = _DIVISION.search(before) and _WITHIN.search(after) and is_department(after)
        listed = gap == " " and before and is_department(before) and is_department(after)
        below = below or (listed and _LISTED.search(view.text))
        below = below or (team and not team.group("over") and is_department(before))
        below = within or below
        within_one = "\n" not in gap or bool(team)
        if gap.isspace() and within_one and below and not _SIGN.match(after):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out
