"""Text from outside (plans, questions, models) → what the page may show: as text, never as markup.

Blocks are HTML built with MarkupSafe, which escapes every value. Streamlit reads labels of buttons
as Markdown and knows no other way, so ``label`` disarms every mark in them.
"""

from __future__ import annotations

import re
import string

from markupsafe import Markup

WORD_JOINER = "\N{WORD JOINER}"  # takes no room and allows no line break
_PUNCTUATION = re.compile(f"[{re.escape(string.punctuation)}]")
_MARKER = re.compile(r"(\[\d{1,3}\])")


def label(text: str) -> str:
    """``text`` for a Markdown label.

    The backslash stops Markdown, directives and formulas. Emoji codes, arrows and bare addresses
    are found later, in the plain text; the joiner after each mark tears them apart.
    """
    flat = " ".join(text.split())
    return _PUNCTUATION.sub(lambda mark: f"\\{mark.group()}{WORD_JOINER}", flat)


def element(tag: str, css: str, *parts: str | Markup) -> Markup:
    """``<tag class="css">`` around ``parts``; a part that is not ``Markup`` is escaped."""
    inner = Markup("").join(parts)
    return Markup('<{} class="{}">{}</{}>').format(tag, css, inner, tag)


def scrolling(name: str, css: str, *parts: str | Markup) -> Markup:
    """A box that scrolls inside itself, by the keyboard too; ``name`` says what it holds."""
    inner = Markup("").join(parts)
    box = Markup('<div class="{}" role="region" aria-label="{}" tabindex="0">{}</div>')
    return box.format(css, name, inner)


def with_markers(text: str) -> Markup:
    """``text`` escaped, with the markers of citations (``[1]``) set apart."""
    parts = _MARKER.split(text)
    return Markup("").join(
        element("span", "sn-marker", part) if index % 2 else part
        for index, part in enumerate(parts)
    )
