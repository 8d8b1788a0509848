"""Sheets over notes with bare raised numbers, beside appendices: two layouts of ten measures."""

from __future__ import annotations

import pytest

from ingest.folder import read_text
from ingest.records import Corpus

# name, department, other department, what it explains, and the figures of three years
_MEASURES = (
    ("窓口の予約", "市民課", "税務課", "予約枠", "120件", "150件", "180件"),
    ("防災メールの配信", "防災課", "広報課", "一斉配信", "800人", "900人", "990人"),
    ("図書の電子化", "図書館", "学校教育課", "電子図書", "300点", "450点", "600点"),
    ("学校の通信網", "学校教育課", "財政課", "回線容量", "4校", "8校", "12校"),
    ("地図の公開", "都市計画課", "道路課", "公開型地図", "20種", "25種", "30種"),
    ("健診の案内", "健康課", "広報課", "受診勧奨", "31%", "35%", "40%"),
    ("会議録の作成", "総務課", "議会事務局", "音声認識", "50回", "70回", "90回"),
    ("農地の台帳", "農政課", "税務課", "筆界", "40件", "60件", "80件"),
    ("水道の検針", "水道課", "財政課", "遠隔検針", "500戸", "700戸", "900戸"),
    ("職員の研修", "人事課", "総務課", "基礎研修", "200人", "250人", "300人"),
)
_TITLE = (
    "沢渡市情報化推進プラン\n\n令和６年３月\n\n沢渡市\n\n１ はじめに\n\n市の情報化を進めます。\n\n"
)


def _tabbed(i: int) -> str:
    """A sheet in tabs; its notes print the number with a bracket: 3) 予約枠：…"""
    name, lead, other, word, *figures = _MEASURES[i]
    n = i + 1
    grade = "" if i == 4 else f"自己評価\t{'ＡＢＣ'[i % 3]}\t種別\t継続\n"
    return (
        f"{i // 5 + 1}-{i % 5 + 1} {name}\n\n"
        f"担当課\t{lead}\t協力課\t{other}\n"
        f"内容\t{word}^{{{n})}}を用いて、{name}に取り組みます。\n"
        "実施計画\t令和６年度\t令和７年度\t令和８年度\n"
        f"\t{name}の設計\t{name}の試行\t{name}の開始\n"
        f"数値目標（{word}の数）\t{figures[0]}\t{figures[1]}\t{figures[2]}\n"
        f"{grade}\n"
        f"{n}) {word}：{name}で使う仕組みのこと。\n\n{n + 2}\n\n"
    )


def _stacked(i: int) -> str:
    """A sheet of lines; its notes open with nothing but the number: 3 予約枠 …とは言わない説明。"""
    name, lead, other, word, *figures = _MEASURES[i]
    years = ("令和６年度", "令和７年度", "令和８年度")
    plan = "\n".join(f"{y}　{name}の{s}" for y, s in zip(years, "①②③", strict=True))
    goal = "\n".join(f"{y}　{f}" for y, f in zip(years, figures, strict=True))
    told = "" if i == 4 else f"これまでの成果\n{name}の準備を終えました。\n\n"
    return (
        f"({i + 1}) {name}\n\n"
        f"実施時期\n{plan}\n\n"
        f"取組の内容\n{name}のために、新しい{word}^({i + 1})を整えます。\n\n"
        f"{told}"
        f"指標（{word}の値）\n{goal}\n\n"
        f"所管課　{lead}　　連携課　{other}\n\n"
        f"{i + 1} {word}：{name}で使う仕組みのこと。\n\n{i + 2}\n\n"
    )


def _plan(layout: str) -> str:
    heads = {0: "第一 暮らしを支える\n\n", 5: "第二 まちを育てる\n\n"}
    make = _tabbed if layout == "tabbed" else _stacked
    sheets = "".join(heads.get(i, "") + make(i) for i in range(10))
    rows = "住民記録\t市民課\t平成24年1月\n文書管理\t総務課\t令和2年4月\n"
    return f"{_TITLE}{sheets}別表 主なシステム\n\nシステム名\t担当課\t稼働\n{rows}\n参考１ 策定の経過\n\n"


