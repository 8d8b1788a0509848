"""Office files are archives: what is opened is checked first, and never more than is allowed."""

from __future__ import annotations

import io
import zipfile

from ingest.errors import UnreadableFileError

MAX_ENTRIES = 1000
MAX_XML = 50_000_000
MAX_WHOLE = 200_000_000
MAX_RATIO = 100
_SMALL = 1_000_000  # below this size the ratio says nothing: XML of empty rows packs well
_CHUNK = 1 << 20
_OLD = b"\xd0\xcf\x11\xe0"


def check(
    data: bytes,
    *,
    max_entries: int = MAX_ENTRIES,
    max_xml: int = MAX_XML,
    max_whole: int = MAX_WHOLE,
    max_ratio: int = MAX_RATIO,
) -> None:
    """Refuse an archive that would unpack to too much, names places outside or declares entities.

    Sizes are bytes; ``max_xml`` is for all XML together, which is unpacked here to see that its
    headers do not lie.
    """
    if data.startswith(_OLD):
        raise UnreadableFileError(
            "パスワードで保護されているか、古い形式のファイルです。"
            "保護を外し、.docx または .xlsx で保存し直してください。"
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > max_entries or sum(e.file_size for e in entries) > max_whole:
                raise _too_large()
            left = max_xml
            for entry in entries:
                _check_entry(entry, max_ratio)
                if entry.filename.lower().endswith((".xml", ".rels")):
                    left -= _check_xml(archive, entry, left)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        raise UnreadableFileError(
            "ファイルが壊れているようです。もとのソフトで開き、保存し直してください。"
        ) from error


def _check_entry(entry: zipfile.ZipInfo, max_ratio: int) -> None:
    name = entry.filename.replace("\\", "/")
    if name.startswith("/") or ".." in name.split("/") or entry.flag_bits & 0x1:
        raise UnreadableFileError(
            "ファイルの作りが正しくないか、暗号化されています。もとのソフトで保存し直してください。"
        )
    packed = max(entry.compress_size, 1)
    if entry.file_size > _SMALL and entry.file_size > packed * max_ratio:
        raise _too_large()


def _check_xml(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int) -> int:
    """How many bytes an entry really unpacks to."""
    size, before = 0, b""
    with archive.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > left:
                raise _too_large()
            if b"<!DOCTYPE" in before + chunk or b"<!ENTITY" in before + chunk:
                raise UnreadableFileError(
                    "外部を参照する定義を含むファイルは読み込めません。もとのソフトで保存し直してください。"
                )
            before = chunk[-16:]
    return size


def _too_large() -> UnreadableFileError:
    return UnreadableFileError(
        "展開すると大きくなりすぎるファイルです。画像を減らすか、章ごとに分けて保存し直してください。"
    )
