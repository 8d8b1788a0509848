"""The page's behaviour, run without a browser against a real server."""

from __future__ import annotations

import html

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui import site
from tests.ui.fake_api import FakeApi, Json, Problem
from tests.ui.pages import answers_of, shown
from ui.parts.escape import label


def button(page: AppTest, key: str) -> AppTest:
    """The page after a click on the button ``key``."""
    return page.button(key=key).click().run()


def examples(page: AppTest) -> list[str]:
    return [b.label for b in page.button if (b.key or "").startswith("example-")]


def asked(page: AppTest, api: FakeApi, reply: Json | Problem, text: str = "主管課は") -> AppTest:
    api.replies.append(reply)
    return page.chat_input[0].set_value(text).run()


def test_first_view_has_plans_and_examples(page: AppTest) -> None:
    assert "施策ナビ" in shown(page)
    assert page.selectbox[0].placeholder == "すべての自治体"
    assert page.selectbox[0].options == [site.CITY, site.OTHER_CITY]
    expected = label(f"{site.CITY}の「公園予約の電子化」の主管課はどこですか")
    assert page.button(key="example-0").label == expected


def test_an_example_is_asked_on_a_click(page: AppTest, api: FakeApi) -> None:
    api.replies.append(site.reply())
    button(page, "example-0")
    assert api.asked[0]["question"] == f"{site.CITY}の「公園予約の電子化」の主管課はどこですか"
    assert examples(page) == []


def test_examples_follow_the_municipality(page: AppTest) -> None:
    page.selectbox[0].set_value(site.OTHER_CITY).run()
    assert examples(page) == [label(f"{site.OTHER_CITY}の「広報の電子化」はどのような取組ですか")]


def test_answer_with_its_citation(page: AppTest, api: FakeApi) -> None:
    asked(page, api, site.reply())
    text = shown(page)
    assert site.ANSWER in text
    for part in ("施策 3 公園予約の電子化", f"{site.CITY} ・ {site.PLAN}", "第3章 施策 > 3 公園"):
        assert part in text
    assert "<mark>" not in text


def test_citation_opens_and_closes(page: AppTest, api: FakeApi) -> None:
    asked(page, api, site.reply())
    text = shown(button(page, "open-0-0"))
    assert f"予約の電子化\t<mark>{site.QUOTE}</mark>\t関係課" in text
    assert f"ファイル: {site.SOURCE}" in text
    assert "<mark>" not in shown(button(page, "open-0-0"))


def test_a_quote_that_moved_is_not_marked(page: AppTest, api: FakeApi) -> None:
    api.sources[site.SOURCE] = "版" + site.TEXT
    text = shown(button(asked(page, api, site.reply()), "open-0-0"))
    assert "<mark>" not in text
    assert "引用箇所を示せません" in text


def test_source_that_is_gone(page: AppTest, api: FakeApi) -> None:
    api.sources.clear()
    assert "該当するファイルがありません。" in shown(
        button(asked(page, api, site.reply()), "open-0-0")
    )


def test_term_as_subject_of_a_citation(page: AppTest, api: FakeApi) -> None:
    cited = site.citation(measure_no=None, measure_name=None, term="用語A", section=None)
    assert "用語「用語A」" in shown(asked(page, api, site.reply(citations=[cited])))


def test_a_citation_tells_its_page(page: AppTest, api: FakeApi) -> None:
    assert "（12ページ）" in shown(asked(page, api, site.reply(citations=[site.citation(page=12)])))


def test_history_and_municipality_are_sent(page: AppTest, api: FakeApi) -> None:
    asked(page, api, site.reply(), "一つ目")
    page.selectbox[0].set_value(site.CITY).run()
    text = shown(asked(page, api, site.reply(), "二つ目"))
    history = [{"role": "user", "content": "一つ目"}, {"role": "assistant", "content": site.ANSWER}]
    assert api.asked[1] == {"question": "二つ目", "history": history, "municipality": site.CITY}
    assert f"対象：{site.CITY}" in text


def test_not_found(page: AppTest, api: FakeApi) -> None:
    text = shown(asked(page, api, site.not_found()))
    assert "計画に記載が見つかりません" in text
    assert "計画には予算の記載がありません。" in text
    assert "出典" not in text


def test_notes(page: AppTest, api: FakeApi) -> None:
    text = shown(asked(page, api, site.reply(notes=["二つの表で異なります。[1]"])))
    assert "ご注意ください" in text
    assert "二つの表で異なります。" in text


def test_choice_asks_again_about_that_municipality(page: AppTest, api: FakeApi) -> None:
    asked(page, api, site.clarification())
    assert page.button(key="choice-0-0").label == label(site.CITY)
    api.replies.append(site.reply())
    button(page, "choice-0-1")
    assert api.asked[1] == {"question": "主管課は", "history": [], "municipality": site.OTHER_CITY}
    assert page.button(key="choice-0-0").disabled


