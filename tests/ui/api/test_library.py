"""All records, fetched once a generation."""

from __future__ import annotations

import pytest

from tests.ui import site
from tests.ui.fake_api import FakeApi, Problem
from ui.api.client import Client
from ui.api.errors import ServiceStartingError
from ui.api.library import Library


def test_records_are_fetched_once_a_generation(api: FakeApi, client: Client) -> None:
    library = Library(client)
    first = library.records()
    assert [m.measure_name for m in first.measures][:1] == ["公園予約の電子化"]
    assert first.terms_by_id["t"].term == "オープンデータ"
    assert library.records() is first
    api.measures.append(site.measure("新しい施策"))
    second = library.records()
    assert f"{site.CITY}-新しい施策" in second.measures_by_id
    assert f"{site.CITY}-新しい施策" not in first.measures_by_id


def test_while_the_service_is_away_it_says_so(api: FakeApi, client: Client) -> None:
    library = Library(client)
    library.records()
    api.problem = Problem(503, "準備中です。")
    with pytest.raises(ServiceStartingError, match="準備中です。"):
        library.records()
