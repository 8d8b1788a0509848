"""Sheets of lines in which several labels stand one below the other before their values."""

from __future__ import annotations

import pytest

from ingest.folder import read_text

HEAD = "北浜市情報化計画\n令和6年度～令和8年度\n\n北浜市の計画です。\n\n第3章 施策\n\n"
NAMES = (
    ("窓口の予約", "市民課"),
    ("水位の公開", "河川課"),
    ("電子決裁の徹底", "総務課"),
    ("図書の配達", "図書館"),
)
FORMS = (
    "番号\n取組の名称\n主管\n協力\n{n}\n{name}\n{lead}\n企画課\n"
    "何のために\nまだ紙でしており、\n手間がかかる。\n何をする\n{name}を始めます。\n",
    "事業No.\n担当課\n事業名\n{n}\n{lead}\n{name}\n事業概要\n{name}を始めます。\n目標\n{n}00件\n",
    "施策番号\n施策名\n所管部署\n{n}\n{broken}\n{lead}\n内容\n{name}を始めます。\n工程\n設計\n構築\n",
)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("between", ["", "\n", "- {n} -\n"])
def test_values_follow_a_run_of_labels(form: str, between: str) -> None:
    sheets = "".join(
        form.format(n=n, name=name, lead=lead, broken=f"{name[:2]}\n{name[2:]}" if n == 2 else name)
        + between.format(n=n)
        for n, (name, lead) in enumerate(NAMES, 1)
    )
    terms = "用語集\n電子決裁\n画面の上で承認することです。\n水位\n川の水の高さのことです。\n"
    corpus = read_text(HEAD + sheets + terms, "北浜.txt")
    told = [(m.number, m.name.text, [d.text for d in m.lead]) for m in corpus.measures]
    assert told == [(str(n), name, [lead]) for n, (name, lead) in enumerate(NAMES, 1)]
    said = [m.summary.text for m in corpus.measures if m.summary]
    assert all(s.endswith("。") for s in said)
    assert [t.term.text for t in corpus.terms] == ["電子決裁", "水位"]
