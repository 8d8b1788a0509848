"""A quote inside its surroundings."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ui.parts.escape import scrolling
from ui.parts.words import t


@dataclass(frozen=True, slots=True)
class Passage:
    """The text before a quote, the quote, the text after; ``cut_*`` where more text follows."""

    before: str
    quote: str
    after: str
    cut_before: bool
    cut_after: bool


def passage(
    text: str,
    start: int,
    end: int,
    quote: str,
    *,
    around: int = 300,
    within: tuple[int, int] | None = None,
) -> Passage | None:
    """The quote ``text[start:end]`` with ``around`` characters on either side, or with all that
    stands ``within`` two places, a page or a section, around it.

    ``None`` where the text does not hold the quote there, so that nothing wrong is ever marked.
    """
    if not 0 <= start < end <= len(text) or text[start:end] != quote:
        return None
    first, last = within or (start - around, end + around)
    first, last = max(0, min(first, start)), min(len(text), max(last, end))
    cut = (first > 0, last < len(text)) if within is None else (False, False)
    return Passage(text[first:start], quote, text[end:last], *cut)


def marked(found: Passage) -> Markup:
    """The surroundings with the quote highlighted."""
    quote = Markup("<mark>{}</mark>").format(found.quote)
    before = f"{'…' if found.cut_before else ''}{found.before}"
    after = f"{found.after}{'…' if found.cut_after else ''}"
    return scrolling(t("計画の原文"), "sn-passage", before, quote, after)
