"""What stands inside a cell: a numbered title, departments, actions, tags."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace

from ingest.labels import is_department
from ingest.records import Action, Value
from ingest.text import CIRCLED, View, nfkc

_CALL = r"(?:電話(?:番号)?|内線|直通|FAX|ＦＡＸ|TEL|ＴＥＬ|Tel|℡|☎)"
_SPLIT = re.compile(
    rf"\s*[(（]\s*{_CALL}[^()（）]*[)）]|\s*{_CALL}[\s.:：]*[0-9０-９()（）ー―－‐-]*"
    r"|\s*[0-9０-９]{2,}(?:[ー―－‐-][0-9０-９]+)+"
    r"|(?<=[課室局部所館])(?:及び|および|並びに|ならびに|と)(?=\w+[課室局部所館])"
    r"|[、,，;；/／\n]|・(?=[^・]*[課室局部所館署会])|\s+"
)
_SIGN = re.compile(r"[^\w]|〇")
_DIVISION = re.compile(r"(?<!本)(?<!支)部$")
_WITHIN = re.compile(r"[課室所館]$|センター$")
_TEAM = re.compile(
    r"(?P<over>.*?[課室局部所館])?(?P<team>[^、・]{0,12}(?:係|班|担当|グループ|チーム))"
)
_BRACKET = re.compile(
    r"(?:[【\[]|(?P<round>[(（])\s*(?:担当|所管|主管|実施)(?:課|部署|所属|室)?\s*[:：])"
    r"(?P<inner>(?(round)[^()（）]{1,60}|[^】\]]{1,60}))(?(round)[)）]|[】\]])"
)
_TAG = re.compile(
    r"(?:^|[\s】]|(?P<open>[(（〔\[【＜<]))\s*(?!(?(open)再|\Z))"
    r"((?:継\s*続|新\s*規|廃\s*止|完\s*了|拡\s*充|再\s*掲|統\s*合|見\s*直\s*し))"
    r"\s*(?(open)[)）〕\]】＞>])\s*$"
)
_STARRED = re.compile(r"\s*([★☆◎●○◆◇■□▲△▼▽♦❖])\s*(?=[^\W\d_])")
_NUMBER = re.compile(
    rf"\s*((?:\([0-9]+\)\s*)?[{CIRCLED}]"
    rf"|(?:[Ⅰ-Ⅻ]|[IVX]{{1,4}}|[A-ZＡ-Ｚ]|[0-9０-９]{{1,2}})[-－‐–.．](?:[{CIRCLED}]|(?<=[Ⅰ-Ⅻ].)[0-9０-９]{{1,2}}(?![0-9０-９]))"
    r"|[(（][0-9０-９]+[)）]"
    r"|(?:(?:施策|事業|取組)(?:No\.?)?\s*)?[A-ZＡ-Ｚ]?[0-9０-９]+(?:[-－‐–.．][0-9０-９]+)+(?:[-－‐–]?[(（][0-9０-９]+[)）])?(?=[\s.．:：]|$)"
    r"|(?:施策|事業|取組)?(?:No\.?)?\s*(?:[0-9０-９]\s?){1,3}(?=[.．\s:：)）]))[.．:：)）]?\s*"
)
NUMBER_CELL = re.compile(
    r"(?:(?:[A-Z]{0,2}|[IVX]{1,4})-?[0-9]{1,3}(?:[-.][0-9]{1,3})*(?:-?\([0-9]{1,2}\))?(?:[-.][0-9]{1,2})?"
    r"|\([0-9]{1,2}\)[0-9]{0,2})"
)
_ITEM = re.compile(rf"(?:(?<=\n)|(?<=\s)|^)([{CIRCLED}])(?![{CIRCLED}、・])\s*")
_KANA_ITEM = re.compile(r"(?:(?<=\s)|^)([ア-ソ])[\s\u3000.．)）]\s*(?=\S)")
_KANA = "アイウエオカキクケコサシスセソ"
_BULLET = re.compile(r"^\s*([・○●◆◇■□▪‣✓•])\s*", re.MULTILINE)
_STATE = re.compile(
    r"[<＜【(（]\s*((?:一部)?(?:完了|廃止|新規|継続|終了|統合|中止|休止|拡充|見直し|実施[中済]|準備中|検討中|未着手|未実施|着手)[^>＞】)）]{0,12})"
    r"[>＞】)）]"
)
_ACTIONS = re.compile(
    r"[【《＜<]\s*(?:主な)?(?:取組|取り組み|取組み|事業|実施内容)[^】》＞>]{0,8}[】》＞>]"
)


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
    return re.sub(r"^(?:施策|事業|取組)?(?:No\.?|№)?(?=[0-9])", "", number_text(value))


def is_number(text: str) -> bool:
    """Whether ``text`` reads as the number of a measure and nothing else."""
    return bool(NUMBER_CELL.fullmatch(nfkc(text).rstrip(".")))


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
    if star := _STARRED.match(view.text, start, end):
        tags.append(view.slice(star.start(1), star.end(1)).value(source))
        start = star.end()
    for bracket in _BRACKET.finditer(view.text, start, end):
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


def department_views(view: View) -> list[View]:
    """The names that ``departments_in`` finds, with the line breaks in them."""
    found = (view.slice(a, b) for a, b in _joined_spans(view, _spans(view)))
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


def _joined_spans(view: View, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The names, those put together that a mere space parts and that are of one another."""
    out: list[tuple[int, int]] = []
    for start, end in spans:
        before = view.slice(*out[-1]).text if out else ""
        after = view.slice(start, end).text
        gap = view.text[out[-1][1] : start] if out else ""
        team = _TEAM.fullmatch(after)
        below = _DIVISION.search(before) and _WITHIN.search(after) and is_department(after)
        below = below or (team and not team.group("over") and is_department(before))
        if gap.isspace() and "\n" not in gap and below and not _SIGN.match(after):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def split_actions(view: View, source: str) -> tuple[View, tuple[Action, ...]]:
    """The prose of a content cell before its list of actions, and the actions."""
    head = _ACTIONS.search(view.text)
    items = list(_ITEM.finditer(view.text, head.end() if head else 0))
    items = items or _by_kana(view)
    first = nfkc(items[0].group(1)) if items else ""
    if not items or (head is None and (len(items) < 2 or first not in {"1", "ア"})):
        return view, ()
    prose = view.slice(0, head.start() if head else items[0].start())
    ends = [m.start() for m in items[1:]] + [len(view.text)]
    actions = tuple(
        action
        for m, end in zip(items, ends, strict=True)
        for action in _actions(view.slice(m.start(1), end), m.end() - m.start(1), source)
    )
    return prose, actions


