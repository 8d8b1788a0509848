"""From draft to response: unproven claims dropped, citations numbered; periods; numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant import drafts
from assistant.answer import Answerer
from assistant.claims import Claim, Quote, of_measure, sentences
from assistant.drafts import Draft
from assistant.periods import period_answer
from assistant.resolve import by_number
from assistant.respond import respond, verified
from ingest.records import Measure
from tests.assistant.asking import ask, query_in


def measure_of(answerer: Answerer, number: str) -> Measure:
    return next(m for m in answerer.corpus.measures if m.number == number)


def led(harbour: Answerer, sentence: str) -> Claim:
    measure = measure_of(harbour, "1-1")
    return Claim(sentence, of_measure(harbour.corpus, measure, *measure.lead))


def test_only_proven_claims_are_kept(harbour: Answerer) -> None:
    good, bad = led(harbour, "担当は港湾課です。"), led(harbour, "担当は財政課です。")
    bare = Claim("港を見ています。", ())
    assert verified(Draft("answered", (good, bad, bare)), harbour.corpus).claims == (good,)


def test_with_nothing_proven_nothing_is_said(harbour: Answerer) -> None:
    measure = measure_of(harbour, "1-1")
    draft = Draft("answered", (led(harbour, "担当は財政課です。"),), focus=(measure,))
    kept = verified(draft, harbour.corpus)
    assert (kept.status, kept.claims) == ("not_found", ())
    assert measure.name.text in kept.text
    assert "財政課" not in kept.text


def test_a_refusal_needs_no_proof(harbour: Answerer) -> None:
    refusal = drafts.stranger("横浜市", harbour.towns)
    assert verified(refusal, harbour.corpus) is refusal
    reply = respond(refusal, harbour.corpus)
    assert "横浜市" in reply.answer
    assert "みなと市" in reply.answer
    assert reply.citations == []


def test_a_measure_without_a_number_is_the_last_heading_of_its_path(harbour: Answerer) -> None:
    told = led(harbour, "担当は港湾課です。")
    bare = replace(told, quotes=tuple(replace(q, measure_no=None) for q in told.quotes))
    first, second = (
        respond(Draft("answered", (c,)), harbour.corpus).citations[0] for c in (told, bare)
    )
    assert second.section == f"{first.section} > {first.measure_name}"


def test_citations_are_numbered_once_in_the_order_of_the_sentences(harbour: Answerer) -> None:
    first = led(harbour, "担当は港湾課です。")
    measure = measure_of(harbour, "1-2")
    second = Claim("担当は子育て課です。", of_measure(harbour.corpus, measure, *measure.lead))
    reply = respond(Draft("answered", (first, second, first), notes=("注",)), harbour.corpus)
    assert [line[-3:] for line in reply.answer.splitlines()] == ["[1]", "[2]", "[1]"]
    assert [(c.marker, c.measure_no) for c in reply.citations] == [(1, "1-1"), (2, "1-2")]
    assert reply.notes == ["注"]
    for cited in reply.citations:
        text = harbour.corpus.document(cited.source).text
        assert text[cited.start : cited.end] == cited.quote


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        (100, "港を見ます。 船を見ます。"),
        (8, "港を見ます。"),
        (1, "港を…"),
    ],
)
def test_whole_sentences_within_a_length(limit: int, said: str) -> None:
    found = sentences("港を見ます。\n船を見ます。", limit)
    assert found == said or (limit == 1 and found.endswith("…"))


@pytest.mark.parametrize(
    ("question", "period"),
    [
        ("みなと市の計画期間は", "令和5年度～令和9年度"),
        ("みなと市の計画は何年度から何年度までですか", "令和5年度～令和9年度"),
    ],
)
def test_the_period_of_a_plan(harbour: Answerer, question: str, period: str) -> None:
    (claim,) = period_answer(harbour.corpus, query_in(harbour, question), harbour.towns)
    assert period in claim.sentence
    (quote,) = claim.quotes
    text = harbour.corpus.document(quote.source).text[quote.start : quote.end]
    assert {"5", "9"} <= set(text)
    assert period in ask(harbour, question).answer


def test_the_period_of_something_else_is_not_that_of_the_plan(harbour: Answerer) -> None:
    query = query_in(harbour, "みなと市の財務会計システムの計画期間は")
    assert period_answer(harbour.corpus, query, harbour.towns) == ()
    other = query_in(harbour, "みなと市の計画期間は")
    assert period_answer(harbour.corpus, other, ("別の市",)) == ()


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("小山市の施策8", ["スマート農業の実現"]),
        ("秦野市の1-1-(3)と1-3-(4)", ["マイナンバーカード交付事務の円滑化", "電子書籍の導入検討"]),
        ("小山市の1-1-(3)", []),
        ("二本松市の(3)②", ["業務システムのクラウド化"]),
    ],
)
def test_measures_by_number(sample: Answerer, question: str, names: list[str]) -> None:
    query = query_in(sample, question)
    found = by_number(sample.corpus, query, query.scope)
    assert [m.name.text for m in found] == names


def test_several_numbers_are_all_answered(sample: Answerer) -> None:
    reply = ask(sample, "秦野市の2-3-(2)と2-4-(2)の主管課は")
    assert {c.measure_no for c in reply.citations} == {"2-3-(2)", "2-4-(2)"}
    assert "文書法制課" in reply.answer


def test_a_repeated_measure_says_where_it_comes_from(sample: Answerer) -> None:
    reply = ask(sample, "秦野市の2-3-(2)はどの施策の再掲ですか")
    assert {"2-2-(2)", "2-3-(2)"} == {c.measure_no for c in reply.citations}
    assert "2-2-(2)" in reply.answer


def test_quotes_are_hashable_records(harbour: Answerer) -> None:
    (quote,) = led(harbour, "担当は港湾課です。").quotes
    assert isinstance(quote, Quote)
    assert quote.measure_name == "港湾カメラの設置"
    assert len({quote, quote}) == 1
