"""What to write into ``plans.toml``: lines to copy, for what has to be looked at."""

from __future__ import annotations

import json
from collections.abc import Iterable

from ingest.assurance.findings import Advice, Finding


def toml_of(source: str, findings: Iterable[Finding]) -> str | None:
    """The table of a file with a line for each piece of advice; ``None`` if there is none."""
    advice = [a for f in findings for a in f.advice]
    kept = list({(a.label, a.key): a for a in advice}.values())
    if not kept:
        return None
    own = [_line(a.key, a) for a in kept if not a.label]
    labels = [_line(_quoted(a.key), a) for a in kept if a.label]
    name = _quoted(source)
    tables = [[f"[{name}]", *own]] if own else []
    tables += [[f"[{name}.labels]", *labels]] if labels else []
    return "\n".join(line for table in tables for line in table)


def _line(key: str, advice: Advice) -> str:
    remark = " ".join(advice.remark.split())
    return f"{key} = {_quoted(advice.value)}" + (f"  # {remark}" if remark else "")


def _quoted(text: str) -> str:
    """A basic string of TOML, whose escapes are those of JSON; what cannot be printed is left."""
    shown = "".join(c if c.isprintable() else " " for c in text)
    return json.dumps(shown, ensure_ascii=False)
