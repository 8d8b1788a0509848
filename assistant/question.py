"""Reading a question: what is asked, of which municipality, measure, year."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.aspects import Aspect, aspects_of
from assistant.cues import cue
from assistant.english_asks import asked_in_japanese
from assistant.two_places import places_of
from index.places import named, names_of
from index.years import fiscal_years
from ingest.text import KANJI, fold

_NUMBER = cue(
    r"(?<![0-9.])(?:施策|事業|no\.?|番号|measure)?\s*"
    r"((?<![a-z])[ivx]{1,4}-[0-9]{1,2}(?:-[0-9]{1,2})*(?![a-z0-9])"
    r"|[0-9]{1,2}(?:[-.][0-9]{1,2})+(?:-?\([0-9]{1,2}\))?|\([0-9]{1,2}\)-?[0-9]{1,2})(?![0-9])"
)
_PLAIN = cue(
    r"(?:(?:施策|事業|個別事業|取組)(?:の)?(?:番号|no\.?|№)?|no\.?|№|measure(?:no\.?)?|第)([0-9]{1,3})(?![0-9年月日次期回号条章節つ個件本種項点人名か割%]|-)"
    r"|(?<![0-9.第])([0-9]{1,3})番(?!号|目)"
)
_GOAL = cue(r"(?:sdgs?[^。、0-9]{0,8}|ゴール(?:の|は)?)[0-9]{1,2}番?")
_TOWN = re.compile(
    r"([一-龥々ヶケノ]{1,5}?(?:[市町村]|(?<![地学校政挙票特街工管漁検])区)|[一-龥]{2,3}県)(?![民場街販況価域立内外税道営境制政有分間画切割別])"
)
_DEIXIS = cue(
    r"^(その|それ|この|これ|じゃあ|では|ちなみに|あと|そこ|同じ|隣|逆に|他には)|^[^。]{0,12}[はも]?[?？]$"
)
_COMPARES = cue(
    r"違い|比べ|比較|それぞれ|各市|各自治体|(どちらの|どこの|どの)(市|自治体)(?!町)|[0-9一二三四五]市|[0-9]自治体|並べて"
)
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\U000e0000-\U000e007f]")
_GENERIC_TOWN = cue(
    r"^(本|当|各|他|同|全|両|隣|[二三四五数]|都道府|道府|近隣|自治|該当|対象|どの|都|この|その|別の|各市区)+[市町村区県]"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as it was understood.

    ``towns`` are municipalities of the corpus that the question names, ``strangers`` those it
    names that the corpus does not hold; ``years`` are fiscal years in era form; ``numbers`` are
    measure numbers in NFKC form; ``past`` says that an earlier plan is meant.
    """

    text: str
    folded: str
    aspects: frozenset[Aspect]
    towns: tuple[str, ...]
    strangers: tuple[str, ...]
    years: tuple[str, ...]
    numbers: tuple[str, ...]
    past: bool
    english: bool
    follow_up: bool
    compares: bool = False
    many: int = 0
    disputes: bool = False
    announced: bool = False


