"""What the service may be asked of a term."""

from __future__ import annotations

from ui.api.records import Term


def question(term: Term) -> str:
    """The question for what the term means in the plans of its municipality."""
    return f"{term.municipality}の計画で「{term.term}」とは何ですか"
