"""Lines that look like headings: numbered, worded, bare, or given as plain."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from dataclasses import dataclass, replace

from ingest.blocks import Block, TextBlock, is_contents
from ingest.markers import Marker, marker_of, ordinal_of
from ingest.records import Value
from ingest.text import View, clean, fold, half_width, value_of

MAX_HEADING = 70
_STOPS = "。、,"
_TITLED = {"chapter", "section", "bracket", "policy", "goal", "measure"}
_TELLING = 8  # a shorter title, such as 目的, may be repeated for other reasons

# A word of the plan's own before a number (取組事項1), if it returns over headings.
WORDED = re.compile(
    r"(?P<word>[^\W\d_A-Za-z]{1,10})\s?(?P<number>[0-9]{1,2}(?:[-.][0-9]{1,2})*)"
    r"(?:[.:\s]\s*|(?=「))(?=\D\S)"
)
_NO_HEADING = re.compile(
    r"[図表注例式]|写真|資料|別[紙表]|様式|参考|令和|平成|昭和|第|約|年|月|全|計|コラム"
)
_RETURNS = 3
_BARE = re.compile(
    r"(資料編?|参考資料|巻末資料|付録|はじめに|おわりに"
    r"|用語(集|解説|説明|の解説|の説明|一覧).{0,24}|語句(解説|説明).{0,12}"
    r"|(?:資料|付録|附録|巻末資料|参考資料)\s?[0-9]{1,2}\s+[^\s:].{1,40})$"
)
# The title of rules, and what stands below it: the caption of an article, or the first one.
_RULE = re.compile(r"\S*(要綱|規則|条例|規程|要領|規約)(\s?\([^()]{1,8}\))?")
_FIRST_ARTICLE = re.compile(r"\s*(\([^()]{1,20}\)\s*$|第\s*1\s*条\s)", re.MULTILINE)
_CONTENTS = re.compile(r"(?:目\s*次|もくじ)$")
_NOTE = re.compile(r"\s*(?:[※*＊]|注)\s*[0-9]")
_HASHES = re.compile(r"#{1,6}\s+")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its marker, its title without the marker, and its place in the text."""

    marker: Marker
    title: str
    text: str
    start: int
    end: int
    title_start: int
    level: int = 0
    title_end: int = 0


def printed_number(text: str, source: str, heading: Heading) -> Value:
    """What a heading prints before its title, without the signs that set it as one in Markdown."""
    end = min(heading.title_start, heading.end)
    signs = _HASHES.match(text, heading.start, max(end, heading.start))
    return value_of(text, source, signs.end() if signs else heading.start, end)


def is_note(text: str) -> bool:
    """Whether a paragraph is a footnote rather than text of the page."""
    return bool(_NOTE.match(text))


def read_headings(
    text: str, blocks: tuple[Block, ...], plain: frozenset[int] = frozenset()
) -> list[Heading]:
    """Lines that look like headings, in order; not all of them open a section.

    Blocks that begin at one of ``plain`` are headings without a number.
    """
    found: list[Heading] = []
    worded = _worded(text, blocks)
    for block, following in itertools.zip_longest(blocks, blocks[1:]):
        heading = _plain(text, block) if block.start in plain else _heading(text, block)
        heading = worded.get(block.start, heading) or _rule(text, block, following)
        if heading and heading.marker.kind in _TITLED and heading.title == heading.text:
            heading = _with_title(heading, text, block, following)
        if heading:
            found.append(heading)
    return _with_repeated(found, text, blocks)


def _worded(text: str, blocks: tuple[Block, ...]) -> dict[int, Heading]:
    """Lines that open with a word and a number, where the word returns with numbers that grow."""
    rows: dict[str, list[Heading]] = defaultdict(list)
    for block in blocks:
        if not isinstance(block, TextBlock) or len(block.lines) > 1:
            continue
        line = _short_line(text, *block.lines[0])
        match = WORDED.match(half_width(line.text)) if line else None
        if line is None or match is None or marker_of(line.text):
            continue
        word, number = match.group("word"), match.group("number")
        if _NO_HEADING.match(word):
            continue
        marker = Marker(f"word {word}", number, ordinal_of("", number), match.end())
        title = line.slice(match.end(), len(line.text)).joined()
        shown = _shown(line.text, marker, title.text)
        place = (block.start, block.end, title.offsets[0], 0, block.end)
        rows[word].append(Heading(marker, title.text, shown, *place))
    return {
        h.start: h
        for row in rows.values()
        if len({h.marker.number for h in row}) >= _RETURNS and _grow(row)
        for h in row
    }


def _grow(row: list[Heading]) -> bool:
    """Whether most numbers of a row are the next after the one before, or begin anew."""
    numbers = [h.marker.ordinal or 0 for h in row]
    steps = [b in {a + 1, 1} for a, b in itertools.pairwise(numbers)]
    return numbers[0] <= _RETURNS and sum(steps) * 4 >= len(steps) * 3


