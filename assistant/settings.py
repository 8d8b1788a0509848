"""Settings from the environment, read once by the entry points."""

from __future__ import annotations

import re
from pathlib import Path

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from ingest.errors import ShisakuError


class SettingsError(ShisakuError):
    """A variable of the environment has a value that cannot be used."""

    code = "settings"


class Settings(BaseSettings):
    """What an operator can set; command options win over these."""

    model_config = SettingsConfigDict(env_prefix="SHISAKU_", extra="ignore")

    data: Path = Path(".data")
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=1, le=65535)
    ui_port: int = Field(default=8501, ge=1, le=65535)
    model: str | None = None
    chroma_url: str | None = None
    max_answers: int = Field(default=32, ge=1, le=1000)
    log_key: SecretStr = SecretStr("")
    editor_key: SecretStr = SecretStr("")

    @field_validator("editor_key")
    @classmethod
    def _sendable(cls, key: SecretStr) -> SecretStr:
        """A key goes as a header, and must not be guessed."""
        if not re.fullmatch(r"(?:[!-~]{8,200})?", key.get_secret_value()):
            raise ValueError("8 to 200 printable ASCII characters")
        return key


def read_settings() -> Settings:
    """The settings; ``SettingsError`` names the variable that is wrong."""
    try:
        return Settings()
    except ValidationError as error:
        names = "、".join(f"SHISAKU_{str(e['loc'][0]).upper()}" for e in error.errors())
        raise SettingsError(
            f"環境変数 {names} の値が正しくありません。README.ja.mdの表を確かめてください。"
        ) from error
