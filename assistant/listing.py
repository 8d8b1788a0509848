"""What the answers that list things share: words for lists, and what else a question asks for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from assistant.query import Query
from index.tokens import terms
from ingest.records import Measure

# How long a list may be, in characters.
LENGTH = 860
# Share of the topic that may be left when the conditions of a list are taken away.
REST = 0.34
THINGS = r"(?:施策|事業|個別事業|事務事業|もの|取組|取り組み|取組み|方策|項目|施策名|やつ)"
# Words that a question for a list uses, and that name nothing of its own.
LISTED = (
    "施策 事業 個別事業 事務事業 取組 件数 数 一覧 リスト 全部 名前 番号 基本目標 基本方針 "
    "属する 入る 並ぶ 挙げる 掲げる 該当 状態 区分 年度 "
    "担当 関係 含む 紐づく ぶら下がる 位置付ける 情報化 全体 進む 遅れる まとめる 欲しい "
    "分野 述べる 残る 書く 挙がる 出る 持つ 受け持つ 主管 関わる "
    "印 マーク 付く 付ける 欄 進める 新た 加わる 追加 主な 項目 "
    "合わせる 除く 途中 表示 中 前 ため 下 計画 評価 進捗 体系"
)


def unexplained(query: Query, given: Sequence[str], pool: Sequence[Measure]) -> float:
    """Share of the topic that is held by no condition, no word for lists and no heading that all
    measures of ``pool`` in a municipality share, which tells none from another.
    """
    aside = " ".join(re.findall(r"[(（][^()（）]*[)）]", query.reading.text))
    held = {t for text in (*given, LISTED, aside, *_shared(pool)) for t in terms(text)}
    return 1.0 - query.topic.covered(held) if query.topic.words else 0.0


def _shared(pool: Iterable[Measure]) -> set[str]:
    """Headings above every measure of a municipality in ``pool``."""
    sections: dict[str, list[set[str]]] = defaultdict(list)
    for measure in pool:
        sections[measure.municipality].append(set(measure.section))
    return {heading for found in sections.values() for heading in set.intersection(*found)}
