"""Example questions come from what the service has read."""

from __future__ import annotations

from tests.ui import site
from tests.ui.fake_api import FakeApi
from ui.api.client import Client
from ui.chat.examples import examples


def test_different_plans_and_kinds(api: FakeApi, client: Client) -> None:
    assert examples(client, client.plans()) == [
        f"{site.CITY}の「公園予約の電子化」の主管課はどこですか",
        f"{site.OTHER_CITY}の「広報の電子化」はどのような取組ですか",
        f"{site.CITY}の「公園予約の電子化」は令和4年度に何をする予定ですか",
        "オープンデータとは何ですか",
    ]


def test_nothing_is_asked_that_the_records_cannot_tell(api: FakeApi, client: Client) -> None:
    api.measures[:] = [site.measure("窓口の案内", lead=[], summary=None)]
    api.terms.clear()
    assert examples(client, client.plans()) == []


def test_no_plans(client: Client) -> None:
    assert examples(client, []) == []
