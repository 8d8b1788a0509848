"""The one of its kind that a question asks for by name."""

from __future__ import annotations

import pytest

from assistant.expect import expected
from assistant.names_asked import name_asked
from assistant.question import read_question
from ingest.text import fold


@pytest.mark.parametrize(
    ("question", "holds", "lacks"),
    [
        ("カメラはどの川に付いていますか", "浜川と沖田川に付けた", "河川監視カメラを6台置いた"),
        ("どの組織が評価しますか", "港市推進会議が評価する", "「港の情報」が最も多い"),
        ("バスはどの停留所から走りますか", "港前停留所から走る", "試験で走らせた"),
        ("どのルートを通りますか", "海岸ルートを通る", "走行を試した"),
        ("見直すのは何という条例ですか", "港市手数料条例を改める", "手続を見直す"),
        ("チャットの商品名は", "「みなとトーク」を使う", "業務用チャットツールを入れた"),
        ("配った端末の機種名は", "Tabula 3を配った", "タブレット端末を配った"),
        ("空から撮る機体の機種を教えて", "Tabula 3で撮る", "無人機で撮る"),
        ("案内板の型番は", "「ミナト板3」を置く", "「案内板活用計画」を作る"),
        ("情報紙の名前は", "「みなと便り」を送る", "紙の通知を送る"),
        ("文化財のアプリの名前は", "ミナトナビで見られる", "地図で見られる"),
    ],
)
def test_a_name_that_the_question_does_not_give(question: str, holds: str, lacks: str) -> None:
    found = expected(fold(question))
    assert found.kind == "name"
    assert found.fits(holds)
    assert not found.fits(lacks)


@pytest.mark.parametrize(
    ("question", "demanded"),
    [
        ("チャットの商品名は", True),
        ("カメラはどの川に付いていますか", True),
        ("進行を見るのは何という会議ですか", True),
        ("メールが役立ったのはどの災害ですか", False),
        ("情報紙の名前は", False),
    ],
)
def test_what_can_be_told_in_other_words_is_not_demanded(question: str, demanded: bool) -> None:
    assert expected(fold(question)).demanded == demanded


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("水位計を付ける川の名前は", "準用河川と普通河川に付ける"),
        ("講座を開いた学校名を挙げて", "中学校と小・中学校で開いた"),
        ("写真の取り込みに使う製品名は", "「写真の取り込み」に使う"),
        ("予約に使うのは何というシステムですか", "サービスを予約に使う"),
        ("見直すのは何という条例ですか", "認証方法を見直す"),
    ],
)
def test_a_word_for_the_kind_is_no_name(question: str, text: str) -> None:
    assert not expected(fold(question)).fits(text)


@pytest.mark.parametrize(
    ("question", "holds", "lacks"),
    [
        ("分室を置く公共施設はどこですか", "港会館に分室を置く", "公共施設に分室を置く"),
        ("Wi-Fiを付けた公園はどこ", "港の丘公園に付けた", "公園に付けた"),
        ("研修の会場はどこですか", "東公民館で開く", "研修会場で開く"),
    ],
)
def test_a_place_of_its_kind(question: str, holds: str, lacks: str) -> None:
    found = expected(fold(question))
    assert (found.kind, found.demanded) == ("place", True)
    assert found.fits(holds)
    assert not found.fits(lacks)


def test_a_name_of_the_plans_that_the_question_gives_is_no_answer() -> None:
    found = expected(fold("□の製品名は"))
    assert found.fits("「ミナト読取」を試す")
    assert not found.knowing(fold("ミナト読取の製品名は")).fits("「ミナト読取」を試す")
    assert expected("導入の件数は").knowing("").name is None


def test_what_the_question_says_itself_is_no_answer() -> None:
    found = expected(fold("浜川のカメラはどの川に付いていますか"))
    assert not found.fits("浜川に付けた")
    assert found.fits("浜川と沖田川に付けた")


@pytest.mark.parametrize(
    "question",
    [
        "どの施策ですか",
        "どの課が担いますか",
        "電気などの使用量を測る取組は",
        "どの程度進みましたか",
        "LGWANとは",
        "入れ替えた機種はどんな機能を持ちますか",
    ],
)
def test_no_name_is_asked_for(question: str) -> None:
    assert name_asked(fold(question)) is None


@pytest.mark.parametrize(
    ("question", "holds", "lacks"),
    [
        ("Wi-Fiをどこに整備しますか", "市民会館に整備する", "令和5年度に整備する"),
        ("講座の会場は", "みなと公民館で開く", "30人が学んだ"),
        ("Where is the camera?", "港橋に置く", "6台置く"),
    ],
)
def test_a_place(question: str, holds: str, lacks: str) -> None:
    found = expected(read_question(question, ()).folded)
    assert found.kind == "place"
    assert not found.strict
    assert found.fits(holds)
    assert not found.fits(lacks)


@pytest.mark.parametrize(
    "question", ["担当はどこですか", "どこでしょうか", "どこに問い合わせればよいですか"]
)
def test_no_place_is_asked_for(question: str) -> None:
    assert expected(fold(question)).kind == "none"


@pytest.mark.parametrize(
    "question", ["農家さんから電話。上限はいくらですか", "ベンダーに聞いたところ断られた事情は"]
)
def test_words_told_by_the_way_ask_for_nothing(question: str) -> None:
    assert expected(fold(question)).kind not in {"contact", "company"}
