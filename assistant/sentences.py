"""Sentences of the plans as an answer says them: chosen, trimmed, on one line."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from assistant.expect import Expected
from assistant.topic import Topic
from index.tokens import terms
from index.years import fiscal_years

_LEADING = re.compile(r"^[\s・○◯●■□◆◇✓✔*•–\-－▶→※＊]+")
# What Markdown sets in bold; the quotation keeps it.
_BOLD = re.compile(r"\*\*(?=\S)|(?<=\S)\*\*")
_CLAUSE = re.compile(r"(?<=、)|(?<=。)|(?<= )(?=[①-⑳・○◯])")
# A year and its figure in a row of such (平成28年度87件、平成29年度272件).
_YEAR = (
    r"(?:(?:令和|平成|[RH])\s*(?:[0-9０-９]{1,2}|元)\s*(?:年度?)?|20[0-9]{2}\s*年度?)末?"
    r"(?:[(（][^()（）]*[)）])?"
)
_FIGURE = re.compile(
    rf"{_YEAR}[はがに]?[^、。0-9０-９]{{0,6}}[0-9０-９][0-9０-９,，.．]*[^、。0-9０-９]{{0,5}}?"
    r"(?=[、。]|と|$)、?"
)
# What a clause gains that holds the kind of value asked for.
FITS = 0.3


def flat(text: str) -> str:
    """``text`` on one line, without the mark of a list in front and those of bold type."""
    return _LEADING.sub("", _BOLD.sub("", re.sub(r"\s*\n\s*", " ", text))).strip()


def of_years(line: str, years: Collection[str]) -> str:
    """``line`` without the figures of other years, where it gives those of ``years`` in a row."""
    pairs = list(_FIGURE.finditer(line))
    asked = [bool(set(fiscal_years(m.group())) & set(years)) for m in pairs]
    if len(pairs) < 2 or not any(asked) or all(asked):
        return line
    said, end = "", 0
    for match, wanted in zip(pairs, asked, strict=True):
        said += line[end : match.start()]
        said = f"{said}{match.group()}" if wanted else f"{said.removesuffix('…')}…"
        end = match.end()
    return said + line[end:]


def trimmed(
    text: str, limit: int, topic: Topic, expected: Expected, years: Collection[str] = ()
) -> str:
    """``text`` on one line; where longer than ``limit``, the clauses that say what is asked. A
    value asked of ``years`` is said without those of other years.
    """
    line = of_years(flat(text), years if expected.strict else ())
    if len(line) <= limit:
        return line
    clauses = [c for c in _CLAUSE.split(line) if c]
    start, end = _best(clauses, limit, topic, expected)
    while end < len(clauses) and len("".join(clauses[start : end + 1])) <= limit:
        end += 1
    while start > 0 and len("".join(clauses[start - 1 : end])) <= limit:
        start -= 1
    said = "".join(clauses[start:end]).rstrip("、 ")
    more = end < len(clauses) or len(said) > limit
    return ("…" if start else "") + said[:limit] + ("…" if more else "")


def _best(clauses: Sequence[str], limit: int, topic: Topic, expected: Expected) -> tuple[int, int]:
    """The run of clauses within ``limit`` that covers most of the topic, as ``[start, end)``."""
    held = [set(terms(c)) for c in clauses]
    best, chosen = -1.0, (0, 1)
    for start in range(len(clauses)):
        size, have = 0, set[str]()
        for end in range(start, len(clauses)):
            size += len(clauses[end])
            if size > limit and end > start:
                break
            have |= held[end]
            said = "".join(clauses[start : end + 1])
            fits = expected.value is not None and expected.fits(said)
            score = topic.covered(have) + (FITS if fits else 0.0)
            if score > best + 1e-9:
                best, chosen = score, (start, end + 1)
    return chosen
