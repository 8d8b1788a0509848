"""Where departments stand in running sentences, which part them from other words by no sign."""

from __future__ import annotations

import re

_ENDING = re.compile(
    r"(?:課|室|局|(?<!本)(?<!支)部|係|委員会|センター|全庁)"
    r"(?=[がはをとのにでへもや、。・）)」]|及び|および|並びに|ならびに|から|より|$)"
)
# What stands between two departments that a sentence names together.
JOINS = re.compile(r"\s*(?:(?:と|・|、|及び|および|並びに|ならびに|や)\s*)?")
_RUN = re.compile(r"[一-鿿々〆ァ-ヺーA-Za-zＡ-Ｚａ-ｚ0-9０-９]*$")
_KANA = re.compile(r"[ぁ-ん]+$")
_PARTICLE = re.compile(r"[はがをにへのとでや]")
_SHORT, _LONGEST = 2, 16
# 各課 and 全課 are everyone; 本課, 担当課 only point at one.
_EVERYONE = re.compile(r"全庁|(?:関係)?各(?:課|部局|部署)|全課")
_POINTS = re.compile(r"(?:担当|関係|所管|主管|当該|両|本|同|他)[課室局部係]")


def offices_in(text: str) -> list[tuple[int, int]]:
    """The places of departments in ``text``, in order."""
    found: list[tuple[int, int]] = []
    for end in _ENDING.finditer(text):
        joint = JOINS.match(text, found[-1][1]) if found else None
        low = max(joint.end() if joint else 0, end.end() - _LONGEST)
        start = _start(text, low, end.start())
        name = text[start : end.end()]
        if _EVERYONE.fullmatch(name) or (len(name) > _SHORT and not _POINTS.fullmatch(name)):
            found.append((start, end.end()))
    return found


def _start(text: str, low: int, ending: int) -> int:
    """Where a name begins: kana before its kanji are of it where a clause begins with them, or
    where the plan writes it so elsewhere.
    """
    run = _RUN.search(text, low, ending)
    first = run.start() if run else ending
    kana = _KANA.search(text, low, first)
    if kana is None:
        return first
    begins = re.search(r"(?:^|[\s、。（(「・])(?P<name>[^\s、。（(「・]*)$", text[low:ending])
    clause = low + begins.start("name") if begins else first
    if not _PARTICLE.search(text, clause, ending):
        return clause
    cuts = [m.end() for m in _PARTICLE.finditer(text, kana.start(), kana.end())]
    short = cuts[-1] if cuts else kana.start()
    whole = text[short : ending + 1]
    apart = re.search(rf"(?:^|[\s、。（(「・]){re.escape(whole)}", text)
    return short if first == ending or apart else first
