"""The launcher says what is missing, in words that somebody can act on, and installs nothing until it can."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[1]
_TOOLS = ("sh", "cat", "cksum", "dirname", "readlink", "mkdir", "rm", "sleep", "tail")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """What the launcher needs of a clone, without an environment, and a PATH with no Python on it."""
    for name in ("scripts", "requirements"):
        shutil.copytree(HOUSE / name, tmp_path / name)
    for name in ("tadmor", "pyproject.toml"):
        shutil.copy(HOUSE / name, tmp_path / name)
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in _TOOLS:
        found = shutil.which(name)
        assert found is not None
        (tools / name).symlink_to(found)
    return tmp_path


def _python(clone: Path, script: str) -> None:
    path = clone / "bin" / "python3"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def _run(clone: Path) -> subprocess.CompletedProcess[str]:
    command = [str(clone / "bin" / "sh"), str(clone / "tadmor"), "--version"]
    return subprocess.run(command, env={"PATH": str(clone / "bin")}, cwd="/", capture_output=True, text=True)


def test_without_python_it_says_which_one_is_needed(clone: Path) -> None:
    """And how to get it."""
    done = _run(clone)
    assert 1 == done.returncode
    assert "needs Python 3.11 or newer" in done.stderr
    assert "apt install python3" in done.stderr


def test_an_old_python_is_not_enough(clone: Path) -> None:
    """Told before anything is made."""
    _python(clone, 'case "$*" in *version_info*) exit 1;; esac')
    assert "needs Python 3.11 or newer" in _run(clone).stderr
    assert not (clone / ".venv").exists()


def test_without_venv_it_names_the_package(clone: Path) -> None:
    """As on a bare Debian."""
    _python(clone, f'case "$*" in *ensurepip*) exit 1;; esac\nexec {sys.executable} "$@"')
    done = _run(clone)
    assert 1 == done.returncode
    assert "apt install python3-venv" in done.stderr
    assert not (clone / ".venv.lock").exists()


def test_an_installed_one_runs_from_anywhere(tmp_path: Path) -> None:
    """Nothing is installed twice, and no code is run that lies where one stands."""
    if not os.access(HOUSE / ".venv" / ".tadmor-run", os.R_OK):
        pytest.skip("no environment of this clone's own")
    for name in ("click.py", "msgspec.py", "html.py"):
        (tmp_path / name).write_text("raise SystemExit('ran a file of the folder')")
    command = [str(HOUSE / "tadmor"), "--version"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("tadmor, version")
    assert "" == done.stderr


def test_a_link_to_the_libraries_of_another_clone_is_left_and_not_emptied(clone: Path) -> None:
    """`ln -s other/.venv .venv`: the link gives way to an environment of its own, and what it led to stays."""
    other = clone / "other"
    (other / "lib").mkdir(parents=True)
    (other / ".tadmor-run").write_text("another clone's")
    (clone / ".venv").symlink_to(other)
    _python(clone, f'case "$*" in *--clear*) rm -rf "$4"/*; exit 1;; esac\nexec {sys.executable} "$@"')
    assert 1 == _run(clone).returncode
    assert (other / "lib").is_dir()
    assert (other / ".tadmor-run").is_file()
