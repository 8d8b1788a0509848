"""One small index for the tests of this folder: training it imports torch, so it is made once."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.store import Index, build, open_index
from ingest.folder import read_folder
from ingest.records import Corpus

SHEET = (
    "{town}デジタル推進計画\n\n{town}\n\n令和5年度～令和9年度\n\n{town}は、{town}役所の窓口を改めます。{town}長が進めます。\n\n"
    "1 施策\n\n名称\t{name}\t番号\t1-1\n主管課\t{lead}\t関係課\t広報課\n"
    "概要\t{about}\t\t\n目指すもの\t待ち時間を半分にします。\t\t\n\n"
    "用語集\n\n{term}\n\n{meaning}\n"
)
TOWNS = (
    (
        "みどり市",
        "窓口予約の導入",
        "市民課",
        "窓口の予約を電話以外でも受けられるようにします。",
        "クラウド",
        "ネットの先の計算機を借りて使うこと",
    ),
    (
        "あおば町",
        "河川カメラの設置",
        "防災課",
        "川の様子を映すカメラを置き、水位を知らせます。",
        "ドローン",
        "人が乗らずに飛ぶ機体のこと",
    ),
)


@pytest.fixture(scope="session")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plans")
    for i, (town, name, lead, about, term, meaning) in enumerate(TOWNS):
        text = SHEET.format(
            town=town, name=name, lead=lead, about=about, term=term, meaning=meaning
        )
        (folder / f"plan{i}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def corpus(plans: Path) -> Corpus:
    return read_folder(plans)


@pytest.fixture(scope="session")
def data(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    build(corpus, folder)
    return folder


@pytest.fixture(scope="session")
def index(data: Path) -> Index:
    return open_index(data)
