"""The package's surface: every name loads, functions win over modules of their name, imports stay light."""

from __future__ import annotations

import subprocess
import sys

import pytest

import laodocs


@pytest.mark.parametrize("name", laodocs.__all__)
def test_every_public_name_loads_and_is_documented(name: str) -> None:
    value = getattr(laodocs, name)
    assert value.__doc__, f"{name} has no docstring"
    assert name in dir(laodocs)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        laodocs.nothing  # noqa: B018


def run(code: str) -> str:
    """What a fresh interpreter prints."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


@pytest.mark.parametrize("name", ["decode", "normalize"])
def test_a_function_is_not_shadowed_by_the_module_of_its_name(name: str) -> None:
    code = f"import laodocs, laodocs.{name}, laodocs.document; from laodocs.readers import read_source; "
    assert run(code + f"print(type(laodocs.{name}).__name__)") == "function"
    assert run(f"from laodocs import {name}; print(type({name}).__name__)") == "function"


HEAVY = ("regex", "lxml", "docx", "markdown_it", "msgspec", "phonenumbers", "rich", "typer", "asyncio", "decimal")


def test_importing_the_package_imports_nothing_heavy() -> None:
    loaded = run("import laodocs, sys; print(*sys.modules)").split()
    assert "laodocs.normalize" in loaded
    assert not {name for name in loaded if name.split(".")[0] in HEAVY}


def test_the_help_of_the_command_imports_no_stage() -> None:
    loaded = run("import laodocs.cli, sys; print(*sys.modules)").split()
    assert "laodocs.cli.convert" in loaded
    stages = {name for name in loaded if name.startswith(("laodocs.doctypes", "laodocs.readers", "laodocs.mentions"))}
    assert not stages
    assert not {name for name in loaded if name.split(".")[0] in {"regex", "lxml", "docx", "msgspec", "phonenumbers"}}
