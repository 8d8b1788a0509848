"""Without Chromium the browser tests are skipped at a desk and fail where ``CI`` is set."""

from __future__ import annotations

import pytest

from tests.browser.chromium import executable


def test_missing_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("CI", raising=False)
    assert executable() is None
    monkeypatch.setenv("CI", "true")
    with pytest.raises(RuntimeError, match="chromium is not installed"):
        executable()
