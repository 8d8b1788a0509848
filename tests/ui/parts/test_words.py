"""Every word of the pages has an English one, and no English one is left over."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import ui
from tests.ui.pages import shown
from ui.parts import words

PAGES = Path(ui.__path__[0])
# Said on the terminal, to the reader of another language, or to the service in a question; looked
# for in a plan; kana.
ELSEWHERE = {
    "cli.py",
    "words.py",
    "examples.py",
    "conversation.py",
    "cited.py",
    "years.py",
    "kana.py",
    "questions.py",
}
# The words and signs that plans print, which are looked for in them.
READ = {"eras.py", "grades.py", "numbers.py", "renewals.py", "sorts.py"}
# Letters, not the signs that names of several parts are joined with.
JAPANESE = re.compile(r"[\u3041-\u309f\u30a1-\u30fa\u4e00-\u9fff]")
PLACE = re.compile(r"\{\w+\}")


def said() -> Iterator[str]:
    """Every Japanese string in the code of the pages, without those that only document it."""
    for path in sorted(PAGES.rglob("*.py")):
        if path.name in ELSEWHERE | READ:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            text = node.value if isinstance(node, ast.Constant) else None
            if isinstance(text, str) and id(node) not in told and JAPANESE.search(text):
                yield text


def test_every_word_is_translated_and_none_is_left_over() -> None:
    table = words._english()
    assert sorted(set(said())) == sorted(table)


@pytest.mark.parametrize("japanese", sorted(words._english()))
def test_a_translation_has_the_same_places_and_is_english(japanese: str) -> None:
    english = words._english()[japanese]
    assert sorted(PLACE.findall(japanese)) == sorted(PLACE.findall(english))
    assert english
    assert not JAPANESE.search(english)


def test_the_page_in_english(page: AppTest) -> None:
    assert "Example questions" not in shown(page)
    page.sidebar.radio(key=words.KEY).set_value("en").run()
    assert "Example questions" in shown(page)
    assert page.chat_input[0].placeholder == "Ask about the plans"


def test_the_address_may_ask_for_english(page: AppTest) -> None:
    other = AppTest.from_file(str(PAGES / "app.py"), default_timeout=90)
    other.query_params["lang"] = "en"
    assert "Example questions" in shown(other.run())
