"""Words explained in small boxes all over a text, below a caption that returns."""

from __future__ import annotations

import pytest

from ingest.folder import read_text

WORDS = {
    "公的個人認証": "カードに入った証明書を使い、本人であると確かめる仕組みです。",
    "LPWA": "少ない電力で遠くまで届く無線の通信です。電池だけで数年動きます。",
    "テレワーク": "通信を使い、職場から離れた所で働くことです。",
    "電子決裁": "紙の書類を回さず、画面の上で決める方法です。",
}
FORMS = {
    "below each other": "▼ことばの窓\n{w}\n{d}\n",
    "a gap below the caption": "【用語解説】\n\n{w}\n{d}\n",
    "the word on the caption": "■ ミニ解説　{w}\n{d}\n",
    "a colon": "＜ことばのメモ＞\n{w}：{d}\n",
    "とは": "◇豆知識\n{w}とは、{d}\n",
    "in the caption's line": "［キーワード］{w}\n　{d}\n",
}


def plan(form: str) -> str:
    parts = ["海辺村情報化計画\n\n令和6年度～令和9年度\n\n海辺村\n\n第1章 取組\n\n"]
    for i, (word, told) in enumerate(WORDS.items(), 1):
        parts.append(
            f"1-{i} {word}を使う取組\n\n海辺村では、{word}を用いて暮らしを支えます。\n"
            f"担当　総務課\n\n{form.format(w=word, d=told)}\n"
        )
    return "".join([*parts, "第2章 体制\n\n村長を本部長とする本部を置きます。\n"])


@pytest.mark.parametrize("form", FORMS)
def test_each_box_explains_its_word(form: str) -> None:
    text = plan(FORMS[form])
    found = {t.term.text: t.definition.text for t in read_text(text, "plan.txt").terms}
    assert found == WORDS


def test_a_box_may_explain_two_words() -> None:
    box = "▼ことばの窓\n{w}\n{d}\n"
    two = "クラウド\n機器を手元に置かずに使う形のことです。\n"
    text = plan(box).replace("数年動きます。\n", f"数年動きます。\n{two}", 1)
    found = [t.term.text for t in read_text(text, "plan.txt").terms]
    assert sorted(found) == sorted([*WORDS, "クラウド"])


def test_words_of_unknown_captions_are_explained_where_the_text_marks_them() -> None:
    text = plan("▼あおさぎの窓辺\n{w}\n{d}\n")
    assert not read_text(text, "plan.txt").terms
    for word in WORDS:
        text = text.replace(f"では、{word}を", f"では、{word}※を")
    assert [t.term.text for t in read_text(text, "plan.txt").terms] == [*WORDS]


def test_columns_that_tell_stories_explain_nothing() -> None:
    told = zip(WORDS, ("山の学校で", "海の駅から", "朝市の日に", "雪の夜にも"), strict=True)
    text = plan("コラム\n{w}\n{d}\n")
    for word, title in told:
        text = text.replace(f"コラム\n{word}\n", f"コラム\n{title}\n")
    assert not read_text(text, "plan.txt").terms
