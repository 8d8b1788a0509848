"""Reading noisy questions: what is mended, and above all what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Answerer
from assistant.schema import AskRequest, Turn
from assistant.spelling import Speller
from assistant.spelling.glyphs import modern, shape
from assistant.spelling.sounds import key, loose, spoken
from index.store import Index
from index.tokens import parsed
from tests.fakes import Words, index_of, merged

SHEET = "名称\t{name}\t番号\t{number}\n主管課\t{lead}\t関係課\t広報課\n概要\t{about}\t\t\n\n"
PLAN = (
    "海山市デジタル推進計画\n\n海山市\n\n(令和5年度～令和7年度)\n\n海山市は進めます。海山市役所が担います。\n\n"
    "1 施策\n\n"
    + SHEET.format(
        name="スマート農業の実現", number="1-1", lead="農政課", about="田畑の管理を助けます。"
    )
    + SHEET.format(
        name="防災ポータルの整備", number="1-2", lead="危機管理課", about="情報発信を強めます。"
    )
    + SHEET.format(
        name="電子書籍の導入", number="1-3", lead="図書館", about="窓口へのICT活用を検討します。"
    )
    + SHEET.format(
        name="キャッシュレス決済の導入",
        number="1-4",
        lead="市民課",
        about="公金をタブレットで受けます。",
    )
    + "用語集\n\nスマートフォン\n\n電話に計算機を合わせたもの\n\nセキュリティ\n\n守ること\n\n自治体\n\n地域の公の団体\n\n"
    "マイナンバーカード\n\n個人を示す札\n\nテレワーク\n\n離れて働くこと\n\nアウトソーシング\n\n外に任せること\n"
)
ORDINARY = Words(
    "バーコード", "バー", "コード", "おみやげ", "会社", "発進", "情報", "プリン", "メロン"
)


@pytest.fixture(scope="module")
def index() -> Index:
    return index_of(merged(PLAN), language=ORDINARY)


@pytest.fixture(scope="module")
def speller(index: Index) -> Speller:
    return Speller(index)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        # Kana for other writing.
        ("のうせいかの担当は", "農政課の担当は"),
        ("海山市のすまーとのうぎょう", "海山市のスマート農業"),
        ("ききかんりかとは", "危機管理課とは"),
        ("じちたいとは", "自治体とは"),
        ("きゃっしゅれすけっさいの導入", "キャッシュレス決済の導入"),
        ("あいしーてぃーの活用", "ICTの活用"),
        ("なん年度に整備しますか", "何年度に整備しますか"),
        # Characters that look alike.
        ("防災ポ一タルの整備", "防災ポータルの整備"),
        ("マイナンバ一カ一ドとは", "マイナンバーカードとは"),
        ("夕ブレットで受ける", "タブレットで受ける"),
        ("窓囗の予約", "窓口の予約"),
        ("圖書館の担当", "図書館の担当"),
        # Loan words, and names in Latin letters.
        ("スマトフォンの利用", "スマートフォンの利用"),
        ("アウトソーシイングとは", "アウトソーシングとは"),
        ("ITCの活用", "ICTの活用"),
        ("ＴＥＬＥＷＯＲＫの推進", "テレワークの推進"),
        ("ﾏｲﾅﾝﾊﾞｰｶｰﾄﾞとは", "マイナンバーカードとは"),
        # Kanji of the same sound, and gaps.
        ("電子書藉の導入", "電子書籍の導入"),
        ("導入の検当", "導入の検討"),
        ("情報発進を強める", "情報発信を強める"),
        ("農 政課の担当", "農政課の担当"),
        ("図書 館の担当", "図書館の担当"),
    ],
)
def test_noise_is_read(speller: Speller, written: str, read: str) -> None:
    assert speller.mend(written).text == read


@pytest.mark.parametrize(
    "question",
    [
        "",
        "　",
        "？",
        "農政課の担当施策は？",
        "海山市スマート農業担当課どこ",
        "どうしてうまくいっていないのですか",
        "もっとくわしくおしえてください",
        "それはいつまでにおわりますか",
        "取組がいくつありますか",
        "おみやげはありますか",
        "バーコードの利用",
        "会社の発進",
        "令和5年度の1-2の予定は",
        "ニーズは",
        "山海市の農林課",
        "課長はだれ",
        "Who leads smart farming in Umiyama?",
        "see https://example.jp/itc/ICT?a=itc",
        "<script>telework</script>と書く",
    ],
)
def test_what_is_understood_stays(speller: Speller, question: str) -> None:
    mended = speller.mend(question)
    assert mended.text == question
    assert mended.repairs == ()
    assert mended.note == ""


def test_two_readings_are_no_reading() -> None:
    text = PLAN + "\n電算\n\n計算機のこと\n\n電産\n\n産業のこと\n"
    twice = Speller(index_of(merged(text), language=ORDINARY))
    assert twice.mend("でんさんとは").text == "でんさんとは"


def test_repairs_are_told(speller: Speller) -> None:
    mended = speller.mend("のうせいかの電子書藉")
    assert mended.repairs == (("のうせいか", "農政課"), ("書藉", "書籍"))
    assert mended.note == "「のうせいか」を「農政課」、「書藉」を「書籍」と読みました。"


def test_width_alone_is_not_told(speller: Speller) -> None:
    assert speller.mend("ﾏｲﾅﾝﾊﾞｰｶｰﾄﾞとは").note == ""


def test_the_limit_of_length(speller: Speller) -> None:
    question = "のうせいか"
    assert speller.mend(question, longest=5).text == "農政課"
    assert speller.mend(question, longest=4).text == question


def test_the_conversation_is_read_too(speller: Speller) -> None:
    before = [
        Turn(role="user", content="のうせいかの施策"),
        Turn(role="assistant", content="のうせいかです。"),
    ]
    read, told = speller.read(AskRequest(question="電子書藉は？", history=before))
    assert [t.content for t in read.history] == ["農政課の施策", "のうせいかです。"]
    assert read.question == "電子書籍は？"
    assert told == ("「書藉」を「書籍」と読みました。",)


def test_answers_say_how_they_read(index: Index) -> None:
    reply = Answerer(index).ask(AskRequest(question="海山市の電子書藉の導入の主管課は"))
    assert "図書館" in reply.answer
    assert "「書藉」を「書籍」と読みました。" in reply.notes


@given(st.text(alphabet="あいうのかはがー一ニ二ポタアAI-１ 　課市書籍、。?", max_size=40))
def test_any_text_is_read_and_each_change_is_told(speller: Speller, text: str) -> None:
    mended = speller.mend(text)
    assert all(written != read for written, read in mended.repairs)
    spaces = str.maketrans("", "", " 　")
    if not mended.repairs:
        assert mended.text.translate(spaces) == text.translate(spaces)


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        ("セキュリティー", "せきゅりてぃ"),
        ("ヴェール", "ぶぇる"),
        ("ちぢむ", "ちじむ"),
        ("ﾃﾞｰﾀ", "でた"),
    ],
)
def test_sounds(text: str, sound: str) -> None:
    assert key(text) == sound


def test_small_kana_and_letters() -> None:
    assert loose("セキュリテイ") == loose("セキュリティ")
    assert key(spoken(parsed("AI-OCR"))) == "えあいおしある"


def test_glyphs() -> None:
    assert shape("ポ一タル") == shape("ポータル")
    assert modern("圖書館と國", frozenset("國")) == "図書館と國"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("こうほうこうちょうかが担当する施策", "広報広聴課が担当する施策"),
        ("はだのしのでんししょせきの導入検討", "秦野市の電子書籍の導入検討"),
        ("にほんまつしのてれわーくの推進", "二本松市のテレワークの推進"),
        ("ぼうさいぎょうせいむせんの整備", "防災行政無線の整備"),
        ("あーるぴーえーの導入", "RPAの導入"),
        ("ペ一パ一レス会議の推進", "ペーパーレス会議の推進"),
        ("國保年金課の担当", "国保年金課の担当"),
        ("セキリュティ対策", "セキュリティ対策"),
        ("オンラン申請", "オンライン申請"),
        ("LWGANとは", "LGWANとは"),
        ("鳥獣被害対索", "鳥獣被害対策"),
        ("はたの市の庁内ネットワーク", "秦野市の庁内ネットワーク"),
    ],
)
def test_names_of_the_real_plans(real_speller: Speller, written: str, read: str) -> None:
    assert real_speller.mend(written).text == read


@pytest.mark.slow
@pytest.mark.parametrize(
    "question",
    [
        "ローコード開発の予定は",
        "ブロックチェーンとは",
        "スマートメーターの設置",
        "情報政策部の担当",
        "檜原村のデジタル化",
        "SAPの導入状況",
        "市外からの転入者",
        "だれでも使えますか",
        "ちいさなおみせでも使えるでしょうか",
    ],
)
def test_other_words_stay_beside_the_real_plans(real_speller: Speller, question: str) -> None:
    assert real_speller.mend(question).text == question


@pytest.fixture(scope="module")
def real_speller(real_index: Index) -> Speller:
    return Speller(real_index)
