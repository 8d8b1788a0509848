"""A clean view of a stretch of text that knows where each of its characters came from."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.readers.radicals import SUPPLEMENT
from ingest.records import Value
from ingest.remembered import remembered

_BLOCK_TAG = r"</?(?:p|ul|ol|li|br|div|table|thead|tbody|tr|td|th|hr|h[1-6])\b[^<>]*>"
_INLINE_TAG = r"</?(?:u|b|i|em|strong|sup|sub|span|font|a|s|del|ins)\b[^<>]*>"
_COMMENT = r"<!--[^\n]*?-->"
_RUNS = re.compile(r"\s+|\S+(?:[ \n]\S+)*")
# What noise opens with: to look for it alone is far quicker.
_OPENS = re.compile(r"[<^(（\[&]|[ \u3000]*[│┃║]")
# What has no white space but between words.
_PLAIN = re.compile(r"\s*(?P<told>\S+(?:[ \n]\S+)*)")
_NOISE = re.compile(
    r"(?P<checked><input\b[^<>]*\bchecked\b[^<>]*>)"
    r"|(?P<unchecked><input\b[^<>]*>)"
    rf"|(?P<block>{_BLOCK_TAG})"
    rf"|(?P<comment>{_COMMENT})"
    r"|(?P<bars>[ \u3000]*[│┃║][\s\u3000│┃║]*)"
    r"|(?P<mark>\^?[(（]\\?[*＊][)）]|\^\{[^{}\n]{1,8}\}|\^\([^()\n]{1,4}\)"
    r"|(?<=[^\s\[\](（])\[[0-9]{1,3}\](?!\()"
    r"|<sup>\s*[(（\[]?(?:脚?注|[※*＊†‡])\s?[0-9０-９]{0,3}[)）\]]?\s*</sup>"
    r"|(?<![0-9])(?<!(?-i:m))(?<!(?-i:CO))<sup>\s*[(（]?[0-9０-９]{1,3}[)）]?\s*</sup>)"
    rf"|(?P<inline>{_INLINE_TAG})"
    r"|(?P<entity>&(?:[a-z]{2,8}|\#\d{2,6});)",
    re.IGNORECASE,
)
_TAGGED = re.compile(rf"{_BLOCK_TAG}|{_INLINE_TAG}|{_COMMENT}", re.IGNORECASE)
_CJK = r"[぀-ヿ㐀-鿿々ｦ-ﾟ]"
_JOINT = re.compile(rf"(?<={_CJK})\s+(?={_CJK})")

_DASH = re.compile("[‐‑‒–—―−－]")
_VARIANTS = str.maketrans(
    {
        "靭": "靱",
        "髙": "高",
        "﨑": "崎",
        "ヶ": "ケ",
        "ヵ": "カ",
        "ヴ": "ブ",
        "ゔ": "ぶ",
        "й": "イ",
        "~": "~",
        "〜": "~",
    }
)
# Simplified forms that recognition prints for Japanese ones; none of them is used in Japanese.
_SIMPLIFIED = str.maketrans(
    "为础术务业发设计进动现实关电时应对报书课题统认证运产种说请规则资",
    "を礎術務業発設計進動現実関電時応対報書課題統認証運産種説請規則資",
)
_FOLDED: dict[int, int | str] = {**SUPPLEMENT, **_VARIANTS, **_SIMPLIFIED}
# Few texts hold any of them, and to search is quicker than to translate.
_VARIANT = re.compile(f"[{''.join(map(chr, _FOLDED))}]")
# Kanji and dashes that recognition prints for katakana: デジ夕ル, スマー卜, サ一ビス.
_ALIKE = str.maketrans("夕力工口二八卜千才一", "タカエロニハトチオー")
_MISREAD = re.compile(
    r"[夕力工口二八卜千才一](?<=[ァ-ヺー].)"
    r"(?:(?=[ァ-ヺー])(?!(?<=[一二八千])[カヵケヶ][㐀-鿿])|(?<=[夕卜])(?![㐀-鿿]))"
)
_SMALL = re.compile(r"[\sー゛゜]+")
# Kanji that count, with what they count to.
KANJI = {c: i for i, c in enumerate("一二三四五六七八九十", start=1)}
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚"


@dataclass(frozen=True, slots=True)
class View:
    """``text`` with ``offsets[i]`` the position, in the whole document, of ``text[i]``."""

    text: str
    offsets: tuple[int, ...]

    def slice(self, start: int, end: int) -> View:
        """The part ``[start, end)`` of the view, white space at its ends removed."""
        end = min(end, len(self.text))
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return View(self.text[start:end], self.offsets[start:end])

    def value(self, source: str) -> Value:
        """The whole view as a value; an empty view gives an empty value at position 0."""
        view = self.slice(0, len(self.text))
        if not view.text:
            return Value("", source, 0, 0)
        return Value(view.text, source, view.offsets[0], view.offsets[-1] + 1)

    def joined(self) -> View:
        """Without the white space that line breaks in a cell left between two kana or kanji."""
        drop = {i for m in _JOINT.finditer(self.text) for i in range(m.start(), m.end())}
        keep = [i for i in range(len(self.text)) if i not in drop]
        return View("".join(self.text[i] for i in keep), tuple(self.offsets[i] for i in keep))


def clean(text: str, start: int = 0, end: int | None = None) -> View:
    """View of ``text[start:end]`` without tags, footnote marks and runs of white space.

    A tag that ends a paragraph becomes a line feed, a check box becomes ■ or □, an entity its
    character. Offsets refer to the whole ``text``.
    """
    end = len(text) if end is None else end
    plain = None if _OPENS.search(text, start, end) else _PLAIN.fullmatch(text, start, end)
    if plain:
        return View(plain["told"], tuple(range(plain.start("told"), end)))
    out: list[str] = []
    offsets: list[int] = []

    def put(chars: str, at: int, step: int) -> None:
        for run in _RUNS.finditer(chars):
            told, place = run.group(), at + run.start() * step
            if not told[0].isspace():
                out.append(told)
                offsets.extend(range(place, place + len(told)) if step else [at] * len(told))
            elif out and out[-1].isspace():
                out[-1] = "\n" if "\n" in told else out[-1]
            elif out:
                out.append("\n" if "\n" in told else " ")
                offsets.append(place)

    position = start
    for match in _noise(text, start, end):
        put(text[position : match.start()], position, 1)
        put(_replacement(match), match.start(), 0)
        position = match.end()
    put(text[position:end], position, 1)
    return View("".join(out), tuple(offsets))


def _noise(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """What is no part of the words, in order."""
    while sign := _OPENS.search(text, start, end):
        start = sign.start() + 1
        if match := _NOISE.match(text, sign.start(), end):
            yield match
            start = match.end()


def _replacement(match: re.Match[str]) -> str:
    kind = match.lastgroup
    if kind == "bars":  # of a table that is drawn with characters
        return "\n" if "\n" in match.group() else " "
    if kind == "checked":
        return "■"
    if kind == "unchecked":
        return "□"
    if kind == "block":
        return "\n"
    if kind == "entity":
        return html.unescape(match.group())
    return ""


def untagged(text: str) -> str:
    """``text`` with spaces for its tags, so that positions agree."""
    return _TAGGED.sub(lambda m: " " * len(m.group()), text)


def value_of(text: str, source: str, start: int, end: int, *, join: bool = False) -> Value:
    """Clean ``text[start:end]`` of the file ``source`` into a value."""
    view = clean(text, start, end)
    return (view.joined() if join else view).value(source)


@remembered
def fold(text: str) -> str:
    """Form for comparing names: width, case, dashes, long vowels and kanji variants removed.

    Dashes are unified before NFKC, which would turn a half-width long vowel into a full one.
    """
    text = unicodedata.normalize("NFKC", _DASH.sub("-", text))
    text = katakana(_VARIANT.sub(lambda m: m.group().translate(_FOLDED), text))
    return _SMALL.sub("", text.lower())


def katakana(text: str) -> str:
    """``text`` with katakana for the kanji among them that recognition took them for."""
    return _MISREAD.sub(lambda m: m.group().translate(_ALIKE), text)


@remembered
def nfkc(text: str) -> str:
    """NFKC form without white space: how numbers of measures are written."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


@remembered
def half_width(line: str) -> str:
    """Width-folded text of the same length as ``line``, so that positions agree; ① stays ①."""
    return "".join(
        n if len(n := unicodedata.normalize("NFKC", c)) == 1 and c not in CIRCLED else c
        for c in line
    )


@remembered
def width(text: str) -> int:
    """How wide ``text`` is printed, in half-width characters."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)
