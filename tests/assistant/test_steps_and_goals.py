"""Steps that an arrow carries on, goals behind present values, names and most of a kind."""

from __future__ import annotations

import pytest

from assistant.answer import Answerer
from ingest.folder import read_text
from tests.assistant.asking import ask
from tests.fakes import index_of

HEAD = """\
梅原町情報計画

梅原町

梅原町は進めます。梅原町役場と梅原町長が担います。

1 前の計画の点検

前の計画の達成の状況は、達成が5項目、未達成が2項目です。達成の状況は毎年度確かめました。

未達成となったのは、「議事録の公開」と「街灯の台帳」です。

2 町民の声

連絡の手段を使わない人にその理由を聞くと、「手間がかかる」が41.5％で最多でした。連絡の手段を使う人は58.0％でした。

3 事業の見かた

新規は新しく始める取組、継続は続ける取組です。

番号\t取組\t担当\t区分
11\t有線の放送\t総務課\t新規
12\t道路の台帳\t建設課\t継続
13\t図書の検索\t教育課\t新規

4 個票

"""
SHEET = """\
取組{no} {name}の更新

担当\t{lead}\t協力\t情報課
これまで\t{name}は古い機器で動かしています。{now}
これから\t{name}の機器を新しくします。

すすめ方\tR5\tR6\tR7\tR8\tR9
{name}の調達\t設計\t導入\t→\t→\t見直し
{name}の点検\t\t4台\t6台\t→\t→

めやす\t現状（R4）\tR7\tR9
{name}の普及率\t38.5％\t60％\t80％

"""
SHEETS = (
    ("11", "有線の放送", "総務課", "有線の放送の普及率は38.5％です。"),
    ("12", "道路の台帳", "建設課", ""),
    ("13", "図書の検索", "教育課", ""),
)


@pytest.fixture(scope="module")
def answerer() -> Answerer:
    sheets = (SHEET.format(no=no, name=name, lead=lead, now=now) for no, name, lead, now in SHEETS)
    return Answerer(index_of(read_text(HEAD + "".join(sheets), "umehara.txt")))


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("梅原町の図書の検索の点検は令和8年度に何台ですか。", ["「6台」を継続"], ["4台"]),
        (
            "梅原町の図書の検索の点検は、初年度と最終年度で何台から何台になりますか。",
            ["4台", "令和9年度"],
            [],
        ),
        (
            "梅原町の取組13では何を進め、令和7年度にはそれぞれどういう段階ですか。",
            [
                "図書の検索の調達（令和7年度（「導入」を継続））",
                "図書の検索の点検（令和7年度（6台））",
            ],
            [],
        ),
        (
            "梅原町では有線の放送の普及率を中間見直しの年に何％にする目標ですか。",
            ["令和7年度は60％"],
            ["80％"],
        ),
        (
            "梅原町が前の計画で達成できなかった（未達成の）項目は何と何ですか。",
            ["議事録", "街灯"],
            [],
        ),
        ("梅原町で連絡の手段を使わない一番多い理由とその割合は？", ["手間がかかる", "41.5"], []),
        ("梅原町で今回の計画から新しく始める取組はいくつありますか。", ["2件"], []),
    ],
)
def test_what_is_asked_is_told(
    answerer: Answerer, question: str, said: list[str], unsaid: list[str]
) -> None:
    reply = ask(answerer, question)
    assert reply.status == "answered"
    assert all(s in reply.answer for s in said), reply.answer
    assert not any(s in reply.answer for s in unsaid), reply.answer
