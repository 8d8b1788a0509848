"""The five real plans: what is found, and that every value stands where it says."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Iterator

import pytest

from ingest.records import Corpus, Measure, Value
from ingest.text import clean

pytestmark = pytest.mark.plans


def values(record: object) -> Iterator[Value]:
    """Every value inside a record, however deep."""
    if isinstance(record, Value):
        yield record
    elif isinstance(record, tuple):
        for item in record:
            yield from values(item)
    elif dataclasses.is_dataclass(record):
        for field in dataclasses.fields(record):
            yield from values(getattr(record, field.name))


def past(measure: Measure) -> bool:
    return bool(re.search("前計画|実績と評価", " ".join(measure.section)))


def test_measures_found(real_corpus: Corpus) -> None:
    counts = Counter((m.municipality, past(m)) for m in real_corpus.measures)
    assert counts == {
        ("小山市", False): 24,
        ("小山市", True): 31,
        ("秦野市", False): 41,
        ("二本松市", False): 23,
        ("二本松市", True): 17,
    }


def test_terms_found(real_corpus: Corpus) -> None:
    counts = Counter((t.municipality, t.kind) for t in real_corpus.terms)
    assert counts[("小山市", "glossary")] == 165
    assert counts[("秦野市", "footnote")] == 14
    assert counts[("二本松市", "footnote")] == 16


def test_repeated_measures(real_corpus: Corpus) -> None:
    numbers = {m.id: m.number for m in real_corpus.measures}
    repeats = {m.number: numbers[m.repeats] for m in real_corpus.measures if m.repeats}
    assert repeats == {"2-3-(2)": "2-2-(2)", "2-4-(2)": "2-3-(3)", "3-2-(1)": "2-4-(3)"}


def test_every_file_knows_its_municipality_and_plan(real_corpus: Corpus) -> None:
    found = {(d.municipality, d.plan) for d in real_corpus.documents}
    assert found == {
        ("小山市", "第3次小山市情報化基本計画"),
        ("秦野市", "(仮称)はだのICT活用推進計画"),
        ("二本松市", "第4次二本松市情報化基本計画"),
    }


def test_every_value_stands_where_it_says(real_corpus: Corpus) -> None:
    texts = {d.source: d.text for d in real_corpus.documents}
    found = [
        v
        for group in (
            real_corpus.measures,
            real_corpus.terms,
            real_corpus.tables,
            real_corpus.articles,
            real_corpus.events,
        )
        for v in values(group)
        if v.text
    ]
    assert len(found) > 4000
    for value in found:
        raw = clean(texts[value.source], value.start, value.end).text
        assert re.sub(r"\s", "", raw) == re.sub(r"\s", "", value.text)


@pytest.mark.parametrize(
    ("number", "name", "lead"),
    [
        ("11", "公衆無線 LAN、5G 環境の拡充", ["情報政策課", "市民生活安心課"]),
        (
            "22",
            "市民の誰もが使えるサービス提供 (情報弱者への配慮)",
            ["国際政策課", "シティプロモーション課", "情報政策課"],
        ),
        ("1-2-(4)", "学校におけるICT活用の推進", ["教育研究所", "学校教育課"]),
        ("(3)1", "徘徊高齢者見守り支援の拡充", ["地域包括ケア推進課"]),
    ],
)
def test_faults_of_extraction_are_survived(
    real_corpus: Corpus, number: str, name: str, lead: list[str]
) -> None:
    measure = next(m for m in real_corpus.measures if m.number == number and m.name.text == name)
    assert [d.text for d in measure.lead] == lead


def test_places_that_disagree_are_kept(real_corpus: Corpus) -> None:
    conflicts = {
        (m.municipality, m.number, c.role) for m in real_corpus.measures for c in m.conflicts
    }
    assert {
        ("小山市", "9", "lead"),
        ("小山市", "12", "lead"),
        ("秦野市", "1-1-(2)", "name"),
    } <= conflicts


def test_a_label_printed_twice_is_reported(real_corpus: Corpus) -> None:
    assert any(p.code == "duplicate_number" and "(1)10" in p.message for p in real_corpus.problems)


def test_every_measure_of_the_systematic_list_has_its_state(real_corpus: Corpus) -> None:
    states = {
        m.number: {f.value.text for p in m.mentions for f in p.fields if f.role == "state"}
        for m in real_corpus.measures
        if m.municipality == "秦野市"
    }
    assert len(states) == 41
    assert all(len(s) == 1 and s <= {"新規", "継続"} for s in states.values())
    assert states["2-4-(3)"] == states["2-5-(3)"] == {"継続"}
    assert states["2-1-(2)"] == states["3-2-(4)"] == {"新規"}


def test_sections_hold_no_items_of_lists(real_corpus: Corpus) -> None:
    leaves = {s.path[-1] for s in real_corpus.sections if s.path}
    assert not any("⑤マイナンバーカードの普及" in leaf for leaf in leaves)
    assert not any("テレワークによる地域活性化" in leaf for leaf in leaves)
    assert "③ 産業振興・地域活性化" in leaves
    goals = {p for s in real_corpus.sections for p in s.path if p.startswith("【基本目標")}
    assert all(len(goal) > 10 for goal in goals)


def test_years_of_short_rows_are_doubted(real_corpus: Corpus) -> None:
    doubts = [p.message for p in real_corpus.problems if p.code == "uncertain_years"]
    assert any("年間アクセス数" in d for d in doubts)
    assert not any("適用業務数" in d for d in doubts)


def test_no_row_of_a_schedule_is_taken_for_a_plan(real_corpus: Corpus) -> None:
    rpa = next(m for m in real_corpus.measures if m.number == "2-1-(1)")
    assert [r.name.text for r in rpa.schedule] == [
        "環境構築",
        "対象業務拡大",
        "運用ルールの検討運用",
    ]
    assert not rpa.years


def test_rows_of_the_renewal_table_keep_their_headers(real_corpus: Corpus) -> None:
    row = next(
        {path[-1]: v.text for path, v in r.cells}
        for t in real_corpus.tables
        for r in t.rows
        if r.cells[0][1].text == "施設予約システム"
    )
    assert row == {
        "システム名": "施設予約システム",
        "主管課": "情報政策課",
        "現行システム 運用終了": "2022/3",
        "検討開始": "2021/4",
        "調達時期": "2021/10",
        "運用開始": "2022/4",
    }
