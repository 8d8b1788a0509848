"""Cells of few words become evidence with their label and year, unless something carries them."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from assistant.mention_units import in_short, labelled, told_in_short
from assistant.record_units import of_measure
from ingest.folder import read_text
from ingest.records import Corpus, Measure

NAMES = ("窓口の予約", "電子申請の拡大", "防災情報の配信")
OWN = "番号\t取組名\t内容\t担当課\n" + "".join(
    f"{i}\t{n}\t{n}を進める。\t市民課\n" for i, n in enumerate(NAMES, 1)
)


def corpus(table: str) -> Corpus:
    text = (
        f"# 青葉市DX計画\n\n青葉市\n\n## 第2章 取組\n\n{OWN}\n## 第3章 令和6年度の進捗\n\n{table}"
    )
    return read_text(text, "x.txt")


def short(table: str) -> list[tuple[str, str, str | None]]:
    measure = corpus(table).measures[0]
    return [(f.label, f.value.text, f.year) for f in told_in_short(measure)]


def test_a_few_words_are_given_with_label_and_year() -> None:
    found = corpus("取組名\t評価\t改訂前\t改訂後\n" + "".join(f"{n}\t○\t5件\t7件\n" for n in NAMES))
    documents = {d.source: d for d in found.documents}
    units = list(in_short(found.measures[0], documents, count()))
    assert [(u.head, u.text, u.role) for u in units] == [
        ("改訂前", "5件", "mention_other"),
        ("改訂後", "7件", "mention_other"),
    ]
    assert [labelled(u, u.text) for u in units] == ["改訂前は「5件」です", "改訂後は「7件」です"]
    assert len({u.item for u in units}) == 1
    assert {found.documents[0].text[u.start : u.end] for u in units} == {"5件", "7件"}


def test_results_are_of_the_record_and_not_told_twice() -> None:
    table = "取組名\t評価\t実績\n" + "".join(f"{n}\t○\t5件。\n" for n in NAMES)
    measure = corpus(table).measures[0]
    assert [f.value.text for f in measure.fields if f.role == "results"] == ["5件。"]
    assert told_in_short(measure) == []


def test_marks_states_and_cells_before_the_name_say_nothing_of_their_own() -> None:
    rows = "".join(f"暮らし\t{n}\t○\t新規\n" for n in NAMES)
    assert short(f"まとまり\t取組名\t重点\t区分\n{rows}") == []


def test_the_evaluation_of_another_year_is_told() -> None:
    rows = [f"{n}\t{{}}\t一言\n" for n in NAMES]
    tables = (
        f"取組名\t{year}の評価\t所感\n"
        + "".join(r.format(m) for r in rows)
        + "\n続きの説明です。\n\n"
        for year, m in (("令和5年度", "△"), ("令和6年度", "○"))
    )
    assert ("令和5年度の評価", "△", "令和5年度") in short("".join(tables))


def test_a_plan_without_a_year_is_told_where_no_record_has_it() -> None:
    table = "取組名\t評価\t実施時期\n" + "".join(f"{n}\t○\t毎年度\n" for n in NAMES)
    measure: Measure = corpus(table).measures[0]
    assert [f.value.text for f in measure.fields if f.role == "planned"] == ["毎年度"]
    bare = replace(measure, fields=tuple(f for f in measure.fields if f.role != "planned"))
    assert [f.value.text for f in told_in_short(bare)] == ["毎年度"]


def test_a_date_of_a_record_is_told_under_its_label() -> None:
    found = corpus("")
    measure = found.measures[0]
    value = replace(measure.fields[0].value, text="令和6年度")
    own = replace(
        measure, fields=(replace(measure.fields[0], role="planned", label="着手", value=value),)
    )
    documents = {d.source: replace(d, text="令和6年度" + d.text[5:]) for d in found.documents}
    place = replace(own.fields[0], value=replace(value, start=0, end=5))
    units = [
        u
        for u in of_measure(replace(own, fields=(place,)), documents, count())
        if u.kind == "field"
    ]
    assert [labelled(u, u.text) for u in units if u.text == "令和6年度"] == [
        "着手は「令和6年度」です"
    ]
