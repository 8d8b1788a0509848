"""Invented terms, for the tests of the glossary."""

from __future__ import annotations

from tests.ui.site import CITY, PLAN
from ui.api.records import Term

NAMES = (
    ("オープンデータ", "おーぷんでーた", (), "誰もが使える形で公開された情報。"),
    ("電子申請", "でんししんせい", ("オンライン申請",), "網を通じて届けを出すこと。"),
    ("RPA", "RPA", ("Robotic Process Automation",), "RPAは、決まった手順を機械に任せる仕組み。"),
    ("AI チャットボット", "AIちゃっとぼっと", ("チャットボット",), "会話の形で問に答える仕組み。"),
    ("MaaS", "まーす", ("マース",), "乗り物をひとまとめに使える仕組み。"),
    ("クラウド", "くらうど", (), "外の計算機を借りて使うこと。"),
    ("ガバナンス", "がばなんす", (), "組織を正しく動かす仕組み。"),
    ("キオスク端末", "きおすくたんまつ", (), "店で証明書を受け取る機械。"),
    ("5G", "5G", (), "速くて遅れの少ない無線。"),
    ("ローカル 5G", "ろーかる5G", (), "地域で使う専用の無線。"),
    ("標準化", "ひょうじゅんか", (), "やり方をそろえること。"),
    ("AED", "AED", (), "心臓を助ける機械。"),
)


def term(name: str, city: str = CITY, plan: str = PLAN, **changes: object) -> Term:
    """A term of the list, or another one."""
    found = next((n for n in NAMES if n[0] == name), (name, "", (), f"{name}の意味です。"))
    _, reading, aliases, definition = found
    told = {
        "id": f"{city}-{name}", "term": name, "reading": reading, "aliases": aliases,
        "definition": definition, "municipality": city, "plan": plan, "source": "a.txt",
        "start": 0, "end": 5,
    }  # fmt: skip
    return Term.model_validate(told | changes)


def glossary() -> list[Term]:
    """All of them."""
    return [term(name) for name, *_ in NAMES]
