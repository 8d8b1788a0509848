"""The one of its kind that a question asks for by name (どの川, 何という条例, 機種名)."""

from __future__ import annotations

import re

from assistant.cues import cue

# How the names of things end that several words ask for; what bears a foreign name.
_ENDINGS = {
    "システム|仕組み|しくみ|基盤|ツール|ソフト(?:ウェア)?|アプリ|サービス|機能|技術": (
        "システム|アプリ|ツール|サービス|サイト|ポータル|クラウド"
    ),
    "会議体|会議|組織|会|本部|委員会|部会|団体|機関|体制|部署|チーム": (
        "会議|本部|委員会|部会|協議会|研究会|審議会|機構|グループ|チーム|センター"
    ),
    "法律|法令|法|条例|要綱|規則": "法|条例|要綱|規則|規程|規定",
    "計画|戦略|プラン|方針|構想|宣言|ビジョン": "計画|プラン|戦略|方針|構想|宣言|ビジョン|指針",
}
_BRANDS = "商品|製品|機種|型番|銘柄|ブランド"
# Words that ask for a part of a plan, a department, a time or a manner, not for a thing by name.
_NO_THING = re.compile(
    r"(施策|取組|取り組み|事業|項目|部署|部局|担当|所属|役職|年度|時期|期間|段階|程度|部分|場合|方法|分野|方向|方針"
    r"|目標|内容|状況|状態|評価|結果|理由|意味|言葉|用語|自治体|職員|種類|順番|番号|範囲|くらい|ランク|タイプ|ペジ|データ)"
    r"|.*[章節条項表図課部局係室職年月日時期点面形柱市町村区県国人者方順番数率辺]$"
)
_BEARER = "|".join((*_ENDINGS, _BRANDS))
_NOUN = r"[一-龥々]{1,6}|[ァ-ヴ]{2,10}"
_ASKED = cue(
    rf"(?:何|なん)という(?P<a>{_BEARER}|{_NOUN})|(?P<b>{_BEARER})の?(?:名前|名称|名(?!前|称|乗))"
    rf"|(?P<c>{_BEARER})(?:は|って)?(?:何|なん)という|(?<!な)(?<!ほ)どの(?P<d>{_BEARER}|{_NOUN})"
    rf"|(?P<e>{_NOUN})の(?:名前|名称)|名前は|名称は"
)
_QUOTED = "「[^」]+」"
_FOREIGN = r"[A-Za-zＡ-Ｚａ-ｚ]{3,}|[ァ-ヴー]{4,}"
_COMPOUND = r"[一-龥々ァ-ヴーヶA-Za-z0-9]{1,12}"


def name_asked(folded: str) -> re.Pattern[str] | None:
    """How the name that a folded question asks for can be printed; ``None`` where it asks for none.

    Names of systems and the like stand in brackets or are foreign; those of all else end in the
    word for it (思川).
    """
    for found in _ASKED.finditer(folded):
        bearer = next((g for g in found.groups() if g), "")
        if _NO_THING.match(bearer):
            continue
        if re.search(rf"(?:{_BRANDS})$", bearer):
            return re.compile(rf"{_QUOTED}|[A-Za-zＡ-Ｚａ-ｚ]{{4,}}")
        ends = next((e for b, e in _ENDINGS.items() if re.search(rf"(?:{b})$", bearer)), "")
        if ends:
            return re.compile(rf"{_QUOTED}|{_FOREIGN}|[一-龥々ァ-ヴー]{{2,}}(?:{ends})")
        if found["e"] or bearer in {"", "名前", "名称"}:
            return re.compile(rf"{_QUOTED}|{_FOREIGN}")
        return re.compile(rf"{_QUOTED}|{_COMPOUND}{_printed(bearer)}(?![一-龥々])")
    return None


def _printed(bearer: str) -> str:
    """The head of a folded noun, with or without the long vowels that folding took away."""
    head = bearer[-2:] if len(bearer) > 3 and not re.match("[ァ-ヴ]", bearer) else bearer
    return "".join(f"{c}ー?" if re.match("[ァ-ヴ]", c) else c for c in head)
