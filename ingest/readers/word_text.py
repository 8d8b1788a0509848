"""What a paragraph of a Word file says, as a reader sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from docx.oxml.ns import qn

_BOX = qn("w:txbxContent")
# What a reader does not see, or is read elsewhere: deleted text, readings, codes of fields, boxes.
_UNSEEN = frozenset(
    map(
        qn,
        ("w:del", "w:moveFrom", "w:rt", "w:instrText", "w:delText", "w:pPr", "w:drawing", "w:pict"),
    )
) | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"}
_BREAKS = frozenset(map(qn, ("w:br", "w:cr")))
_NOTES = {qn("w:footnoteReference"): "footnote", qn("w:endnoteReference"): "endnote"}
_PAGE = qn("w:lastRenderedPageBreak")
_HYPHEN = qn("w:noBreakHyphen")
Mark = Callable[[str, str], str]


# What may stand around blocks, rows and cells: content controls, custom XML, accepted insertions.
_AROUND = frozenset(map(qn, ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo")))


def inside(element: Any, *names: str) -> Iterator[Any]:
    """The children of those names, in order, also where they are wrapped."""
    wanted = set(map(qn, names))
    for child in element.iterchildren():
        if child.tag in wanted:
            yield child
        elif child.tag in _AROUND:
            yield from inside(child, *names)


def text_of(paragraph: Any, mark: Mark) -> str:
    """The text of ``w:p``; ``mark`` gives the mark of a note by its kind and id."""
    return "".join(_pieces(paragraph, mark))


def _pieces(element: Any, mark: Mark) -> Iterator[str]:
    for child in element.iterchildren():
        if child.tag in _UNSEEN or _hidden(child):
            continue
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag == qn("w:tab"):
            yield " "
        elif child.tag in _BREAKS:
            yield "\n" if child.get(qn("w:type")) in {None, "textWrapping"} else ""
        elif child.tag == _HYPHEN:
            yield "-"
        elif child.tag in _NOTES:
            yield mark(_NOTES[child.tag], child.get(qn("w:id")) or "")
        else:
            yield from _pieces(child, mark)


def _hidden(run: Any) -> bool:
    properties = run.find(qn("w:rPr")) if run.tag == qn("w:r") else None
    found = properties.find(qn("w:vanish")) if properties is not None else None
    return found is not None and found.get(qn("w:val")) not in {"0", "false", "off"}


def boxes_of(paragraph: Any) -> Iterator[list[Any]]:
    """The paragraphs of each text box of ``w:p``. Word keeps a box twice, for new readers and for
    old ones: the second is left out.
    """
    fallback = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
    for box in paragraph.iter(_BOX):
        if not any(a.tag == fallback for a in box.iterancestors()):
            yield list(box.iter(qn("w:p")))


def page_breaks(element: Any) -> tuple[int, int]:
    """How many pages began in an element, before its text and later, when Word last laid it out."""
    counts = [0, 0]
    later = 0
    for found in element.iter(_PAGE, qn("w:t")):
        if found.tag == _PAGE:
            counts[later] += 1
        elif found.text:
            later = 1
    return counts[0], counts[1]
