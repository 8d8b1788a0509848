"""Web pages → parts: headings, paragraphs, lists and tables with their merged cells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from ingest.decode import decode
from ingest.readers.grids import Spans, laid_out
from ingest.readers.parts import Heading, Paragraph, Part

_LEFT_OUT = (
    "script",
    "style",
    "noscript",
    "template",
    "nav",
    "aside",
    "form",
    "button",
    "rt",
    "rp",
)
_BLOCKS = frozenset(
    {"address", "article", "blockquote", "body", "caption", "dd", "details", "div", "dl", "dt",
     "fieldset", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header",
     "hr", "html", "li", "main", "ol", "p", "pre", "section", "summary", "table", "ul"}
)  # fmt: skip
_HEADING = re.compile(r"h[1-6]")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MARK = re.compile(r"[※注*＊\[\]()（）]{0,3}[0-9０-９]{0,3}[\])）]?")


def read_html(data: bytes) -> Iterator[Part]:
    """The parts of a page, its navigation and what it hides left out."""
    soup = BeautifulSoup(decode(data), "lxml")
    for tag in soup.find_all(_LEFT_OUT):
        tag.decompose()
    for tag in soup.find_all(_hidden):
        tag.decompose()
    for tag in soup.find_all("sup"):
        mark = tag.get_text().strip()
        tag.replace_with(f"^({mark})" if mark and _MARK.fullmatch(mark) else mark)
    body = soup.find("main") or soup.body or soup
    title = soup.title.get_text(strip=True) if soup.title and not body.find("h1") else ""
    if title:
        yield Heading(1, title)
    yield from _parts(body)


def _hidden(tag: Tag) -> bool:
    return tag.has_attr("hidden") or bool(_HIDDEN.search(str(tag.get("style") or "")))


def _parts(tag: Tag) -> Iterator[Part]:
    """Parts of a block; stretches of text beside blocks are paragraphs of their own."""
    loose: list[str] = []
    for child in tag.children:
        if isinstance(child, Tag) and _holds_block(child):
            yield from _loose(loose)
            yield from _block(child)
        elif isinstance(child, Tag):
            loose.append("\n" if child.name == "br" else _text(child))
        elif type(child) is NavigableString:
            loose.append(_words(child))
    yield from _loose(loose)


def _block(tag: Tag) -> Iterator[Part]:
    if tag.name == "table":
        yield from _table(tag)
    elif _HEADING.fullmatch(tag.name):
        yield Heading(int(tag.name[1]), _text(tag))
    elif tag.name in {"ul", "ol"}:
        yield Paragraph(_items(tag))
    elif tag.name == "pre":
        yield Paragraph(tag.get_text())
    else:
        yield from _parts(tag)


def _loose(texts: list[str]) -> Iterator[Part]:
    text = "".join(texts)
    texts.clear()
    if text.strip():
        yield Paragraph(text)


def _holds_block(tag: Tag) -> bool:
    return tag.name in _BLOCKS or any(t.name in _BLOCKS for t in tag.find_all(True))


def _items(tag: Tag, depth: int = 0) -> str:
    """The lines of a list, those of lists inside it below their item."""
    lines = []
    first = tag.get("start")
    number = int(first) if isinstance(first, str) and first.isdecimal() else 1
    for item in tag.find_all("li", recursive=False):
        inner = [t.extract() for t in item.find_all(["ul", "ol"], recursive=False)]
        sign = f"{number}. " if tag.name == "ol" else "・"
        lines.append(sign + _text(item).replace("\n", " ").strip())
        lines += [_items(t, depth + 1) for t in inner if isinstance(t, Tag)]
        number += 1
    return "\n".join(lines)


def _table(tag: Tag) -> Iterator[Part]:
    caption = tag.find("caption")
    if isinstance(caption, Tag):
        yield Paragraph(_text(caption))
    rows: list[list[Spans]] = []
    for row in tag.find_all("tr"):
        if row.find_parent("table") is not tag:
            continue
        cells = row.find_all(["td", "th"], recursive=False)
        rows.append([Spans(_text(c), _span(c, "colspan"), _span(c, "rowspan")) for c in cells])
    yield laid_out(rows)


def _span(cell: Tag, name: str) -> int:
    value = cell.get(name)
    return int(value) if isinstance(value, str) and value.isdecimal() else 1


def _text(tag: Tag) -> str:
    """What a tag says, a line for each block in it."""
    out: list[str] = []
    for node in tag.descendants:
        if isinstance(node, Tag):
            if node.name == "br" or node.name in _BLOCKS or node.name == "tr":
                out.append("\n")
            elif node.name in {"td", "th"}:
                out.append(" ")
            if node.name == "li":
                out.append("・")
        elif type(node) is NavigableString:
            out.append(_words(node))
    return "".join(out)


def _words(text: str) -> str:
    """Text whose line breaks are only those of the file: between kana or kanji they are nothing."""
    text = re.sub(r"(?<=[^\x00-\x7f])[ \t]*\n\s*(?=[^\x00-\x7f])", "", text)
    return re.sub(r"\s+", " ", text)
