"""What a label means that is no known word by itself: dated, put together of two, or only prose."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.labels import Label, is_department, label_of, role_of, year_of
from ingest.records import Role
from ingest.text import nfkc

_PARTS = re.compile(r"\s*[・、,/／&＆+＋]\s*|(?<=\w)(?:及び|および|並びに|ならびに|と)(?=\w)")
_JOINED: frozenset[Role] = frozenset(
    {"results", "effect", "evaluation", "reason", "issues", "background", "aim"}
)
_TOLD = _JOINED | {"content"}
_AFTERWARDS = re.compile(
    r"(?:今後|次年度|翌年度|来年度|これから)(?:以降)?の?(?:対応|対策|改善|方針|方向|取扱い)(?:策|方針|性)?"
)
_DATED = re.compile(
    r"(?:令和|平成|[RH]\.?)\s*(?:[0-9]{1,2}|元)\s*年?度?|20[0-9]{2}\s*年?度?|[0-9]{1,2}年度"
)
_MAX_LABEL = 16
_SENTENCE = re.compile(r"([^。\n]+)。")
_PAST = re.compile(r"(?:た|んだ)[」』）)]?$")
_STATE = re.compile(
    r"(?:[てで](?:い(?:ます|ません|る|ない)|おり(?:ます|ません))|まし?た|でした|です|ません|あります|ある|[っいん]た)[」』）)]?$"
)
_MAX_LABEL = 16
_MAX_PARTS = 20


def meaning(printed: str) -> Label | None:
    """The label that ``printed`` is: a known word, one with a year, or words put together.

    評価の理由・今後の対応 is of the role of its first part, if that is a known word.
    """
    role = role_of(printed)
    if role:
        found = label_of(printed)
        return Label(role, found.year if found else None, bool(found and found.figure))
    return label_of(printed) or _put_together(printed)


def _put_together(printed: str) -> Label | None:
    words = nfkc(printed)
    if not 0 < len(words) <= _MAX_PARTS:
        return None
    if _AFTERWARDS.fullmatch(words):
        return Label("issues")
    parts = [p for p in _PARTS.split(words) if p]
    first = label_of(parts[0]) if len(parts) > 1 else None
    return first if first and first.role in _JOINED and not first.figure else None


def several(printed: str) -> tuple[Role, ...]:
    """The kinds of things that a label of several parts names, as far as they are known."""
    found: list[Role] = []
    for part in _PARTS.split(printed):
        label = label_of(part)
        role: Role | None = (
            "issues" if _AFTERWARDS.fullmatch(part) else label.role if label else None
        )
        if role in _TOLD and role not in found:
            found.append(role)
    return tuple(found)


def is_title(printed: str) -> bool:
    """Whether a label names the number and the name of something, and nothing else (番号・名称)."""
    found = [label_of(part) for part in _PARTS.split(printed)]
    return len(found) > 1 and {f.role if f else None for f in found} == {"number", "name"}


def told_label(printed: str, value: str) -> Label | None:
    """What a label of unknown words says over prose: what was done, if it names a year and
    half of the sentences tell of the past; else something ``other``. ``None`` for no label.
    """
    words = nfkc(printed)
    if not 1 < len(words) <= _MAX_LABEL or re.search(r"[。、：:]", words) or "。" not in value:
        return None
    dated = _DATED.match(words)
    if (words[0].isdigit() and not dated) or is_department(words) or year_of(words):
        return None
    if is_mark(words):
        return None
    year = year_of(dated.group()) if dated else None
    sentences = [s.strip() for s in _SENTENCE.findall(value)]
    past = sum(bool(_PAST.search(s)) for s in sentences)
    return Label("results" if year and past and past * 2 >= len(sentences) else "other", year)


def over_prose(label: Label, printed: str, value: str) -> Label:
    """What words of figures (28年度の目標) mean over a sentence: what was aimed at, or was done.
    Words of a name (取組) mean what is done.
    """
    if label.role == "name" and "。" in value:
        return Label("content", label.year)
    if not label.figure or "。" not in value:
        return label
    if re.search(r"目標|計画|見込", printed):
        return Label("planned" if label.year else "aim", label.year)
    return Label("results" if re.search(r"実績|達成", printed) else "background", label.year)


def tells_state(told: Iterable[str]) -> bool:
    """Whether prose says how things stand or were, more than what is to be done."""
    sentences = [s.strip() for text in told for s in _SENTENCE.findall(text)]
    return sum(bool(_STATE.search(s)) for s in sentences) * 2 > len(sentences)


def is_mark(words: str) -> bool:
    """Whether there is nothing in ``words`` to be called something."""
    return not re.search(r"[^\W\d_]{2}", words)


def can_label(words: str) -> bool:
    """Whether words are short enough for a label, and no figure, mark or year."""
    short = 1 < len(nfkc(words)) <= _MAX_LABEL and not re.search(r"[。、]", words)
    return short and not (is_mark(words) or year_of(words))
