"""The page of what was read, run without a browser against a real server."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.ui import site
from tests.ui.fake_api import FakeApi
from tests.ui.pages import opened, shown


def test_what_was_found_in_each_file(page: AppTest) -> None:
    text = shown(opened(page, "reading"))
    assert f"{site.PLAN}（令和3年度～令和7年度）" in text
    assert "施策 2件 ・ 用語 1件 ・ 読み取りの注意 1件" in text


def test_editions_and_what_is_to_be_checked(page: AppTest, api: FakeApi) -> None:
    site.with_editions(api)
    text = shown(opened(page, "reading"))
    assert text.count("現在の版ではありません") == 1
    assert "要確認 1件" in text


def checked(**changes: object) -> dict[str, object]:
    """A part of what was read that has to be looked at."""
    return {
        "about": "plan", "level": "check", "level_name": "要確認", "found": "みほん計画",
        "reasons": ["題名が2つあります。"],
    } | changes  # fmt: skip


def test_one_file_with_how_sure_why_and_its_text(page: AppTest, api: FakeApi) -> None:
    sure = checked(
        about="municipality", level="sure", found=site.CITY, reasons=["題名にあります。"]
    )
    lines = '["みほん 計画.txt"]\nplan = "みほん計画"'
    api.plans[0] |= {"checks": [sure, checked()], "plans_toml": lines, "edition": "改定版"}
    api.measures[0] |= {"source": site.SOURCE}
    api.terms[0] |= {"source": site.SOURCE}
    text = shown(opened(page, "reading", source=site.SOURCE))
    assert text.index("題名が2つあります。") < text.index("題名にあります。")
    for part in ("改定版", "要確認", "注意", "公園予約の電子化", "オープンデータ", site.TEXT):
        assert part in text
    assert page.code[0].value == lines
    assert "窓口の案内" not in text


def test_a_long_text_is_read_in_parts(page: AppTest, api: FakeApi) -> None:
    api.sources[site.SOURCE] = "".join(f"{number}行目です。\n" for number in range(2000))
    assert "\n0行目" in shown(opened(page, "reading", source=site.SOURCE)).replace(">0", "\n0")
    before, after = (b for b in page.button if (b.key or "").startswith("reading-part"))
    assert before.disabled
    text = shown(after.click().run())
    assert ">0行目" not in text
    turn = next(box for box in page.main.selectbox if "全4件" in box.label)
    assert (turn.label, turn.value, turn.options) == (
        "表示（全4件）",
        1,
        ["1", "2", "3", "4"],
    )


def test_a_file_that_is_gone(page: AppTest) -> None:
    text = shown(opened(page, "reading", source="ない.txt"))
    assert "今は読み込まれていません" in text
    assert site.PLAN in text


def test_files_that_could_not_be_read(page: AppTest, api: FakeApi) -> None:
    api.refused.append({"source": "図面.pdf", "reason": "文字がありません。"})
    text = shown(opened(page, "reading"))
    assert "読み込めなかったファイル（1件）" in text
    assert "図面.pdf</strong>: 文字がありません。" in text


def test_files_may_be_chosen_by_how_sure_they_are(page: AppTest, api: FakeApi) -> None:
    api.plans[0] |= {"checks": [checked()]}
    api.plans[1] |= {"checks": [checked(level="sure")]}
    opened(page, "reading")
    text = shown(page.pills(key="reading-levels").set_value(["check"]).run())
    assert site.PLAN in text
    assert site.OTHER_PLAN not in text


def test_nothing_of_a_file_is_markup(page: AppTest, api: FakeApi) -> None:
    evil = checked(about=site.EVIL, found=site.EVIL, reasons=[site.EVIL])
    api.plans[0] |= {
        "municipality": site.EVIL, "plan": site.EVIL, "period": site.EVIL, "source": "evil.txt",
        "edition": site.EVIL, "warnings": [site.EVIL], "checks": [evil], "plans_toml": site.EVIL,
    }  # fmt: skip
    api.refused.append({"source": site.EVIL, "reason": site.EVIL})
    api.measures[0] |= {"source": "evil.txt", "measure_name": site.EVIL, "lead": [site.EVIL]}
    api.terms[0] |= {"source": "evil.txt", "term": site.EVIL}
    drawn = [block.value for block in opened(page, "reading").main.html]
    drawn += [block.value for block in opened(page, "reading", source="evil.txt").main.html]
    assert not page.exception
    assert not page.markdown
    assert [b for b in drawn if "<script>window" in b or "<img" in b or "<b>" in b] == []
    assert sum("&lt;script&gt;window" in block for block in drawn) >= 8
