"""``plans.toml`` beside the files: what people know better than what was read."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ingest.errors import ShisakuError
from ingest.identify import Identity
from ingest.labels import role_of
from ingest.records import Role
from ingest.text import fold

NAME = "plans.toml"
EVERY = "*"
_RANGE = re.compile(r"([0-9]{1,5})\s*[-~〜～]\s*([0-9]{1,5})")


class OverridesError(ShisakuError):
    """``plans.toml`` cannot be used as it is written."""

    code = "bad_plans_toml"
    status = 400


class _Entry(BaseModel):
    """A table of the file, for one plan file or, under ``"*"``, for all."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    municipality: str | None = None
    plan: str | None = None
    edition: str | None = None
    period: str | None = None
    skip_pages: list[Annotated[int, Field(ge=1)] | str] = []
    labels: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class Override:
    """What is said of one file: parts of its identity, pages to skip, labels and their meaning.

    ``labels`` maps the folded words of a label to the role that it stands for.
    """

    said: Mapping[str, str] = field(default_factory=dict)
    skip: frozenset[int] = frozenset()
    labels: Mapping[str, Role] = field(default_factory=dict)

    def identity(self, read: Identity) -> Identity:
        """``read`` with what is said otherwise."""
        said: dict[str, Any] = {**self.said}
        return replace(read, declared=read.declared | set(said), **said)


def read_overrides(folder: Path, names: Iterable[str]) -> dict[str, Override]:
    """What ``plans.toml`` says, by file name; nothing if there is none.

    Raises ``OverridesError`` where it is no TOML, holds unknown words or names a file not there.
    """
    place = folder / NAME
    if not place.is_file():
        return {}
    try:
        tables = tomllib.loads(place.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise OverridesError(
            f"{NAME} を読めません（{error}）。UTF-8のTOMLとして書き直してください。"
        ) from error
    known = set(names)
    for name in tables:
        if name != EVERY and name not in known:
            raise OverridesError(
                f"{NAME} にある「{name}」というファイルが、フォルダーにありません。"
            )
    entries = {name: _entry(name, table) for name, table in tables.items()}
    every = entries.get(EVERY, _Entry())
    return {name: _override(name, every, entries.get(name, _Entry())) for name in known}


def _entry(name: str, table: Any) -> _Entry:
    try:
        return _Entry.model_validate(table)
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"]) or name
        raise OverridesError(
            f"{NAME} の「{name}」の「{where}」が正しくありません。書けるのは "
            f"{'、'.join(_Entry.model_fields)} です。"
        ) from error


def _override(name: str, every: _Entry, own: _Entry) -> Override:
    keys = ("municipality", "plan", "edition", "period")
    said = {k: v for k in keys if (v := getattr(own, k) or getattr(every, k))}
    labels = {fold(k): _role(name, k, v) for k, v in {**every.labels, **own.labels}.items()}
    return Override(said, _pages(name, [*every.skip_pages, *own.skip_pages]), labels)


def _role(name: str, label: str, meaning: str) -> Role:
    role = role_of(meaning)
    if role is None:
        raise OverridesError(
            f"{NAME} の「{name}」のラベル「{label}」の意味「{meaning}」が分かりません。"
            "主管課、関係課、概要、目的、実施計画、実績、評価、理由、課題、指標などで書いてください。"
        )
    return role


def _pages(name: str, skipped: Sequence[int | str]) -> frozenset[int]:
    pages: set[int] = set()
    for one in skipped:
        match = _RANGE.fullmatch(one.strip()) if isinstance(one, str) else None
        if isinstance(one, int):
            pages.add(one)
        elif match:
            pages |= set(range(int(match[1]), int(match[2]) + 1))
        else:
            raise OverridesError(
                f'{NAME} の「{name}」の skip_pages は、3 や "10-12" のように書いてください。'
            )
    return frozenset(pages)


def without_pages(text: str, pages: Sequence[int], skip: frozenset[int]) -> str:
    """``text`` with blanks for the pages to skip, so that all places stay as they are.

    ``pages`` are the places where pages begin.
    """
    ends = [*pages[1:], len(text)]
    for number, (start, end) in enumerate(zip(pages, ends, strict=False), start=1):
        if number in skip:
            blank = "".join(c if c == "\n" else " " for c in text[start:end])
            text = text[:start] + blank + text[end:]
    return text
