"""The place of a quote in its file: the whole page or section around it, the quote marked."""

from __future__ import annotations

import streamlit as st

from ui.api.client import Client
from ui.api.records import Around
from ui.parts.blocks import notice, show
from ui.parts.escape import element
from ui.parts.fetching import fetched
from ui.parts.passage import marked, passage
from ui.parts.words import t

GONE = "原文が更新されたため、該当箇所を示せません。画面を読み込み直してください。"
# The box shows the quote first. Streamlit then rolls the page to its end for about a second;
# whoever lost the quote by that is brought back to it.
_REVEAL = """<span></span><script>(() => {{
  const mark = () => document.querySelector('.st-key-{key} mark');
  const show = () => {{ const m = mark(); if (m) m.parentElement.scrollTop = m.offsetTop - 90; }};
  setTimeout(show, 30); setTimeout(show, 400);
  if ({roll}) setTimeout(() => mark()?.scrollIntoView({{block: 'nearest'}}), 1300);
}})();/* {times} */</script>"""


def reveal(key: str, times: int, *, roll: bool = True) -> None:
    """Bring the mark in the container ``key`` into view; once for each number of ``times``.

    Only inside its box where the page is not to ``roll``. ``key`` is made by the page, never of
    text from outside.
    """
    script = _REVEAL.format(key=key, times=times, roll=str(roll).lower())
    st.html(script, unsafe_allow_javascript=True)


def original(
    client: Client, source: str, start: int, end: int, *, quote: str | None = None, gone: str = GONE
) -> Around | None:
    """Show the place; ``gone`` is said where the file does not hold ``quote`` there any more.

    Without a ``quote`` whatever stands at the place is marked.
    """
    got = fetched(lambda: (client.source(source), client.around(source, start, end)))
    if got is None:
        return None
    text, whole = got
    words = text[start:end] if quote is None else quote
    found = passage(text, start, end, words, within=(whole.start, whole.end))
    show(marked(found) if found else notice("warning", t(gone)))
    show(element("div", "sn-foot", t("ファイル: {name}", name=source)))
    return whole
