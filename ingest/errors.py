"""The project's root error and what can go wrong with a file of plans."""

from __future__ import annotations


class ShisakuError(Exception):
    """Root of all errors that a person is meant to read.

    Each class carries a stable ``code`` (for programs), the HTTP ``status`` it maps to, and a
    ``message`` in Japanese that says what happened and what to do about it.
    """

    code = "internal"
    status = 500

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class PlansFolderError(ShisakuError):
    """The folder of plans is missing, unreadable or holds nothing that can be read."""

    code = "plans_folder"
    status = 400


class UnreadableFileError(ShisakuError):
    """One file cannot be read as a plan; the others can."""

    code = "unreadable_file"
    status = 400


class GivenUpError(UnreadableFileError):
    """Reading a file took too much time or memory; another time it may do."""


class IndexMissingError(ShisakuError):
    """There is no finished index in the data folder."""

    code = "index_missing"
    status = 503


class IndexBrokenError(ShisakuError):
    """An index is there, but it does not pass its own checks."""

    code = "index_broken"
    status = 503


class ModelMismatchError(ShisakuError):
    """The index was built with another embedding model than the one configured."""

    code = "model_mismatch"
    status = 503


class NotFoundError(ShisakuError):
    """No record under the id or name asked for."""

    code = "not_found"
    status = 404


class BadRequestError(ShisakuError):
    """The request is not of the contract's form."""

    code = "bad_request"
    status = 422
