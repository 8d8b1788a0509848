"""Where a glossary begins and ends, and lines in it that are no entries."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import TypeGuard

from ingest.glossary_lines import Text, narrow
from ingest.headings import Heading
from ingest.markers import Marker, marker_of
from ingest.outline import Node
from ingest.text import fold

_WORD = r"(?:用\s*語|語\s*句|ことば|言葉|キーワード|略語|略称|カタカナ語)"
_TITLE = re.compile(
    rf"{_WORD}.{{0,6}}(?:集|解説|説明|一覧|手引|意味|定義|注釈|注解|リスト|事典|辞典|ガイド|紹介)"
    rf"|^(?:{_WORD}|注釈?|脚注|注記|後注)$|(?:使|出て|用い|難しい|むずかしい|主な|知って|関する|関連).{{0,8}}{_WORD}$"
    r"|glossary",
    re.IGNORECASE,
)
_NOTES = re.compile(r"^(?:注釈?|脚注|注記|後注)$")
_NUMBERED = re.compile(
    r"^[【\[]?(?:資料|別紙|別表|参考|付録|附録)(?:編|資料)?\s*[0-9]*(?:\s|-|[】\].:]|$)"
)
_GROUP = re.compile(
    r"^[■●◆○【\[<〈《(]?\s*(?:[ぁ-んァ-ヶ]\s*行?(?:\s*[-~・、/]\s*[ぁ-んァ-ヶ]\s*行?)*"
    r"(?:\s*(?:以降|以下|から|ほか))?|[A-Z](?:\s*[-~]\s*[A-Z])?"
    r"|(?:数字|英字|英数字?|アルファベット|記号)(?:[・、](?:数字|英字|記号))*)"
    r"\s*[】\]>〉》)]?$"
)
_ODD_GROUP = re.compile(r"^[■●◆]\s*[^\sA-Za-z0-9ぁ-ヿ㐀-鿿]{0,3}$")
_CELL = (
    r"(?:用語名?|語句|言葉|ことば|略語|キーワード|説明|解説|意味|内容|定義"
    r"|(?:掲載|該当|関連)?(?:頁|ページ))"
)
_HEADER = re.compile(rf"^{_CELL}+$")
_LEADS = re.compile(r"(?:\.{3,}|…|・{3,}|\s[0-9]{1,3})$")
_IMPRINT = re.compile(
    r"^(?:(?:発行|編集|作成)(?:者|元|日|年月日?)?(?:[\s・/:]|$)|お?問い?合わ?せ先?(?:[\s・/:]|$)|〒"
    r"|(?:電話|TEL)(?:番号)?[\s:(]*[0-9])",
    re.IGNORECASE,
)
MAX_TITLE = 32
MAX_NEXT = 44


@dataclass(frozen=True, slots=True)
class Region:
    """The lines below a heading that says glossary, those of the pages left out.

    ``rest`` is what stands below the next line of the same words: the title itself, where the
    first is one of a table of contents without pages.
    """

    start: int
    end: int
    lines: tuple[Text, ...]
    notes: bool
    rest: Region | None = None


def read_regions(
    lines: tuple[Text, ...], nodes: tuple[Node, ...] = (), boxes: Container[int] = ()
) -> tuple[Region, ...]:
    """The stretches below headings that say glossary, up to the next heading of their kind; none
    below the captions that start at ``boxes``.
    """
    regions: list[Region] = []
    headings = [n.heading for n in nodes]
    levels = {h.start: h.level for h in headings if _certain(h)}
    at = 0
    while at < len(lines):
        title = _title(lines[at])
        if title is None or lines[at].start in boxes:
            at += 1
            continue
        end = _end(lines, at, title, levels)
        if region := _below(lines[at:end], bool(_NOTES.match(title))):
            regions.append(region)
        at = end
    return tuple(regions)


def _below(lines: tuple[Text, ...], notes: bool) -> Region | None:
    """The region of a title and the lines below it; the title may return, as on each page."""
    name = fold(lines[0].words)
    titles = [i for i, x in enumerate(lines) if fold(x.words) == name]
    found: Region | None = None
    for at in reversed(titles):
        kept = [x for x in lines[at:] if not _returns(narrow(x.words), name)]
        inner = tuple(x for x in kept if not is_header(x.words))
        found = Region(inner[0].start, inner[-1].end, inner, notes, found) if inner else found
    return found


def is_glossary(path: Iterable[str]) -> bool:
    """Whether one of the headings over something, or its caption, says glossary."""
    return any(len(h) <= MAX_TITLE and _TITLE.search(narrow(h).lstrip("# ")) for h in path if h)


def is_group(words: str) -> bool:
    """Whether a line names the kana or letters that the entries below it begin with."""
    line = narrow(words)
    return bool(_GROUP.match(line) or _ODD_GROUP.match(line))


def is_header(words: str) -> bool:
    """Whether a line is the header of a table of terms (用語 説明 頁)."""
    return bool(_HEADER.match(re.sub(r"\s", "", narrow(words))))


def _certain(heading: Heading | None) -> TypeGuard[Heading]:
    """Whether a heading closes the glossary above it, whatever that one's number."""
    kind = heading.marker.kind if heading else ""
    return kind in {"chapter", "section"} or kind.startswith("level")


def _title(line: Text) -> str | None:
    """The title of a line that says glossary, without its number and brackets."""
    words = narrow(line.words)
    if len(words) > MAX_TITLE or words[-1] in "。、,":
        return None
    marker = marker_of(words.lstrip("# "))
    bare = words.lstrip("# ")[marker.title_at if marker and marker.title_at else 0 :]
    bare = re.sub(r"^[\s■◆●【\[<〈(]+|[\s】\]>〉)]+$", "", bare or words)
    return None if _LEADS.search(words) or not _TITLE.search(bare) else bare


def _end(lines: tuple[Text, ...], at: int, title: str, levels: dict[int, int]) -> int:
    """Where the glossary below line ``at`` ends."""
    own = marker_of(narrow(lines[at].words).lstrip("# "))
    name = fold(lines[at].words)
    level = levels.get(lines[at].start, 0)
    for i in range(at + 1, len(lines)):
        words = narrow(lines[i].words).lstrip("# ") or "#"
        if len(words) > MAX_NEXT or words[-1] in "。、," or _returns(words, name):
            continue
        if (
            levels.get(lines[i].start, MAX_TITLE) <= level
            or _closes(words, own)
            or (_title(lines[i]) not in {None, title})
        ):
            return i
    return len(lines)


def _returns(words: str, name: str) -> bool:
    """Whether a line is the title ``name`` again, or the part that numbers it, as pages head it."""
    told = fold(words)
    return told == name or bool(_NUMBERED.match(words) and name.startswith(told))


def _closes(words: str, own: Marker | None) -> bool:
    marker = marker_of(words)
    if (
        _NUMBERED.match(words)
        or _IMPRINT.match(words)
        or (marker and marker.kind in {"chapter", "section"})
    ):
        return True
    if own is None or marker is None or marker.kind != own.kind or own.ordinal is None:
        return False
    return marker.ordinal == own.ordinal + 1
