"""A conversation taken away as Markdown and as a Word document."""

from __future__ import annotations

import io
import re
from datetime import date

import pytest
from docx import Document

from tests.ui import site
from ui.api.records import Answer
from ui.chat.conversation import Conversation, Question, Turn
from ui.chat.export import markdown, word

DAY = date(2026, 4, 1)


def conversation(**changes: object) -> Conversation:
    answer = Answer.model_validate(site.reply(**changes))
    failed = Turn(Question("次の問"), error="接続できません。")
    return Conversation([Turn(Question("主管課は"), answer), failed])


def paragraphs(data: bytes) -> list[str]:
    return [p.text for p in Document(io.BytesIO(data)).paragraphs]


def test_markdown_has_answers_with_their_sources() -> None:
    text = markdown("窓口の会話", conversation(notes=["注意です。"]), DAY)
    lines = text.splitlines()
    assert lines[0] == "# 窓口の会話"
    assert "2026-04-01" in text
    assert "## 主管課は" in lines
    assert "主管課はくらし課です。\\[1\\]" in lines
    assert "注意です。" in lines
    assert (
        f"- \\[1\\] {site.CITY} {site.PLAN} 3 公園予約の電子化「主管課 くらし課」{site.SOURCE}"
        in lines
    )
    assert "接続できません。" in lines


def test_word_has_the_same() -> None:
    found = paragraphs(word("窓口の会話", conversation(), DAY))
    assert found[0] == "窓口の会話"
    assert site.ANSWER in found
    assert (
        f"[1] {site.CITY} {site.PLAN} 3 公園予約の電子化「主管課 くらし課」{site.SOURCE}" in found
    )


def test_nothing_planted_is_a_mark() -> None:
    text = markdown(site.EVIL, conversation(answer=site.EVIL, notes=[site.EVIL]), DAY)
    body = re.sub(r"\\.", "", text.replace("\n## ", "\n"))
    assert not set("<>*`|!~$[") & set(body)


@pytest.mark.parametrize("line", ["- 一", "1. 一", "+ 一", "=====", "12) 一", "# 一", "    字下げ"])
def test_a_line_that_would_begin_something_does_not(line: str) -> None:
    text = markdown("題", conversation(answer=f"前\n{line}"), DAY)
    assert not re.search(r"^( {4}|[-+] 一|\d+[.)] |=|# 一)", text.split("## 主管課は")[1], re.M)


def test_characters_that_no_document_may_hold_are_left_out() -> None:
    answer = "主管課は\x00\x0b\ufffeくらし課です。"
    assert "主管課はくらし課です。" in paragraphs(word("題", conversation(answer=answer), DAY))


def test_what_was_stopped_is_told() -> None:
    stopped = Conversation([Turn(Question("問"), stopped="主管課は")])
    assert "主管課は（回答を途中で止めました。）" in markdown("題", stopped, DAY)
