"""The label that a line opens with, and what the line says behind it.

Brackets, a colon or a gap part the label from its value; a second label may stand beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ingest.labels import role_of
from ingest.leads import holds_departments
from ingest.prose import ProseLine
from ingest.records import Role
from ingest.text import clean

_SIGN = r"[\s\u3000]*(?:[■◆●○◇□▼▽▶▷◎※◦・]|[-*+–](?=[\s\u3000]))?[\s\u3000]*"
_LABEL = r"(?P<label>[^\s:：【】\[\]〔〕＜＞<>《》〈〉「」。、*]{1,16})"
FORMS = (
    re.compile(  # bold in Markdown
        rf"{_SIGN}\*\*\s*{_LABEL}\s*(?:[:：]\s*)?\*\*\s*[:：]?[\s\u3000]*(?P<value>.*)"
    ),
    re.compile(
        rf"{_SIGN}[【\[［〔＜<《〈]\s*{_LABEL}\s*[】\]］〕＞>》〉]\s*[:：]?[\s\u3000]*(?P<value>.*)"
    ),
    re.compile(rf"{_SIGN}[(（]\s*{_LABEL}\s*[:：][\s\u3000]*(?P<value>[^()（）]*)[)）]"),
    re.compile(rf"{_SIGN}{_LABEL}\s*[:：][\s\u3000]*(?P<value>.*)"),
    re.compile(rf"{_SIGN}[(（]\s*{_LABEL}[\s\u3000]+(?P<value>\S[^()（）]*)[)）]"),
    re.compile(rf"{_SIGN}{_LABEL}[\s\u3000]+(?P<value>\S.*)"),
)
_BRACKETED = FORMS[4]
_TWO = re.compile(
    rf"(?P<first>{_SIGN}[(（][^()（）]+[)）])[\s\u3000]*"
    rf"[(（]\s*{_LABEL}(?:\s*[:：]|(?=[\s\u3000]))[\s\u3000]*(?P<value>\S[^()（）]*)[)）]\s*"
)
_THEN = re.compile(
    rf"(?P<first>.*\S)[\s\u3000]*[【\[［〔＜<《〈]\s*{_LABEL}\s*[】\]］〕＞>》〉]"
    r"\s*[:：]?[\s\u3000]*(?P<value>\S.*)"
)


@dataclass(frozen=True, slots=True)
class LabelLine:
    """A line with a label: which line it is, its label, and the place of the value on it.

    ``firm`` says that a bracket or a colon sets the label apart. ``beside`` is a second label on
    the line (主務 市民課 協議 税務課). ``closing`` says that prose stands before the value.
    """

    at: int
    label: str
    role: Role | None
    start: int
    end: int
    firm: bool
    beside: LabelLine | None = None
    closing: bool = False


def label_line(text: str, line: ProseLine, at: int) -> LabelLine | None:
    """The label that a line opens with, if any; a second in brackets of its own stands beside."""
    raw = text[line.start : line.end]
    if two := _two(text, line, at):
        return two
    for form in FORMS:
        match = form.fullmatch(raw)
        if match is None:
            continue
        role = role_of(match.group("label"))
        firm = form is not FORMS[-1]
        start, end = line.start + match.start("value"), line.start + match.end("value")
        if form is _BRACKETED and not holds_departments(clean(text, start, end), ""):
            return None
        if not firm and role in {None, "name", "number"}:
            return None
        return LabelLine(at, match.group("label"), role, start, end, firm)
    return None


def _two(text: str, line: ProseLine, at: int) -> LabelLine | None:
    """A label with a second one beside it, in brackets, with departments in these or behind."""
    raw = text[line.start : line.end]
    two = _TWO.fullmatch(raw) or _THEN.fullmatch(raw)
    if two is None:
        return None
    first = label_line(text, replace(line, end=line.start + two.end("first")), at)
    start, end = line.start + two.start("value"), line.start + two.end("value")
    own, role = role_of(two.group("label")), first.role if first else None
    if first is None or (two.re is _THEN and "lead" not in {own, role} and own != "related"):
        return None
    if not holds_departments(clean(text, start, end), ""):
        return None
    beside = LabelLine(at, two.group("label"), own or "related", start, end, True)
    return replace(first, beside=beside)
