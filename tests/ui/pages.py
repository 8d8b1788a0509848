"""Steps on a page that is run without a browser."""

from __future__ import annotations

import html

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
    """Everything in the page's blocks, as text: tags stand, entities are resolved."""
    assert not page.exception
    return html.unescape("\n".join(block.value for block in page.main.html))
