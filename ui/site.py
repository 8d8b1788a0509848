"""What every page is given: the service, what it has read, and what the reader looks at of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from ui.api.client import Client
from ui.api.library import Library
from ui.api.records import Measure, Plan, Term
from ui.parts.escape import label


@dataclass(frozen=True, slots=True)
class Scope:
    """The municipality and the plan that the reader has chosen; ``None`` for all."""

    municipality: str | None = None
    plan: str | None = None

    def holds(self, record: Plan | Measure | Term) -> bool:
        """Whether a record is of what was chosen."""
        return self.municipality in (None, record.municipality) and self.plan in (None, record.plan)


@dataclass(frozen=True, slots=True)
class Site:
    """The service's calls and records, the scope, and the pages by their address.

    ``plans`` is ``None`` while the service is away.
    """

    client: Client
    library: Library
    plans: Sequence[Plan] | None
    scope: Scope
    pages: Mapping[str, StreamlitPage]
    today: date

    @property
    def chosen(self) -> list[Plan]:
        """The plans in scope."""
        return [plan for plan in self.plans or () if self.scope.holds(plan)]

    def link(self, text: str, path: str, **query: str) -> None:
        """A link to another page of the site; ``text`` may be of a plan."""
        st.page_link(self.pages[path], label=label(text), query_params=query)
