"""The numbers of measures that are headings: as the plan writes them where it lists them."""

from __future__ import annotations

import re

from ingest.headings import Heading, printed_number
from ingest.outline import Node, composed
from ingest.records import Value
from ingest.text import CIRCLED, View, clean, nfkc
from ingest.titles import Title, read_title

_ANEW = {"circled", "paren", "kana", "parenkana"}  # kinds that begin anew below each heading
_PART = rf"(?:[{CIRCLED}]|[Ⅰ-Ⅻ]|(?-i:[IVX]{{1,4}}|[A-ZＡ-Ｚ])|[0-9０-９]+)(?![A-Za-z])"
_DASH = r"\s?[-－‐–.．]\s?"
_NEXT = rf"(?:{_DASH}(?:{_PART}|[ア-コ](?![ァ-ヴー]))|(?:{_DASH})?[(（][0-9０-９]+[)）])"
_OWN = re.compile(
    r"[■◆●○◇□▼▽▶▷◎★☆◉❖・]?\s*(?P<open>[【\[［〔＜<〈《「])?\s*(?:(?:重点|主要|基本|個別|具体的?)?"
    r"(?:取組|取り組み|施策|事業|プロジェクト)?\s*(?:No\.?|番号)?\s*(?P<number>"
    rf"{_PART}(?:{_NEXT})+|(?:[(（][0-9０-９]+[)）])?[{CIRCLED}]|[0-9０-９]+(?![A-Za-z])))?"
    r"\s*[】\]］〕＞>〉》」]?\s*(?<=.)[:：.．)）]?\s*"
    r"(?P<name>[^\s0-9０-９:：.．)）】\]］〕＞>〉》」－-].*?)(?(open)[】\]］〕＞>〉》」]?|)",
    re.IGNORECASE,
)
_SEPARATORS = ("", "-", "－", "ー", ".", "の")


def titled(
    heading: Heading, number: str, text: str, source: str
) -> tuple[Title, Value | None, str]:
    """The title of a heading, its number as printed, and as it is written."""
    view = clean(text, heading.title_start, heading.title_end)
    mark = printed_number(text, source, heading)
    printed = mark if number and mark.text else None
    if heading.marker.kind in {"plain", "bracket"}:
        start = heading.title_start if heading.marker.kind == "plain" else heading.start
        view, printed = own_number(clean(text, start, heading.end), source)
        number = nfkc(printed.text) if printed else ""
    return read_title(view, source), printed, number


def own_number(view: View, source: str) -> tuple[View, Value | None]:
    """The name in a heading that no kind of numbering fits, and the number before it, if any."""
    match = _OWN.fullmatch(view.text.strip())
    shown = view.slice(0, len(view.text))
    if match is None:
        return shown, None
    name = shown.slice(match.start("name"), match.end("name"))
    number = shown.slice(*match.span("number")).value(source) if match.group("number") else None
    return name, number


def numbers_of(nodes: list[Node], text: str) -> list[str]:
    """The numbers as the plan writes them where it lists its measures.

    A number that begins anew below each policy is written with the policy's (1.1①): with the
    separator that the text shows, or none where it shows none.
    """
    alone = [
        composed(n.heading.marker.number, n.heading.marker.kind, n) if n.heading else ""
        for n in nodes
    ]
    flat = re.sub(r"\s", "", text)
    best: tuple[int, list[str]] | None = None
    for depth in (1, 2, 3):
        for separator in _SEPARATORS:
            joined = [_joined(n, depth, separator, text) for n in nodes]
            hits = sum(bool(j) and j in flat for j in joined)
            if hits * 2 > len(nodes) and (best is None or hits > best[0]):
                best = (hits, joined)
    if best is None:
        return alone
    return [nfkc(j) or a for j, a in zip(best[1], alone, strict=True)]


def _joined(node: Node, depth: int, separator: str, text: str) -> str:
    """The number of a heading behind that of the numbered heading ``depth`` levels above it."""
    if node.heading is None or node.heading.marker.kind not in _ANEW:
        return ""
    above = [h for h in reversed(node.parents) if h.marker.number]
    if len(above) < depth:
        return ""
    parent = re.search(r"[0-9][0-9.\-]*|[A-Z]+$", above[depth - 1].marker.number)
    own = re.sub(r"\s", "", text[node.heading.start : node.heading.title_start])
    return f"{parent.group()}{separator}{own}" if parent else ""
