"""Labels that stand before departments in a text, though their words do not say so."""

from __future__ import annotations

import re
from collections import Counter

from ingest.labels import is_department, role_of
from ingest.sources import Document

_LABELLED = re.compile(
    r"^[\s|｜■◆●○【\[・]*(?P<label>[^\s|｜:：【】\[\]。、]{2,12})[】\]]?"
    r"[\t|｜:： \u3000]+(?P<value>[^\t|｜\n。]{2,24}?)[\s|｜]*(?:[\t|｜]|$)"
)
_WORDS = re.compile(r"[\s、,，・/／]+")
_NUMBERED = re.compile(r"[0-9０-９Ⅰ-Ⅻ①-⑳［］〔〕]")
OFTEN = 3


def office_labels(document: Document) -> tuple[str, ...]:
    """Words of no known meaning, without a number, that open several lines before departments."""
    before: Counter[str] = Counter()
    among: Counter[str] = Counter()
    for line in document.text.splitlines():
        match = _LABELLED.match(line)
        if match is None or is_department(match["label"]):
            continue
        label = match["label"]
        among[label] += 1
        before[label] += all(map(is_department, _WORDS.split(match["value"].strip())))
    often = [label for label, n in before.most_common() if n >= OFTEN and n * 2 > among[label]]
    return tuple(x for x in often if role_of(x) is None and not _NUMBERED.search(x))
