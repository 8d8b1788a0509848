"""What the address of a page names: one measure, one term."""

from __future__ import annotations

from contextlib import suppress

import streamlit as st
from streamlit.errors import StreamlitAPIException

_TOP = """<span></span><script>
  document.querySelector('[data-testid=stMain]')?.scrollTo(0, 0)/* {times} */
</script>"""


def chosen(page: str, name: str = "id") -> str | None:
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