def read_question(text: str, towns: Sequence[str]) -> Reading:
    """Read ``text`` against the municipalities that the corpus holds."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text)).strip()
    asked = asked_in_japanese(text)
    folded = f"{fold(text)}?{asked}" if asked else fold(text)
    latin = set(re.findall(r"[a-z]+", text.lower()))
    parted = fold(re.sub(r"\s+", "、", text))
    found = tuple(
        t for t in towns if named(folded, t) or named(parted, t) or latin & set(names_of(t))
    )
    return Reading(
        text,
        folded,
        aspects_of(folded),
        found,
        _strangers(text, towns),
        () if _SINCE.search(folded) else tuple(dict.fromkeys(fiscal_years(text))),
        _numbers(folded),
        bool(
            re.search(
                r"(?<![事以午直])前(の|期|回の)?[^、。は]{0,8}(計画|方針|プラン|指針)(?!から|より|と比べ|に比べ)|(?:一つ|ひとつ|1つ)前の|前計画|第[0-9一二三]次.{0,8}(実績|計画で)|旧計画|previous[a-z]{0,20}plan",
                folded,
            )
        ),
        _is_english(text),
        bool(_DEIXIS.search(text)),
        bool(_COMPARES.search(folded)),
        _many(_OF_EACH.sub("", folded) if len(found) > 1 else folded, text),
        bool(_DISPUTES.search(folded)) or places_of(text) is not None,
        bool(_ANNOUNCED.search(folded)),
    )


# A year from which on something is followed is not the one year that is asked for.
_SINCE = cue(
    r"(?<!まで)(年度?末?|[rh][0-9]+)(から|に比べ|と比べ)(て|の)?[^。、0-9]{0,4}(伸び|増え|増加|増減|減っ|減少|変わ|変化|推移|上が|下が|改善)"
)
_DISPUTES = cue(
    r"食い違|くいちが|矛盾|異な(る|って|り)|一致し|ずれ|(記載|書き方|名称|名前|番号|時期|表記|事業名)が?(少し)?(違|合)|合っていますか|合ってる|両方(教|示|挙)|それぞれ(何|どう)(と)?(書|記)"
    r"|(どちら|どっち)が(正|本当)|[」』]と[「『][^」』]{1,20}[」』](の|は)?(どちら|どっち)|(場所|ペジ|箇所|か所|表|章|資料|文書)(に|によって|ごとに|ごとで|で|とで?)、?(も)?(違|変わ|別|まちまち)"
    r"|(二|ふた|2)通り|(揃|そろ)って(い|ま|る|お)|統一され|変わってい(ない|る)か|(と|が|は|で)同じ(か|で|に|こと|内容|課|名|言葉|呼|書|表記|時期|年度|数|[?？])|(目次|一覧|本文|表)(の?(とおり|通り|どおり))"
    r"|違(う|って|い)(気が|ように|よう[でに]|のでは|んじゃ|ませんか|いませんか|いないか|いるよう)|(書いて|載って|付いて|付く).{0,8}(所|ところ)と.{0,12}ない"
)
# A number given as that of a measure, by a word or by its form.
_ANNOUNCED = cue(
    r"(施策|事業|番号|no\.?|№|measure|取組)(の|番号|は)?[\s(（]*([ivx]{1,4}-)?[0-9]|[0-9]番|[0-9]-[0-9]+-|[0-9]-?\([0-9]|\([0-9]+\)-?[0-9]"
)
_SEVERAL = cue(
    r"([0-9]+|[二三四五六七八九十])(?:つ|個|点|項目|本柱|種類|本)(?:とも|全部|すべて|を|の|は|って|挙|教|で|あり|お願|[、,]|$)|(?:([二三四五六七八九十])つとも)"
)
_ALL = cue(
    r"全部|すべて|全て|それぞれ|一覧|挙げ|あげて|列挙|並べ|何と何|どれとどれ|とも(教|知)|例を|何系と"
)
# Words that ask for the same of several municipalities, not for all things of a kind.
_OF_EACH = cue(r"それぞれ|並べ")
_ENGLISH = {w: i for i, w in enumerate(("two", "three", "four", "five", "six", "seven"), start=2)}
_COUNTED = re.compile(
    r"\b(two|three|four|five|six|seven|(?<![.-])[2-9])\s+(?:\w+\s+){0,2}?(?:actions|measures|goals|pillars|policies"
    r"|systems|items|things|projects|viewpoints|fields|principles|steps|stages|phases)\b",
    re.IGNORECASE,
)


def _many(folded: str, text: str) -> int:
    """How many things a question asks for: 0 for one, -1 for all there are."""
    if english := _COUNTED.search(text):
        said = english.group(1).lower()
        return int(said) if said.isdigit() else _ENGLISH[said]
    if found := _SEVERAL.search(folded):
        said = found.group(1) or found.group(2)
        return int(said) if said.isdigit() else KANJI[said]
    return -1 if _ALL.search(folded) else 0


def _strangers(text: str, towns: Sequence[str]) -> tuple[str, ...]:
    found = []
    for match in _TOWN.finditer(unicodedata.normalize("NFKC", text)):
        name = match.group(1)
        known = any(t in name or name in t or fold(name) in names_of(t) for t in towns)
        if known or _GENERIC_TOWN.match(name):
            continue
        found.append(name)
    return tuple(dict.fromkeys(found))


def _numbers(folded: str) -> tuple[str, ...]:
    """Measure numbers, the long forms first; 「(1)-5」 is written (1)5."""
    narrow = re.sub(r"(?<=\))-(?=[0-9])", "", _GOAL.sub("", folded))
    found = [m.group(1).upper() for m in _NUMBER.finditer(narrow)]
    if not found:
        found = [m.group(1) or m.group(2) for m in _PLAIN.finditer(narrow)]
    return tuple(dict.fromkeys(found))


def _is_english(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    latin = sum(c.isascii() for c in letters)
    return bool(letters) and latin > 0.7 * len(letters) and " " in text.strip()
