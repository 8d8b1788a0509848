"""How sure the terms of a file are."""

from __future__ import annotations

import pytest

from tests.ingest.assurance.plans import BODY, HEAD, about

START = HEAD + BODY
ROWS = "| オープンデータ | 誰でも使える形で公開されたデータのこと。 |\n| テレワーク | 離れた場所で働くこと。 |\n| 電子申請 | 家から申し込むこと。 |\n"
GLOSSARY = f"\n## 用語集\n\n| 用語 | 説明 |\n|---|---|\n{ROWS}"
LONG = (
    "| 市民が誰でもいつでもどこからでも申請できるようにするための仕組みをいう | 申請の仕組み。 |\n"
)


@pytest.mark.parametrize(
    ("text", "level", "reason"),
    [
        (GLOSSARY, "sure", "説明があります"),
        ("", "likely", "見当たりません"),
        (GLOSSARY.replace("\n".join(ROWS.splitlines()[1:]), ""), "likely", "1語しか"),
        (GLOSSARY.replace("テレワーク", "テレワーク………"), "check", "印や点線"),
        (GLOSSARY.replace("テレワーク", "北浜市くらし推進計画"), "likely", "計画の名前"),
        ("\n## 用語集\n\n後日、掲載します。\n", "check", "「用語集」"),
        (GLOSSARY + LONG, "check", "長すぎる"),
    ],
)
def test_levels_and_reasons(text: str, level: str, reason: str) -> None:
    found = about(START + text)["terms"]
    assert found.level == level
    assert reason in "".join(found.reasons)
