"""Headings without a number that name measures: set apart by a mark, or only by where they stand.

Between the departments of two measures stands what else is said of the first, headings above the
second, and the name of the second: marked in one way throughout, right above its departments, or
on the first line that is neither a label nor prose.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from ingest.markers import Marker
from ingest.opening_labels import LabelLine, label_line
from ingest.prose import ProseLine
from ingest.text import clean, fold
from ingest.titles import read_title

_MAX_NAME = 50
_STOPS = "。、,，"
_MARK = re.compile(r"#{2,6}(?=\s)|[■◆●○◇□▼▽▶▷◎★☆◉❖]|[【＜<〈《「\[［](?=.+[】＞>〉》」\]］]$)")
_ITEM = re.compile(r"[・※＊*(（-]|[^\W\d_]{1,12}[:：]")
_CLOSED = re.compile(r"[】\])）]\s*$")
_ENOUGH = 8  # of ten gaps that must have a name


class Unnumbered:
    """Looks for the names of measures in the gaps between their departments."""

    def __init__(
        self,
        text: str,
        lines: list[ProseLine],
        gaps: list[range],
        markers: dict[int, Marker],
        labels: dict[int, LabelLine],
    ) -> None:
        self.text = text
        self.lines = lines
        self.gaps = gaps
        self.markers = markers
        self.labels = labels
        self.inside = _inside(lines, labels)

    def names(self) -> list[int]:
        """The lines that name the measures; none unless nearly all gaps have one."""
        marked = self._marked()
        if marked:
            return marked
        ways: tuple[Callable[[range], int | None], ...] = (self._last, self._opening, self._first)
        for way in ways:
            found = [i for gap in self.gaps if (i := way(gap)) is not None]
            if self._enough(len(found)):
                return found
        return []

    def groups(self, names: list[int]) -> list[int]:
        """Lines right above a name that are marked in another way: they head several measures."""
        kinds = {self._mark(i) for i in names}
        above = [i - 1 for i in names if i and self._is_name(i - 1) and self._mark(i - 1)]
        return [i for i in above if self._mark(i) not in kinds]

    def _enough(self, count: int) -> bool:
        return count * 10 >= len(self.gaps) * _ENOUGH

    def _shown(self, at: int) -> str:
        return clean(self.text, self.lines[at].start, self.lines[at].end).text.strip()

    def _mark(self, at: int) -> str:
        match = _MARK.match(self._shown(at))
        return match.group() if match else ""

    def _is_name(self, at: int) -> bool:
        """Whether a line can name a measure: short, no sentence, and no part of a label's value."""
        shown = self._shown(at)
        if not 0 < len(shown) <= _MAX_NAME or shown[-1] in _STOPS or "。" in shown:
            return False
        if at in self.inside or at in self.markers:
            return False
        label = label_line(self.text, self.lines[at], at)
        told = label is not None and label.start < label.end and not _numbered(label)
        return not (told and at in self.labels) and not _ITEM.match(shown)

    def _marked(self) -> list[int]:
        """The lines marked in the way that nearly all gaps have, no items of a list."""
        heads = [[i for i in gap if self._is_name(i) and self._alone(i)] for gap in self.gaps]
        often = Counter(w for found in heads for w in {fold(self._shown(i)) for i in found})
        labels = {w for w, n in often.items() if n * 2 > len(self.gaps)}
        heads = [[i for i in found if fold(self._shown(i)) not in labels] for found in heads]
        kinds = Counter(k for found in heads for k in {self._mark(i) for i in found} if k)
        times = Counter(self._mark(i) for found in heads for i in found)
        fits = [k for k, n in kinds.items() if self._enough(n)]
        best = min(fits, key=lambda k: (-kinds[k], times[k]), default=None)
        if best is None:
            return []
        same = [[i for i in found if self._mark(i) == best] for found in heads]
        return [i for n, found in enumerate(same) for i in (found[-1:] if n == 0 else found)]

    def _alone(self, at: int) -> bool:
        mark = self._mark(at)
        beside = (i for i in (at - 1, at + 1) if 0 <= i < len(self.lines))
        return not any(self._mark(i) == mark for i in beside)

    def _last(self, gap: range) -> int | None:
        """The line right above the departments."""
        at = gap.stop - 1
        while at in self.inside and at > gap.start:
            at -= 1
        return at if at in gap and self._is_apart(at, gap) else None

    def _opening(self, gap: range) -> int | None:
        """The line that opens the paragraph of the departments, behind labels of the one before."""
        at = gap.stop
        while at > gap.start and self.lines[at].follows:
            at -= 1
        while at < gap.stop and (at in self.markers or at in self.inside):
            at += 1
        if at + 1 < gap.stop and self._mark(at) and self._is_name(at + 1):
            at += not self._mark(at + 1)
        return at if at < gap.stop and self._is_name(at) else None

    def _first(self, gap: range) -> int | None:
        """The first line over prose; above the first departments of all the last such."""
        fits = [
            i
            for i in gap
            if self._is_apart(i, gap)
            and (
                i + 1 == gap.stop or not (self.lines[i + 1].follows and self._is_apart(i + 1, gap))
            )
        ]
        return (fits[-1] if gap == self.gaps[0] else fits[0]) if fits else None

    def _is_apart(self, at: int, gap: range) -> bool:
        """Whether a line without a mark can be a name by where it stands: no prose, no item."""
        plain = not self._mark(at) and not re.search(r"[、，]", self._shown(at))
        return plain and self._is_name(at) and self._opens(at, gap)

    def _opens(self, at: int, gap: range) -> bool:
        """Whether a line begins something: behind a gap, a label, a heading or a sentence."""
        if at == gap.start or not self.lines[at].follows:
            return True
        above = at - 1
        ended = self._shown(above)[-1:] in "。）)」"
        return ended or above in self.inside or above in self.markers or self._is_name(above)


def titled(text: str, lines: list[ProseLine], markers: dict[int, Marker]) -> list[int]:
    """Short lines over prose that close with departments: 「■窓口の予約（担当：市民課）」."""
    found: list[int] = []
    for at, line in enumerate(lines[:-1]):
        view = clean(text, line.start, line.end)
        if at in markers or len(view.text) > _MAX_NAME or not _CLOSED.search(view.text):
            continue
        title = read_title(view, "")
        named = re.search(r"\w{2}", title.name.text) and not re.match(r"[【＜<〈《]", view.text)
        if title.departments and named and at - 1 not in found:
            found.append(at)
    return found


def _inside(lines: list[ProseLine], labels: dict[int, LabelLine]) -> set[int]:
    """The lines that open with a label that says something, and those its value takes up."""
    found: set[int] = set()
    for at, label in labels.items():
        if label.start >= label.end or label.role in {"name", "number"}:
            continue
        if _numbered(label):
            continue
        last = at
        while last < len(lines) and lines[last].start < label.end:
            found.add(last)
            last += 1
    return found


def _numbered(label: LabelLine) -> bool:
    """Whether what looks like a label is the number of what stands behind it (取組1：)."""
    return bool(re.search(r"[0-9０-９]$", label.label))
