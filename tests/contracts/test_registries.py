"""Every registry has a contract suite, every suite runs over its registry, and every line of it leads somewhere."""

import ast
from importlib import import_module
from importlib.resources import files
from pathlib import Path

import pytest

from tadmor import testing
from tadmor.lang import lexicon
from tadmor.registry import known, load

TESTS = Path(__file__).parents[1]
SUITES = {
    "input": "inputs",
    "step": "steps",
    "store": "stores",
    "export": "exports",
    "incident-export": "incident_exports",
}


def _star_imported(name: str) -> list[Path]:
    """The test modules that import a suite whole, or its class."""
    wanted = f"tadmor.testing.{name}"
    found = []
    for module in TESTS.rglob("test_*.py"):
        tree = ast.parse(module.read_text(encoding="utf-8"))
        if any(isinstance(node, ast.ImportFrom) and node.module == wanted for node in tree.body):
            found.append(module)
    return found


@pytest.mark.parametrize("table", SUITES)
def test_a_suite_runs_in_this_house(table: str) -> None:
    """Some test module here collects it, and the suite asks the registry what there is to test."""
    suite = import_module(f"tadmor.testing.{SUITES[table]}")
    assert suite.__file__ is not None
    assert _star_imported(SUITES[table])
    tests = [name for name in suite.__all__ if name.startswith("test_") or name.endswith("Contract")]
    assert tests


@pytest.mark.parametrize("table", [*SUITES, "language"])
def test_every_line_leads_somewhere(table: str) -> None:
    """A name that loads nothing would be found by the person who needs it."""
    for name in known(table):
        assert load(table, name) is not None


@pytest.mark.parametrize("table", sorted(set(SUITES) - {"store"}))
def test_a_suite_tests_every_line(table: str) -> None:
    """Its parameters are the registry's names, so a plug-in needs no test of its own to be tested."""
    source = Path(testing.__path__[0], f"{SUITES[table]}.py").read_text(encoding="utf-8")
    assert f'known("{table}")' in source


def test_every_step_that_ships_runs() -> None:
    """The suite of steps goes through the default order first, and no registered step is left out of it."""
    from tadmor.pipeline import DEFAULT

    assert set(DEFAULT) == set(known("step"))


def test_a_language_names_the_lists_in_its_folder() -> None:
    """Every list is there, can be read, and none is forgotten."""
    for code in known("language"):
        language = load("language", code)
        folder = files("tadmor.lang").joinpath(code)
        there = sorted(file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml"))
        assert there == list(language.lists)
        assert all(lexicon(code, name) for name in language.lists)
