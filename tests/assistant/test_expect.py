"""The kind of value a question waits for, and what holds such a value."""

from __future__ import annotations

import pytest

from assistant.cues import cue
from assistant.expect import NOTHING, expected
from assistant.question import read_question
from ingest.text import fold

KINDS = (
    ("contact", "窓口の電話番号は", "電話 0463-00-0000", "電話で受けます"),
    ("contact", "ホームページのアドレスとメールアドレスは", "a@example.jp", "メールで受けます"),
    ("person", "責任者の氏名は", "委員長は港太郎氏。", "課長が務めます"),
    ("person", "診察するお医者さんの名前は", "委員長は港太郎氏。", "医師が診る"),
    ("money", "予算はいくらですか", "予算は1億2,000万円を見込む", "6台を置く"),
    ("company", "システムのメーカーはどこの会社ですか", "株式会社みなと", "情報課が作る"),
    ("company", "機器を納める会社はどこですか", "株式会社みなと", "情報課が作る"),
    ("company", "パッケージのベンダーは", "(株)みなと", "情報課が作る"),
    ("day", "発足したのは何月何日ですか", "4月1日に発足", "令和4年に発足"),
    ("post", "本部長は誰が務めますか", "本部長は副市長が務める", "情報課が務める"),
    ("post", "本部長は誰が務めますか", "本部長は区長が務める", "区の課が務める"),
    ("money", "改修の費用はいくらですか", "改修の費用は2,015百万円", "改修は2,015件"),
    ("count", "平均何日にするつもりですか", "30日にする", "30件にする"),
    ("count", "カメラは何台ですか", "カメラを6台置く", "6か所に置く"),
    ("count", "アンケートに答えたのは何人ですか", "1,250名が答えた", "3台が動く"),
    ("count", "何人が出れば開けますか", "過半数が出る", "全部が出る"),
    ("count", "何人集まれば開けますか", "半数以上が出る", "全部が出る"),
    ("count", "何人が出れば開けますか", "3分の2以上が出る", "半数程度が知らない"),
    ("duration", "委員の任期は何年ですか", "任期は3年とする", "令和3年に始める"),
    ("date", "会ができたのは何年ですか", "平成26年に置く", "任期は2年とする"),
    ("count", "電子化した手続は何件ですか", "31手続を電子化した", "31ページにまとめた"),
    ("count", "委員の人数は", "委員は12人とする", "委員を置く"),
    ("count", "フォロワー数は", "13,000", "増やす"),
    ("count", "How many people took part?", "30人", "3回"),
    ("count", "グループはいくつありますか", "3つの班", "班を作る"),
    ("count", "見回る区域の数を知りたい", "6区域を見回る", "区域を見回る"),
    ("count", "調べに答えたのは何課ありましたか", "6課が答えた", "答えた"),
    ("percent", "交付率は何パーセントですか", "70.8%", "70件"),
    ("percent", "電話で受けた分は何割ですか", "12%", "12件"),
    ("percent", "オンラインの割合は", "７割", "70件"),
    ("percent", "パーセンテージは", "70％", "70件"),
    ("date", "いつ始まりますか", "令和5年10月", "始まります"),
    ("date", "スタートの時期は", "R6", "秋ごろ"),
    ("date", "When does it start?", "2024年度", "soon"),
    ("article", "根拠は第何条ですか", "第3条", "規則による"),
    ("duration", "どのくらいの期間続けますか", "6か月間続ける", "6台を置く"),
    ("duration", "貸し出す期間はどれくらい", "2週間とする", "2回とする"),
    ("grade", "どのランクですか", "B評価", "良い"),
    ("clock", "窓口は何時から何時までですか", "午前9時に開く", "9時間の研修を行う"),
    ("clock", "資料館の開館時間を教えて", "9:30から", "週に5日開く"),
    ("count", "看板は何メートルですか", "3メートルの板を立てる", "看板を3枚立てる"),
    ("count", "空から撮る機体は何機ですか", "2台で撮る", "2回撮る"),
    ("count", "案内サイトの閲覧数を教えて", "月に800", "案内を載せる"),
    ("count", "端末は全部で何台ですか", "600台を配る", "1人1台の端末を配る"),
    ("money", "受信機の補助額は", "上限3,000円", "3台まで補助する"),
    ("company", "電子看板のメーカーと型を知りたい", "ミナテック社が開発した", "看板を置く"),
    ("count", "案内サイトの閲覧数を教えて", "令和5年4月に800", "令和5年4月に始める"),
    ("count", "案内サイトの閲覧数を教えて", "2年で800", "2024/4から5Gを試す"),
    ("day", "初めて運んだ日はいつですか", "5月3日に運んだ", "昨年度に運んだ"),
)


def test_a_time_that_only_describes_is_not_asked_for() -> None:
    assert expected(fold("雪の時期の電話の件 今はどう")).kind != "date"
    assert expected(fold("更新時期の予定は")).kind == "date"


