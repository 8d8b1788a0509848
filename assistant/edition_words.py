"""How a question says which edition of a plan it means, and the question without those words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from index.years import fiscal_years

Meant = Literal["now", "before", "older", "next", "named"]
_PLAN = (
    r"(?:[一-龥ァ-ヴーA-Za-z・]{0,14}?(?:計画|プラン|戦略|ビジョン|構想|方針|指針|プログラム)書?"
    r"|(?<=の)[版期](?![間限待日])|エディション)"
)
_TURNED = r"改[訂定](?:する|される|の)?"
# What is compared with, or changed from, is no place to look in alone.
_AGAINST = r"(?!か(?:ら|っ)|より|と(?:比べ|比較|の違|違|の差|異)|に(?:比べ|対し)|との)"
_PATTERNS: dict[Meant, re.Pattern[str]] = {
    "older": re.compile(rf"(?:前々(?:回|期)?|[二2]つ前|さらに前)の?{_PLAN}{_AGAINST}"),
    "before": re.compile(
        rf"(?:(?<![事以午直名])(?<!目の)前(?:回|期)?の?|旧|以前の|従前の|従来の|これまでの|(?:[一1]つ|ひとつ)前の|古い(?:ほうの|方の)?|"
        rf"昔の|先代の|{_TURNED}前の?){_PLAN}{_AGAINST}|{_TURNED}前(?:は|に|の|で){_AGAINST}"
    ),
    "next": re.compile(rf"(?:次期の?|次の|来期の|次回の){_PLAN}"),
    "now": re.compile(
        rf"(?:今の|いまの|現在の|現行の?|現|今期の?|今回の|最新の|新しい(?:ほうの|方の)?|新|当期の?){_PLAN}|{_TURNED}後の?{_PLAN}?"
    ),
}
_YEARS = r"(?:令和|平成|R|H)\s?(?:[0-9]{1,2}|元)(?:\s?年度?)?|20[0-9]{2}(?:\s?年度?)?"
# An edition by its number, or by the year from which it runs.
_NUMBERED = re.compile(
    r"第\s?([0-9]{1,2}|[一二三四五六七八九])\s?[次期版]|ver(?:sion)?\.?\s?([0-9.]+)", re.IGNORECASE
)
_SINCE = re.compile(
    rf"({_YEARS})\s?(?:[~～〜\-－]\s?(?:{_YEARS}|[0-9]{{1,2}}(?:年度?)?)\s?の?|から(?:の|始まる|始まった)"
    rf"|(?:策定|作成|改[訂定]|開始|発行|スタート)(?:の|した|された|版の?)?|版の?){_PLAN}?"
)
_MIN_NAME = 4
_BARE = re.compile(
    r"^(?:では|じゃあ|じゃ|それでは|ちなみに|なら|あと|それなら)?[、,]?\s?(?:この)?計画(?:書|版)?"
    r"(?:では|だと|は|の(?:場合|とき|時)は?|なら|についても?は?|における)?(?:どう(?:ですか|でしたか|だった)?|どうなって(?:い?る|い?た|い?ますか|い?ましたか))?"
    r"[?？。、]*$"
)


@dataclass(frozen=True, slots=True)
class Said:
    """What a question says of the edition: ``words`` as it says it, ``plain`` what is left of the
    question with the plain word 計画 in their place; ``number``, ``years`` or ``title`` where it
    names one.
    """

    meant: Meant
    words: str
    plain: str
    number: str = ""
    years: tuple[str, ...] = ()
    title: str = ""

    @property
    def bare(self) -> bool:
        """Whether nothing else is asked: 「前の計画では？」."""
        return bool(_BARE.match(self.plain))


def said_of(text: str) -> Said | None:
    """Which edition ``text`` says that it means; ``None`` where it says nothing of it."""
    text = unicodedata.normalize("NFKC", text)
    for meant, pattern in _PATTERNS.items():
        if match := pattern.search(text):
            return Said(meant, match.group(), _plain(text, match))
    if (match := _SINCE.search(text)) and re.search(_PLAN, match.group()):
        years = tuple(fiscal_years(match.group(1)))
        return Said("named", match.group(), _plain(text, match), years=years)
    if match := _NUMBERED.search(text):
        return Said("named", match.group(), text, number=match.group())
    return None


def named_in(text: str, titles: Iterable[str]) -> Said | None:
    """The plan that ``text`` calls by name, one of ``titles``; ``None`` for a text that calls none,
    or several.
    """
    text = unicodedata.normalize("NFKC", text)
    long = {t for t in titles if len(t) >= _MIN_NAME}
    found = [m for t in long if (m := re.search(re.escape(t), text, re.IGNORECASE))]
    match = max(found, key=lambda m: len(m.group()), default=None)
    if match is None or not all(m.group() in match.group() for m in found):
        return None
    plain = f"{text[: match.start()]}計画{text[match.end() :]}"
    return Said("named", match.group(), plain, title=match.group())


def unfolded(
    turns: Sequence[tuple[str, str]],
    last: str,
    read: Callable[[str], Said | None] = said_of,
) -> tuple[list[tuple[str, str]], str]:
    """The turns of a conversation and its ``last`` question without words of editions.

    A question that gives nothing but an edition asks the question before it again.
    """
    before = ""
    out: list[tuple[str, str]] = []
    for role, text in [*turns, ("user", last)]:
        said = read(text) if role == "user" else None
        plain = said.plain if said else text
        if role == "user":
            plain = before if said and said.bare and before else plain
            before = plain
        out.append((role, plain))
    return out[:-1], out[-1][1]


def _plain(text: str, match: re.Match[str]) -> str:
    noun = "" if re.match(r"の?\S", text[match.end() :]) and _ends_open(match.group()) else "計画"
    return f"{text[: match.start()]}{noun}{text[match.end() :]}".strip()


def _ends_open(words: str) -> bool:
    """Whether the words of an edition hold no plan that what follows could belong to."""
    return not re.search(_PLAN, words)
