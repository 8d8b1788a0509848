"""The page of the measures, run without a browser against a real server."""

from __future__ import annotations

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui import site
from tests.ui.fake_api import FakeApi
from tests.ui.pages import opened, shown
from tests.ui.test_page import button
from ui.parts.escape import label

ID = f"{site.CITY}-公園予約の電子化"
PLACE = {"source": site.SOURCE, "start": site.START, "end": site.START + len(site.QUOTE)}


@pytest.fixture
def table(page: AppTest) -> AppTest:
    return opened(page, "measures")


def given(page: AppTest) -> dict[str, Any]:
    """What the table on the page was given."""
    assert not page.exception
    found: dict[str, Any] = json.loads(page.get("bidi_component")[0].proto.json)
    return found


def names(page: AppTest) -> list[str]:
    """The names in the table, from above."""
    data = given(page)
    at = [column["key"] for column in data["columns"]].index("name")
    return [row["cells"][at] for row in data["rows"]]


def sheet(page: AppTest, api: FakeApi, **changes: Any) -> AppTest:
    """The page of the first measure, with what was changed."""
    api.measures[0] |= changes
    return opened(page, "measures", id=ID)


def test_all_measures_stand_in_the_table(table: AppTest) -> None:
    assert names(table) == ["公園予約の電子化", "窓口の案内", "広報の電子化"]
    assert "全3件" in shown(table)
    assert [c["name"] for c in given(table)["columns"]][-1] == "令和4年度"
    assert given(table)["rows"][0]["id"] == ID


def test_the_scope_and_the_filters_narrow_it(table: AppTest) -> None:
    assert names(table.text_input(key="find").set_value("電子化").run())[1:] == ["広報の電子化"]
    assert "2件を表示（全3件）" in shown(table)
    table.sidebar.selectbox[0].set_value(site.CITY).run()
    assert names(table) == ["公園予約の電子化"]
    assert "条件に合う施策はありません" in shown(
        table.text_input(key="find").set_value("見当たらない語").run()
    )
    assert len(names(button(table, "measures-clear"))) == 2


def test_the_address_may_hold_the_filters(page: AppTest) -> None:
    assert names(opened(page, "measures", office="くらし課", find="窓口")) == ["窓口の案内"]


def test_evaluations_and_departments_are_offered(table: AppTest, api: FakeApi) -> None:
    api.measures[1]["evaluation"] = "遅れ"
    table.run()
    assert table.multiselect(key="grade").options == ["遅れ", "記載なし"]
    assert names(table.multiselect(key="grade").set_value(["遅れ"]).run()) == ["窓口の案内"]


def test_measures_of_past_editions_are_shown_on_demand(table: AppTest, api: FakeApi) -> None:
    api.measures[1]["in_force"] = False
    assert len(names(table.run())) == 2
    assert len(names(table.checkbox(key="past").check().run())) == 3


def test_a_long_table_comes_in_parts(table: AppTest, api: FakeApi) -> None:
    api.measures[:] = [site.measure(f"施策{n}") for n in range(230)]
    assert len(names(table.run())) == 200
    assert len(names(button(table, "measures-more"))) == 230


def test_a_measure_has_its_own_page(page: AppTest, api: FakeApi) -> None:
    field = {**PLACE, "text": site.QUOTE, "role": "lead", "label": "担当", "year": "令和4年度"}
    text = shown(sheet(page, api, fields=[field], evaluation="順調", edition="令和3年度～"))
    for part in ("3 公園予約の電子化", "順調", "くらし課", "担当（令和4年度）", site.QUOTE, "導入"):
        assert part in text
    assert f"{site.CITY} ・ {site.PLAN}（令和3年度～）" in text
    assert "<mark>" not in text
    assert f"<mark>{site.QUOTE}</mark>" in shown(button(page, "open-field-0"))
    assert "<mark>" not in shown(button(page, "open-field-0"))


def test_an_original_that_was_opened_is_not_open_on_another_page(
    page: AppTest, api: FakeApi
) -> None:
    api.measures[1]["fields"] = [{**PLACE, "text": "x", "role": "content", "label": ""}]
    sheet(page, api, fields=[{**PLACE, "text": "x", "role": "content", "label": ""}])
    button(page, "open-field-0")
    assert "<mark>" not in shown(opened(page, "measures", id=f"{site.CITY}-窓口の案内"))


def test_what_disagrees_and_where_else_it_stands(page: AppTest, api: FakeApi) -> None:
    place = {**PLACE, "text": "別の課"}
    conflict = {"field": "lead", "year": None, "values": [place, {**place, "text": "くらし課"}]}
    text = shown(sheet(page, api, conflicts=[conflict], mentions=[{**PLACE, "text": "第9章"}]))
    assert "計画の中で記載が異なります: 主管課" in text
    assert "別の課" in text
    assert text.index("ほかに書かれている所") < text.index("第9章")
    assert "<mark>" in shown(button(page, "open-conflict-0-1"))
    assert shown(button(page, "open-mention-0")).count("<mark>") == 2


