"""Who leads among the departments of one list: by a mark, a label, or what the plan states."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from ingest.cells import department_views, is_office, is_team
from ingest.labels import is_department
from ingest.records import Value
from ingest.text import View, nfkc

_MAIN = r"主|(?:主担当|主管|主務|主所管|取りまとめ|とりまとめ|統括|幹事|責任)(?:課|部署)?"
_CHARGE = r"(?:担当|所管|実施|推進)(?:する)?(?:課|部署|部局|所属|室|主体)?等?"
_SIDE = r"(?:副担当|副|関係|関連|連携|協力|協働|支援|補助)(?:先|する課|課|部署|部局|所属|室)?等?"
_OPEN, _CLOSE = r"[(（\[【〔〈<＜]", r"[)）\]】〕〉>＞]"
_RANK = re.compile(rf"(?:(?P<main>{_MAIN}|[◎★])|(?P<side>{_SIDE}))")
_SAID = re.compile(
    rf"(?:^|(?<=[\s、,，／/;；)）]))(?:(?P<main>{_MAIN}|{_CHARGE}(?=\s*[:：]))|(?P<side>{_SIDE}))"
    r"(?:\s*[:：]\s*|\s+(?=[\w－―–-]))"
)
# Labels of those who take part.
SHARES = re.compile(r"関|連携|協|他|手伝|支え|支援|応援|一緒|共に")
_CALLED = re.compile(r"\s*(?P<label>[^\s:：、,0-9０-９]{2,10})\s*[:：]\s*")
_BRACKET = re.compile(rf"{_OPEN}(?P<inner>[^()（）\[\]【】〔〕〈〉<>＜＞]*){_CLOSE}")
_SIGNED = re.compile(r"^\s*(?:(?P<main>[◎★☆●])|[○〇・△]|[-*+–](?=\s))\s*")
_NOBODY = re.compile(r"(?:該当)?なし|無し?|未定|調整中|検討中|他|ほか|外|[\W_]+")
_OTHERS = re.compile(
    r"(?<=[課室局部所館])\s*(?:ほか|他|外)の?(?:関係|関連)?(?:する)?(?:各|全)?[0-9０-９]*\s*(?:課室?|部署|所属|室|部局)$"
)
_BESIDE = re.compile(
    r"(?P<kind>[課室局部所館])[ \u3000]+[^\s、,，／/]*(?P=kind)(?=[\s、,，／/)）〕]|$)"
)
_PARTED = re.compile(r"[、,，]|(?<=[課室局部所館])・")
_FEW = 3
_SEPARATED = re.compile(r"(?:^|[\s、,，;；/／・)）])$")
_FIRST = re.compile(
    r"(?:先|上|左|初め|はじめ|最初|筆頭|冒頭)[^。、]{0,8}(?:課|部署|所属|部局|室)(?:が|は|を)"
    r"[^。]{0,6}(?:主|取りまとめ|とりまとめ|中心|代表|責任)"
)

Departments = tuple[tuple[Value, ...], tuple[Value, ...]]
Rank = Literal["main", "side", ""]


@dataclass(slots=True)
class _Named:
    """A name of a list, and whether the list says that it leads or takes part."""

    view: View
    rank: Rank = ""


def first_leads(text: str) -> bool:
    """Whether the text states that of several departments the one written first leads."""
    return bool(_FIRST.search(nfkc(text)))


def spaces_within(lists: Iterable[str], least: int = _FEW) -> bool:
    """Whether a plan parts departments by commas or dots, so that a space stands within a name.

    No space stands between two of the same kind (市民課 税務課); ``least`` lists have such signs.
    """
    told = tuple(lists)
    commas = sum(bool(_PARTED.search(t)) for t in told)
    return commas >= least and not any(_BESIDE.search(t) for t in told)


def lead_in(
    view: View, source: str, *, first: bool = False, apart: bool = False, within: bool = False
) -> Departments:
    """Departments of a list that lead and that take part.

    A marked one (◎, 「（主）」, 「主：」) leads, and then the others take part; so do those in
    brackets and behind 「協力」, unless the plan names those ``apart``. Without a mark all lead, or
    with ``first`` the first does. ``within``: a space parts no names.
    """
    named = _named(view, apart=apart, within=within)
    values = [(n.rank, n.view.joined().value(source)) for n in named]
    values = [(rank, v) for rank, v in values if re.search(r"\w", v.text)]
    main = tuple(v for rank, v in values if rank == "main")
    if main:
        return main, tuple(v for rank, v in values if rank != "main")
    plain = tuple(v for rank, v in values if not rank)
    side = tuple(v for rank, v in values if rank)
    if first and len(plain) > 1 and not side:
        return plain[:1], plain[1:]
    return plain, side


def whole_names(found: Iterable[Value], text: str) -> tuple[Value, ...]:
    """Departments, a division and an office on two lines put together, as the plan names them."""
    out: list[Value] = []
    for value in found:
        above = out[-1] if out else None
        gap = above and re.sub(r"<[^<>]*>|\s", "", text[above.end : value.start])
        over = above and not gap and above.text.endswith(("部", "局"))
        if above and over and above.text + value.text in text:
            out[-1] = replace(above, text=above.text + value.text, end=value.end)
        else:
            out.append(value)
    return tuple(out)


def holds_departments(view: View, source: str) -> bool:
    """Whether a list is one of departments: at least half of what it names reads as one."""
    names = [n.view.text for n in _named(view, apart=False)]
    return bool(names) and sum(map(is_office, names)) * 2 >= len(names)


def is_nobody(words: str) -> bool:
    """Whether words stand where departments do and name none: なし, 未定, －."""
    return bool(_NOBODY.fullmatch(words.strip()))


def _named(view: View, *, apart: bool, within: bool = False) -> list[_Named]:
    """The names of a list in order, each with its rank."""
    found: list[_Named] = []
    rank: Rank = ""
    once = False  # a label in brackets that says who leads says it of one name
    at, parted = 0, -1  # where the last bracket of sections ended
    cuts = [*_SAID.finditer(view.text), *_BRACKET.finditer(view.text)]
    opens = any(_rank_of(c) and not view.text[: c.start()].strip() for c in cuts)
    shared = opens and any(_rank_of(c) == "side" for c in cuts)  # then of all up to that label
    for cut in sorted(cuts, key=lambda m: m.start()):
        said = _rank_of(cut)
        if cut.start() < at or (apart and not said):
            continue
        plain = _listed(view.slice(at, cut.start()), rank, once=once, within=within)
        found += plain
        rank, once = ("", False) if once and plain else (rank, once)
        behind = plain and not _SEPARATED.search(view.text[: cut.start()])
        if said and not shared and (behind or parted == cut.start()):
            found[-1].rank = said
        elif said:
            rank, once = said, said == "main" and cut.re is _BRACKET and not shared
        elif whole := _with_sections(view, cut, found):
            found[-1].view, parted = whole, cut.end()
        else:
            found += _bracketed(view.slice(*cut.span("inner")), found)
        at = cut.end()
    return found + _listed(view.slice(at, len(view.text)), rank, once=once, within=within)


def _with_sections(view: View, cut: re.Match[str], before: list[_Named]) -> View | None:
    """The division before a bracket with its sections in it, if that is what stands there."""
    last = before[-1].view.text if before else ""
    above = view.text[: cut.start()].rstrip()
    if not last or not above.endswith(last):
        return None
    whole = view.slice(len(above) - len(last), cut.end())
    return whole if is_department(whole.joined().text) else None


def _rank_of(cut: re.Match[str]) -> Rank:
    """The rank that a label gives, before a colon or in brackets."""
    inner = cut.group("inner") if cut.re is _BRACKET else None
    told = cut if inner is None else _RANK.fullmatch(inner.strip())
    if told is None:
        return ""
    return "main" if told.group("main") else "side"


def _listed(view: View, rank: Rank, *, once: bool = False, within: bool = False) -> list[_Named]:
    """The names of a stretch without labels and brackets."""
    found: list[_Named] = []
    for name in department_views(view, within=within):
        sign = _SIGNED.match(name.text)
        given = "" if once and found else rank
        own: Rank = "main" if sign and sign.group("main") else given
        bare = name.slice(sign.end(), len(name.text)) if sign else name
        others = _OTHERS.search(bare.text)  # 税務課ほか関係9課
        bare = bare.slice(0, others.start()) if others else bare
        if bare.text and not _NOBODY.fullmatch(bare.text):
            found.append(_Named(bare, own))
    return found


def _bracketed(inner: View, before: list[_Named]) -> list[_Named]:
    """Names in brackets take part beside those before them; a team or a remark is none.

    A label in them says it otherwise: （連携：福祉課）, （主：市民課、協力：税務課）.
    """
    told = _SAID.match(inner.text)
    if told and before:
        return [n for n in _named(inner, apart=True) if is_office(n.view.text)]
    called = _CALLED.match(inner.text) if before else None
    label = called["label"] if called else ""
    if called and (SHARES.search(label) or not is_office(label)):  # 〔手伝い：福祉課〕
        inner = inner.slice(called.end(), len(inner.text))
    named = _listed(inner, "side" if before else "")
    offices = [n for n in named if is_office(n.view.text)]
    team = len(named) == 1 and is_team(inner.text)
    return [] if team or len(offices) * 2 < len(named) else named
