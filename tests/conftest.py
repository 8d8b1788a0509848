"""What every test may ask for: the real plans, their corpus and an index of them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from ingest.folder import read_folder
from ingest.records import Corpus

ROOT = Path(__file__).resolve().parent.parent
PLANS = ROOT.parent / "shared" / "plans"

# No test asserts on the clock: a busy machine may take its time for an example.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that reads the real plans, whether directly or through a fixture."""
    for item in items:
        if "plans_dir" in getattr(item, "fixturenames", ()):
            item.add_marker("plans")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Without the real plans, their tests fail in CI and are skipped elsewhere."""
    if item.get_closest_marker("plans") is None or PLANS.is_dir():
        return
    message = "the plan texts are not in ../shared/plans"
    if os.environ.get("CI"):
        pytest.fail(message, pytrace=False)
    pytest.skip(message)


@pytest.fixture(scope="session")
def plans_dir() -> Path:
    """The folder of real plan texts."""
    return PLANS


@pytest.fixture(scope="session")
def real_corpus(plans_dir: Path) -> Corpus:
    """All records of the real plans."""
    return read_folder(plans_dir)


@pytest.fixture(scope="session")
def real_index(real_corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A complete index of the real plans, built once."""
    from index.store import build, open_index

    data = tmp_path_factory.mktemp("real-index")
    build(real_corpus, data)
    return open_index(data)
