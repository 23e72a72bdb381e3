"""A store on a medium that nobody may write to can be read, and says that it keeps nothing.

Commands run in a process of their own, which heeds the rights of files also where root runs the tests.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tadmor.errors import ReadOnly
from tadmor.store import Filter, open_store
from tadmor.testing.stores import dossier

_HOUSE = Path(__file__).parents[2]
_HEEDING = """
import ctypes, os, sys
if os.getuid() == 0:  # PR_CAPBSET_DROP of CAP_DAC_OVERRIDE: root without the right to pass over rights
    ctypes.CDLL(None).prctl(24, 1, 0, 0, 0)
os.execv(sys.executable, [sys.executable, "-m", "tadmor", *sys.argv[1:]])
"""


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Path]:
    """A store that may not be written to, nor its folder."""
    folder = tmp_path / "medium"
    folder.mkdir()
    path = folder / "case.db"
    with open_store(path) as store, store.writer() as writer:
        for reading in dossier():
            writer.add(reading)
    path.chmod(0o444)
    folder.chmod(0o555)
    yield path
    folder.chmod(0o755)


def _asked(*words: str) -> subprocess.CompletedProcess[str]:
    """What a command says to somebody without rights."""
    command = [sys.executable, "-c", _HEEDING, *words]
    environment = os.environ | {"PYTHONPATH": str(_HOUSE / "src")}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_it_is_read_and_says_that_it_keeps_nothing(kept: Path) -> None:
    """Lists answer; a decision and new reports are refused, with what to do; the folder is as it was."""
    listed = _asked("claims", str(kept), "--json")
    assert (0, True) == (listed.returncode, listed.stdout.startswith("{")), listed.stderr
    assert "decisions cannot be kept" in listed.stderr
    claim = listed.stdout.partition('"id":"')[2].partition('"')[0]
    refused = _asked("review", "accept", claim, "--db", str(kept), "--by", "dana")
    assert (1, True) == (refused.returncode, "copy the store to where you may write" in refused.stderr)
    added = _asked("add", str(_HOUSE / "README.md"), "--db", str(kept))
    assert (1, True) == (added.returncode, "can only be read" in added.stderr)
    assert ["case.db"] == [path.name for path in kept.parent.iterdir()]


def test_it_is_read_while_its_owner_has_it_open(kept: Path) -> None:
    """Together with the owner's log, so that the newest is seen."""
    for path in (kept.parent, kept):
        path.chmod(0o755)
    with open_store(kept) as store:
        with store.snapshot() as view:
            claim = view.claims(Filter(size=1)).rows[0].id
        with store.writer() as writer:
            writer.decide("accept", claim, by="mira")
        for path in (kept.parent, kept):
            path.chmod(0o555)
        told = _asked("review", "log", "--db", str(kept), "--json")
    assert (0, 1) == (told.returncode, told.stdout.count("mira")), told.stderr
    assert "decisions cannot be kept" in told.stderr


def test_a_file_that_changes_after_all_is_noticed(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite would not see it, and mix old pages with new ones."""
    for path in (kept.parent, kept):
        path.chmod(0o755)
    with monkeypatch.context() as patched:
        patched.setattr(os, "access", lambda path, mode: mode != os.W_OK)
        store = open_store(kept)
    assert store.read_only
    with store.snapshot() as view:
        assert view.counts().claims
    with open_store(kept) as own, own.writer() as writer:
        writer.mark("item", "fingerprint", "added")
    with pytest.raises(ReadOnly, match="open it again"), store.snapshot():
        pass
    store.close()
