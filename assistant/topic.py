"""What a question is about: its words without those that only ask, each with its other forms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from assistant.question import Reading
from index.places import names_of
from index.tokens import tagged, words
from ingest.earlier import EDITION
from ingest.text import fold

# Words that say what kind of thing is asked, or are only polite; they name no subject.
_ASKING_WORDS = """
いつ いつまで いつから どこ 誰 何 なに なん どれ どの いくつ いくら なぜ どうして どう どんな
どのような
教える おしえて 知る 知りたい ください 説明 内容 概要 中身 について こと もの とき 施策 事業 方 点
件数
個別事業 計画 取組 取り組み 取り組む 市 町 村 市役所 課 部署 部局 部 担当 担当課 主管 主管課 所管
関係課
受け持つ 担う 担当者 責任 予定 場合 方法 理由 原因 要因 訳 わけ
意味 定義 名前 一覧 全部 すべて 全て ある
する なる いる できる やる 行う 書く 書かれる 載る 言う いう 思う 見る 示す 決まる 進捗 進捗評価
評価
実績 成果 結果 課題 効果 背景 現状 目標 目標値 指標 値 数 年 年度 月 日 時期 期間 頃 度 件 人 回
残る 残っている 懸念点 狙い 目的 ねらい 対象 現在 今 前 次 以外 同じ 他 一番 多い だけ くらい
ぐらい どれくらい とは の に は を が で と へ も か より から まで お願い 質問 回答 答える
一 幾 まま 案 表示 表記 明記 問い合わせる 仕事
調べる 挙げる 掲げる 記載 具体 的 主 詳しい 簡単 当たる 含む 含める 該当 番号 名称 名 ところ
第 次 版 期 また もう まだ ほか 欄 他 書き方 という って です ます さん それ これ あれ その この
あの そこ ここ
自治体 本市 当市 うち 状況 段階 それぞれ 並べる 比べる 比較 違い ほう そう よる 並ぶ つ とも 両方
調書 実施 資料 計画書 ページ 頁 章 節 本文 表 最終 最後 最初 似る 同様 本当 実際 書き方
載る 各 一言 要点 話 ころ 聞く 載せる 挙がる どれ どちら くる 出る おる しまう 結局 くれる もらう
いつごろ いつ頃 だいたい 大体 おおよそ およそ パーセント パーセンテージ
確認 紹介 順 計 合計 合わせる 上 中 内 うえ
which who what when where why how department departments division charge responsible lead leads is
are the of in for does do did and to a an city plan measure program about please tell me there it
this that many much will be by city's on with or was were has have its their s
"""
ASKING = frozenset(t for word in _ASKING_WORDS.split() for t in words(word))
_YEARS = re.compile(
    r"(?:令和|平成|昭和|令|(?<![a-zA-Z])[RrHhSs](?=\s*\.?[0-9]))\s*\.?\s*(?:[0-9]+"
    r"|元)\s*(?:[~～〜-]\s*[0-9]+)?\s*(?:年度|年)?"
    r"|(?:19|20)[0-9]{2}\s*年度?"
)
# A share asked for, which plans print as a figure with its sign.
_SHARE = re.compile(r"何\s*(?:パーセント|割|%)")
# A particle that stands alone where a year or a municipality before it was taken out.
_LETTER = re.compile(r"[ぁ-ん]")
# How much words of each part of speech tell of a subject: verbs are chosen freely, nouns are not.
_SPEECH = {
    "名詞": 1.0,
    "記号": 1.0,
    "接頭辞": 0.5,
    "接尾辞": 0.7,
    "形状詞": 0.6,
    "動詞": 0.45,
    "形容詞": 0.4,
}
WEAK_SPEECH = 0.15
# From this weight on a part of speech names things.
NAMING = 0.5
Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the topic: its ``weight`` and the forms under which it is found, 0 to 1 each.

    ``names`` says that it names a thing: no verb or the like, which people choose freely.
    """

    text: str
    weight: float
    forms: Weights
    names: bool = True


@dataclass(frozen=True, slots=True)
class Topic:
    """The words that name what a question is about."""

    words: tuple[Word, ...]

    @property
    def texts(self) -> frozenset[str]:
        """The words themselves."""
        return frozenset(w.text for w in self.words)

    def covered(self, given: Collection[str]) -> float:
        """Share, by weight, of the topic that ``given`` tokens hold; 0 without a topic."""
        total = sum(w.weight for w in self.words)
        if not total:
            return 0.0
        found = sum(w.weight * max((s for f, s in w.forms.items() if f in given), default=0.0)
                    for w in self.words)  # fmt: skip
        return found / total

    def without(self, tokens: Collection[str]) -> Topic:
        """The words of the topic that ``tokens`` do not hold as they are."""
        return Topic(
            tuple(
                w
                for w in self.words
                if not any(s >= 0.9 and f in tokens for f, s in w.forms.items())
            )
        )

    def forms(self) -> dict[str, float]:
        """Every form of every word with its best likeness."""
        out: dict[str, float] = {}
        for word in self.words:
            for form, likeness in word.forms.items():
                out[form] = max(out.get(form, 0.0), likeness)
        return out


def without_years(text: str) -> str:
    """``text`` without the years that it names, which are matched by themselves."""
    return _YEARS.sub(" ", text)


def topic_words(
    reading: Reading, towns: tuple[str, ...], plans: Collection[str] = ()
) -> dict[str, float]:
    """Tokens of the question that name its subject, each with the weight of its part of speech.

    Years, municipalities and names of ``plans`` are left out; the edition of a plan (第2次) is
    one token.
    """
    text = unicodedata.normalize("NFKC", reading.text)
    for plan in plans:
        text = text.replace(plan, " ")
    text = _SHARE.sub(" ", without_years(text))
    for town in towns:
        text = text.replace(town, " ").replace(town[:-1], " ") if len(town) > 2 else text
    others = frozenset(n for town in towns for n in names_of(town))
    editions = {fold(m): 0.4 for m in EDITION.findall(text)}
    found = {t: w for t, w in speech_of(EDITION.sub(" ", text)).items() if t not in others}
    return found | editions


def speech_of(text: str) -> dict[str, float]:
    """The words of ``text`` that do more than ask, each with the weight of its part of speech."""
    return {
        token: _SPEECH.get(pos, WEAK_SPEECH)
        for token, pos in tagged(text)
        if token not in ASKING and not token.isdigit() and not _LETTER.fullmatch(token)
    }
