"""The kana table (五十音) and the names of the letters; data, no words of the page."""

from __future__ import annotations

# The rows of the table by their first kana.
ROWS = {
    "あ": "あいうえお",
    "か": "かきくけこ",
    "さ": "さしすせそ",
    "た": "たちつてと",
    "な": "なにぬねの",
    "は": "はひふへほ",
    "ま": "まみむめも",
    "や": "やゆよ",
    "ら": "らりるれろ",
    "わ": "わゐゑをん",
}
ROW_OF = {kana: row for row, kanas in ROWS.items() for kana in kanas}
_SMALL = str.maketrans("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ")
# What a long-vowel mark after a kana stands for: あーと is placed as ああと.
_VOWELS = {
    "あ": "あかさたなはまやらわ",
    "い": "いきしちにひみりゐ",
    "う": "うくすつぬふむゆる",
    "え": "えけせてねへめれゑ",
    "お": "おこそとのほもよろを",
}
_VOWEL_OF = {kana: vowel for vowel, kanas in _VOWELS.items() for kana in kanas}
_LETTERS = (
    "えー びー しー でぃー いー えふ じー えいち あい じぇー けー える えむ えぬ おー ぴー きゅー "
    "あーる えす てぃー ゆー ぶい だぶりゅー えっくす わい ぜっと"
)
_LETTER_OF = dict(zip("abcdefghijklmnopqrstuvwxyz", _LETTERS.split(), strict=True))


def hiragana(text: str) -> str:
    """Katakana as hiragana; all else stays."""
    return "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in text)


def large(char: str) -> str:
    """A small kana written large; all else stays."""
    return char.translate(_SMALL)


def vowel_of(char: str) -> str:
    """The vowel that a long mark after ``char`` stands for, or nothing."""
    return _VOWEL_OF.get(char, "")


def spoken(letters: str) -> str:
    """Letters as they are said one by one (あーるぴーえー); all else stays."""
    return "".join(_LETTER_OF.get(letter, letter) for letter in letters)
