"""Words explained beside the text that uses them, with no number or star that points there."""

from __future__ import annotations

import pytest

from ingest.folder import read_text
from ingest.records import Corpus

NAMES = ("窓口の改革", "相談の自動化", "文書の作成", "申請の電子化")
OFFICES = ("市民課", "広報課", "総務課", "税務課")
WORDS = ("表の窓口", "自動応答", "生成AI", "電子署名")
TOLD = (
    "住民と行政が接する部分のこと。",
    "問いかけに自動で返事をするプログラム。",
    "学習したデータを基に文章などを作り出す人工知能です。",
    "文書を作った人が本人であることを確かめるための技術。",
)
FORMS = (
    "> **{w}**：{d}\n",
    "> {w}：{d}\n",
    "💡{w}：{d}\n",
    "📘 **{w}**：{d}\n",
    "【用語解説】{w}：{d}\n",
    "用語　{w}　　{d}\n",
    "※{w}：{d}\n",
    "▶{w}　{d}\n",
    "［{w}］{d}\n",
    "「{w}」とは、{d}\n",
    "**{w}** … {d}\n",
)


def plan(form: str, owner: str, told: tuple[str, ...] = TOLD, *, used: bool = True) -> Corpus:
    text = "みどり市DX推進計画\n令和6年度～令和9年度\n\n## 第1章 取組\n\n"
    rows = zip(NAMES, OFFICES, WORDS, told, strict=True)
    for i, (name, office, word, said) in enumerate(rows, 1):
        about = word if used else "新しい仕組み"
        text += f"### {i} {name}\n\n市は{about}を整え、{name}を進めます。\n\n"
        text += owner.format(o=office) + "\n" + form.format(w=word, d=said) + "\n"
    return read_text(text + "## 第2章 進め方\n\n毎年度、進み具合を確かめます。\n", "x.txt")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "owner", ["**担当課** {o}\n", "| 担当課 | {o} |\n|---|---|\n| 期間 | 1年 |\n"]
)
def test_words_of_notes_in_one_form_are_terms(form: str, owner: str) -> None:
    corpus = plan(form, owner)
    assert [t.term.text for t in corpus.terms] == list(WORDS)
    assert [t.definition.text for t in corpus.terms] == list(TOLD)
    assert [m.name.text for m in corpus.measures] == list(NAMES)
    assert [[v.text for v in m.lead] for m in corpus.measures] == [[o] for o in OFFICES]


@pytest.mark.parametrize("form", FORMS[:4])
def test_lines_that_say_what_is_done_explain_nothing(form: str) -> None:
    acts = tuple(f"{n}を順に進めます。" for n in NAMES)
    assert plan(form, "**担当課** {o}\n", acts).terms == ()


@pytest.mark.parametrize("form", FORMS[:4])
def test_words_that_the_text_does_not_use_are_no_terms(form: str) -> None:
    assert plan(form, "**担当課** {o}\n", used=False).terms == ()
