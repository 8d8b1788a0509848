"""Plans for the tests of answers and routes: two small ones, a fuller one, the bundled sample."""

from __future__ import annotations

from pathlib import Path

import pytest

import ingest.sample
from assistant.answer import Answerer
from index.store import Index
from ingest.folder import read_folder
from tests.assistant.plans import HARBOUR, MOUNTAIN
from tests.fakes import index_of, merged

GREEN = (
    "みどり市デジタル推進計画\n\nみどり市\n\n(令和5年度～令和7年度)\n\nみどり市は進めます。みどり市役所とみどり市長が担います。\n\n"
    "1 施策\n\n"
    "名称\t窓口予約の導入\t\t番号\t1-1\n主管課\t市民課、情報課\t関係課\t広報課\n"
    "概要\t窓口の予約を電話以外でも受けられるようにします。待ち時間も知らせます。\t\t\n"
    "年度ごとの取組\t令和5年度\t令和6年度\t令和7年度\n評価指標\t予約率\t10%\t20%\t30%\n"
    "進捗評価\t順調\t理由\t予定した機能が動いたため。\n\n"
    "名称\t職員研修の実施\t\t番号\t1-2\n主管課\t\t関係課\t\n概要\t職員の研修を毎年行います。\t\t\n目指すもの\t全員が受けます。\t\t\n\n"
    "用語集\n\nLGWAN（総合行政ネットワーク）\n\n自治体どうしを結ぶ専用の網のこと\n"
)
BLUE = (
    "あおば町デジタル推進計画\n\nあおば町\n\n(令和4年度～令和8年度)\n\nあおば町は進めます。あおば町役場とあおば町長が担います。\n\n"
    "1 施策\n\n"
    "名称\t窓口予約の導入\t\t番号\t2-1\n主管課\t町民課\t関係課\t\n概要\t窓口の予約を端末で受けます。\t\t\n目指すもの\t待たせません。\t\t\n"
)


@pytest.fixture(scope="session")
def index() -> Index:
    return index_of(merged(GREEN, BLUE))


@pytest.fixture(scope="session")
def harbour() -> Answerer:
    return Answerer(index_of(merged(HARBOUR)))


@pytest.fixture(scope="session")
def mountain() -> Answerer:
    return Answerer(index_of(merged(MOUNTAIN)))


@pytest.fixture(scope="session")
def sample() -> Answerer:
    folder = Path(str(ingest.sample.__file__)).parent
    return Answerer(index_of(read_folder(folder)))
