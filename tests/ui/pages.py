"""Steps on a page that is run without a browser."""

from __future__ import annotations

import html
import json
from typing import Any

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash


def opened(page: AppTest, path: str, **query: str) -> AppTest:
    """The page at ``path`` of the menu, drawn; ``query`` stands in its address.

    ``AppTest.switch_page`` knows pages that are files alone; those of ``st.navigation`` go by the
    hash of their path.
    """
    page.query_params.clear()
    for name, value in query.items():
        page.query_params[name] = value
    page._page_hash = calc_hash(path)
    return page.run()


def shown(page: AppTest) -> str:
    """Everything in the page's blocks, as text: tags stand, entities are resolved; after them the
    answers.
    """
    assert not page.exception
    blocks = html.unescape("\n".join(block.value for block in page.main.html))
    answers = ("".join(part["text"] for part in told["parts"]) for told in answers_of(page))
    return "\n".join((blocks, *answers))


def answers_of(page: AppTest) -> list[dict[str, Any]]:
    """What the components of the answers on the page were given."""
    given = (json.loads(element.proto.json) for element in page.get("bidi_component"))
    return [told for told in given if "parts" in told]
