"""What the address of a page names: one measure, one term."""

from __future__ import annotations

import streamlit as st

_TOP = """<span></span><script>
  document.querySelector('[data-testid=stMain]')?.scrollTo(0, 0)/* {times} */
</script>"""


def chosen(page: str, name: str = "id") -> str | None:
    """The value of ``name`` in the address of ``page``; what is newly chosen is seen from its top.

    Streamlit's browser side keeps address and place where a link leads to the page that it stands
    on, so both are told to it again.
    """
    value = st.query_params.get(name)
    if value:
        st.query_params[name] = value
    last, times = st.session_state.get(f"{page}-chosen", (None, 0))
    if value != last:
        times += 1
        st.session_state[f"{page}-chosen"] = (value, times)
    if times:
        st.html(_TOP.format(times=times), unsafe_allow_javascript=True)
    return value
