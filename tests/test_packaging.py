"""What the packages read at run time is packed with them."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("assistant", "ingest", "index", "ui", "evals")
# Read by developers and tests alone.
APART = ("evals/plans",)


def test_every_file_of_data_is_packed() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    given: dict[str, list[str]] = settings["tool"]["setuptools"]["package-data"]
    packed = {
        file
        for package, patterns in given.items()
        for pattern in patterns
        for file in (ROOT / package.replace(".", "/")).glob(pattern)
    }
    data = {
        file
        for package in PACKAGES
        for file in (ROOT / package).rglob("*")
        if file.is_file() and file.suffix not in {".py", ".pyc"}
        and not str(file.relative_to(ROOT)).startswith(APART)
    }  # fmt: skip
    assert data
    assert sorted(str(f.relative_to(ROOT)) for f in data - packed) == []
