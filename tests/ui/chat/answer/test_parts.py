"""The text of an answer, cut at its markers and terms."""

from __future__ import annotations

import pytest

from tests.ui import site
from ui.api.records import Answer, Term
from ui.chat.answer.block import copied, data_of
from ui.chat.answer.parts import Part, parts_of, terms_for
from ui.chat.conversation import Question


def term(name: str, *aliases: str, city: str = site.CITY) -> Term:
    told = f"{name}の説明"
    return Term(
        id=name, term=name, aliases=aliases, definition=told, municipality=city, plan=site.PLAN
    )


def test_markers_stand_alone() -> None:
    assert parts_of("一。[1]二。[2][13]", []) == [
        Part("一。"),
        Part("[1]", marker=1),
        Part("二。"),
        Part("[2]", marker=2),
        Part("[13]", marker=13),
    ]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("LGWANとLAN", ["LAN"], ["LAN"]),
        ("LGWANとLAN", ["LAN", "LGWAN"], ["LGWAN", "LAN"]),
        ("無線LANの整備", ["LAN"], ["LAN"]),
        ("クラウドサービス", ["クラウド"], []),
        ("クラウドを使う", ["クラウド"], ["クラウド"]),
        ("オープンデータ化", ["オープンデータ"], ["オープンデータ"]),
        ("AIとAI", ["AI"], ["AI"]),
        ("AI・RPA", ["AI", "RPA"], ["AI", "RPA"]),
        ("a.bとaxb", ["a.b"], ["a.b"]),
        ("Ｗｉ－Ｆｉ", ["Ｗｉ－Ｆｉ"], ["Ｗｉ－Ｆｉ"]),
        ("A", ["A"], []),
        ("何もない", ["用語"], []),
    ],
)
def test_terms_are_words_of_their_own_and_marked_once(
    text: str, names: list[str], expected: list[str]
) -> None:
    parts = parts_of(text, map(term, names))
    assert [part.text for part in parts if part.term] == expected
    assert "".join(part.text for part in parts) == text


def test_an_alias_leads_to_its_term() -> None:
    parts = parts_of("業務継続計画を作る", [term("ICT-BCP", "業務継続計画")])
    assert parts[0] == Part("業務継続計画", term="ICT-BCP")


def test_terms_of_the_cities_cited_but_none_that_is_asked_about() -> None:
    terms = [term("LAN"), term("RPA"), term("LAN", city=site.OTHER_CITY)]
    cited = site.reply(citations=[site.citation(term="RPA", measure_no=None, measure_name=None)])
    assert terms_for(Answer.model_validate(cited), terms) == terms[:1]


def test_what_the_component_is_given() -> None:
    answer = Answer.model_validate(site.reply(answer="LANです。[1]"))
    question = Question("LANの担当は", site.CITY)
    data = data_of(question, answer, [term("LAN"), term("RPA")], key="0")
    assert data["terms"] == {
        "LAN": {
            "term": "LAN",
            "definition": "LANの説明",
            "from": f"{site.CITY} {site.PLAN}",
        }
    }

    assert data["address"] == {"q": "LANの担当は", "municipality": site.CITY}


def test_a_copy_has_its_sources() -> None:
    made = site.reply(notes=["ご注意"], citations=[site.citation(page=5)])
    assert copied(Answer.model_validate(made)) == (
        f"{site.ANSWER}\nご注意\n"
        f"[1] {site.CITY} {site.PLAN} 3 公園予約の電子化（5ページ）「{site.QUOTE}」"
    )
