"""The bundled plans as text, Word files and PDF: the same questions, the same answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from assistant.answer import Answerer
from assistant.schema import AskRequest, AskResponse
from index.store import build, open_index
from ingest.folder import read_folder
from ingest.text import fold
from tests.ingest.readers.plans import MAKERS, TOWNS, as_text, parts_of

QUESTIONS = (
    "小山市の公衆無線LANの担当課は？",
    "秦野市の1-1-(3)の交付率の目標は？",
    "二本松市の文書管理システムの導入は何をする施策ですか",
    "小山市のスマート窓口の実現の令和5年度の実施計画は？",
    "小山市で評価が「計画通り」の施策は？",
    "LGWANとは",
    "秦野市の市長の電話番号は？",
)
WRITERS: dict[str, Any] = {".txt": as_text, **MAKERS}


def asked(folder: Path, suffix: str) -> list[AskResponse]:
    """Answers from an index of the bundled plans in one format."""
    plans = folder / "plans"
    plans.mkdir()
    for name in TOWNS:
        (plans / f"{name}{suffix}").write_bytes(WRITERS[suffix](parts_of(name)))
    build(read_folder(plans), folder / "data")
    answerer = Answerer(open_index(folder / "data"))
    return [answerer.ask(AskRequest(question=q)) for q in QUESTIONS]


@pytest.fixture(scope="module")
def text_answers(tmp_path_factory: pytest.TempPathFactory) -> list[AskResponse]:
    return asked(tmp_path_factory.mktemp("text"), ".txt")


@pytest.mark.slow
@pytest.mark.parametrize("suffix", MAKERS)
def test_every_format_gives_the_same_answers(
    tmp_path: Path, suffix: str, text_answers: list[AskResponse]
) -> None:
    answers = asked(tmp_path, suffix)
    assert [(a.status, fold(a.answer)) for a in answers] == [
        (a.status, fold(a.answer)) for a in text_answers
    ]
    assert {a.status for a in answers} == {"answered", "not_found"}
    pages = {c.page for a in answers for c in a.citations}
    assert (None in pages) == (suffix != ".pdf")
