"""The READMEs and the program say the same: targets, commands, settings, routes."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click
import pytest

from ui.options import API_VARIABLE

ROOT = Path(__file__).resolve().parent.parent
READMES = ("README.md", "README.ja.md")
METHODS = "GET|POST|PUT|PATCH|DELETE"


def _text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _code(name: str) -> list[str]:
    """Every code span and every line of a fenced block."""
    fences = re.findall(r"^```[^\n]*\n(.*?)^```", _text(name), re.MULTILINE | re.DOTALL)
    rest = re.sub(r"^```.*?^```", "", _text(name), flags=re.MULTILINE | re.DOTALL)
    return [line for fence in fences for line in fence.splitlines()] + re.findall(
        r"`([^`\n]+)`", rest
    )


def _targets() -> set[str]:
    return set(re.findall(r"^([a-z][a-z-]*):(?!=)", _text("Makefile"), re.MULTILINE))


def _variables() -> set[str]:
    return set(re.findall(r"^([A-Z_]+) \?=", _text("Makefile"), re.MULTILINE))


def _commands() -> dict[str, click.Command]:
    """The commands that the folders register."""
    table = tomllib.loads(_text("pyproject.toml"))["project"]["entry-points"]["shisaku.commands"]
    found = {}
    for name, target in table.items():
        module, _, attribute = target.partition(":")
        found[name] = getattr(import_module(module), attribute)
    return found


def _settings() -> set[str]:
    """The names of the environment variables that the service reads."""
    settings = import_module("assistant.settings").Settings
    prefix = settings.model_config["env_prefix"]
    assert prefix == "SHISAKU_"
    return {(prefix + name).upper() for name in settings.model_fields}


def _routes() -> set[tuple[str, str]]:
    """Method and path of every route, names of parameters left out."""
    paths = json.loads(_text("openapi.json"))["paths"]
    return {
        (method.upper(), _shape(path))
        for path, methods in paths.items()
        for method in methods
        if re.fullmatch(METHODS, method.upper())
    }


def _shape(path: str) -> str:
    return re.sub(r"\{[^{}]*\}", "{}", path)


def _documented_routes(name: str) -> Iterator[tuple[str, str]]:
    for code in _code(name):
        for method, path in re.findall(rf"\b({METHODS}) (/[^\s?`]*)", code):
            yield method, _shape(path)


def _documented_commands(name: str) -> Iterator[tuple[str, list[str]]]:
    for code in _code(name):
        for command, rest in re.findall(r"\bshisaku ([a-z][a-z-]*)([^|;&#]*)", code):
            yield command, re.findall(r"(?<![\w-])(--?[a-z][a-z-]*)", rest)


def _options(command: click.Command) -> set[str]:
    return {"--help"}.union(*(p.opts + p.secondary_opts for p in command.params))


@pytest.mark.parametrize("name", READMES)
def test_make_targets_and_variables_exist(name: str) -> None:
    calls = [m for code in _code(name) for m in re.findall(r"\bmake\b(( [\w=./-]+)+)", code)]
    words = [word for call, _ in calls for word in call.split()]
    assert words
    assert {w for w in words if "=" not in w} <= _targets()
    assert {w.partition("=")[0] for w in words if "=" in w} <= _variables()


@pytest.mark.parametrize("name", READMES)
def test_commands_and_options_exist(name: str) -> None:
    commands = _commands()
    documented = list(_documented_commands(name))
    assert documented
    for command, options in documented:
        assert command in commands
        assert set(options) <= _options(commands[command]), command


@pytest.mark.parametrize("name", READMES)
def test_settings_exist(name: str) -> None:
    named = set(re.findall(r"\bSHISAKU_[A-Z0-9_]+", _text(name)))
    assert named <= _settings() | {API_VARIABLE}


@pytest.mark.parametrize("name", READMES)
def test_routes_exist(name: str) -> None:
    assert set(_documented_routes(name)) <= _routes()


def test_every_command_is_documented_with_all_options() -> None:
    documented: dict[str, set[str]] = {}
    for name in READMES:
        for command, options in _documented_commands(name):
            documented.setdefault(command, {"--help"}).update(options)
    missing = {
        (name, option)
        for name, command in _commands().items()
        if not command.hidden
        for option in {p.opts[0] for p in command.params if isinstance(p, click.Option)} | {""}
        if option not in documented.get(name, set()) | ({""} if name in documented else set())
    }
    assert not missing


def test_every_make_target_and_variable_is_documented() -> None:
    code = [line for name in READMES for line in _code(name)]
    named = set(re.findall(r"\bmake ([a-z-]+)", "\n".join(code)))
    internal = {"help", "browser", "lock"}
    assert _targets() - internal <= named
    assert _variables() <= set(re.findall(r"\b[A-Z_]+\b", "\n".join(code)))


def test_every_setting_is_documented() -> None:
    text = "".join(_text(name) for name in READMES)
    assert _settings() <= set(re.findall(r"\bSHISAKU_[A-Z0-9_]+", text))


def test_every_route_is_documented() -> None:
    documented = {route for name in READMES for route in _documented_routes(name)}
    assert _routes() <= documented


def test_torch_is_the_same_version_everywhere() -> None:
    pins = re.findall(r"\btorch==([\d.]+)", _text("pyproject.toml") + _text("Makefile"))
    assert len(pins) == 2
    assert len(set(pins)) == 1
