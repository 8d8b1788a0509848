"""What a page fetches of the service: where that fails, it says so and looks again by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from ui.api.errors import RefusedError, ServiceError, ServiceStartingError
from ui.parts.blocks import Kind, notice, show
from ui.parts.words import t

RECHECK_SECONDS = 3.0
_LOST = "lost"
_T = TypeVar("_T")
Call = Callable[[], object]


def begin() -> None:
    """Nothing has failed yet in this run of the page."""
    st.session_state[_LOST] = []


def fetched(
    call: Callable[[], _T],
    *,
    waiting: str | None = None,
    say: Callable[[ServiceError], None] | None = None,
    refused: Callable[[RefusedError], None] | None = None,
) -> _T | None:
    """What ``call`` brings, with ``waiting`` on the page meanwhile; ``None`` where it fails.

    Then it is said in its place (``say``, and ``refused`` for what the service does not do), and
    the call is tried again until it works, unless it never will.
    """
    try:
        with st.spinner(waiting or t("読み込んでいます…")):
            return call()
    except RefusedError as error:
        (refused or say or told)(error)
    except ServiceError as error:
        (say or told)(error)
        lost: list[Call] = st.session_state.setdefault(_LOST, [])
        if call not in lost:
            lost.append(call)
    return None


def told(error: ServiceError, *, name: str | None = None, kind: Kind = "warning") -> None:
    """Say what went wrong, and whether the page will come back by itself."""
    starting = isinstance(error, ServiceStartingError)
    lines = [t(error.message)]
    if not isinstance(error, RefusedError):
        lines.append(t("つながりしだい、この画面は自動で元に戻ります。"))
    heading = t("準備をしています") if starting else name
    show(notice("info" if starting else kind, "\n".join(lines), name=heading))


def quietly(_: ServiceError) -> None:
    """Say nothing: the page is whole without it."""


def watched() -> None:
    """Look again while anything is missing; called when the menu is drawn.

    Until then the browser does not know which page it shows, and a run that it asks for would be
    one of the start.
    """
    if st.session_state.get(_LOST):
        _watch()


@st.fragment(run_every=RECHECK_SECONDS)
def _watch() -> None:
    """Run the page again as soon as one of the very calls that failed is answered."""
    for call in st.session_state.get(_LOST, ()):
        try:
            call()
        except RefusedError:
            st.rerun()
        except ServiceError:
            continue
        st.rerun()
