"""Whose force is meant on the ground."""

import pytest

from tadmor.views.forces import force


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Russia", "Russian Armed Forces"),
        ("Russian Ministry of Defence", "Russian Armed Forces"),
        ("Russian Armed Forces", "Russian Armed Forces"),
        ("Ukraine", "Ukrainian Armed Forces"),
        ("Russian Ministry of Foreign Affairs", "Russian Ministry of Foreign Affairs"),
        ("Islamic State", "Islamic State"),
        ("residents", "residents"),
    ],
)
def test_a_state_goes_and_holds_by_its_army(name: str, expected: str) -> None:
    """So does its ministry of defence, and no other of its bodies; a group is itself."""
    assert expected == force(name)
