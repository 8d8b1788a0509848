"""Numbered articles of rules, and dated events."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from ingest.blocks import Block, TextBlock
from ingest.grid import Grid
from ingest.outline import Node, node_at, path_of
from ingest.records import Article, Event, Value
from ingest.text import clean, nfkc, value_of

_ARTICLE = re.compile(r"^\s*第\s*([0-9０-９]+)\s*条(の\s*[0-9]+)?\s+")
_RULE = re.compile(
    r"(要綱|規則|条例|規程|要領|規約|会則)(?:\s?[(（][^()（）]{1,20}[)）])*\s?抄?[>＞】]?$"
)
_BRACKETED = re.compile(r"^[-・]?\s*[(（]([0-9０-９]{1,2})[)）]")
_CAPTION = re.compile(r"^\s*[(（]([^()（）]{1,30})[)）]\s*$")
# What a heading has before the name of rules: 資料2, 【参考】, ### 3.
_NUMBERING = re.compile(
    r"^(?:#+\s*)?(?:[<＜【〈(（]?(?:資料|参考|別紙|付録|附属資料|巻末)?\s*[0-9０-９一二三四五]{0,2}[>＞】〉)）]?"
    r"[\s.．、:：]*)"
)
_END = re.compile(r"^\s*附\s*則|^\s*#|^\s*別表")
_DATE = re.compile(
    r"^\s*[-・○●]?\s*((?:(?:令和|平成|昭和)\s*(?:[0-9０-９]{1,2}|元)\s*年|(?:19|20)[0-9]{2}\s*年|〃|\"|”)"
    r"(?:\s*[0-9０-９]{1,2}\s*月)?(?:\s*[0-9０-９]{1,2}\s*日)?(?:度)?)\s*(?![にはのよかをでまとがも時現改])"
    r"(?!\s*[0-9０-９]{1,2}\s*[月日])(?=\S|$)"
)
_DITTO = {"〃", '"', "”"}
_ITEM = re.compile(r"^\s*(?:[-・○●◆■]|[(（]?[0-9０-９]{1,2}[)）.．])\s*\S")
_DATED = re.compile(
    r"((?:令和|平成|昭和)\s*(?:[0-9０-９]{1,2}|元)\s*年\s*[0-9０-９]{1,2}\s*月(?:\s*[0-9０-９]{1,2}\s*日)?)"
)


MAX_EVENT = 300


def read_articles(
    text: str, source: str, blocks: tuple[Block, ...], nodes: tuple[Node, ...] = ()
) -> tuple[Article, ...]:
    """Articles (第n条) with the title in brackets above them and the rules they belong to.

    An article ends at the next, at what follows the rules, and at a heading.
    """
    headings = {n.section.start for n in nodes}
    articles: list[Article] = []
    rule = title = ""
    current: tuple[str, str, int, int] | None = None
    end = opened = items = 0

    def close() -> None:
        if current:
            articles.append(_article(text, source, rule, current, end))

    for start, stop, first, prose in _lines(blocks):
        line = clean(text, start, stop).text.strip()
        article, caption = _ARTICLE.match(line), _CAPTION.match(line)
        article = article if first or title or rule or current else None
        named = prose and len(line) <= 40 and _RULE.search(line)
        item = _BRACKETED.match(line)
        listed = int(item.group(1)) if item else 0
        goes_on = listed == items + 1 or line.endswith("。")
        ends = _END.match(line) or (start in headings and not goes_on)
        if article or caption or named or ends:
            close()
            current = None
        if article:
            number = nfkc(article.group().strip())
            begin = opened if title else start
            current, end, title, items = (number, title, begin, start), stop, "", 0
        elif caption:
            title, opened = caption.group(1), start
        elif named:
            rule, title = _NUMBERING.sub("", line).rstrip(">＞】"), ""
        elif current and (not first or _belongs(line)):
            end, items = stop, listed or items
        else:
            title = ""
    close()
    return tuple(articles)


def _lines(blocks: tuple[Block, ...]) -> Iterator[tuple[int, int, bool, bool]]:
    """Lines of prose and whole tables: their places, whether they open a block, and are prose."""
    for block in blocks:
        if isinstance(block, TextBlock):
            yield from ((*place, i == 0, True) for i, place in enumerate(block.lines))
        else:
            yield block.start, block.end, True, False


def _article(
    text: str, source: str, rule: str, opened: tuple[str, str, int, int], end: int
) -> Article:
    number, name, first, start = opened
    body = value_of(text, source, start, end)
    key = hashlib.sha256(f"{source}\0{rule}\0{number}\0{start}".encode()).hexdigest()[:12]
    return Article(key, rule, number, name, body, source, first, end)


def read_events(
    text: str,
    source: str,
    blocks: tuple[Block, ...],
    nodes: tuple[Node, ...],
    grids: tuple[Grid, ...],
) -> tuple[Event, ...]:
    """Lines and rows that open with a date, and what they say."""
    events: list[Event] = []
    for grid in grids:
        above: Value | None = None
        for line in grid.body:
            cells = [c for c in line.cells if c.text]
            if len(cells) >= 2 and (match := _DATE.match(cells[0].text)):
                whole = clean(text, cells[0].start, cells[0].end)
                date = whole.slice(match.start(1), match.end(1)).value(source)
                date = above if above and date.text in _DITTO else date
                above = date
                body = value_of(text, source, cells[1].start, cells[-1].end)
                events.append(_event(grid.section, date, body, (line.start, line.end)))
    for block in blocks:
        if isinstance(block, TextBlock):
            path = path_of(node_at(nodes, block.start))
            events += [_event(path, *found) for found in _dated_lines(text, source, block)]
    return tuple(sorted(events, key=lambda e: e.start))


def _dated_lines(
    text: str, source: str, block: TextBlock
) -> list[tuple[Value, Value, tuple[int, int]]]:
    """Date, body and place of each line that opens with a date, its further lines included."""
    found: list[tuple[Value, Value, tuple[int, int]]] = []
    for i, (start, end) in enumerate(block.lines):
        view = clean(text, start, end)
        match = _DATE.match(view.text)
        if match is None or not _DATED.match(match.group(1)):
            continue
        rest = view.slice(match.end(), len(view.text))
        if not 2 <= len(rest.text) <= MAX_EVENT or _DATED.match(rest.text):
            continue
        last = _last_line(text, block.lines[i:])
        body = value_of(text, source, rest.offsets[0], last)
        found.append((view.slice(match.start(1), match.end(1)).value(source), body, (start, last)))
    return found


def _last_line(text: str, lines: tuple[tuple[int, int], ...]) -> int:
    """Where an event ends: before the next item, date or line of prose."""
    first, end = lines[0]
    for start, stop in lines[1:]:
        line = clean(text, start, stop).text
        if _ITEM.match(line) or _DATE.match(line) or "。" in line or stop - first > MAX_EVENT:
            break
        end = stop
    return end


def _belongs(line: str) -> bool:
    """Whether a paragraph goes on with an article: a clause, an item, or the page's next lines."""
    return (
        bool(re.match(r"[-・]?\s*([0-9０-９]{1,2}\s|[(（][0-9０-９]+[)）]|[ア-ン]\s)", line))
        or len(line) > 10
    )


def _event(path: tuple[str, ...], date: Value, body: Value, place: tuple[int, int]) -> Event:
    key = hashlib.sha256(f"{date.source}\0event\0{place[0]}".encode()).hexdigest()[:12]
    return Event(key, path, date, body, date.source, *place)
