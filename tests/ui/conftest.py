"""A fake service per test, and the page run against it without a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import ui
from tests.ui.fake_api import FakeApi
from tests.ui.site import fake_site
from ui.api.client import Client
from ui.options import API_VARIABLE


@pytest.fixture
def api() -> Iterator[FakeApi]:
    fake = fake_site()
    fake.start()
    yield fake
    fake.stop()


@pytest.fixture
def client(api: FakeApi) -> Iterator[Client]:
    made = Client(api.url, seconds=2.0)
    yield made
    made.close()


@pytest.fixture
def page(api: FakeApi, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The page, drawn once."""
    monkeypatch.setenv(API_VARIABLE, api.url)
    app = Path(ui.__path__[0]) / "app.py"
    yield AppTest.from_file(str(app), default_timeout=90).run()
    st.cache_resource.clear()
