"""Numbers as plans print them: 「年3回以上」, 「780万件」, 「▲2.5%」."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_YEAR = re.compile(r"(?:令和|平成|西暦)\s*(?:元|\d+)\s*年度?末?|(?:19|20)\d\d\s*年度?末?")
_NUMBER = re.compile(r"([-\u2212▲△]?)\s*(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s*([十百千万億兆]*)")
_AFTER = re.compile(r"(以上|以下|未満|程度|以内|超|前後|[~〜～]|を目指す|\s|[()].*)+$")
_SCALES = {"": 1, "十": 10, "百": 100, "千": 1000, "万": 10**4, "億": 10**8, "兆": 10**12}
_CIRCLED = re.compile(r"[①-⓿❶-➓]")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, the word that multiplies it (万), and its unit; ``printed`` as the plan has it."""

    number: float
    scale: str
    unit: str
    printed: str

    @property
    def value(self) -> float:
        """The number, multiplied out."""
        factor = 1
        for word in self.scale:
            factor *= _SCALES[word]
        return self.number * factor


def amount(printed: str) -> Amount | None:
    """The one number of a value; ``None`` where it has none, or more than one."""
    if _CIRCLED.search(printed):
        return None
    text = _YEAR.sub(" ", unicodedata.normalize("NFKC", printed))
    found = list(_NUMBER.finditer(text))
    if len(found) != 1:
        return None
    sign, whole, part, scale = found[0].groups()
    number = float(whole.replace(",", "") + (part or "")) * (-1 if sign else 1)
    unit = _AFTER.sub("", text[found[0].end() :].strip()).strip()
    if len(unit) > 6:  # a sentence that a number stands in
        return None
    return Amount(number, scale, unit, " ".join(printed.split()))
