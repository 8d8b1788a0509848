"""What changed from the edition before to the one in force, as claims with both places cited."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.claims import Claim, of_measure, subject
from assistant.cues import cue
from index.years import fiscal_years
from ingest.changes import Change, Kind, changes
from ingest.records import Corpus, Measure, Value
from ingest.text import fold

_PLAN = r"(?:計画|プラン|戦略|ビジョン|構想|方針|指針|プログラム|版|改[訂定]|期)"
_EDITIONS = re.compile(
    rf"(?:前|旧|以前|これまで|従来)[^、。]{{0,8}}{_PLAN}.{{0,12}}?(?:から|より|比べ|比較|違|差|変わ|変更|異な|なく)"
    rf"|(?:今回|今度|新しい?|今|現行)の?{_PLAN}(?:で|に).{{0,10}}(?:新し|新た|新規|加わ|追加|増え|なくな|廃止|変わ|変更)"
    rf"|改[訂定](?:で|により|によって|後|の際).{{0,12}}(?:新|加わ|追加|なくな|廃止|変|増え|減)"
    r"|(?:新旧|版の|計画の|エディションの)(?:対照|比較|違い|変更点|差)|変更点"
)
# What is there now and was not, or the other way round: of editions, where there are several.
_MEASURE = r"(?:施策|事業)"
_TURNED = re.compile(
    rf"(?:新しく|新たに)(?:加わっ|追加され|増え|でき|入っ)た{_MEASURE}"
    rf"|{_MEASURE}で(?:新しく|新たに)(?:加わっ|追加され|増え|でき|入っ)た"
    rf"|(?:なくなっ|無くなっ|姿を消し|消え|外れ|外され)た{_MEASURE}"
    rf"|(?:主管|担当|所管|名前|名称|{_MEASURE}名|番号|目標値?|指標)[課部]?[がは].{{0,4}}"
    rf"(?:変わっ|変更され|変更になっ|改められ|移っ)た{_MEASURE}"
)
# What of the changes a question asks for; all of them where it gives none.
_WANTED: tuple[tuple[re.Pattern[str], tuple[Kind, ...]], ...] = (
    (cue(r"新し(?!くな)|新た|新規|加わ|追加|増え|増や"), ("added",)),
    (cue(r"なくな|無くな|廃止|削除|消え|外れ|外さ|減っ|終わった|やめ"), ("dropped",)),
    (cue(r"名称|名前|呼び名|改称|施策名"), ("renamed",)),
    (cue(r"番号"), ("renumbered",)),
    (cue(r"主管|担当|所管|受け持|課が|部署"), ("lead", "related")),
    (cue(r"目標|指標|数値|kpi|値"), ("target",)),
    (cue(r"予定|スケジュール|時期|年度計画"), ("schedule",)),
)  # fmt: skip
MOST = 12
# How an answer calls the departments of a measure, whatever the plan prints.
_LABELS = ("主管課", "関係課")


def asks_changes(folded: str) -> bool:
    """Whether a folded question asks what changed between editions."""
    turned = _TURNED.search(folded) and not fiscal_years(folded)
    return bool(_EDITIONS.search(folded) or turned)


def told_changes(
    folded: str, old: Sequence[Measure], new: Sequence[Measure], corpus: Corpus
) -> tuple[tuple[Claim, ...], int]:
    """Claims for the changes asked for, and how many more there are.

    Where the question names a measure by its name, only what changed of it.
    """
    found = list(changes(old, new))
    wanted = {kind for pattern, kinds in _WANTED if pattern.search(folded) for kind in kinds}
    named = [c for c in found if _names(c, folded)]
    found = named or found
    kept = [c for c in found if c.kind in wanted] if wanted else found
    claims = tuple(_claim(c, corpus) for c in kept[:MOST])
    return claims, max(len(kept) - MOST, 0)


def _names(change: Change, folded: str) -> bool:
    names = {fold(m.name.text) for m in (change.old, change.new) if m}
    return any(len(name) >= 4 and name in folded for name in names)


def _claim(change: Change, corpus: Corpus) -> Claim:
    """One change as a sentence; a value that is not printed is said not to be."""
    measure = change.new or change.old
    if measure is None:
        raise ValueError("a change is of a measure")
    quotes = tuple(
        quote
        for own, values in ((change.old, change.before), (change.new, change.after))
        if own
        for quote in of_measure(corpus, own, *(values or (own.name,)))
    )
    sentence = _SENTENCES[change.kind](measure, change)
    both = [m for m in (change.old, change.new) if m]
    given = [g for m in both for g in (m.municipality, m.plan, m.number, m.name.text)]
    return Claim(sentence, quotes, (*given, change.what, *_LABELS))


def _said(values: Sequence[Value]) -> str:
    return f"「{'、'.join(v.text for v in values)}」" if values else "記載なし"


def _turned(what: str) -> Callable[[Measure, Change], str]:
    def sentence(measure: Measure, change: Change) -> str:
        before, after = _said(change.before), _said(change.after)
        of = f"「{change.what}」の{what}" if change.what else what
        return f"{subject(measure)}の{of}は、前の計画の{before}から{after}に変わりました。"

    return sentence


_SENTENCES: dict[Kind, Callable[[Measure, Change], str]] = {
    "added": lambda measure, _: f"{subject(measure)}が新しく加わりました。",
    "dropped": lambda measure, _: f"前の計画にあった{subject(measure)}は、今の計画にはありません。",
    "renamed": lambda measure, change: (
        f"{subject(measure, brief=True)}の名称は、前の計画の{_said(change.before)}から"
        f"{_said(change.after)}に変わりました。"
    ),
    "renumbered": lambda measure, change: (
        f"「{measure.name.text}」の番号は、前の計画の{_said(change.before)}から"
        f"{_said(change.after)}に変わりました。"
    ),
    "lead": _turned("主管課"),
    "related": _turned("関係課"),
    "target": _turned("目標"),
    "schedule": _turned("年度計画"),
}