def test_model_is_named_where_one_wrote(page: AppTest, api: FakeApi) -> None:
    assert "文章の作成" not in shown(asked(page, api, site.reply()))
    assert "文章の作成：some-model" in shown(asked(page, api, site.reply(answered_by="some-model")))


def test_new_conversation(page: AppTest, api: FakeApi) -> None:
    asked(page, api, site.reply())
    button(page, "new")
    assert "出典" not in shown(page)
    asked(page, api, site.reply(), "新しい問")
    assert api.asked[1]["history"] == []


@pytest.mark.parametrize(
    "problem", [Problem(429, "混んでいます。"), Problem(500, "失敗。", ("主",))]
)
def test_failed_question_can_be_asked_again(page: AppTest, api: FakeApi, problem: Problem) -> None:
    text = shown(asked(page, api, problem))
    assert "回答できませんでした" in text
    assert problem.detail in text
    api.replies.append(site.reply())
    text = shown(button(page, "retry-0"))
    assert "回答できませんでした" not in text
    assert "くらし課です。" in text
    assert [a["question"] for a in api.asked] == ["主管課は", "主管課は"]


def test_service_down_and_back(page: AppTest, api: FakeApi) -> None:
    asked(page, api, site.reply())
    api.stop()
    text = shown(page.run())
    assert "回答サービスを利用できません" in text
    assert "くらし課です。" in text  # what was said stays readable
    assert page.chat_input[0].disabled
    api.start()
    text = shown(button(page, "recheck"))
    assert "利用できません" not in text
    assert not page.chat_input[0].disabled


def test_service_that_is_rebuilding(page: AppTest, api: FakeApi) -> None:
    api.problem = Problem(503, "計画を読み込んでいます。")
    text = shown(page.run())
    assert "準備をしています" in text
    assert "計画を読み込んでいます。" in text
    api.problem = None
    assert "準備をしています" not in shown(page.run())


def test_no_plans_yet(page: AppTest, api: FakeApi) -> None:
    api.plans.clear()
    assert "計画がまだ読み込まれていません。" in shown(page.run())


def test_planted_markup_never_reaches_the_page(page: AppTest, api: FakeApi) -> None:
    api.plans[0] |= {"municipality": site.EVIL, "plan": site.EVIL, "period": site.EVIL}
    api.measures[:] = [site.measure(site.EVIL, site.EVIL, site.EVIL)]
    api.terms[0] |= {"municipality": site.EVIL, "term": site.EVIL}
    page.run()
    labels = examples(page)
    assert len(labels) == 2
    assert all("](" not in text and "<" not in text.replace("\\<", "") for text in labels)
    asked(page, api, site.evil_reply(), site.EVIL)
    button(page, "open-0-0")
    blocks = [block.value for block in (*page.main.html, *page.sidebar.html)]
    planted = [b for b in blocks if "<script>window" in b or "<img" in b or "<b>" in b]
    assert planted == []
    runs = [block for block in page.html if block.proto.unsafe_allow_javascript]
    assert len(runs) == 2  # the page's language, and bringing the opened quote into view
    assert not any("pwned" in block.value for block in runs)
    assert not page.markdown
    assert sum(html.escape(site.EVIL, quote=False)[:20] in block for block in blocks) >= 4
    assert answers_of(page)[0]["parts"][0]["text"].startswith(site.EVIL)


def test_a_card_for_each_measure_that_is_cited(page: AppTest, api: FakeApi) -> None:
    api.measures[0] |= {"measure_no": "3", "evaluation": "計画どおり", "related": ["公園課"]}
    text = shown(asked(page, api, site.reply(citations=[site.citation(), site.citation()])))
    assert text.count("sn-card-name") == 1
    for part in ("3 公園予約の電子化", "くらし課", "公園課", "計画どおり"):
        assert part in text


def test_what_the_plan_also_says_may_be_asked_next(page: AppTest, api: FakeApi) -> None:
    asked(page, api, site.reply())
    first = next(b for b in page.button if (b.key or "").startswith("followup-"))
    assert first.label == label(f"{site.CITY}の「公園予約の電子化」はどのような取組ですか")
    api.replies.append(site.reply(answer="概要です。[1]"))
    first.click().run()
    assert api.asked[-1]["question"] == f"{site.CITY}の「公園予約の電子化」はどのような取組ですか"


def test_an_answer_can_be_made_again(page: AppTest, api: FakeApi) -> None:
    asked(page, api, site.reply())
    api.replies.append(site.reply(answer="もう一度です。[1]"))
    assert "もう一度です。" in shown(button(page, "retry-0"))
    assert api.asked[0]["question"] == api.asked[1]["question"]
    assert site.ANSWER not in shown(page)


def test_records_that_cannot_be_had_take_nothing_from_the_answer(
    page: AppTest, api: FakeApi
) -> None:
    api.measures[0] = {"id": "x"}
    text = shown(asked(page, api, site.reply()))
    assert site.ANSWER in text
    assert "sn-card" not in text
