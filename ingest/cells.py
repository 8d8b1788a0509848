"""What stands inside a cell: the number of a measure, departments."""

from __future__ import annotations

import re

from ingest.labels import is_department
from ingest.records import Value
from ingest.remembered import remembered
from ingest.text import View, nfkc

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


@remembered
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
