"""The calls that change the folder of plans; every one carries the editor's key."""

from __future__ import annotations

from typing import Literal
from urllib.parse import quote

import httpx

from ui.api.records import Record, Refused
from ui.api.replies import checked, failures

_UPLOAD = httpx.Timeout(120.0, connect=3.0)


class FolderFile(Record):
    """A file of the folder of plans, and whether the service has read it as it is."""

    name: str
    size: int | None = None
    state: Literal["read", "new", "changed", "refused", "removed"]


class FolderChange(Record):
    """A change of the folder; ``at`` is UTC."""

    at: str
    kind: Literal["added", "replaced", "removed"]
    name: str


class Folder(Record):
    """The folder of plans; ``last`` is the change that can be taken back."""

    items: tuple[FolderFile, ...]
    plans_toml: str | None = None
    last: FolderChange | None = None
    pending: bool = False
    kinds: tuple[str, ...] = ()


class IngestReport(Record):
    """What reading the folder again has done."""

    files: int
    files_read: int
    measures: int
    terms: int
    took_seconds: float
    refused: tuple[Refused, ...] = ()
    notes: tuple[str, ...] = ()


class Ingest(Record):
    """How far reading the folder again is, or what came of it."""

    status: Literal["none", "running", "done", "failed"]
    step: str = ""
    done: int = 0
    of: int = 0
    message: str | None = None
    report: IngestReport | None = None


class Editor:
    """What an editor may have the service do."""

    def __init__(self, http: httpx.Client, key: str) -> None:
        self._http = http
        # A key that no header can hold is a wrong one.
        self._headers = {"X-Editor-Key": key if key.isascii() and key.isprintable() else ""}

    def folder(self) -> Folder:
        """What is in the folder of plans."""
        return Folder.model_validate_json(self._sent("GET", "/v1/files"))

    def put(self, name: str, content: bytes) -> FolderChange:
        """Put a file into the folder; one of that name is replaced."""
        said = self._sent("POST", "/v1/files", params={"name": name}, content=content)
        return FolderChange.model_validate_json(said)

    def remove(self, name: str) -> FolderChange:
        """Take a file out of the folder."""
        said = self._sent("DELETE", f"/v1/files/{quote(name, safe='')}")
        return FolderChange.model_validate_json(said)

    def ingest(self) -> Ingest:
        """How far reading the folder again is."""
        return Ingest.model_validate_json(self._sent("GET", "/v1/ingest"))

    def start(self) -> None:
        """Have the folder read again."""
        self._sent("POST", "/v1/ingest")

    def undo(self) -> None:
        """Take back the last change, and have the folder read again."""
        self._sent("POST", "/v1/ingest/undo")

    def _sent(
        self,
        method: str,
        path: str,
        *,
        params: dict[str, str] | None = None,
        content: bytes | None = None,
    ) -> bytes:
        with failures():
            timeout = _UPLOAD if content else httpx.USE_CLIENT_DEFAULT
            reply = self._http.request(
                method,
                path,
                params=params,
                content=content,
                headers=self._headers,
                timeout=timeout,
            )
            return checked(reply).content
