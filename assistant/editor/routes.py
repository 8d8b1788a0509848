"""The editor's routes: the folder of plans, changes to it, and reading it again."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated

from anyio import open_file
from fastapi import APIRouter, Depends, Header, Query, Request
from fastapi.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from assistant.editor.child import Ingests
from assistant.editor.folder import PlansFolder, stored
from assistant.editor.kept import draft
from assistant.editor.limits import FILES
from assistant.editor.names import safe_name
from assistant.editor.schema import ChangeOut, FileOut, Files, IngestOut, State, Undone
from index import generations
from index.build import key_of
from index.inputs import digest, digests
from index.store import Index
from ingest.errors import BadRequestError, PlansFolderError, ShisakuError
from ingest.files import MAX_BYTES
from ingest.overrides import NAME
from ingest.readers.formats import SUFFIXES


class EditorOffError(ShisakuError):
    """The operator has not switched editing on."""

    code = "editor_off"
    status = 403


class WrongKeyError(ShisakuError):
    """The key of the request is not the editor's."""

    code = "editor_key"
    status = 403


class FileTooLargeError(ShisakuError):
    """The file is longer than the readers take."""

    code = "too_large"
    status = 413


@dataclass(frozen=True, slots=True)
class Editing:
    """What an operator has set for editing; without a key or a folder it is off.

    ``command`` reads the folder anew; that of the project, if none is given.
    """

    key: str = ""
    plans: Path | None = None
    data: Path | None = None
    model: str | None = None
    chroma_url: str | None = None
    command: tuple[str, ...] = ()


class Editor:
    """The folder and the ingests of a service that may be edited."""

    def __init__(self, editing: Editing) -> None:
        self._editing = editing
        plans, data = editing.plans, editing.data
        self._folder = PlansFolder(plans, data) if plans and data else None
        self._ingests = Ingests(plans, data, command=editing.command) if plans and data else None

    def close(self) -> None:
        """End an ingest that runs."""
        if self._ingests:
            self._ingests.close()

    def admit(self, x_editor_key: Annotated[str | None, Header()] = None) -> None:
        """Let a request with the editor's key pass; compared in constant time."""
        if not self._editing.key:
            raise EditorOffError(
                "編集の機能は、使わない設定になっています。"
                "使うには、管理する方が環境変数 SHISAKU_EDITOR_KEY に編集用の鍵を設定し、"
                "`shisaku serve --plans 計画のフォルダー` を起動し直してください。"
            )
        if not hmac.compare_digest((x_editor_key or "").encode(), self._editing.key.encode()):
            raise WrongKeyError("編集用の鍵が違います。確かめて、もう一度入れてください。")

    @property
    def folder(self) -> PlansFolder:
        """The folder of plans."""
        if self._folder is None:
            raise EditorOffError(
                "計画のフォルダーが分からないため、編集できません。"
                "`shisaku serve --plans 計画のフォルダー` のように起動し直してください。"
            )
        return self._folder

    @property
    def ingests(self) -> Ingests:
        """What reads the folder again."""
        _ = self.folder
        assert self._ingests is not None  # noqa: S101
        return self._ingests

    def pending(self) -> bool:
        """Whether an ingest would make another index than the one in force."""
        try:
            key = key_of(digests(self.folder.plans), self._editing.model, self._editing.chroma_url)
            current = generations.current(self.folder.data)
            return current is None or generations.told(current)["key"] != key
        except (PlansFolderError, OSError, ValueError, KeyError):
            return True


def editor_router(editor: Editor, index: Callable[[], Index]) -> APIRouter:
    """The routes; every one asks for the key first."""
    router = APIRouter(dependencies=[Depends(editor.admit)])
    _files(router, editor, index)
    _ingest(router, editor)
    return router


def _files(router: APIRouter, editor: Editor, index: Callable[[], Index]) -> None:
    @router.get(FILES, summary="計画のフォルダーの中身（編集用）")
    def files() -> Files:
        folder = editor.folder
        last = folder.last()
        return Files(
            items=_listed(folder.files(), index()),
            plans_toml=folder.told(),
            last=ChangeOut(**asdict(last)) if last else None,
            pending=editor.pending(),
            kinds=[*SUFFIXES, NAME],
            max_bytes=MAX_BYTES,
        )

    @router.post(
        FILES,
        status_code=201,
        summary="計画のファイルを1つ入れます（編集用）",
        openapi_extra={
            "requestBody": {
                "required": True,
                "content": {
                    "application/octet-stream": {"schema": {"type": "string", "format": "binary"}}
                },
            }
        },
    )
    async def put(request: Request, name: Annotated[str, Query(max_length=1000)]) -> ChangeOut:
        folder, safe = editor.folder, safe_name(name)
        with stored(), draft(folder.data, safe) as content:
            await _received(request, content)
            change = await run_in_threadpool(folder.put, safe, content)
        return ChangeOut(**asdict(change))

    @router.delete(FILES + "/{source}", summary="計画のファイルを1つ取り除きます（編集用）")
    def remove(source: str) -> ChangeOut:
        return ChangeOut(**asdict(editor.folder.remove(source)))


def _ingest(router: APIRouter, editor: Editor) -> None:
    @router.post("/v1/ingest", status_code=202, summary="計画を読み込み直します（編集用）")
    def start() -> IngestOut:
        return editor.ingests.start()

    @router.get("/v1/ingest", summary="読み込みの進み具合（編集用）")
    def now() -> IngestOut:
        return editor.ingests.now

    @router.post(
        "/v1/ingest/undo",
        status_code=202,
        summary="最後の変更を元に戻し、読み込み直します（編集用）",
    )
    def undo() -> Undone:
        ingests = editor.ingests
        change = editor.folder.undo()
        return Undone(change=ChangeOut(**asdict(change)), ingest=ingests.start())


async def _received(request: Request, content: Path) -> None:
    """Write the body of a request to ``content``; what is too long is not taken."""
    size = 0
    try:
        async with await open_file(content, "wb") as handle:
            async for chunk in request.stream():
                size += len(chunk)
                if size > MAX_BYTES:
                    raise FileTooLargeError(
                        f"ファイルが大きすぎます（上限 {MAX_BYTES // 1_000_000}MB）。"
                        "章ごとに分けてください。"
                    )
                await handle.write(chunk)
    except ClientDisconnect as error:
        raise BadRequestError("ファイルが途中までしか届きませんでした。") from error
    if not size:
        raise BadRequestError("ファイルが空です。本文の入ったファイルを選んでください。")


def _listed(paths: list[Path], index: Index) -> list[FileOut]:
    """The files of the folder, and those that were read but are not there any more."""
    read = {d.source: d.sha256 for d in index.whole.documents}
    refused = {p.source for p in index.whole.problems} - set(read)

    def state(path: Path) -> State:
        if path.name in read:
            return "read" if digest(path) == read[path.name] else "changed"
        return "refused" if path.name in refused else "new"

    found = [FileOut(name=p.name, size=_size(p), state=state(p)) for p in paths]
    there = {p.name for p in paths}
    gone = [FileOut(name=n, size=None, state="removed") for n in read if n not in there]
    return sorted([*found, *gone], key=lambda file: file.name)


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:  # gone meanwhile
        return None
