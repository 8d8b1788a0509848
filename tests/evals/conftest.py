"""An index of the bundled sample, built once for the tests that need a whole product."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.store import Index, build, open_index
from ingest.folder import read_folder

SAMPLE = Path(__file__).parents[2] / "ingest" / "sample"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that builds the index, whether directly or through a fixture."""
    for item in items:
        if "sample_data" in getattr(item, "fixturenames", ()):
            item.add_marker("slow")


@pytest.fixture(scope="session")
def sample_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the index."""
    folder = tmp_path_factory.mktemp("sample")
    build(read_folder(SAMPLE), folder)
    return folder


@pytest.fixture(scope="session")
def sample_index(sample_data: Path) -> Index:
    """The index, opened."""
    return open_index(sample_data)
