"""The one of its kind that a question asks for by name (どの川, 何という条例, 機種名)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.cues import cue
from index.tokens import parsed
from ingest.text import fold

# How the names of things end that several words ask for; what bears a foreign name.
_SYSTEM = "システム|仕組み|しくみ|基盤|ツール|ソフト(?:ウェア)?|アプリ|サービス|機能|技術"
_ENDINGS = {
    _SYSTEM: ("システム|アプリ|ツール|サービス|サイト|ポータル|クラウド"),
    "会議体|会議|組織|会|本部|委員会|部会|団体|機関|役所|省庁|体制|部署|チーム": (
        "会議|本部|委員会|部会|協議会|研究会|審議会|連合会|協会|機構|グループ|チーム|センター|庁|省|組合"
    ),
    "法律|法令|法|条例|要綱|規則": "(?<![方手])法|条例|要綱|規則|規程|規定",
    "計画|戦略|プラン|方針|構想|宣言|ビジョン": "計画|プラン|戦略|方針|構想|宣言|ビジョン|指針",
}
_SYSTEMS = cue(rf"(?:{_SYSTEM})$")
# Ends of names that are always printed in them: what stands in brackets without is no body.
_OWN_NAMED = frozenset(v for k, v in _ENDINGS.items() if k.startswith("会議体"))
_BRANDS = "商品|製品|機種|型番|銘柄|ブランド"
# Of those the ones that are names themselves, and the ends of quoted words that are no product.
_NAMES = "機種|型番|型式|銘柄"
_NO_PRODUCT = (
    "(?:計画|方針|指針|戦略|構想|条例|規則|要綱|講座|研修|会議|事業|施策|活用|推進|導入|拡大)"
)
# Places of which each has a name of its own: one is the answer, and not a word for their kind.
_PLACES = "停留所|バス停|公園|学校|川|駅|橋|港|島|山|池|湖|寺"
# Words that ask for a part of a plan, a department, a time or a manner, not for a thing by name.
_NO_THING = re.compile(
    r"(施策|取組|取り組み|事業|項目|部署|部局|担当|所属|役職|年度|時期|期間|段階|程度|部分|場合|方法|分野|方向|方針"
    r"|目標|内容|状況|状態|評価|結果|理由|意味|言葉|用語|自治体|職員|種類|順番|番号|範囲|くらい|ランク|タイプ|ペジ|データ)"
    r"|.*[章節条項表図課部局係室職年月日時期点面形柱市町村区県国人者方順番数率辺]$"
)
# Words for places that no name ends in.
_VAGUE = frozenset({"施設", "場所", "会場", "箇所", "か所"})
# What tells no thing of a kind from another (各校, 小・中学校).
_ANY = "[各全同当本他両小中高大・]*"
_BEARER = "|".join((*_ENDINGS, _BRANDS, _PLACES))
_NOUN = r"[一-龥々]{1,6}|[ァ-ヴ]{2,10}"
_ASKED = cue(
    rf"(?:何|なん)という(?P<a>{_BEARER}|{_NOUN})|(?P<b>{_BEARER})の?(?:名前|名称|名(?!前|称|乗))"
    rf"|(?P<c>{_BEARER})(?:は|って)?(?:何|なん)という|(?<!な)(?<!ほ)どの(?P<d>{_BEARER}|{_NOUN})"
    rf"|(?P<e>{_NOUN})の(?:名前|名称)|(?P<f>[一-龥々]{{1,4}})名(?=は|って|を|が?知り|$|[?？])|名前は|名称は"
    rf"|(?P<g>{_NAMES})(?=(?:は|って)?(?:何(?!の)|どれ|$|[?？。])|を?教え|[をが]?知り)"
)
_QUOTED = "「[^」]+」"
_FOREIGN = r"[A-Za-zＡ-Ｚａ-ｚ]{3,}|[ァ-ヴー]{4,}"
_COMPOUND = r"[一-龥々ァ-ヴーヶA-Za-z0-9]{1,12}"


@dataclass(frozen=True, slots=True)
class Name:
    """How the name that the folded question ``known`` asks for can be printed, and the word for its
    kind; ``strict`` where nothing else can be the answer.
    """

    printed: re.Pattern[str]
    known: str
    kind: str = ""
    strict: bool = True

    def stands_in(self, text: str) -> bool:
        """Whether ``text`` holds such a name that the question does not give."""
        return any(self._is_own(m.group().strip("「」")) for m in self.printed.finditer(text))

    def _is_own(self, name: str) -> bool:
        """Whether ``name`` is neither told by the question nor an everyday loan word (サービス),
        nor a word for the kind that only ends like one (河川, 公共施設).
        """
        if fold(name) in self.known:
            return False
        tokens = parsed(name)
        last = tokens[-1].surface if tokens and "普通名詞" in tokens[-1].detail else ""
        if len(tokens) == 1 and last and tokens[0].origin:
            return False
        vague = re.fullmatch(rf"{_ANY if self.kind not in _VAGUE else '.*'}{self.kind}", name)
        return not (self.kind and vague) and not (
            self.kind and last.endswith(self.kind) and last != self.kind
        )


def name_asked(folded: str) -> Name | None:
    """The name that a folded question asks for; ``None`` where it asks for none.

    Names of systems and the like stand in brackets or are foreign; those of all else end in the
    word for it (思川). What plans can print in other words as well (どの災害) is not demanded.
    """
    for found in _ASKED.finditer(folded):
        bearer = next((g for g in found.groups() if g), "")
        branded = re.search(rf"(?:{_BRANDS}|{_NAMES})$", bearer)
        if _NO_THING.match(bearer) and not branded:
            continue
        if branded:
            quoted = rf"「(?![^」]*{_NO_PRODUCT}」)[^」]+」"
            return Name(re.compile(rf"{quoted}|[A-Za-zＡ-Ｚａ-ｚ]{{4,}}"), folded)
        ends = next((e for b, e in _ENDINGS.items() if re.search(rf"(?:{b})$", bearer)), "")
        if ends in _OWN_NAMED:
            own = rf"[一-龥々ァ-ヴーA-Za-zＡ-Ｚａ-ｚ・]{{2,}}(?:{ends})(?!室|長)"
            return Name(re.compile(own), folded)
        if ends:
            own = rf"{_QUOTED}|[一-龥々ァ-ヴーA-Za-zＡ-Ｚａ-ｚ・]{{2,}}(?:{ends})"
            own += rf"|{_FOREIGN}" if _SYSTEMS.search(bearer) else ""
            return Name(re.compile(own), folded)
        place = re.search(rf"(?:{_PLACES})$", bearer)
        if ((found["e"] or found["f"]) and not place) or bearer in {"", "名前", "名称"}:
            return Name(re.compile(rf"{_QUOTED}|{_FOREIGN}"), folded, strict=False)
        own = rf"{_QUOTED}|{_COMPOUND}{_printed(bearer)}(?![一-龥々])"
        return Name(re.compile(own), folded, place.group() if place else "", strict=bool(place))
    return None


def _printed(bearer: str) -> str:
    """The head of a folded noun, with or without the long vowels that folding took away."""
    head = bearer[-2:] if len(bearer) > 3 and not re.match("[ァ-ヴ]", bearer) else bearer
    return "".join(f"{c}ー?" if re.match("[ァ-ヴ]", c) else c for c in head)