def _with_title(heading: Heading, text: str, block: Block, following: Block | None) -> Heading:
    """A chapter whose line holds nothing but its number takes the line below as its title."""
    lines = [*(block.lines[1:] if isinstance(block, TextBlock) else ())]
    if not lines and isinstance(following, TextBlock) and len(following.lines) == 1:
        lines = [following.lines[0]]
    if len(lines) != 1:
        return heading
    title = _short_line(text, *lines[0])
    if title is None or marker_of(title.text):
        return heading
    joined = title.joined().text
    shown = f"{heading.text} {joined}"
    start, end = title.offsets[0], title.offsets[-1] + 1
    return replace(heading, title=joined, text=shown, title_start=start, title_end=end)


def _with_repeated(headings: list[Heading], text: str, blocks: tuple[Block, ...]) -> list[Heading]:
    """With lines that stand alone and repeat, without its number, the title of a heading."""
    titles = {fold(h.title) for h in headings if h.marker.number and len(h.title) >= _TELLING}
    taken = {h.start for h in headings}
    found = list(headings)
    for block in blocks:
        if not isinstance(block, TextBlock) or len(block.lines) > 1 or block.start in taken:
            continue
        line = _short_line(text, *block.lines[0])
        if line is not None and fold(line.text) in titles:
            title = line.joined().text
            place = (block.start, block.end, line.offsets[0])
            found.append(Heading(Marker("plain", "", None, 0), title, title, *place))
    return sorted(found, key=lambda h: h.start)


def _plain(text: str, block: Block) -> Heading | None:
    line = _short_line(text, block.start, block.end)
    if line is None:
        return None
    hashes = _HASHES.match(line.text)
    line = line.slice(hashes.end(), len(line.text)) if hashes else line
    title = line.joined().text
    marker = Marker("plain", "", None, 0)
    end = block.end
    return Heading(marker, title, title, block.start, end, line.offsets[0], title_end=end)


def _rule(text: str, block: Block, following: Block | None) -> Heading | None:
    """The title of rules on a line of its own, the first of their articles right below it."""
    if not isinstance(block, TextBlock) or not isinstance(following, TextBlock):
        return None
    line = _short_line(text, block.start, block.end)
    below = half_width(text[following.start : following.end])
    if line is None or not _RULE.fullmatch(half_width(line.text)):
        return None
    heading = _plain(text, block) if _FIRST_ARTICLE.match(below) else None
    return replace(heading, marker=Marker("level0", "", None, 0)) if heading else None


def _short_line(text: str, start: int, end: int) -> View | None:
    """A line that can be a title: short, and no sentence."""
    view = clean(text, start, end)
    view = view.slice(0, len(view.text))
    short = 0 < len(view.text) <= MAX_HEADING and view.text[-1] not in _STOPS
    return view if short else None


def _heading(text: str, block: Block) -> Heading | None:
    if not isinstance(block, TextBlock) or is_contents(block, text):
        return None
    begin, end = block.lines[0]
    raw = text[begin:end]
    hashes = _HASHES.match(raw)
    at = begin + (hashes.end() if hashes else 0)
    view = clean(text, at, end)
    line = view.text.strip()
    if not line or len(line) > MAX_HEADING or (line[-1] in _STOPS and not hashes):
        return None
    marker = marker_of(view.text.lstrip())
    if _CONTENTS.match(half_width(line)):
        return Heading(Marker("contents", "", None, 0), line, line, begin, end, begin)
    if marker is None and (hashes or _BARE.match(half_width(line))):
        level = raw.count("#", 0, hashes.end()) if hashes else 0
        marker = Marker(f"level{level}", "", None, 0)
    if marker is None or (not hashes and not _stands_alone(text, block, marker)):
        return None
    if hashes and marker.kind == "circled" and len(block.lines) > 1:
        return None
    title = view.slice(min(marker.title_at, len(view.text)), len(view.text)).joined()
    shown = _shown(view.text, marker, title.text)
    start = title.offsets[0] if title.offsets else at
    level = raw.count("#", 0, hashes.end()) if hashes else 0
    return Heading(marker, title.text or shown, shown, begin, end, start, level, end)


def _shown(line: str, marker: Marker, title: str) -> str:
    """The heading as printed, one space where the marker was set apart."""
    mark = line[: marker.title_at]
    return f"{mark.strip()}{' ' if mark[-1:].isspace() else ''}{title}".strip()


def _stands_alone(text: str, block: TextBlock, marker: Marker) -> bool:
    """A list of equally numbered lines is a list; a heading stands alone or above its text."""
    if len(block.lines) == 1:
        return True
    following = clean(text, *block.lines[1]).text.strip()
    other = marker_of(following)
    return (
        other is None
        and marker.kind not in {"circled", "kana", "square"}
        and not (following.startswith(("-", "・", "✓", "○")))
    )
