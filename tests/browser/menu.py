"""The addresses of the pages in the menu, read from the code: importing it would draw the page."""

from __future__ import annotations

import ast
from pathlib import Path

import ui


def _addresses() -> tuple[str, ...]:
    code = Path(ui.__path__[0]) / "app.py"
    for node in ast.parse(code.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == "PAGES":
            assert isinstance(node.value, ast.Tuple)
            entries = [entry for entry in node.value.elts if isinstance(entry, ast.Tuple)]
            return tuple(str(ast.literal_eval(entry.elts[1])) for entry in entries)
    raise AssertionError("ui/app.py has no PAGES")


# The first page is the start, without an address of its own.
ADDRESSES = ("", *_addresses()[1:])
