"""The rows that name stacked sheets from above: right above the first label, or over prose."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict

from ingest.labels import is_department
from ingest.markers import marker_of
from ingest.stacked_cut import BULLET, is_heading
from ingest.stacked_entries import Entry
from ingest.stacked_rows import Row
from ingest.text import fold, width

On = dict[int, list[Entry]]
_SENTENCE = re.compile(r"(。|です|ます|ください)$")
_MAX_TITLE, _MAX_PLAIN = 60, 40
_STRONG = {"measure", "program", "policy", "dotted3", "dotted2", "dashed", "bracket"}
_PROSE = 12  # rows of prose between a name and its first label
LONG = 44  # half-width characters of a row that may go on below
_ENDED = re.compile(r"[。．」』）)]$")
_MIN_PLAIN = 3
_OTHER = re.compile(r"[、，,:：。]")
_MARK = re.compile(r"(?:^|(?<=\s))[―－ー→⇒⇨○◎●△×-]+(?=\s|$)")  # the cell of a row of years


def is_title(rows: list[Row], at: int, on: On) -> bool:
    """Whether a row can name the sheet below it: short, no sentence, and set apart or numbered."""
    if at < 0 or at in on:
        return False
    row = rows[at]
    if len(row.text) > _MAX_TITLE or _SENTENCE.search(row.text) or row.text[-1] in "、，,：:":
        return False
    if _MARK.search(row.text):
        return False
    marker = marker_of(row.text)
    if marker and marker.number and is_heading(row.text):
        return True
    apart = row.gap != "none" or (at > 0 and is_heading(rows[at - 1].text))
    return apart and not BULLET.match(row.text) and not is_department(row.text)


def titles_of(rows: list[Row], firsts: list[int], on: On) -> dict[int, int]:
    """For each row of ``firsts``, where sheets begin, the row that names its sheet, if any.

    Words that return above several sheets are a label of these, no name. Where names are numbered
    in one way, prose may stand between a name and the first label.
    """
    found = {at: at - 1 for at in firsts if is_title(rows, at - 1, on)}
    often = Counter(fold(rows[i].text) for i in found.values())
    found = {at: i for at, i in found.items() if often[fold(rows[i].text)] < _MIN_PLAIN}
    markers = (marker_of(rows[i].text) for i in found.values())
    kinds = Counter(m.kind for m in markers if m and m.number)
    kind, n = kinds.most_common(1)[0] if kinds else ("", 0)
    if kind in _STRONG and n * 2 > len(found):
        for at in firsts:
            over = _over_prose(rows, at, on, kind) if at not in found else None
            if over is not None:
                found[at] = over
    return found


def _over_prose(rows: list[Row], at: int, on: On, kind: str) -> int | None:
    for i in range(at - 1, max(at - 2 - _PROSE, -1), -1):
        if i in on or rows[i].gap == "table":
            return None
        marker = marker_of(rows[i].text)
        if marker and marker.kind == kind and is_heading(rows[i].text):
            return i
    return None


def numbered_titles(rows: list[Row], on: On) -> list[tuple[int, int]]:
    """The rows numbered in the one way in which most sheets are, each with where its sheet ends.

    Rows of one kind right below each other are a list.
    """
    of_kind: dict[str, list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        marker = marker_of(row.text) if i not in on and is_heading(row.text) else None
        if marker and marker.number and marker.kind in _STRONG:
            of_kind[marker.kind].append(i)
    labelled = sorted(on)
    best: list[tuple[int, int]] = []
    for found in of_kind.values():
        parts = list(zip(found, [*found[1:], len(rows)], strict=True))
        single = [(a, b) for a, b in parts if b - a > 1]
        fit = [(a, b) for a, b in single if _is_over_label(rows, a, b, labelled)]
        if len(fit) >= _MIN_PLAIN and len(fit) * 10 >= len(single) * 7:
            best = max(best, fit, key=len)
    return best


def _is_over_label(rows: list[Row], title: int, end: int, labelled: list[int]) -> bool:
    """Whether a label follows a title, no more than some prose between."""
    at = bisect_right(labelled, title)
    if at == len(labelled) or labelled[at] >= min(end, title + 2 + _PROSE):
        return False
    return not any(is_heading(row.text) for row in rows[title + 1 : labelled[at]])


def plain_titles(rows: list[Row], firsts: list[int], on: On) -> dict[int, int]:
    """The rows that name sheets though nothing but their place tells: all of them different.

    Each is short, no sentence and no value of a label, and what stands above it has ended.
    """
    found = {at: at - 1 for at in firsts if _is_plain(rows, at - 1, on)}
    names = {fold(rows[i].text) for i in found.values()}
    enough = len(found) >= _MIN_PLAIN and len(names) * 10 >= len(found) * 9
    return found if enough else {}


def _is_plain(rows: list[Row], at: int, on: On) -> bool:
    if at < 1 or at in on or not 1 < len(rows[at].text) <= _MAX_PLAIN:
        return False
    words = rows[at].text
    if _OTHER.search(words) or _MARK.search(words) or not re.match(r"\w", words):
        return False
    if is_department(words):
        return False
    if marker_of(words) or not re.search(r"[^\W\d_]{2}", words) or re.search(r"年度?$", words):
        return False
    above = rows[at - 1].text
    if at - 1 in on and not on[at - 1][-1].beside:
        return False  # the value of the label above it
    return bool(_ENDED.search(above)) or width(above) < LONG
