"""The page's own style sheet and language, beside the theme in ``options``."""

from __future__ import annotations

import streamlit as st

# The page Streamlit serves says lang="en"; screen readers and font choice need the truth.
_LANGUAGE = "<script>document.documentElement.lang = 'ja';</script>"

_CSS = """
.stMainBlockContainer { max-width: 60rem; padding-top: 2.25rem; }
.stMain [data-testid="stStatusWidget"], .stAppDeployButton { display: none; }
.sn-title { font-size: 1.75rem; font-weight: 700; letter-spacing: .02em; margin: 0; }
.sn-lead { color: #3d4a5c; margin: .25rem 0 0; line-height: 1.7; }
.sn-heading { font-size: .95rem; font-weight: 700; color: #1a2330; margin: .75rem 0 0; }
.sn-text { white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.85; margin: 0;
  unicode-bidi: isolate; }
.sn-answer { font-size: 1.06rem; }
.sn-marker { color: #17508f; font-weight: 700; font-size: .82em; white-space: nowrap;
  padding: 0 .1em; }
.sn-chip { display: inline-block; font-size: .78rem; font-weight: 600; color: #17508f;
  background: #e3edf8; border-radius: 1rem; padding: .05rem .65rem; margin-top: .35rem; }
.sn-chip-past { color: #7a4700; background: #fff0d6; }
.sn-changes { width: 100%; min-width: 44rem; border-collapse: collapse; font-size: .88rem;
  line-height: 1.6; }
.sn-changes th, .sn-changes td { border: 1px solid #d5dde8; padding: .4rem .55rem;
  vertical-align: top; text-align: left; overflow-wrap: anywhere; }
.sn-changes th { background: #eef2f7; font-weight: 700; white-space: nowrap; }
.sn-changes td:nth-child(5) { background: #fdf8ef; }
.sn-changes td:nth-child(6) { background: #eff7f1; }
.sn-changes .sn-kind { white-space: nowrap; font-weight: 600; color: #17508f; }
.sn-wide { overflow-x: auto; }
.sn-notice { border-left: 4px solid #17508f; background: #eef4fb; border-radius: 0 6px 6px 0;
  padding: .6rem .9rem; margin: .1rem 0; line-height: 1.7; }
.sn-notice-warning { border-color: #9a5b00; background: #fff6e5; }
.sn-notice-error { border-color: #a8201a; background: #fdeeed; }
.sn-notice-name { font-weight: 700; display: block; }
.sn-cite { display: flex; gap: .75rem; align-items: flex-start; }
.sn-cite-no { flex: none; min-width: 1.7rem; height: 1.7rem; border-radius: 6px; color: #fff;
  background: #17508f; font-weight: 700; font-size: .85rem; display: flex; padding: 0 .3rem;
  align-items: center; justify-content: center; box-sizing: border-box; }
.sn-cite-body { flex: 1; min-width: 0; overflow-wrap: anywhere; line-height: 1.6; }
.sn-cite-name { font-weight: 700; }
.sn-cite-from, .sn-cite-section, .sn-foot, .sn-judge { font-size: .82rem; color: #45536a; }
.sn-cite-quote { font-size: .9rem; color: #2b3646; margin-top: .3rem; display: -webkit-box;
  -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
.sn-passage { white-space: pre-wrap; overflow-wrap: anywhere; tab-size: 4; font-size: .9rem;
  line-height: 1.85; background: #f6f8fb; border: 1px solid #dde4ed; border-radius: 6px;
  padding: .8rem 1rem; color: #3d4a5c; unicode-bidi: isolate; max-height: 21rem; overflow-y: auto;
  position: relative; }
.sn-passage mark { scroll-margin: 5rem 0 9rem; background: #ffe58a; color: #1a2330;
  font-weight: 600; padding: .1em 0; border-bottom: 2px solid #c98a00; }
.sn-plan { border-top: 1px solid #d5dde8; padding: .55rem 0 .1rem; line-height: 1.5;
  overflow-wrap: anywhere; }
.sn-plan-city { font-weight: 700; font-size: .92rem; }
.sn-plan-name, .sn-plan-count { font-size: .82rem; color: #3d4a5c; }
[class*="st-key-example-"] button, [class*="st-key-choice-"] button { text-align: left;
  justify-content: flex-start; }
[class*="st-key-example-"] button > *, [class*="st-key-choice-"] button > * {
  justify-content: flex-start; }
[class*="st-key-open-"] button { min-height: 1.75rem; padding: 0; color: #17508f; }
[class*="st-key-open-"] { margin-left: 2.3rem; }
.stBottomBlockContainer, [data-testid="stBottomBlockContainer"] { max-width: 62rem;
  padding-bottom: 1.25rem; }
@media (max-width: 640px) {
  .stMainBlockContainer { padding: 3rem 1rem 1rem; }
  .sn-title { font-size: 1.4rem; }
  .sn-passage { padding: .6rem .7rem; }
}
"""


def apply() -> None:
    """Put the style sheet on the page and name its language. Both are constants of this file."""
    st.html(f"<style>{_CSS}</style>")
    st.html(f"<span></span>{_LANGUAGE}", unsafe_allow_javascript=True)
