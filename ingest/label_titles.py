"""Headings that name a measure behind a word and a number, and that number in its whole form."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.records import Value
from ingest.sheet import Sheet
from ingest.text import CIRCLED, View, nfkc

_ATOM = rf"(?:[{CIRCLED}]|[Ⅰ-Ⅻ]|[IVX]{{1,4}}|[A-ZＡ-Ｚ]|[0-9０-９]{{1,3}})"
_DASH = r"[-－‐–−.．・の]"
_WORD = r"(?:プロジェクト|事業|取り?組み?|施策|アクション|プログラム|テーマ|プラン|重点|No\.?|№)"
_NUMBERED = re.compile(
    r"[■◆●○◇□▼▽▶▷◎★☆◉❖・\s]*(?P<open>[【\[＜<〈《「(（])?"
    rf"[^\s0-9０-９{CIRCLED}。、]{{0,12}}?{_WORD}(?:番号|No\.?)?\s*"
    rf"(?P<number>{_ATOM}(?:\s*{_DASH}\s*{_ATOM})*)"
    rf"(?:(?<=[{CIRCLED}])|(?=[\s:：.．)）】\]＞>〉》」]))(?!\s*[-－‐(（]\s*[0-9０-９{CIRCLED}])"
    r"\s*(?(open)[】\]＞>〉》」)）])\s*[:：.．)）]?\s*(?P<name>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_ABOVE = re.compile(
    rf"(?:^[\s#【\[]*|柱|目標|方針|分野|戦略|政策|施策|テーマ|章|部)\s*(?P<number>{_ATOM})(?![A-Za-z年月])"
)
_SEPARATORS = ("-", "－", "‐", "–", ".", "．", "・", "の", "")


def numbered_title(view: View, source: str) -> tuple[View, Value | None]:
    """The name in a heading, and the number that stands before it behind a word (プロジェクト①)."""
    match = _NUMBERED.fullmatch(view.text.strip())
    shown = view.slice(0, len(view.text))
    if match is None:
        return shown, None
    return shown.slice(*match.span("name")), shown.slice(*match.span("number")).value(source)


def complete_numbers(text: str, sheets: Sequence[Sheet]) -> None:
    """Give numbers that begin anew below each heading the form in which the plan lists them.

    It stands before the name elsewhere (Ⅰ-① 窓口の予約), or is put together like the others of
    the number of the heading above.
    """
    told = [s for s in sheets if s.number and s.title]
    if len({nfkc(s.number.text) for s in told if s.number}) == len(told):
        return
    listed = [_listed(text, s) for s in told]
    separator = _separator(text, told, [x for x in listed if x])
    for sheet, printed in zip(told, listed, strict=True):
        whole = printed or _joined(sheet, separator)
        if whole:
            sheet.printed_number = nfkc(whole)


def _listed(text: str, sheet: Sheet) -> str:
    """The longer number that the plan prints before the name of a sheet, if always the same."""
    if sheet.number is None or sheet.title is None:
        return ""
    own, name = re.escape(_last(sheet.number.text)), re.escape(sheet.title.name.text)
    found = re.findall(rf"({_ATOM}\s*{_DASH}\s*{own})[\s:：.．)）|]*{name}", text)
    return str(found[0]) if len({nfkc(x) for x in found}) == 1 else ""


def _last(number: str) -> str:
    """The number itself, without the signs of a heading before it."""
    return re.sub(r"^[\s#]*", "", number)


def _separator(text: str, sheets: Sequence[Sheet], known: Sequence[str]) -> str | None:
    """What parts the two numbers where the plan lists them; ``None`` where it lists none so."""
    if known:
        match = re.search(_DASH, known[0])
        return match.group() if match and len(known) * 2 > len(sheets) else None
    flat = re.sub(r"\s", "", text)
    for separator in _SEPARATORS:
        joined = [_joined(s, separator) for s in sheets]
        if sum(bool(j) and j in flat for j in joined) * 2 > len(sheets):
            return separator
    return None


def _joined(sheet: Sheet, separator: str | None) -> str:
    """The number of a sheet behind that of the nearest numbered heading above it."""
    if sheet.number is None or separator is None:
        return ""
    for title in reversed(sheet.section):
        if match := _ABOVE.search(title):
            return f"{match.group('number')}{separator}{_last(sheet.number.text)}"
    return ""