@pytest.fixture(params=("tabbed", "stacked"))
def corpus(request: pytest.FixtureRequest) -> Corpus:
    return read_text(_plan(request.param), "plan.txt")


def test_every_measure_keeps_its_own_words(corpus: Corpus) -> None:
    read = [
        (m.name.text, [d.text for d in m.lead], [d.text for d in m.related])
        for m in corpus.measures
    ]
    assert read == [(name, [lead], [other]) for name, lead, other, *_ in _MEASURES]


def test_notes_are_terms_and_no_part_of_a_measure(corpus: Corpus) -> None:
    assert [t.term.text for t in corpus.terms] == [m[3] for m in _MEASURES]
    assert all(t.kind == "footnote" and t.marks for t in corpus.terms)
    said = [f.value.text for m in corpus.measures for f in m.fields]
    assert not [s for s in said if "仕組みのこと" in s]


def test_an_indicator_named_by_its_label_has_its_years(corpus: Corpus) -> None:
    read = [[v.text for _, v in m.indicators[0].values] for m in corpus.measures]
    assert read == [list(m[4:]) for m in _MEASURES]
    assert all(
        m[3] in c.indicators[0].name.text for m, c in zip(_MEASURES, corpus.measures, strict=True)
    )


def test_plans_of_three_years_are_read(corpus: Corpus) -> None:
    assert all(len([y for y in m.years if y.planned]) == 3 for m in corpus.measures)


def test_an_appendix_ends_the_last_measure(corpus: Corpus) -> None:
    last = corpus.measures[-1]
    assert "主なシステム" not in corpus.documents[0].text[last.start : last.end]
    assert [t.section for t in corpus.tables] == [("別表 主なシステム",)]
    assert ("参考１ 策定の経過",) in [s.path for s in corpus.sections]


@pytest.mark.parametrize(
    ("mark", "opens"),
    [
        ("^{{{n}}}", "{n} {w}：{told}"),
        ("^{{{n}}}", "{n}. {w}とは、{told}"),
        ("^{{{n})}}", "({n}) {w}：{told}"),
        ("^({n})", "{n}) {w}（英語の名）：{told}"),
        ("^{{{n}}}", "^{{{n}}} {w} {told}"),
        ("<sup>{n}</sup>", "<sup>{n}</sup> {w}：{told}"),
        ("[{n}]", "[{n}] {w}：{told}"),
        ("〔{n}〕", "〔{n}〕{w}とは、{told}"),
    ],
)
def test_forms_of_notes(mark: str, opens: str) -> None:
    words = {1: "電子印", 2: "遠隔窓口", 3: "共用台帳"}
    text = _TITLE + "２ 取組\n\n"
    for n, w in words.items():
        text += f"市は、新しい{w}{mark.format(n=n)}を使います。\n\n"
    for n, w in words.items():
        text += opens.format(n=n, w=w, told="手続を助けるための仕組みのこと。") + "\n"
    assert [t.term.text for t in read_text(text, "plan.txt").terms] == list(words.values())


def test_numbers_in_brackets_without_such_a_word_open_no_note() -> None:
    text = (
        _TITLE + "２ 取組\n\n市は電子印を使います[1]。\n\n[1] 調査：総務省の統計による。\n"
        "[2](https://example.jp/) 共用台帳：手続を助けるための仕組みのこと。\n"
    )
    assert read_text(text, "plan.txt").terms == ()


def test_a_number_that_nothing_raises_opens_no_note() -> None:
    text = (
        _TITLE + "２ 取組\n\n市は電子印を使います。\n\n1 電子印：手続を助けるための仕組みのこと。\n"
    )
    assert read_text(text, "plan.txt").terms == ()
