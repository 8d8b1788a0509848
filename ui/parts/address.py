"""What the address of a page names: one measure, one term, one file; without it all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TypeVar

import streamlit as st
from streamlit.errors import StreamlitAPIException

from ui.parts.blocks import notice, show
from ui.parts.words import t

_TOP = """<span></span><script>
  document.querySelector('[data-testid=stMain]')?.scrollTo(0, 0)/* {times} */
</script>"""
_T = TypeVar("_T")


def one_or_all(
    page: str,
    held: Mapping[str, _T],
    one: Callable[[_T], None],
    every: Callable[[], None],
    *,
    gone: str,
    name: str = "id",
) -> None:
    """Draw the ``one`` that ``name`` in the address of ``page`` asks for, else ``every`` one.

    ``gone`` is said above these where nothing is ``held`` under what is asked for.
    """
    wanted = _chosen(page, name)
    found = held.get(wanted) if wanted else None
    if found is not None:
        one(found)
        return
    if wanted:
        text = t("計画が読み込み直された可能性があります。下の一覧から選び直してください。")
        show(notice("warning", text, name=gone))
    every()


def _chosen(page: str, name: str) -> str | None:
    """The value of ``name`` in the address of ``page``; what is newly chosen is seen from its top.

    Streamlit's browser side keeps address and place where a link leads to the page that it stands
    on: the next click there would lead back. So both are told to it again.
    """
    value = st.query_params.get(name)
    last, times = st.session_state.get(f"{page}-chosen", (None, 0))
    if value != last:
        times += 1
        st.session_state[f"{page}-chosen"] = (value, times)
        _tell()
    if times:
        st.html(_TOP.format(times=times), unsafe_allow_javascript=True)
    return value


def _tell() -> None:
    """Tell the browser the address; one that holds a filter of the page is told by that."""
    every = {key: st.query_params.get_all(key) for key in st.query_params}
    with suppress(StreamlitAPIException):
        st.query_params.from_dict(every)
