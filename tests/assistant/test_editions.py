"""Two editions of a plan side by side: the one in force answers, the other when it is meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.edition_words import said_of
from assistant.editions import Editions
from assistant.schema import AskRequest, AskResponse, Turn
from ingest.folder import read_folder
from tests.fakes import index_of

HEAD = """# 湊浜市デジタル推進計画

（{period}）

湊浜市は、湊浜市役所の仕事を改めるため、この計画を定めます。

## 基本理念

「{slogan}」を基本理念とします。

## 施策の一覧

| 番号 | 施策名 | 主管課 | 内容 | 目標値（件） |
|---|---|---|---|---|
"""
OLD = (
    HEAD.format(period="令和3年度～令和5年度", slogan="紙から離れる市役所")
    + """\
| 1 | 窓口予約の導入 | 市民課 | 窓口に来る前に時刻を選べる予約の仕組みを入れます。 | 100 |
| 2 | 防災無線の更新 | 危機管理課 | 屋外の防災無線を新しい方式に替えます。 | 20 |
| 3 | 職員研修の充実 | 人事課 | 表計算の研修を開きます。 | 30 |
| 4 | 会議録の作成支援 | 総務課 | 会議の音声から記録を作ります。 | 40 |
"""
)
NEW = (
    HEAD.format(period="令和6年度～令和9年度", slogan="誰もが使える市役所")
    + """\
| 1 | 窓口予約の導入 | 窓口改革課 | 窓口に来る前に時刻を選べる予約の仕組みを広げます。 | 500 |
| 2 | 防災無線の更新 | 危機管理課 | 屋外の防災無線を新しい方式に替え終えます。 | 20 |
| 3 | 職員向け研修の充実 | 人事課 | 生成AIの研修を開きます。 | 30 |
| 5 | 橋の点検の電子化 | 道路課 | 橋の点検にドローンを使います。 | 12 |
"""
)


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Editions:
    folder: Path = tmp_path_factory.mktemp("plans")
    (folder / "a.md").write_text(OLD, encoding="utf-8")
    (folder / "b.md").write_text(NEW, encoding="utf-8")
    return Editions(index_of(read_folder(folder)))


def ask(editions: Editions, *turns: str) -> AskResponse:
    """The answer to the last of ``turns``, each answered before the next is put."""
    history: list[Turn] = []
    for turn in turns[:-1]:
        told = editions.ask(AskRequest(question=turn, history=history))
        history += [Turn(role="user", content=turn), Turn(role="assistant", content=told.answer)]
    return editions.ask(AskRequest(question=turns[-1], history=history))


@pytest.mark.parametrize(
    "question", ["窓口予約の導入の主管課はどこですか", "今の計画では、窓口予約の導入の担当は？"]
)
def test_the_one_in_force_answers(editions: Editions, question: str) -> None:
    told = ask(editions, question)
    assert "窓口改革課" in told.answer
    assert {(c.source, c.edition, c.in_force) for c in told.citations} == {
        ("b.md", "令和6年度～令和9年度", True)
    }
    assert any("令和6年度～令和9年度" in note and "今の計画" in note for note in told.notes)


@pytest.mark.parametrize(
    "question",
    [
        "前の計画では、窓口予約の導入の主管課はどこでしたか",
        "旧計画の窓口予約の導入の担当課は？",
        "令和3年度からの計画では窓口予約の導入はどの課の担当？",
        "窓口予約の導入の主管課は、前回の計画ではどこでしたか",
    ],
)
def test_the_one_before_answers_where_it_is_meant(editions: Editions, question: str) -> None:
    told = ask(editions, question)
    assert told.status == "answered"
    assert "市民課" in told.answer
    assert {(c.source, c.edition, c.in_force) for c in told.citations} == {
        ("a.md", "令和3年度～令和5年度", False)
    }
    assert any("前の計画" in note and "令和3年度～令和5年度" in note for note in told.notes)


def test_a_conversation_goes_from_one_to_the_other(editions: Editions) -> None:
    first = "窓口予約の導入の主管課はどこですか"
    assert "市民課" in ask(editions, first, "前の計画では？").answer
    assert (
        "市民課"
        in ask(editions, "窓口予約の導入とは何ですか", "前の計画では？", "主管課は？").answer
    )
    assert "窓口改革課" in ask(editions, first, "前の計画では？", "今の計画では？").answer


def test_what_only_the_one_before_has_is_not_told_as_in_force(editions: Editions) -> None:
    told = ask(editions, "会議録の作成支援の主管課はどこですか")
    assert told.status == "not_found"
    assert any("前の計画には" in note for note in told.notes)
    assert "総務課" in ask(editions, "前の計画の会議録の作成支援の主管課は？").answer


def test_what_the_one_before_lacks_is_not_told_of_the_one_in_force(editions: Editions) -> None:
    told = ask(editions, "前の計画では、橋の点検の電子化の主管課はどこでしたか")
    assert told.status == "not_found"
    assert "道路課" not in told.answer
    assert any(note.startswith("前の計画") and "探しました" in note for note in told.notes)


@pytest.mark.parametrize(
    ("question", "held", "never"),
    [
        ("前の計画から新しく加わった施策は？", ["橋の点検の電子化"], ["会議録", "窓口予約"]),
        ("前の計画と比べてなくなった施策は何ですか", ["会議録の作成支援"], ["橋の点検"]),
        ("前の計画から主管課が変わった施策は？", ["市民課", "窓口改革課"], ["危機管理課"]),
        ("今回の計画で名前が変わった施策は？", ["職員研修の充実", "職員向け研修の充実"], ["橋"]),
        ("窓口予約の導入は前の計画から何が変わりましたか", ["市民課", "窓口改革課"], ["橋"]),
        ("主管課が変わった施策を教えてください", ["市民課", "窓口改革課"], ["危機管理課"]),
        ("新しく加わった施策は？", ["橋の点検の電子化"], ["会議録", "窓口予約"]),
        ("なくなった施策はありますか", ["会議録の作成支援"], ["橋の点検"]),
        ("計画が新しくなって名称が変わった施策は？", ["職員研修の充実"], ["橋"]),
    ],
)
def test_what_changed_is_told_with_both_places(
    editions: Editions, question: str, held: list[str], never: list[str]
) -> None:
    told = ask(editions, question)
    assert told.status == "answered"
    assert all(word in told.answer for word in held)
    assert not any(word in told.answer for word in never)
    assert all(c.quote for c in told.citations)


def test_what_did_not_change_is_said_so(editions: Editions) -> None:
    told = ask(editions, "前の計画から番号が変わった施策は？")
    assert told.status == "not_found"
    assert "見つかりませんでした" in told.answer
    assert not told.citations


@pytest.mark.parametrize(
    ("text", "meant", "plain"),
    [
        ("前の計画では、担当は？", "before", "計画では、担当は?"),
        ("改訂前の計画の目標は", "before", "計画の目標は"),
        ("次期計画では？", "next", "計画では?"),
        ("現行計画の理念", "now", "計画の理念"),
        ("前々回の計画では", "older", "計画では"),
    ],
)
def test_words_of_editions(text: str, meant: str, plain: str) -> None:
    said = said_of(text)
    assert said is not None
    assert (said.meant, said.plain) == (meant, plain)


@pytest.mark.parametrize(
    "text",
    [
        "事前の計画について",
        "前の計画から変わった施策は？",
        "前年度の計画は",
        "令和5年度の計画では何をしますか",
        "前期と後期の違い",
        "新規の計画",
        "目の前の計画",
    ],
)
def test_words_that_mean_no_edition(text: str) -> None:
    assert said_of(text) is None
