"""Columns of a table whose cells are parted by spaces: what its header line says of each."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from ingest.labels import is_department, role_of, year_of
from ingest.prose import Token
from ingest.text import nfkc

Kind = Literal["number", "name", "words", "departments", "mark", "page"]

MAX_LABEL = 20  # characters of a column header
MAX_COLUMNS = 16
MAX_MARK = 12  # characters of a mark, a figure or a stage below a year

_STOPS = re.compile(r"[。、，．]")
_OPENS = re.compile(r"[・※●■【]")
_YEAR = re.compile(
    r"(?:令和|平成|[RHＲＨ])\s?(?:[0-9０-９]{1,2}|元)(?!\s?年?\s?[0-9０-９]+月)"
    r"|20[0-9]{2}(?!年[0-9]+月)"
)
_NUMBER = re.compile(r"(?:no\.?|№|番号|項番|整理番号|事業番号|施策番号|取組番号)", re.IGNORECASE)
_PAGE = re.compile(r"(?:掲載)?(?:頁|ページ)")
_SIGN = re.compile(r"[◎○〇●△▲×☆★－―–ー→⇒-]+")
_OWNER = re.compile(r"(?:課|室|部署|部局|所属|所管|担当)(?:名|等)?$")
_BEHIND = re.compile(r"\s*[(（][^()（）]*[)）]$")
_TERM = re.compile(r"(?:用語|語句|言葉|略語)(?:名|等)?|(?:用語の)?(?:説明|解説|意味)")
_VALUE = re.compile(r"[0-9０-９]")
_ITEM = re.compile(
    r"(?:[A-ZＡ-Ｚ旧新]?[0-9０-９]{1,3}(?:[-.－．][0-9０-９]{1,3})*|[0-9]+\.[0-9]+[①-⑳])"
)


def could_head(tokens: tuple[Token, ...]) -> bool:
    """Whether a line can be column headers at all: few short labels, no values, no sentence."""
    texts = [t.text for t in tokens]
    if not 2 <= len(texts) <= MAX_COLUMNS or len(set(texts)) < len(texts):
        return False
    if not re.match(r"\w", nfkc(texts[0])) or re.match(r"[①-⑳]", texts[0]):
        return False  # an item of a list
    if year_of(texts[0]) and not year_of(texts[1]):
        return False  # what is said of one year
    if any(_TERM.fullmatch(t) for t in texts[:1]):
        return False  # a list of terms: headwords and meanings break in ways of their own
    if any(len(t) > MAX_LABEL or _STOPS.search(t) or _OPENS.match(t) for t in texts):
        return False
    return is_numbered(tokens) or all(_is_known(t) or not _VALUE.search(t) for t in texts)


def is_header(tokens: tuple[Token, ...]) -> bool:
    """Whether labels that are known make up at least half of the line."""
    known = sum(_is_known(t.text) for t in tokens)
    numbered = is_numbered(tokens) and len(tokens) >= 3
    return numbered or (known >= 2 and known * 2 >= len(tokens))


def is_numbered(tokens: tuple[Token, ...]) -> bool:
    """Whether the first column holds the numbers of the rows."""
    return bool(_NUMBER.fullmatch(unicodedata.normalize("NFKC", tokens[0].text)))


def item_number(token: Token) -> tuple[str, tuple[int, ...]] | None:
    """The shape and the digits of a token that numbers a row: 「旧3」 is ("旧0", (3,))."""
    if not _ITEM.fullmatch(token.text):
        return None
    narrow = nfkc(token.text)
    digits = tuple(int(d) for d in re.findall(r"[0-9]+", narrow))
    return re.sub(r"[0-9]+", "0", narrow), digits


def kind_of(label: str, at: int) -> Kind:
    """The kind of values below ``label``, the header of column ``at``."""
    bare = without_bracket(label)  # 所管（関係課）
    role = role_of(label) or role_of(bare)
    if at == 0 and (role == "number" or _NUMBER.fullmatch(nfkc(label))):
        return "number"
    if _PAGE.fullmatch(label):
        return "page"
    if role in {"lead", "related"} or (role is None and _OWNER.search(bare)):
        return "departments"
    if role in {"evaluation", "state"} or year_of(label) or _SIGN.fullmatch(label):
        return "mark"
    return "name" if role == "name" else "words"


def is_mark(token: Token) -> bool:
    """Whether a token can stand below a year or a mark: short, no sentence, no department."""
    text = token.text
    return len(text) <= MAX_MARK and not _STOPS.search(text) and not is_department(text)


def is_owned(text: str) -> bool:
    """Whether words are a department, with or without others in brackets behind it."""
    return is_department(without_bracket(text))


def without_bracket(text: str) -> str:
    """Words without what stands in brackets behind them."""
    return _BEHIND.sub("", text)


def is_sign(token: Token) -> bool:
    """Whether a token is nothing but a sign such as ● or －."""
    return bool(_SIGN.fullmatch(token.text)) or bool(re.fullmatch(r"[A-EＡ-Ｅ]", token.text))


def _is_known(text: str) -> bool:
    return bool(
        role_of(text)
        or year_of(text)
        or _YEAR.search(text)
        or _PAGE.fullmatch(text)
        or _TERM.fullmatch(text)
        or _SIGN.fullmatch(text)
        or _NUMBER.fullmatch(nfkc(text))
    )
