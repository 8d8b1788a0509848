"""Labels that nothing but a gap parts from what they say, below the headings of measures.

Words of no known meaning are labels where they open a line below most headings
(これから　受付を電子化します。); what stands behind them tells what they say.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Sequence

from ingest.figure_lines import measures
from ingest.graded_labels import is_grade
from ingest.label_values import learned_of
from ingest.meanings import meaning
from ingest.opening_labels import LabelLine
from ingest.prose import ProseLine
from ingest.records import Field, Role, Value
from ingest.text import View, clean, fold, value_of

_GAPPED = re.compile(
    r"[\s\u3000]*[■◆●○◇□▼▽▶▷◎※・]?[\s\u3000]*(?P<label>[^\W\d_][^\s:：。、0-9０-９]{1,11})"
    r"(?:\u3000| {2,})[\s\u3000]*(?P<value>\S.*)"
)
_GRADED = re.compile(r"(?P<grade>[^\s。、]{1,10})[\s\u3000]+(?P<reason>\S.*。.*)", re.DOTALL)
_DATED = re.compile(
    r"[\s\u3000]*(?:(?:令和|平成|[RH])\s?)?(?:[0-9０-９]{1,4}|元)\s?年度?(?:[～~から]|\s?[:：にはの])"
)
_ITEM = re.compile(r"[(（][ア-ンa-z0-9０-９][)）]|[①-⑳]|(?:^|[\s\u3000])・")
_FEW = 3  # headings below which a label returns, and lines that open with it
_HALF = 0.5


def gapped_labels(
    text: str, lines: Sequence[ProseLine], below: Sequence[Sequence[int]], taken: Container[int]
) -> dict[int, LabelLine]:
    """The lines that open with such a label, by index; ``below`` has the lines of each heading."""
    groups: dict[str, list[LabelLine]] = defaultdict(list)
    for i in (i for own in below for i in own if i not in taken):
        line = lines[i]
        if match := _GAPPED.fullmatch(text, line.start, line.end):
            found = LabelLine(i, match["label"], None, *match.span("value"), firm=True)
            groups[fold(match["label"])].append(found)
    least = max(_FEW, len(below) * _HALF)
    often = {k: g for k, g in groups.items() if len(g) >= least}
    roles = _roles({g[0].label: [clean(text, x.start, x.end) for x in g] for g in often.values()})
    return {
        x.at: LabelLine(x.at, x.label, roles[g[0].label], x.start, x.end, firm=True)
        for g in often.values()
        for x in g
    }


def _roles(said: dict[str, list[View]]) -> dict[str, Role]:
    """What labels say: by their words, else by what stands behind them."""
    told = {k: [v.text for v in views] for k, views in said.items()}
    found: dict[str, Role] = {}
    for label, values in told.items():
        if known := meaning(label):
            found[label] = "content" if known.role == "name" else known.role
        elif _judges(values):
            found[label] = "evaluation"
        elif _most(measures(v) for v in said[label]):
            found[label] = "indicator"
        elif _most(bool(_DATED.match(v)) for v in values):
            found[label] = "planned"
    left = {k: [_as_prose(v) for v in values] for k, values in told.items() if k not in found}
    found |= learned_of(left)
    return {k: found.get(k, "other") for k in told}


def _most(held: Iterable[bool]) -> bool:
    each = [*held]
    return sum(each) > len(each) * _HALF


def _as_prose(value: str) -> str:
    """A value; several marked items in a row (（ア）… （イ）…) say what is done as prose does."""
    return f"{value}。" if "。" not in value and len(_ITEM.findall(value)) > 1 else value


def _judges(told: Sequence[str]) -> bool:
    """Whether short words, few of them all, stand before sentences."""
    grades = [m["grade"] for t in told if (m := _GRADED.fullmatch(t)) and is_grade(m["grade"])]
    often = len(grades) >= _FEW and len(grades) > len(told) * _HALF
    return often and len(set(grades)) * 2 <= len(grades) + 1


def told_of(text: str, source: str, label: LabelLine, value: Value) -> list[Field]:
    """What a label says in ``value``; a grade on its line has its reason behind it."""
    judged = label.role == "evaluation"
    graded = _GRADED.fullmatch(text, label.start, label.end) if judged else None
    if graded is None:
        return [Field(label.role, label.label, value)] if value.text and label.role else []
    grade, reason = (value_of(text, source, *graded.span(part)) for part in ("grade", "reason"))
    return [Field("evaluation", label.label, grade), Field("reason", label.label, reason)]
