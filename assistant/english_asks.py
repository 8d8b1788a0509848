"""What an English question asks for, in the words in which a Japanese one asks it.

All that reads a question knows its Japanese cues alone; these words are read behind the question.
The forms stand in ``data/english_asks.tsv``: what is asked, and the English that asks it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

from ingest.text import fold

_FORMS = Path(__file__).parent / "data" / "english_asks.tsv"
_AUX = r"(?:is|was|were|are|did|does|do|will|would|should|shall|can|could|has|have|had|must|may|to)"
# What the forms share: {OFFICE}, {LEADS} and the like stand for these.
_PARTS = {
    "AUX": _AUX,
    # Words of the same phrase, none that opens another; and any words.
    "GAP": rf"(?:(?!(?:{_AUX}|of|in|on|at|for|by|with|from|and|or)\b)[\w'&/.-]+ ){{0,4}}?",
    "ANY": r"(?:[\w'&/.-]+ ){1,4}?",
    "OFFICE": r"(?:departments?|divisions?|sections?|offices?|bureaus?|bureaux|desks?|teams?)",
    "THING": r"(?:measures?|projects?|initiatives?|programs?|programmes?|polic(?:y|ies)|schemes?)",
    "THINGS": r"(?:measures|projects|initiatives|programs|programmes|policies|schemes)",
    "STEPS": r"(?:actions?|steps?|efforts?|activit(?:y|ies)|sub-?items?)",
    "HELPS": (
        r"(?:co-?operat\w*|collaborat\w*|support\w*|assist\w*|help\w*|partner\w*|involved"
        r"|tak(?:es?|ing) part|participat\w*|join\w*|works? (?:together )?with|related"
        r"|associated|concerned)"
    ),
    "LEADS": (
        r"(?:leads?|led|leading|runs?|running|handl\w+|manag(?:es?|ing|ed)|owns?|oversee\w*"
        r"|supervis\w+|look(?:s|ing)? after|tak(?:es?|ing) care of|in charge|responsible"
        r"|deal(?:s|ing)? with|administers?|operates?|carr(?:y|ies|ied) out|drives?|behind"
        r"|work(?:s|ing)? on|promot\w+|implement\w+|organi[sz]\w+|coordinat\w+"
        r"|put(?:s|ting)? up|sets? up|issues?|does)"
    ),
}
# Measures of a department, not the department of a measure; who leads at all.
_OF_OFFICE = r"(?:which|what|list|name|how many) {GAP}{THINGS}\b.*\b{LEADS}|{OFFICE}\b.*\b{THINGS}"
_CHIEF = r"(?:{LEADS}) (?:it|this|the|and)|in charge|responsible"
_BESIDES = (
    r"(?:besides|apart from|aside from|other than|in addition to|together with|with|except)"
    r"(?: for)? the (?:lead|main|responsible)\w*(?: {OFFICE})?"
)
# Of people who do something nobody asks who they are.
_RELATIVE = re.compile(
    r"\b(\w+s|people|children|staff|those|person|women|men|(?:any|every|some)(?:one|body)) who\b"
)
_LEAD, _RELATED, _POST = "担当課はどこ", "関係課はどこ", "誰が務める"


def asked_in_japanese(text: str) -> str:
    """Folded Japanese words that ask what the English words of ``text`` ask; empty without any."""
    lower = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text).lower()).replace("\u2019", "'")
    if not re.search(r"[a-z]{3}", lower):
        return ""
    lower = _RELATIVE.sub(r"\1 that", lower)
    told = [(m.start(), said) for said, form in _forms() if (m := form.search(lower))]
    asks = [said for _, said in told if not said.startswith("何") or said.startswith("何とい")]
    counted = [said for _, said in sorted(told) if said not in asks]
    found = dict.fromkeys(asks + (counted or (["いくつ"] if "how many" in lower else [])))
    if _form(_OF_OFFICE).search(lower) and {"施策はどれ", "施策はいくつ"} & set(found):
        found.pop(_LEAD, None)
        found["担当する"] = None
    chief = _form(_CHIEF).search(_form(_BESIDES).sub(" ", lower))
    if _POST in found or (_RELATED in found and not chief):
        found.pop(_LEAD, None)
    return fold(" ".join(found))


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    lines = (line.split("\t") for line in _FORMS.read_text(encoding="utf-8").splitlines())
    return tuple((said, _form(form)) for said, form in lines)


@cache
def _form(pattern: str) -> re.Pattern[str]:
    """A form with its parts, as whole words of Latin letters."""
    for name, part in _PARTS.items():
        pattern = pattern.replace(f"{{{name}}}", part)
    return re.compile(rf"\b(?:{pattern})(?!\w)", re.ASCII)
