"""The page of what changed between editions, run without a browser against a real server."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui import site
from tests.ui.fake_api import FakeApi, Problem
from tests.ui.pages import opened, shown
from tests.ui.test_page import asked


@pytest.fixture
def changes(page: AppTest, api: FakeApi) -> AppTest:
    """The page with the changes open."""
    site.with_editions(api)
    return opened(page, "editions")


def test_the_changes_stand_side_by_side(changes: AppTest) -> None:
    text = shown(changes)
    assert "みほん市デジタル計画（平成28年度～令和2年度） → 第2次みほん市デジタル計画" in text
    assert text.count("<tr") == 4
    assert '<td class="sn-kind">主管課の変更</td>' in text
    row = text[text.index("主管課の変更") :].split("</tr>")[0]
    assert row.index("公園課") < row.index("12ページ") < row.index("くらし課")
    assert "―" in text[text.index(">追加<") :].split("</tr>")[0]


def test_only_the_kinds_chosen_are_shown(changes: AppTest) -> None:
    assert changes.multiselect[0].options == ["主管課の変更（1件）", "追加（1件）", "廃止（1件）"]
    text = shown(changes.multiselect[0].set_value(["追加", "廃止"]).run())
    assert text.count("<tr") == 3
    assert "主管課の変更" not in text


def test_both_originals_open_side_by_side(changes: AppTest) -> None:
    text = shown(changes.main.selectbox[0].set_value(0).run())
    assert "<mark>公園課</mark>" in text
    assert "<mark>くらし課</mark>" in text
    assert f"ファイル: {site.OLD_SOURCE}（12ページ）" in text


def test_what_one_edition_lacks_is_said(changes: AppTest) -> None:
    text = shown(changes.main.selectbox[0].set_value(1).run())
    assert "この版には記載がありません。" in text
    assert text.count("<mark>") == 1


def test_an_original_that_moved_is_not_marked(changes: AppTest, api: FakeApi) -> None:
    api.sources[site.OLD_SOURCE] = "版" + site.OLD_TEXT
    text = shown(changes.main.selectbox[0].set_value(2).run())
    assert "<mark>" not in text
    assert "該当箇所を示せません" in text


def test_the_municipality_is_asked_for(changes: AppTest, api: FakeApi) -> None:
    changes.sidebar.selectbox[0].set_value(site.CITY).run()
    assert [a["diff"] for a in api.asked] == ["", site.CITY]


def test_a_plan_without_another_edition_says_so(changes: AppTest, api: FakeApi) -> None:
    api.diff = Problem(404, "比べられる前の版がありません。")
    text = shown(changes.run())
    assert "比べられる版がありません" in text
    assert "比べられる前の版がありません。" in text


def test_nothing_changed(changes: AppTest, api: FakeApi) -> None:
    api.diff = {**site.diff(), "items": []}
    assert "変わったところは見つかりませんでした" in shown(changes.run())


def test_what_was_said_is_still_there_after_coming_back(page: AppTest, api: FakeApi) -> None:
    site.with_editions(api)
    asked(page.run(), api, site.reply())
    assert "くらし課です。" not in shown(opened(page, "editions"))
    assert "くらし課です。" in shown(opened(page, ""))


def test_planted_markup_stays_text(changes: AppTest, api: FakeApi) -> None:
    found = site.diff()
    found["items"][0] |= {"kind_name": site.EVIL, "what": site.EVIL}
    found["items"][0]["new"] |= {"measure_name": site.EVIL, "measure_no": site.EVIL}
    found["items"][0]["before"][0] |= {"text": site.EVIL, "source": site.EVIL}
    found["editions"][0]["old"] |= {"plan": site.EVIL, "edition": site.EVIL}
    api.diff = found
    changes.run()
    blocks = [block.value for block in changes.main.html]
    assert not [b for b in blocks if "<script>window" in b or "<img" in b or "<b>" in b]
    assert not changes.markdown


def test_a_citation_tells_its_edition(page: AppTest, api: FakeApi) -> None:
    told = site.citation(edition="令和3年度～令和7年度")
    past = site.citation(edition="平成28年度～令和2年度", in_force=False)
    text = shown(asked(page, api, site.reply(citations=[told, past])))
    assert f"{site.CITY} ・ {site.PLAN}（令和3年度～令和7年度）" in text
    assert f"{site.PLAN}（平成28年度～令和2年度）" in text
    assert text.count("現在の版ではありません") == 1