def links(page: AppTest) -> list[str]:
    """The labels of the links to pages."""
    return [link.proto.label for link in page.get("page_link")]


def test_what_it_repeats(page: AppTest, api: FakeApi) -> None:
    other = f"{site.CITY}-窓口の案内"
    assert "次の施策の再掲です" in shown(sheet(page, api, repeats=other))
    assert label("3 窓口の案内") in links(page)
    text = shown(opened(page, "measures", id=other))
    assert "次の所に再掲されています" in text


def test_one_similar_measure_of_each_other_city(page: AppTest, api: FakeApi) -> None:
    far = (site.OTHER_CITY, site.OTHER_PLAN)
    api.measures.append(site.measure("住民への案内", *far))
    near = [site.hit(name, *far) for name in ("無い施策", "広報の電子化", "住民への案内")]
    api.hits[:] = [site.hit("公園予約の電子化"), site.hit("窓口の案内"), *near]
    text = shown(sheet(page, api))
    assert "名称で検索し" in text
    assert label("3 広報の電子化") in links(page)
    assert label("3 住民への案内") not in links(page)
    page.run()
    assert [a["search"] for a in api.asked] == ["公園予約の電子化"]  # looked for once
    api.measures[0]["summary"] = "別"  # another generation
    api.hits.clear()
    assert "名称の近い施策は見つかりませんでした" in shown(page.run())


def test_its_terms_are_explained(page: AppTest, api: FakeApi) -> None:
    api.terms[0]["definition"] = "誰でも使えるデータ"
    text = shown(sheet(page, api, summary="オープンデータを増やす。"))
    assert "誰でも使えるデータ" in text
    assert label("オープンデータ") in [e.label for e in page.expander]


def test_the_chat_is_asked_about_it(page: AppTest, api: FakeApi) -> None:
    sheet(page, api)
    ask = next(link for link in page.get("page_link") if "質問する" in link.proto.label)
    assert "q=" in ask.proto.query_string


def test_a_measure_that_is_gone(page: AppTest) -> None:
    assert "この施策は見つかりません" in shown(opened(page, "measures", id="無い"))


def test_records_that_cannot_be_had(page: AppTest, api: FakeApi) -> None:
    api.measures[0]["lead"] = 3
    assert "想定外の応答" in shown(opened(page, "measures"))


def test_planted_markup_stays_text(page: AppTest, api: FakeApi) -> None:
    place = {"source": "evil.txt", "start": 2, "end": 2 + len(site.EVIL), "text": site.EVIL}
    year = {site.EVIL: {"planned": site.EVIL, "actual": site.EVIL}}
    planted = site.measure(
        site.EVIL, site.EVIL, site.EVIL, id=site.EVIL, measure_no=site.EVIL, lead=[site.EVIL],
        related=[site.EVIL], summary=site.EVIL, evaluation=site.EVIL, reason=site.EVIL,
        section=f"{site.EVIL} > 一", edition=site.EVIL, schedule=year, results=site.EVIL,
        fields=[{**place, "role": "lead", "label": site.EVIL, "year": site.EVIL}],
        actions=[{"no": site.EVIL, "text": site.EVIL, "state": site.EVIL}],
        indicators=[{"name": site.EVIL, "values": {site.EVIL: site.EVIL}}], in_force=False,
        conflicts=[{"field": site.EVIL, "year": site.EVIL, "values": [place]}], mentions=[place],
    )  # fmt: skip
    api.measures[:] = [planted, {**planted, "id": "b", "repeats": site.EVIL, "section": "二"}]
    api.terms[0] |= {"municipality": site.EVIL, "term": site.EVIL, "definition": site.EVIL}
    assert names(opened(page, "measures")) == [site.EVIL] * 2
    assert_text(page)
    opened(page, "measures", id=site.EVIL)
    for key in ("open-field-0", "open-conflict-0-0", "open-mention-0"):
        button(page, key)
    assert shown(page).count(f"<mark>{site.EVIL}</mark>") == 3
    assert_text(page)


def assert_text(page: AppTest) -> None:
    """Nothing that was planted stands in a block or a label as markup."""
    blocks = [block.value for block in page.main.html]
    assert not [b for b in blocks if "<script>window" in b or "<img" in b or "<b>" in b]
    labels = [*links(page), *(e.label for e in page.expander)]
    assert all("](" not in text and "<" not in text.replace("\\<", "") for text in labels)
    assert not page.markdown
