"""What a question is about: its words without those that only ask."""

from __future__ import annotations

import re
import unicodedata

from assistant.question import Reading
from index.places import names_of
from index.tokens import words

# Words that say what kind of thing is asked, or are only polite; they name no subject.
_ASKING_WORDS = """
いつ いつまで どこ 誰 何 なに なん どれ どの いくつ いくら なぜ どうして どう どんな どのような
教える おしえて 知る 知りたい ください 説明 内容 概要 中身 について こと もの とき 施策 事業
個別事業 計画 取組 取り組み 市 町 村 市役所 課 部署 部局 部 担当 担当課 主管 主管課 所管 関係課
受け持つ 担う 担当者 責任 予定 場合 方法 理由 意味 定義 名前 一覧 全部 すべて 全て ある する
なる いる できる やる 行う 書く 書かれる 載る 言う いう 思う 見る 示す 決まる 進捗 進捗評価 評価
実績 成果 結果 課題 効果 背景 現状 目標 目標値 指標 値 数 年 年度 月 時期 期間 頃 度 件 人 回
残る 残っている 懸念点 狙い 目的 ねらい 対象 現在 今 前 次 以外 同じ 他 一番 多い だけ くらい
ぐらい どれくらい とは の に は を が で と へ も か より から まで お願い 質問 回答 答える
調べる which who what when where why how department charge responsible lead leads is are the of
in for does do and to a an city plan measure program about please tell me there it this that
many much will be by
"""
_ASKING = frozenset(t for word in _ASKING_WORDS.split() for t in words(word))
_YEARS = re.compile(
    r"(?:令和|平成|昭和|令|(?<![a-zA-Z])[RrHhSs](?=\s*\.?[0-9]))\s*\.?\s*(?:[0-9]+|元)\s*(?:[~～〜-]\s*[0-9]+)?\s*(?:年度|年)?"
    r"|(?:19|20)[0-9]{2}\s*年度?"
)


def topic_words(reading: Reading, towns: tuple[str, ...]) -> frozenset[str]:
    """Tokens of the question that name its subject; years and municipalities are left out."""
    text = _YEARS.sub(" ", unicodedata.normalize("NFKC", reading.text))
    for town in towns:
        text = text.replace(town, " ").replace(town[:-1], " ") if len(town) > 2 else text
    others = frozenset(n for town in towns for n in names_of(town))
    return frozenset(t for t in words(text) if t not in _ASKING | others and not t.isdigit())
