"""What a server is started with: its token, its helpers, its limits."""

import os
from pathlib import Path

import pytest

from tadmor.errors import BadSetting
from tadmor.serve import running
from tadmor.settings import Settings
from tadmor.store import open_store


def test_a_token_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    """And one that others may read is known as such."""
    file = tmp_path / "team.token"
    made = running.token_in(file)
    assert (made, False) == (running.token_in(file), running.shared(file))
    file.chmod(0o644)
    assert running.shared(file)


def test_a_short_token_is_refused(tmp_path: Path) -> None:
    """It could be guessed."""
    (tmp_path / "team.token").write_text("short\n")
    with pytest.raises(BadSetting, match="at least 16 characters"):
        running.token_in(tmp_path / "team.token")


def test_a_system_that_cannot_say_which_cores_it_may_use_starts_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """As macOS."""
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    assert 2 == running.usual_workers()


def test_what_is_handed_in_is_read_within_the_limits_that_are_set(tmp_path: Path) -> None:
    """Those of the environment, as by the command line."""
    with open_store(tmp_path / "case.db"):
        pass
    with running.opened_house(tmp_path / "case.db", "dana", Settings(seconds=7.0, memory_mb=512)) as house:
        limits = house.imports.limits
    assert (7.0, 512) == (limits.seconds, limits.memory_mb)
