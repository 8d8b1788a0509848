"""The house has one flow: a folder imports only from its left, and nothing unsafe anywhere."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAY_IMPORT: dict[str, frozenset[str]] = {
    "ingest": frozenset(),
    "index": frozenset({"ingest"}),
    "assistant": frozenset({"ingest", "index"}),
    "ui": frozenset(),
    "evals": frozenset({"ingest", "index", "assistant"}),
}
FORBIDDEN = frozenset(
    {
        # Wound down, or moved there for old code only.
        "langchain_community",
        "langchain_classic",
        # Loading these runs whatever code the file holds.
        "cloudpickle",
        "dill",
        "joblib",
        "langchain_core.load",
        "marshal",
        "pickle",
        "shelve",
    }
)


def _imports(source: str, package: str) -> Iterator[str]:
    """Every module that ``source``, a module of ``package``, imports anywhere in it."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(node, package)
            yield from (f"{base}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and _is_import_call(node):
            yield from (str(a.value) for a in node.args[:1] if isinstance(a, ast.Constant))


def _absolute(node: ast.ImportFrom, package: str) -> str:
    if not node.level:
        return node.module or ""
    parents = package.split(".")
    base = parents[: len(parents) - node.level + 1]
    return ".".join([*base, *([node.module] if node.module else [])])


def _is_import_call(node: ast.Call) -> bool:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    return name in {"import_module", "__import__"}


def _violations(source: str, package: str) -> list[str]:
    folder = package.split(".")[0]
    closed = MAY_IMPORT.keys() - MAY_IMPORT[folder] - {folder}
    found = []
    for name in _imports(source, package):
        forbidden = any(f"{name}.".startswith(f"{module}.") for module in FORBIDDEN)
        if forbidden or name.split(".")[0] in closed | {"tests"}:
            found.append(name)
    return found


def _modules() -> list[Path]:
    return sorted(path for folder in MAY_IMPORT for path in (ROOT / folder).rglob("*.py"))


@pytest.mark.parametrize("path", _modules(), ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_point_to_the_left(path: Path) -> None:
    package = ".".join(path.relative_to(ROOT).parent.parts)
    assert _violations(path.read_text(encoding="utf-8"), package) == []


def test_every_folder_of_code_is_watched() -> None:
    folders = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert folders - {"tests"} == MAY_IMPORT.keys()


@pytest.mark.parametrize(
    ("package", "source"),
    [
        ("ingest", "import index.store"),
        ("ingest", "from index import store"),
        ("ingest.sample", "from ...index import store"),
        ("index", "def f():\n    from assistant.app import create_app"),
        ("index", "import importlib\nimportlib.import_module('assistant.app')"),
        ("assistant", "import ui"),
        ("assistant", "from evals.metrics import recall"),
        ("ui", "from ingest.records import Measure"),
        ("evals", "from ui.api.client import Client"),
        ("evals", "from tests.conftest import ROOT"),
        ("index", "import pickle"),
        ("index", "from langchain_community.retrievers import BM25Retriever"),
        ("assistant", "from langchain_core.load import loads"),
        ("assistant", "from langchain_core import load"),
    ],
)
def test_a_wrong_import_is_found(package: str, source: str) -> None:
    assert len(_violations(source, package)) == 1


@pytest.mark.parametrize(
    ("package", "source"),
    [
        ("index", "from ingest.records import Corpus"),
        ("assistant", "from index.store import open_index\nfrom . import compose"),
        ("evals", "import assistant.answer, index.store, ingest"),
        ("ui", "import httpx\nfrom ui.client import Client\nfrom uvicorn import run"),
        ("assistant", "from langchain_core.loaders import x"),
    ],
)
def test_a_right_import_passes(package: str, source: str) -> None:
    assert _violations(source, package) == []
