"""Labels on one row behind the value of another, parted from it by a single space.

Text that joins the cells of a row by spaces prints 「事業名 窓口の予約 分野 くらし」: a word
behind a value is a label if it returns on the rows that open with the same label.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator

from ingest.labels import Label, is_department, year_of
from ingest.stacked_rows import Row
from ingest.text import fold, untagged

Known = Callable[[str], Label | None]
Inline = dict[str, dict[str, Label]]
_TOKEN = re.compile(r"\S+")
_WORD = re.compile(r"(?=.*[^\W\d_]{2})[\w・／/（）()]{2,12}")
_TELLING = re.compile(r"[うくすつむるたの](?:課|室|部署|所属|機関)等?$")  # 手伝う課 is no name
_MIN_ROWS = 3
_MOST = 0.6  # share of the rows with the first label that hold an unknown one
_SOME = 0.3  # share that hold one that is known


def tokens_in(raw: str, known: Known) -> list[tuple[int, int]]:
    """The words of a row that opens with a label, that label as one of them; none for others."""
    spans = [m.span() for m in _TOKEN.finditer(raw)]
    for count in (1, 2):  # a label broken in its cell has a space in it
        if len(spans) > count and known(raw[spans[0][0] : spans[count - 1][1]]):
            return [(spans[0][0], spans[count - 1][1]), *spans[count:]]
    return []


def inline_labels(text: str, rows: list[Row], known: Known) -> Inline:
    """For each label, folded, that opens rows the words behind values that return as labels."""
    times: Counter[str] = Counter()
    found: dict[str, Counter[str]] = defaultdict(Counter)
    printed: dict[str, str] = {}
    values: dict[str, list[str]] = defaultdict(list)
    leads: set[str] = set()
    for row in rows:
        raw = untagged(text[row.start : row.end])
        spans = tokens_in(raw, known)
        if not spans:
            continue
        first = fold(raw[slice(*spans[0])])
        times[first] += 1
        opener = known(raw[slice(*spans[0])])
        leads |= {first} if opener and opener.role == "lead" else set()
        for word, n in _behind(raw, spans, known).items():
            if n == 1 and fold(word) != first:
                found[first][fold(word)] += 1
                printed[fold(word)] = word
                values[fold(word)].append(raw[raw.rindex(word) + len(word) :])
    return {
        first: {
            word: known(printed[word]) or _told(values[word], led=first in leads)
            for word in _fit(words, times[first], printed, known)
        }
        for first, words in found.items()
    }


def _behind(raw: str, spans: list[tuple[int, int]], known: Known) -> Counter[str]:
    """The words behind a value that could be labels; the last on its row is a value itself."""
    words = Counter(raw[a:b] for a, b in spans[2:] if _can_label(raw[a:b], known))
    last = raw[slice(*spans[-1])]
    if known(last) is None:
        words.pop(last, None)
    return words


def _told(values: list[str], *, led: bool) -> Label:
    """What an unknown label says by what stands behind it: departments, or something else."""
    names = [n for v in values for n in re.split(r"[、,，・/／\s]+", v) if n]
    offices = sum(map(is_department, names)) * 10 >= len(names) * 7
    return Label("related" if led else "lead") if names and offices else Label("other")


def _can_label(word: str, known: Known) -> bool:
    label = known(word)
    if label is None:
        office = is_department(word) and not _TELLING.search(word)
        return bool(_WORD.fullmatch(word)) and not office and not year_of(word)
    return not label.figure


def _fit(words: Counter[str], rows: int, printed: dict[str, str], known: Known) -> Iterator[str]:
    """The words that return on enough of the rows with one label in front."""
    for word, n in words.items():
        share = _SOME if known(printed[word]) else _MOST
        if n >= max(_MIN_ROWS, rows * share):
            yield word


def parts_of(raw: str, known: Known, inline: Inline) -> list[tuple[int, int]]:
    """The places of the labels on a row that holds several, the first of which opens it.

    A word that returns right behind a label is its value, unless it is a known label itself.
    """
    spans = tokens_in(raw, known)
    if len(spans) < 3:
        return []
    words = inline.get(fold(raw[slice(*spans[0])]), {})
    at = [0]
    for i, (start, end) in enumerate(spans):
        word = raw[start:end]
        told = i - at[-1] > 1 or (i > 1 and known(word) is not None)
        if told and fold(word) in words:
            at.append(i)
    return [spans[i] for i in at] if len(at) > 1 else []
