"""Other ways to write the same question: widths, dashes, eras, spaces, digits, marks, manners.

Nothing here reads what the product knows of such things: the variants are made by other means than
those that have to undo them. Which come about is a matter of the text alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from evals.dates import as_letter, as_name, as_western

MOST = 10
_DASH = re.compile(r"(?<=[0-9A-Za-z)）])[-‐−–－](?=[0-9A-Za-z(（])")
_TILDE = re.compile("[~〜～]")
_NUMBER = re.compile(r"([(（][0-9]+[)）])([1-9]|1[0-9]|20)(?![0-9])")
_CIRCLED = re.compile("[①-⑳]")
_END = re.compile(r"[。．.？?！!\s]+$")
_JOINT = re.compile(r"(?<=[一-龥ァ-ヶーA-Za-z0-9])([のはをがで])(?=[一-龥ァ-ヶA-Za-z0-9])")
_MANNERS = (
    (re.compile(r"教えてください[。\s]*$"), "教えて"),
    (re.compile(r"ですか[。？?\s]*$"), "でしょうか。"),
    (re.compile(r"でしょうか[。？?\s]*$"), "ですか。"),
)
# Narrow katakana by its wide form; the marks of voiced sounds are letters of their own there.
_NARROW = {unicodedata.normalize("NFKC", chr(n)): chr(n) for n in range(0xFF66, 0xFF9E)}
_NARROW |= {"\u3099": "\uff9e", "\u309a": "\uff9f"}
_KATAKANA = re.compile("[ァ-ヴー]+")
_JAPANESE = re.compile("[ぁ-んァ-ヶ一-龥]")


@dataclass(frozen=True, slots=True)
class Variant:
    """A question in other writing; ``name`` is a key of ``MAKERS``."""

    name: str
    text: str


def variants(text: str, most: int = MOST) -> tuple[Variant, ...]:
    """The first ``most`` ways to write ``text`` that differ from it and from each other."""
    found: dict[str, Variant] = {}
    for name, make in MAKERS.items():
        written = make(text)
        if written != text and written.strip():
            found.setdefault(written, Variant(name, written))
    return tuple(found.values())[:most]


def _wide(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def _narrow(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", c) if "！" <= c <= "～" else c for c in text)


def _narrow_katakana(text: str) -> str:
    def narrow(match: re.Match[str]) -> str:
        return "".join(_NARROW.get(c, c) for c in unicodedata.normalize("NFD", match[0]))

    return _KATAKANA.sub(narrow, text)


def _case(text: str) -> str:
    return text.lower() if text.lower() != text else text.upper()


def _circled(text: str) -> str:
    return _NUMBER.sub(lambda m: m[1] + chr(0x2460 + int(m[2]) - 1), text)


def _uncircled(text: str) -> str:
    return _CIRCLED.sub(lambda m: str(ord(m[0]) - 0x2460 + 1), text)


def _quoted(text: str) -> str:
    return text.replace("「", "『").replace("」", "』")


def _manners(text: str) -> str:
    for pattern, other in _MANNERS:
        if pattern.search(text):
            return pattern.sub(other, text)
    return text


def _ended(mark: str) -> Callable[[str], str]:
    return lambda text: _END.sub("", text) + mark


def _squeezed(text: str) -> str:
    """Without spaces, save between Latin words."""
    return re.sub(r"(?<![A-Za-z,.])[ \u3000]+|[ \u3000]+(?![A-Za-z])", "", text)


def _unseen(text: str) -> str:
    middle = len(text) // 2
    return f"{text[:middle]}\u200b{text[middle:]}"


def _greeting(text: str) -> str:
    return f"すみません、{text}" if _JAPANESE.search(text) else f"Excuse me. {text}"


def _thanks(text: str) -> str:
    stopped = text if _END.search(text) else f"{text}。"
    return f"{stopped}よろしくお願いします。" if _JAPANESE.search(text) else f"{text} Thank you."


# What is special to some questions comes first, so that the ten are as different as they can be.
MAKERS: dict[str, Callable[[str], str]] = {
    "era_western": as_western,
    "era_letter": as_letter,
    "era_name": as_name,
    "circled": _circled,
    "uncircled": _uncircled,
    "dash": lambda text: _DASH.sub("−", text),
    "tilde": lambda text: _TILDE.sub(lambda m: "~" if m[0] != "~" else "～", text),
    "wide": _wide,
    "narrow": _narrow,
    "narrow_katakana": _narrow_katakana,
    "case": _case,
    "quotes": _quoted,
    "manners": _manners,
    "spaced": lambda text: _JOINT.sub(r"\1 ", text),
    "squeezed": _squeezed,
    "padded": lambda text: f"\u3000{text} ",
    "no_end": _ended(""),
    "question_mark": _ended("？"),
    "full_stop": lambda text: _ended("。" if _JAPANESE.search(text) else ".")(text),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "unseen": _unseen,
    "greeting": _greeting,
    "thanks": _thanks,
    "double_space": lambda text: text.replace(" ", "  "),
    "upper": str.upper,
    "half_mark": _ended("?"),
    "dots": _ended("…"),
    "stressed": _ended("！？"),
    "line_end": lambda text: f"{text}\n",
}
