"""The pages' own style sheets and language, beside the theme in ``options``."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import streamlit as st

from ui.parts import words

# The page Streamlit serves says lang="en"; screen readers and font choice need the truth.
_LANGUAGE = "<script>document.documentElement.lang = '{language}';</script>"


def apply() -> None:
    """Put the style sheets on the page and name its language; all are files of this package."""
    st.html(f"<style>{_sheets()}</style>")
    script = _LANGUAGE.format(language=words.language())
    st.html(f"<span></span>{script}", unsafe_allow_javascript=True)


@lru_cache(maxsize=1)
def _sheets() -> str:
    """Every page's style sheet, that of the common parts first."""
    here = Path(__file__).with_name("style.css")
    others = sorted(here.parents[1].rglob("page.css"))
    sheets = [here, *(path for path in others if path != here)]
    return "\n".join(path.read_text(encoding="utf-8") for path in sheets)
