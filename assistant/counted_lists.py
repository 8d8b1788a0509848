"""Lists whose lines bear no mark but are counted by the line before them (次の3つを約束します)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from assistant.listings import LONGEST, Listing, bare
from assistant.sentences import flat
from ingest.earlier import tells_past
from ingest.sources import Document, Section
from ingest.text import KANJI, View, fold

# The line before a list tells how many things follow.
_COUNT = re.compile(
    r"(?:次|以下|下記)の\s*([0-9]{1,2}|[一二三四五六七八九十])\s*(?:つ|点|項目|本|種類?|の|個|カ条|か条|箇条)"
)
# How a line opens that is one of several: in bold, or with a name and a number (約束1).
_OPENS = re.compile(
    r"(\*\*)\S|([^\W\d_]{1,6}?)\s*([0-9]{1,2}|[一二三四五六七八九十])(?![0-9年月日人件回%])"
)
# Lines that go on, at most, before the next item opens.
_ON = 4
Place = tuple[int, int]


def counted(view: View, document: Document, section: Section) -> Iterator[Listing]:
    """The lists below lines that say how many things follow, where just so many do."""
    lines = [m.span() for m in re.finditer(r"[^\n]+", view.text)]
    for at, (start, end) in enumerate(lines):
        said = _COUNT.search(fold(view.text[start:end]))
        if not said:
            continue
        number = KANJI.get(said.group(1)) or int(said.group(1))
        below = lines[at + 1 : at + 1 + number * (_ON + 1)]
        items = 2 <= number <= 20 and (
            _opened(view, below, number) or _apart(view, document, below, number, section)
        )
        if items:
            yield _listing(view, (start, end), items, document, section)


def _opened(view: View, lines: Sequence[Place], number: int) -> list[Place]:
    """The lines that open alike, if they are ``number``, each with those that go on from it."""
    found, shape = list[Place](), ""
    for start, end in lines:
        opens = _OPENS.match(fold(view.text[start:end]))
        name = (opens.group(1) or opens.group(2)) if opens else ""
        if opens and (not found or name == shape) and _next(opens.group(3), len(found)):
            found.append((start, end))
            shape = name
        elif not found:
            return []
        elif "。" in view.text[start:end] and _goes_on(view, found, number):
            found[-1] = (found[-1][0], view.text.index("。", start) + 1)
    return found if len(found) == number else []


def _goes_on(view: View, found: Sequence[Place], number: int) -> bool:
    """Whether the last of ``found`` is a sentence that its line does not end: what stands below the
    last of all belongs to it only where the first is a sentence.
    """
    ends = [view.text[end - 1] == "。" for _, end in found]
    return not ends[-1] and (len(found) < number or ends[0])


def _next(told: str | None, before: int) -> bool:
    """Whether an item's number goes on from ``before`` items; one without a number does."""
    return not told or (KANJI.get(told) or int(told)) == before + 1


def _apart(
    view: View, document: Document, lines: Sequence[Place], number: int, section: Section
) -> list[Place]:
    """The next ``number`` lines where they stand together, and a blank line or the end follows."""
    own = list(lines[:number])
    if len(own) < number or any("\t" in view.text[a:b] or "|" in view.text[a:b] for a, b in own):
        return []
    places = [(view.offsets[a], view.offsets[b - 1] + 1) for a, b in own]
    gaps = [document.text[a[1] : b[0]] for a, b in itertools.pairwise(places)]
    after = document.text[places[-1][1] : section.end]
    ends = not after.strip() or after[: len(after) - len(after.lstrip())].count("\n") > 1
    return own if ends and all(g.count("\n") == 1 for g in gaps) else []


def _listing(
    view: View, lead: Place, items: Sequence[Place], document: Document, section: Section
) -> Listing:
    line = view.slice(*lead)
    views = [view.slice(*item) for item in items]
    heading = bare(section.path[-1]) if section.path else ""
    return Listing(
        heading or line.text[:LONGEST], f"{' '.join(section.path[-2:])} {line.text}", document,
        section.path,
        tuple((flat(v.text)[:LONGEST], v.offsets[0], v.offsets[-1] + 1) for v in views),
        tells_past(section.path, document.plan), (line.offsets[0], line.offsets[-1] + 1),
    )  # fmt: skip
