"""The folder of plans as an editor changes it: a file put, removed, the last change taken back."""

from __future__ import annotations

import filecmp
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from assistant.editor.kept import BEFORE, Change, Kind, Shelf, write
from assistant.editor.names import place, safe_name
from index.locked import StorageError
from ingest.errors import NotFoundError, PlansFolderError, ShisakuError
from ingest.files import plan_files
from ingest.overrides import NAME, OverridesError, read_overrides
from ingest.readers.formats import SUFFIXES

LOCK = "changes.lock"


class ChangeBusyError(ShisakuError):
    """Another change, or an ingest that an editor started, is under way."""

    code = "change_busy"
    status = 409


class ChangeRefusedError(ShisakuError):
    """The change would leave a folder that cannot be read, or change nothing."""

    code = "change_refused"
    status = 409


@contextmanager
def one_at_a_time(data: Path) -> Iterator[None]:
    """Only one change or ingest of an editor at a time, whichever process it is of."""
    try:
        data.mkdir(parents=True, exist_ok=True)
        with FileLock(data / LOCK, timeout=0, thread_local=False):
            yield
    except Timeout as error:
        raise ChangeBusyError(
            "ほかの変更か読み込みが動いています。終わってから、もう一度お試しください。"
        ) from error


class PlansFolder:
    """A folder of plans whose changes can be taken back; ``data`` keeps what they replace."""

    def __init__(self, plans: Path, data: Path) -> None:
        self.plans = plans
        self.data = data
        self._shelf = Shelf(data)

    def files(self) -> list[Path]:
        """The documents of the folder; none where there are none."""
        if not self.plans.is_dir():
            raise PlansFolderError(
                "計画のフォルダーが見つかりません。`shisaku serve --plans` を確かめてください。"
            )
        try:
            return plan_files(self.plans)
        except PlansFolderError:
            return []

    def told(self) -> str | None:
        """The text of ``plans.toml``, or ``None``."""
        try:
            return (self.plans / NAME).read_text(encoding="utf-8-sig")
        except (OSError, ValueError):
            return None

    def last(self) -> Change | None:
        """The change that ``undo`` would take back."""
        return self._shelf.last()

    def put(self, given: str, content: Path) -> Change:
        """Put a file into the folder; one of the same name is kept and replaced."""
        name = safe_name(given)
        with stored(), one_at_a_time(self.data):
            names = [p.name for p in self.files()]
            target = place(self.plans, name)
            if name == NAME:
                read_overrides(content.parent, names)
            there = target.is_file()
            if there and filecmp.cmp(content, target, shallow=False):
                raise ChangeRefusedError("同じ名前で同じ内容のファイルが、すでにあります。")
            kind: Kind = "replaced" if there else "added"
            change = self._shelf.add(_now(), kind, target.name, target if there else None)
            self._made(change, target, lambda: write(content, target))
            return change

    def remove(self, name: str) -> Change:
        """Take a file out of the folder, and keep it."""
        with stored(), one_at_a_time(self.data):
            files = self.files()
            target = next((p for p in [*files, self.plans / NAME] if p.name == name), None)
            if target is None or not target.is_file():
                raise NotFoundError("その名前のファイルは、計画のフォルダーにありません。")
            self._may_go(target, [p for p in files if p != target])
            change = self._shelf.add(_now(), "removed", target.name, target)
            self._made(change, target, target.unlink)
            return change

    def undo(self) -> Change:
        """Make the folder as it was before the last change; what goes by that is kept too."""
        with stored(), one_at_a_time(self.data):
            change = self._shelf.last()
            if change is None:
                raise ChangeRefusedError("元に戻せる変更がありません。")
            kept, target = self._shelf.of(change), place(self.plans, change.name)
            if target.is_file():
                write(target, self._shelf.after(change))
            if (kept / BEFORE).is_file():
                write(kept / BEFORE, target)
            else:
                target.unlink(missing_ok=True)
            undone = replace(change, undone=True)
            self._shelf.note(undone)
            return undone

    def _made(self, change: Change, target: Path, do: Callable[[], object]) -> None:
        """Make a change that is noted; one that did not come about is forgotten."""
        try:
            do()
        except BaseException:
            if self._shelf.untouched(change, target):
                self._shelf.drop(change)
            raise

    def _may_go(self, target: Path, left: list[Path]) -> None:
        """Refuse to leave a folder that could not be read any more."""
        if target.name == NAME:
            return
        if not any(p.suffix.lower() in SUFFIXES for p in left):
            raise ChangeRefusedError(
                "読み込めるファイルが1つもなくなるため、取り除けません。"
                "先に、代わりのファイルを入れてください。"
            )
        try:
            read_overrides(self.plans, [p.name for p in left])
        except OverridesError as error:
            raise ChangeRefusedError(
                f"{NAME} を確かめてください。取り除いたあとに読み込めなくなります（{error}）"
            ) from error


@contextmanager
def stored() -> Iterator[None]:
    """Say in Japanese that a folder cannot be written."""
    try:
        yield
    except OSError as error:
        raise StorageError(
            "計画のフォルダーか保存先に書き込めません。空き容量と権限を確かめてください。"
        ) from error


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