def _by_kana(view: View) -> list[re.Match[str]]:
    """The items of a list ア, イ, ウ from its first on, as far as its order goes."""
    found: list[re.Match[str]] = []
    for match in _KANA_ITEM.finditer(view.text):
        if match.group(1) == _KANA[len(found) : len(found) + 1]:
            found.append(match)
    return found


def listed_actions(view: View, source: str) -> tuple[Action, ...]:
    """The actions of a list whose items open with a mark (・) on lines of their own."""
    items = list(_BULLET.finditer(view.text))
    ends = [*(m.start() for m in items[1:]), len(view.text)][: len(items)]
    found = []
    for match, end in zip(items, ends, strict=True):
        item = view.slice(match.start(1), end)
        found.append(item_action(item, match.end() - match.start(1), source))
    return tuple(a for a in found if a.text.text)


def item_action(item: View, title_at: int, source: str) -> Action:
    """The action that an item of a list without numbers is; its words begin at ``title_at``."""
    action = _action(item, title_at, len(item.text), source)
    return replace(action, number=None, text=replace(action.text, text=unbroken(action.text.text)))


def unbroken(text: str, wide: int = 0) -> str:
    """``text`` without its line breaks, as far as the lines before them are ``wide``."""
    lines = text.split("\n")
    out = lines[0]
    for above, line in itertools.pairwise(lines):
        latin = above[-1:].isascii() and line[:1].isascii()
        out += ("\n" if len(above) < wide else " " if latin else "") + line
    return out


def _actions(item: View, title_at: int, source: str) -> list[Action]:
    """An action and, after it, those of its sub-items (・) that have a state of their own."""
    cuts = [m.start() for m in re.finditer(r"(?<=\s)[・○]", item.text)]
    ends = [*cuts[1:], len(item.text)] if cuts else []
    whole = _action(item, title_at, cuts[0] if cuts else len(item.text), source)
    subs = [_action(item.slice(a, b), 1, b - a, source) for a, b in zip(cuts, ends, strict=True)]
    return [whole, *(replace(s, number=None) for s in subs if s.state)]


def _action(item: View, title_at: int, head: int, source: str) -> Action:
    """Read an action; its state stands in the first ``head`` characters of the item."""
    state = _STATE.search(item.text, 0, head)
    departments: list[Value] = []
    cut = state.start() if state else len(item.text.rstrip(" \n／/；;"))
    for bracket in _BRACKET.finditer(item.text):
        found = departments_in(item.slice(*bracket.span("inner")), source)
        if found and all(is_department(d.text) for d in found):
            departments.extend(d for d in found if d.text not in {x.text for x in departments})
            if bracket.end() >= len(item.text.rstrip(" \n／/；;")) or (
                state and bracket.start() < cut
            ):
                cut = min(cut, bracket.start())
    return Action(
        nfkc(item.text[0]),
        item.slice(title_at, cut).value(source),
        tuple(departments),
        item.slice(state.start(1), state.end(1)).value(source) if state else None,
    )
