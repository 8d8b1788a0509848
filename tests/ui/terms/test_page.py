"""The page of the terms, run without a browser against a real server."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui import site
from tests.ui.fake_api import FakeApi
from tests.ui.pages import opened, shown
from tests.ui.terms.samples import glossary, term
from ui.parts.escape import label
from ui.terms.listing import AT_ONCE
from ui.terms.progress import Progress
from ui.terms.quiz import CHOICES

ENTRY = "電子申請\n網を通じて届けを出すこと。"


@pytest.fixture
def terms(api: FakeApi) -> FakeApi:
    """The service with a glossary, its source, and the same word elsewhere."""
    api.terms[:] = [t.model_dump() for t in glossary()]
    api.sources["a.txt"] = f"前のページ\n{ENTRY}\n次の語"
    start = api.sources["a.txt"].index(ENTRY)
    api.terms[1] |= {
        "start": start,
        "end": start + len(ENTRY),
        "ruby": {"definition": [{"text": "網", "reading": "あみ"}, {"text": "を通じて"}]},
    }
    other = term("電子申請", site.OTHER_CITY, site.OTHER_PLAN, definition="別の町の説明。")
    api.terms.append(other.model_dump())
    text = {"role": "content", "label": "概要", "text": "電子申請を広げる", "source": "a.txt", "start": 0, "end": 1}  # fmt: skip
    api.measures[0]["fields"] = [text]
    return api


def links(page: AppTest) -> list[str]:
    return [found.proto.label for found in page.get("page_link")]


def test_the_list_by_reading(page: AppTest, terms: FakeApi) -> None:
    text = shown(opened(page, "terms"))
    assert "用語（13語）" in text
    assert links(page)[:2] == ["オープンデータ", "ガバナンス"]
    assert "でんししんせい／オンライン申請" in text
    assert f"{site.OTHER_CITY} ・ {site.OTHER_PLAN}" in text


def test_search_and_rows(page: AppTest, terms: FakeApi) -> None:
    opened(page, "terms").text_input(key="terms-query").set_value("ろーかる").run()
    assert links(page) == ["ローカル 5G"]
    page.text_input(key="terms-query").set_value("証明書").run()
    assert "名前が一致する用語はありません。" in shown(page)
    page.text_input(key="terms-query").set_value("火星").run()
    assert "一致する用語がありません" in shown(page)
    page.text_input(key="terms-query").set_value("").run()
    page.button_group(key="terms-row").set_value("か").run()
    assert links(page) == ["ガバナンス", "キオスク端末", "クラウド"]


def test_the_address_may_hold_a_search(page: AppTest, terms: FakeApi) -> None:
    assert links(opened(page, "terms", q="まーす")) == ["MaaS"]


def test_a_long_list_is_shown_piece_by_piece(page: AppTest, api: FakeApi) -> None:
    api.terms[:] = [term(f"語{n}", reading=f"ご{n}").model_dump() for n in range(AT_ONCE + 3)]
    assert len(links(opened(page, "terms"))) == AT_ONCE
    page.button(key="terms-more").click().run()
    assert len(links(page)) == AT_ONCE + 3


def test_the_scope_holds_for_the_list(page: AppTest, terms: FakeApi) -> None:
    page.selectbox[0].set_value(site.OTHER_CITY).run()
    assert links(opened(page, "terms")) == ["電子申請"]


def test_a_term_with_its_source_uses_and_other_cities(page: AppTest, terms: FakeApi) -> None:
    hit = site.hit("x", text="電子申請について", section="第2章") | {"measure_name": None}
    terms.hits[:] = [hit]
    text = shown(opened(page, "terms", id=f"{site.CITY}-電子申請"))
    for part in (
        "でんししんせい", "網を通じて届けを出すこと。", "オンライン申請",
        f"<mark>{ENTRY}</mark>", "（2ページ）", "ファイル: a.txt",
        "この用語を使う施策（1件）", "<mark>電子申請</mark>を広げる",
        "この用語が出てくる箇所（1件）", "<mark>電子申請</mark>について", "別の町の説明。",
    ):  # fmt: skip
        assert part in text
    assert label(f"{site.OTHER_CITY}の「電子申請」を見る") in links(page)


def test_furigana(page: AppTest, terms: FakeApi) -> None:
    opened(page, "terms", id=f"{site.CITY}-電子申請")
    assert "<ruby>" not in shown(page)
    page.toggle(key="furigana").set_value(True).run()
    assert "<ruby>網<rp>（</rp><rt>あみ</rt><rp>）</rp></ruby>を通じて" in shown(page)


def test_a_term_that_is_not_there(page: AppTest, terms: FakeApi) -> None:
    assert "この用語は見つかりません" in shown(opened(page, "terms", id="none"))
    assert label("オープンデータ") in links(page)  # the list to choose from


def test_a_source_that_is_gone(page: AppTest, terms: FakeApi) -> None:
    terms.sources.clear()
    text = shown(opened(page, "terms", id=f"{site.CITY}-電子申請"))
    assert "該当するファイルがありません。" in text
    assert "網を通じて届けを出すこと。" in text


def test_no_terms(page: AppTest, api: FakeApi) -> None:
    api.terms.clear()
    assert "表示できる用語がありません" in shown(opened(page, "terms"))


def test_records_that_cannot_be_had(page: AppTest, api: FakeApi) -> None:
    api.terms[0] = {"id": "x"}
    assert "しばらくしてから、もう一度お試しください。" in shown(opened(page, "terms"))


def mode(page: AppTest, name: str) -> AppTest:
    opened(page, "terms")
    return page.button_group(key="terms-mode").set_value(name).run()


def progress(page: AppTest) -> Progress:
    held: dict[tuple[str, str], Progress] = page.session_state["learning"]
    return held[(site.CITY, site.PLAN)]


def test_the_quiz_to_its_end(page: AppTest, terms: FakeApi) -> None:
    mode(page, "クイズ").button(key="quiz-start").click().run()
    made = progress(page).quiz
    assert made
    assert made.asked
    wrong = next(n for n, c in enumerate(made.asked.choices) if c != made.asked.term)
    page.button(key=f"quiz-{wrong}").click().run()
    assert "残念、違います" in shown(page)
    page.button(key="quiz-next").click().run()
    for _ in range(made.total):
        place = made.asked.choices.index(made.asked.term)
        page.button(key=f"quiz-{place}").click().run()
        assert "正解です" in shown(page)
        page.button(key="quiz-next").click().run()
    text = shown(page)
    assert "クイズを終えました" in text
    assert "10問中9問に1回で正解（全問正解まで11回回答）" in text
    assert len(page.get("download_button")) == 1


def test_the_choices_of_the_quiz_have_readings(page: AppTest, terms: FakeApi) -> None:
    for one in terms.terms:
        parts = [{"text": "意味", "reading": "いみ"}, {"text": one["id"], "reading": None}]
        one["ruby"] = {"definition": parts, "term": [{"text": "言葉", "reading": "ことば"}]}
    mode(page, "クイズ").toggle(key="furigana").set_value(True).run()
    text = shown(page.button(key="quiz-start").click().run())
    assert text.count('class="sn-quiz-choice"') == CHOICES
    assert text.count("<rt>いみ</rt>") == CHOICES
    page.button(key="quiz-2").click().run()
    assert shown(page).count("<rt>いみ</rt>") == CHOICES + 1  # and the right one below


def test_cards(page: AppTest, terms: FakeApi) -> None:
    mode(page, "単語カード")
    made = progress(page).cards
    assert made
    assert made.front
    assert made.front.definition not in shown(page)
    page.button(key="card-turn").click().run()
    assert made.front.definition in shown(page)
    page.button(key="card-knew").click().run()
    assert len(progress(page).learnt) == 1
    assert "残り11枚（全12枚）" in shown(page)
    for _ in range(11):
        page.button(key="card-turn").click().run()
        page.button(key="card-knew").click().run()
    assert "すべてのカードを覚えました。" in shown(page)
    page.button(key="cards-new").click().run()
    assert "残り12枚（全12枚）" in shown(page)


def test_progress_outlasts_a_visit_to_another_page(page: AppTest, terms: FakeApi) -> None:
    mode(page, "単語カード").button(key="card-turn").click().run()
    page.button(key="card-knew").click().run()
    opened(page, "reading")
    assert "残り11枚（全12枚）" in shown(mode(page, "単語カード"))


def test_nothing_to_learn(page: AppTest, api: FakeApi) -> None:
    assert "学習できる用語がありません" in shown(mode(page, "クイズ"))


def test_planted_markup_never_reaches_the_page(page: AppTest, terms: FakeApi) -> None:
    for number, planted in enumerate(terms.terms):
        planted |= {
            "id": f"t{number}", "term": f"{site.EVIL}{number}", "aliases": [site.EVIL],
            "definition": f"{number}{site.EVIL}", "reading": site.EVIL, "plan": site.EVIL,
            "source": "evil.txt", "start": 2, "end": 2 + len(site.EVIL),
            "ruby": {"definition": [{"text": site.EVIL, "reading": site.EVIL}]},
        }  # fmt: skip
    field = {"role": "content", "label": site.EVIL, "text": site.EVIL, "source": "evil.txt", "start": 0, "end": 1}  # fmt: skip
    terms.measures[0] |= {"measure_name": site.EVIL, "measure_no": site.EVIL, "fields": [field]}
    hit = site.hit("x", text=site.EVIL, section=site.EVIL) | {"measure_name": None}
    terms.hits[:] = [hit]
    seen = [shown(opened(page, "terms")), shown(opened(page, "terms", id="t1"))]
    blocks = _blocks(page.toggle(key="furigana").set_value(True).run())
    blocks += _blocks(mode(page, "単語カード").button(key="card-turn").click().run())
    blocks += _blocks(mode(page, "クイズ").button(key="quiz-start").click().run())
    blocks += _blocks(page.button(key="quiz-0").click().run())
    assert all(site.EVIL in text for text in seen)
    planted_tags = [b for b in blocks if "<script>window" in b or "<img" in b or "<b>&" in b]
    assert planted_tags == []
    assert not page.markdown
    labels = [b.label for b in page.button] + links(page)
    assert all("](" not in text and "<" not in text.replace("\\<", "") for text in labels)


def _blocks(page: AppTest) -> list[str]:
    assert not page.exception
    return [block.value for block in page.main.html]
