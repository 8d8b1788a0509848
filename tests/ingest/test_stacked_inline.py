"""Sheets without tabs and blank lines: labels and values side by side, names above or inside."""

from __future__ import annotations

import pytest

from ingest.labels import Label
from ingest.records import Measure
from ingest.stacked_inline import inline_labels, parts_of
from ingest.stacked_rows import Row
from tests.ingest.stacks import measures

HEAD = "第2次みどり市デジタル計画\nみどり市\nみどり市は、みどり市役所の窓口を変えます。\n第3章 進める取組\n"
TAIL = "第4章 おわりに\n終わりに、皆様の協力をお願いします。\n"
ROWS = (
    ("窓口をひとつに", "市民課", "税務課、情報課", "来た人が歩き回らずに済むようにする。"),
    ("道路の傷みを早く知る", "土木課", "情報課", "傷みを見つけてすぐ直す。"),
    ("本をさがす", "図書館", "", "どこからでも本を探せるようにする。"),
    ("畑の水やりを見守る", "農政課", "水道課", "水の無駄をなくす。"),
)
NAMES = [r[0] for r in ROWS]
WAYS = {name: f"{name}まで少しずつ進める。" for name in NAMES}


def dense(form: str) -> str:
    told = (form.format(n=n, l=lead, r=r, a=a, w=WAYS[n]) for n, lead, r, a in ROWS)
    return HEAD + "".join(told) + TAIL


def gist(found: list[Measure]) -> list[tuple[str, list[str], list[str]]]:
    return [(m.name.text, [v.text for v in m.lead], [v.text for v in m.related]) for m in found]


EXPECTED = [(n, [lead], related.split("、") if related else []) for n, lead, related, _ in ROWS]


@pytest.mark.parametrize(
    "form",
    [
        "取組名 {n} 分野 くらし\n主担当 {l} 連携する課 {r}\nねらい {a}\n進め方 {w}\n",
        "事業名 {n} 視点 まち\n担当 {l} 手伝う課 {r}\n現状 {a}\n進め方 {w}\n",
        "{n}\n主担当 {l} 手伝う課 {r}\nねらい {a}\n進め方 {w}\n",
        "{n}\n担当課 {l}\n関係課 {r}\n目的 {a}\n段取り {w}\n",
        "{n}\n主担当\n{l}\n関係課\n{r}\nねらい\n{a}\n進め方\n{w}\n",
    ],
)
def test_label_lines_in_dense_text(form: str) -> None:
    found = measures(dense(form).replace("関係課\n\n", "").replace("関係課 \n", ""))
    assert gist(found) == EXPECTED
    for measure in found:
        told = {f.label: f.value.text for f in measure.fields}
        assert WAYS[measure.name.text] in told.values()


def test_a_page_may_end_inside_a_sheet() -> None:
    text = dense("取組名 {n} 分野 くらし\n主担当 {l} 連携する課 {r}\nねらい {a}\n進め方 {w}\n")
    broken = text.replace("ねらい 傷み", "- 12 -\nねらい 傷み").replace(
        "本を探せる", "本を\n- 13 -\n探せる"
    )
    assert gist(measures(broken)) == EXPECTED


def test_a_name_may_break_around_the_pair_beside_it() -> None:
    text = dense("事業名 {n} 視点 まち\n担当 {l} 連携する課 {r}\n現状 {a}\n進め方 {w}\n")
    broken = text.replace("道路の傷みを早く知る 視点 まち\n", "道路の傷みを 視点 まち\n早く知る\n")
    assert broken != text
    found = measures(broken)
    assert gist(found) == EXPECTED
    assert [f.value.text for f in found[1].fields if f.label == "視点"] == ["まち"]


def test_words_are_labels_only_where_they_return() -> None:
    texts = [
        "担当 市民課 内容 窓口",
        "担当 税務課 内容 納付",
        "担当 土木課 内容 道路",
        "担当 図書館 本 棚",
    ]
    rows, at = [], 0
    for words in texts:
        rows.append(Row(at, at + len(words), words, "none"))
        at += len(words) + 1
    text = "\n".join(texts)

    def known(word: str) -> Label | None:
        return {"担当": Label("lead"), "内容": Label("content")}.get(word)

    inline = inline_labels(text, rows, known)
    assert {key: set(words) for key, words in inline.items()} == {"担当": {"内容"}}
    assert [texts[0][a:b] for a, b in parts_of(texts[0], known, inline)] == ["担当", "内容"]
    assert parts_of(texts[3], known, inline) == []


def test_prose_may_stand_between_a_numbered_name_and_its_labels() -> None:
    form = "取組1.{i}.1 {n}\n{p}取組内容 {w}\n主管部署 {l}\n関係部署 {r}\n"
    prose = ("", "", "これまでの調べで分かったことを踏まえ、\nみんなで進めます。\n", "")
    text = HEAD + "".join(
        form.format(i=i, n=n, p=p, w=WAYS[n], l=lead, r=related or "なし")
        for i, ((n, lead, related, _), p) in enumerate(zip(ROWS, prose, strict=True), 1)
    )
    found = measures(text + TAIL)
    assert gist(found) == EXPECTED
    assert [m.number for m in found] == ["1.1.1", "1.2.1", "1.3.1", "1.4.1"]
