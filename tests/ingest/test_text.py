"""The clean view: what it removes, what it keeps, and where its characters came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.text import clean, fold, katakana, nfkc, value_of

MESSY = "庁内の<p>ペー パーレス^(*)会議</p>と SNS^{※3}、Wi-Fi(*)"


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("クラウド^(*)を使う", "クラウドを使う"),
        ("スマート自治体^{※12}への", "スマート自治体への"),
        ("通信<sup>(*)</sup>の", "通信の"),
        ("EBPM<sup>7</sup>と地図<sup>注10</sup>、鍵<sup>(3)</sup>", "EBPMと地図、鍵"),
        ("広さ10m<sup>2</sup>、CO<sup>2</sup>", "広さ10m2、CO2"),
        ("<p>一行目</p> <p>二行目</p>", "一行目\n二行目"),
        ('<input type="checkbox" checked="">新規', "■新規"),
        ('<input type="checkbox">新規', "□新規"),
        ("A&amp;B", "A&B"),
        ("(1)の項目", "(1)の項目"),
        ("<基本方針1> 便利", "<基本方針1> 便利"),
        ("改行\nあり　全角", "改行\nあり 全角"),
    ],
)
def test_clean(raw: str, shown: str) -> None:
    assert clean(raw).text.strip() == shown


@pytest.mark.parametrize(
    ("raw", "joined"),
    [
        ("ペー パーレス化", "ペーパーレス化"),
        ("公衆無線 LAN の整備", "公衆無線 LAN の整備"),
        ("次期シス\nテム", "次期システム"),
        ("AI と RPA", "AI と RPA"),
    ],
)
def test_joined_closes_breaks_between_japanese_letters_only(raw: str, joined: str) -> None:
    assert clean(raw).joined().text == joined


def test_every_character_comes_from_where_the_map_says() -> None:
    view = clean(MESSY)
    for char, at in zip(view.text, view.offsets, strict=True):
        assert char.isspace() or MESSY[at] == char


@given(st.text(alphabet="あ漢A1 <p>/^(*)※{}&;\n", max_size=60))
def test_value_spans_hold_for_any_text(raw: str) -> None:
    value = value_of(raw, "x.txt", 0, len(raw))
    assert 0 <= value.start <= value.end <= len(raw)
    assert clean(raw, value.start, value.end).text.split() == value.text.split() or not value.text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("サーバー", "サーバ"),
        ("ｻｰﾊﾞ", "サーバ"),
        ("強靭化", "強靱化"),
        ("ＩＣＴ－ＢＣＰ", "ict-bcp"),
        ("公衆無線 LAN", "公衆無線LAN"),
        ("１−１−（１）", "1-1-(1)"),
        ("ヴァーチャル", "ブァーチャル"),
    ],
)
def test_fold_makes_spellings_equal(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_numbers_are_nfkc_without_spaces() -> None:
    assert nfkc("（1） ⑤") == "(1)5"


@pytest.mark.parametrize(
    ("printed", "meant"),
    [("サイト为基础とした", "サイトを基礎とした"), ("发信", "発信"), ("技术", "技術")],
)
def test_simplified_forms_compare_as_japanese_ones(printed: str, meant: str) -> None:
    assert fold(printed) == fold(meant)


def test_small_ke_and_large_are_the_same_name() -> None:
    assert fold("霞ヶ浦") == fold("霞ケ浦")
    assert fold("5ヵ国語") == fold("5カ国語")


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("デジ夕ル窓口", "デジタル窓口"),
        ("オープンデー夕の公開", "オープンデータの公開"),
        ("リモー卜・サ一ビス", "リモート・サービス"),
        ("ロボッ卜", "ロボット"),
        ("サービス力の向上", "サービス力の向上"),
        ("センター二カ所", "センター二カ所"),
        ("データ夕方に更新", "データ夕方に更新"),
        ("窓口とロビー", "窓口とロビー"),
    ],
)
def test_kanji_misread_for_katakana_are_katakana_again(read: str, meant: str) -> None:
    assert katakana(read) == meant
    assert fold(read) == fold(meant)
