"""Editions that a question means by a year, or by the name of the plan; accounts of each year."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.edition_words import named_in
from assistant.editions import Editions
from assistant.schema import AskRequest, AskResponse
from ingest.folder import read_folder
from tests.fakes import index_of

NAMES = ("窓口予約の導入", "防災無線の更新", "職員研修の充実", "会議録の作成支援")
LEADS = ("市民課", "危機管理課", "人事課", "総務課")
STEPS = {
    3: "調べもの",
    4: "試し運用",
    5: "全課で開始",
    6: "点検",
    7: "改良",
    8: "見直し",
    9: "更新",
}


def plan(name: str, years: range, said: str, people: str, leads: tuple[str, ...]) -> str:
    head = f"# 湊浜市{name}\n\n（令和{years[0]}年度～令和{years[-1]}年度）\n\n{said}\n\n"
    head += f"湊浜市の推進会議は{people}人の委員で開きます。\n\n## 施策\n\n"
    bars = "|---|" + "---|" * (len(years) - 1)
    parts = []
    for i, (measure, lead) in enumerate(zip(NAMES, leads, strict=True), start=1):
        columns = " | ".join(f"令和{y}年度" for y in years)
        steps = " | ".join(f"{measure[:2]}の{STEPS[y]}" for y in years)
        parts.append(
            f"### {i} {measure}\n\n主管課：{lead}\n\n{measure}を進めます。\n\n"
            f"| {columns} |\n{bars}\n| {steps} |\n\n"
        )
    return head + "".join(parts)


def report(year: int, grades: str) -> str:
    head = f"# 湊浜市DX推進計画　進捗報告書\n\n（令和{year}年度の実績）\n\n令和{year + 1}年8月\n\n"
    head += "湊浜市DX推進計画（令和6年度～令和9年度）の取組の結果です。\n\n## 進捗\n\n"
    return head + "".join(
        f"### {i} {n}\n\n- 主管課：{o}\n- 評価：{g}\n- 説明：{n}を進めました。\n\n"
        for i, (n, o, g) in enumerate(zip(NAMES, LEADS, grades, strict=True), start=1)
    )


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Editions:
    folder: Path = tmp_path_factory.mktemp("plans")
    texts = {
        "ict.md": plan(
            "ICT推進計画", range(3, 6), "湊浜市役所の計画です。", "15", ("広報課", *LEADS[1:])
        ),
        "dx.md": plan(
            "DX推進計画", range(6, 10), "本計画は「湊浜市ICT推進計画」の後を継ぎます。", "20", LEADS
        ),
        "r6.md": report(6, "ＢＡＣＢ"),
        "r7.md": report(7, "ＡＢＡＡ"),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return Editions(index_of(read_folder(folder)))


def ask(editions: Editions, question: str) -> AskResponse:
    return editions.ask(AskRequest(question=question))


def sources(told: AskResponse) -> set[str]:
    return {c.source for c in told.citations}


@pytest.mark.parametrize(
    ("question", "held", "source"),
    [
        ("令和4年度は窓口予約の導入で何をする予定でしたか", "窓口の試し運用", "ict.md"),
        ("令和8年度は窓口予約の導入で何をする予定ですか", "窓口の見直し", "dx.md"),
    ],
)
def test_the_plan_that_holds_the_year_answers(
    editions: Editions, question: str, held: str, source: str
) -> None:
    told = ask(editions, question)
    assert held in told.answer
    assert sources(told) == {source}


@pytest.mark.parametrize(
    ("question", "lead", "source"),
    [
        ("ICT推進計画では窓口予約の導入の主管課はどこ？", "広報課", "ict.md"),
        ("湊浜市ＩＣＴ推進計画のとき、窓口予約の導入の担当課は？", "広報課", "ict.md"),
        ("DX推進計画の窓口予約の導入の主管課は？", "市民課", "dx.md"),
    ],
)
def test_a_plan_called_by_its_name_answers(
    editions: Editions, question: str, lead: str, source: str
) -> None:
    told = ask(editions, question)
    assert lead in told.answer
    assert source in sources(told)


@pytest.mark.parametrize(
    ("question", "grade", "source"),
    [
        ("職員研修の充実の評価は？", "Ａ", "r7.md"),
        ("令和7年度の職員研修の充実の評価は？", "Ａ", "r7.md"),
        ("令和6年度の職員研修の充実の評価は？", "Ｃ", "r6.md"),
    ],
)
def test_the_account_of_the_year_answers_else_the_last(
    editions: Editions, question: str, grade: str, source: str
) -> None:
    told = ask(editions, question)
    assert f"「{grade}」" in told.answer
    assert sources(told) == {source}


def test_what_the_one_before_does_not_hold_is_not_told_from_the_one_in_force(
    editions: Editions,
) -> None:
    told = ask(editions, "前の計画では、令和9年度に窓口予約の導入で何をする予定？")
    assert "窓口の更新" not in told.answer


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("ICT推進計画の期間は？", "計画の期間は?"),
        ("ＩＣＴ推進計画のとき", "計画のとき"),
        ("湊浜市の計画の期間は？", None),
        ("ICT推進計画とDX推進計画の違い", None),
    ],
)
def test_the_name_of_a_plan_stands_for_it(text: str, plain: str | None) -> None:
    said = named_in(text, {"ICT推進計画", "DX推進計画", "計画"})
    assert (said.plain if said else None) == plain
