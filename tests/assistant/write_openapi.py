"""Write ``openapi.json`` anew: ``python -m tests.assistant.write_openapi``."""

from __future__ import annotations

import json
from pathlib import Path

from assistant.app import create_app
from assistant.editions import Editions
from ingest.errors import IndexMissingError

PATH = Path(__file__).resolve().parents[2] / "openapi.json"


class NoIndex:
    """A holder without an index: the description of the API needs none."""

    def current(self, *, wait: float = 0.0) -> Editions:
        raise IndexMissingError("索引がありません。")


def described() -> str:
    """The API's description as it is committed."""
    found = create_app(NoIndex()).openapi()
    return json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    PATH.write_text(described(), encoding="utf-8")
