"""What the answers that list things share: words for lists, and what else a question asks for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from assistant.query import Query
from assistant.topic import Topic
from index.tokens import terms
from ingest.records import Measure, Value
from ingest.text import fold

Proof = Callable[[Measure], tuple[Value, ...]]
# How long a list may be, in characters.
LENGTH = 860
# Share of the topic that may be left when the conditions of a list are taken away.
REST = 0.34
THINGS = (
    r"(?:施策|事業|個別事業|事務事業|もの|取組|取り組み|取組み|方策|項目|施策名|やつ|プロジェクト)"
)
# States that plans give to measures and actions, and the words that mean them.
STATES = {
    "新規": r"新規|新しく始める|新たに|新しく|新しい|加わ|追加",
    "完了": r"完了|終わった|済ん",
    "廃止": r"廃止|やめた|取りやめ|打ち切|中止",
    "終了": r"終了",
    "継続": r"継続|引き続|続き",
}
# Words that a question for a list uses, and that name nothing of its own.
LISTED = (
    "施策 事業 個別事業 事務事業 取組 個々 件数 数 一覧 リスト 全部 名前 番号 基本目標 基本方針 "
    "属する 入る 並ぶ 挙げる 掲げる 該当 状態 区分 年度 "
    "取りまとめ 取りまとめる 中心 "
    "担当 関係 含む 紐づく ぶら下がる 位置付ける 情報化 全体 進む 遅れる まとめる 欲しい "
    "分野 述べる 残る 書く 挙がる 出る 持つ 受け持つ 主管 関わる "
    "印 マーク 付く 付ける 欄 進める 新た 加わる 追加 主な 項目 "
    "個 内訳 ごと 合計 ひとつ 結果 振り返り やる 総数 あわせる "
    "今回 つき 現 末 行 列 合わせる 除く 途中 表示 中 前 ため 下 計画 評価 進捗 体系 "
    "メイン 主体 番 何番 がらみ 絡み 載る "
    "列挙 箇条 書き 抜き出す 抽出 ピックアップ 洗い出す 全件 再掲 数える 込み 以外"
)
# What follows a condition that is turned round.
NOT = (
    r"(?:」|』|\)|）|】)?(?:の?(?:もの|施策)?)?(?:でな|ではな|じゃな|でなかった|ではなかった"
    r"|以外|を除|は除|を含め(?:ない|ず)|にならな|になってい?な|とならな|にな(?:って|らな)いな"
    r"|に進(?:んでい?|ま)な)"
)


# A clause that ends in a verb right before a bracket, no farther than from the topic, object or
# owner in its sentence. What tells where or by what (駅で使う「重点施策」) is a condition itself.
_HELD = re.compile(
    r"(?P<before>[^、。，はがをの（()「」『』）]+[るたいうくすつぶむなだ])"
    r"[（(「『](?P<inner>[^（()「」『』）]+)"
)
# A clause right before the things that ends in a verb.
_CLAUSE = re.compile(rf"(?P<verb>[一-龥][一-龥ぁ-ん]{{0,6}}[るたうくすつぶむぬぐだ]){THINGS}")
_WHERE = re.compile(r"\w(?:(?<!ま)で(?!き)|から|へ|と)(?=\w)")


@dataclass(frozen=True, slots=True)
class Condition:
    """How a condition is said, the words that it explains, and the values that prove it."""

    label: str
    words: tuple[str, ...]
    proof: Proof


def unexplained(query: Query, given: Sequence[str], pool: Sequence[Measure]) -> float:
    """Share of the topic that is held by no condition, no word for lists, no name of a plan and no
    heading that all measures of ``pool`` in a municipality share, which tells none from another.
    """
    aside = terms(" ".join(re.findall(r"[(（][^()（）]*[)）]", query.reading.text)))
    aside += _restated(query.reading.text, given)
    words = tuple(w for w in query.topic.words if w.names and w.text not in aside)
    plans = {m.plan for m in pool}
    held = {t for text in (*given, LISTED, *plans, *shared(pool)) for t in terms(text)}
    return 1.0 - Topic(words).covered(held) if words else 0.0


def told_apart(query: Query) -> bool:
    """Whether a verb of its own before the things says which of them are meant (引き継いだ施策)."""
    found = _CLAUSE.search(query.reading.text)
    said = set(terms(found["verb"])) if found else set()
    aside = set(terms(LISTED))
    return any(not w.names and w.text in said and w.text not in aside for w in query.topic.words)


def _restated(text: str, given: Sequence[str]) -> list[str]:
    """The words right before a bracket that holds what is ``given``: it says them once more, as in
    特に優先する「重点施策」 and やり終えた（完了の）.
    """
    known = [fold(g) for g in given if len(fold(g)) > 1]
    held = (m for m in _HELD.finditer(text) if any(g in fold(m["inner"]) for g in known))
    return [t for m in held if not _WHERE.search(m["before"]) for t in terms(m["before"])]


def shared(pool: Iterable[Measure]) -> set[str]:
    """Headings above every measure of a municipality in ``pool``."""
    sections: dict[str, list[set[str]]] = defaultdict(list)
    for measure in pool:
        sections[measure.municipality].append(set(measure.section))
    return {heading for found in sections.values() for heading in set.intersection(*found)}
