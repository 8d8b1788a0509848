"""Departments that the sentences of measures speak of."""

from __future__ import annotations

import pytest

from ingest.folder import read_text
from ingest.spoken_offices import offices_in

OPENS = "みどり市DX推進計画\n令和6年度～令和9年度\n\n## 1 考え方\n\n総務課が計画を進めます。\n\n## 2 具体的な取組\n\n"
SAID: tuple[tuple[str, list[str], list[str]], ...] = (
    ("{m}は便利です。市民課が主体となり、{m}を進めます。", ["市民課"], []),
    (
        "導入と運用は税務課が中心となって行い、総務課は機器の調達を支援します。",
        ["税務課"],
        ["総務課"],
    ),
    (
        "この取組は建設課とこども課が共同で担い、福祉課と連携します。",
        ["建設課", "こども課"],
        ["福祉課"],
    ),
    ("担当課は情報政策課とし、各課が協力する。", ["情報政策課"], ["各課"]),
    ("商工観光課を主管課とし、農林課と共同で取り組む。", ["商工観光課"], ["農林課"]),
    ("教育委員会の所管とする。", ["教育委員会"], []),
    ("市民課及び税務課において実施する。", ["市民課", "税務課"], []),
    ("福祉課と連携しながら、まちづくり課が進めます。", ["まちづくり課"], ["福祉課"]),
)
NAMES = ("窓口の予約", "証明書の交付", "見守りの拡充", "地図の公開", "商品券の発行", "端末の更新",
         "書類の削減", "空き家の紹介")  # fmt: skip
THINGS = (
    "### 取組{i} {m}\n\n{s}\n\n",
    "（{i}）{m}\n　{m}を始め、広げていきます。{s}\n",
    "### {i}. {m}\n\n{m}を始めます。{s}\n\n",
)


@pytest.mark.parametrize("thing", THINGS)
def test_sentences_say_who_leads(thing: str) -> None:
    text = OPENS
    for i, (name, (said, _, _)) in enumerate(zip(NAMES, SAID, strict=True), 1):
        text += thing.format(i=i, m=name, s=said.format(m=name))
    found = read_text(text, "x.md").measures
    assert [m.name.text for m in found] == list(NAMES)
    assert [[v.text for v in m.lead] for m in found] == [lead for _, lead, _ in SAID]
    assert [[v.text for v in m.related] for m in found] == [others for _, _, others in SAID]


def test_prose_that_speaks_of_no_leads_gives_none() -> None:
    said = ("市民課の窓口で配ります。", "税務課に相談が寄せられています。", "総務課から送ります。")
    text = OPENS
    for i, name in enumerate(NAMES[:6], 1):
        text += f"### 取組{i} {name}\n\n{name}を進めます。{said[i % 3]}\n\n"
    assert not any(m.lead for m in read_text(text, "x.md").measures)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("運営はこども課が行う。", ["こども課"]),
        ("子育て支援課が行う。", ["子育て支援課"]),
        ("申請を受ける市民課と、各課が使う。", ["市民課", "各課"]),
        ("担当の課が、全ての課で使う。", []),
        ("推進本部が定め、本課が使う。", []),
        ("情報政策室及び教育委員会は、課題を出す。", ["情報政策室", "教育委員会"]),
    ],
)
def test_departments_in_sentences(text: str, names: list[str]) -> None:
    assert [text[a:b] for a, b in offices_in(text)] == names