@pytest.mark.parametrize(("kind", "question", "holds", "lacks"), KINDS)
def test_kinds(kind: str, question: str, holds: str, lacks: str) -> None:
    found = expected(read_question(question, ()).folded)
    assert found.kind == kind
    assert found.strict
    assert found.fits(holds)
    assert not found.fits(lacks)


@pytest.mark.parametrize(
    "question", ["主管課は", "どんな施策ですか", "LGWANとは", "スマートフォンを使うのは", ""]
)
def test_no_value_is_waited_for(question: str) -> None:
    found = expected(fold(question))
    assert found == NOTHING
    assert found.fits("")
    assert found.lacks("") == ()


@pytest.mark.parametrize(
    ("question", "holds", "lacks"),
    [
        (
            "港の監視に使うのは何というシステムですか",
            "監視にはウミネコを使う",
            "港を人が監視する",
        ),
        ("進み具合を見るのはどの会議体ですか", "港湾推進本部が見る", "毎年見る"),
        ("貸出のアプリの名前は", "「みなと文庫」で借りる", "アプリで借りる"),
        ("根拠になる法律名を教えて", "港湾情報法による", "国の定めによる"),
    ],
)
def test_a_name_that_the_question_does_not_give(question: str, holds: str, lacks: str) -> None:
    found = expected(fold(question))
    assert (found.kind, found.strict, found.demanded) == ("name", False, True)
    assert found.fits(holds)
    assert not found.fits(lacks)


def test_the_most_is_wished_for_but_not_demanded() -> None:
    found = expected(fold("一番多い回答は"))
    assert (found.kind, found.strict) == ("most", False)


@pytest.mark.parametrize(
    "question",
    ["一番最初に委託した業務は", "最も新しい施設はどれですか", "もっとも早く始めた取組は"],
)
def test_what_came_first_or_last_is_no_extreme(question: str) -> None:
    assert expected(fold(question)).kind != "most"
    assert expected(fold("一番多い業務は")).kind == "most"


def test_a_thing_whose_name_holds_a_number_of_times_is_not_counted() -> None:
    assert expected(fold("渡船の回数券を売る窓口の説明")).kind != "count"
    assert expected(fold("渡船の利用回数の説明")).kind == "count"


def test_several_counts_are_told_apart() -> None:
    found = expected(fold("何台を何か所に置きますか"))
    assert len(found.lacks("")) == 2
    assert len(found.lacks("6台を置く")) == 1
    assert found.lacks("6台を3か所に置く") == ()


@pytest.mark.parametrize("text", ["第3回の会議", "第2章", "第4次計画", "第1号"])
def test_numbering_is_no_value(text: str) -> None:
    found = expected(fold("グループはいくつですか"))
    assert not found.fits(text)
    assert found.lacks(text)


@pytest.mark.parametrize(
    ("pattern", "question"),
    [
        ("パーセント", "何パーセントですか"),
        ("サーバー|ベンダー", "ベンダーは"),
        ("メールアドレス", "メールアドレスは"),
        ("スケジュール", "スケジュールは"),
    ],
)
def test_cues_are_matched_on_folded_text(pattern: str, question: str) -> None:
    assert cue(pattern).search(fold(question))


def test_a_cue_without_a_mark_is_as_it_was() -> None:
    assert cue(r"何(件|人)$").pattern == r"何(件|人)$"
    assert cue("ー").pattern == ""


@pytest.mark.parametrize(
    "question", ["責任者になるのは誰ですか", "委員長を務めるのはどなた", "誰がなるきまりですか"]
)
def test_who_takes_a_post_is_asked_in_many_ways(question: str) -> None:
    assert expected(fold(question)).kind == "post"


@pytest.mark.parametrize("question", ["拠点は何ヶ所ですか", "拠点は何ヵ所ですか", "拠点は何か所か"])
def test_places_are_counted_in_any_spelling(question: str) -> None:
    found = expected(fold(question))
    assert all(found.fits(f"{spelt}に置く") for spelt in ("6か所", "6ヶ所", "6カ所", "6箇所"))


@pytest.mark.parametrize("question", ["カメラの担当は何課ですか", "窓口とカメラ、それぞれ何課?"])
def test_which_section_is_no_number(question: str) -> None:
    assert expected(fold(question)).kind == "none"


@pytest.mark.parametrize(
    ("kind", "question", "holds", "lacks"),
    [
        ("frequency", "点検の頻度は", "毎年度点検する", "令和3年に点検する"),
        ("frequency", "懇話会は年に何回開きますか", "年2回開く", "2年に始まる"),
    ],
)
def test_kinds_that_only_speak_for_a_unit(kind: str, question: str, holds: str, lacks: str) -> None:
    found = expected(fold(question))
    assert (found.kind, found.strict) == (kind, False)
    assert found.fits(holds)
    assert not found.fits(lacks)


def test_a_cause_is_asked_by_what_it_comes_of() -> None:
    assert expected(fold("工事が止まったのは、部品が足りなかったからですか")).kind == "cause"
    assert expected(fold("工事はいつからですか")).kind == "date"
