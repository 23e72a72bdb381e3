"""The table of an incident: voices in columns, each wording once, numbers in words, signs for findings."""

from typing import get_args

import pytest

from tadmor.model.incidents import FindingKind
from tadmor.store import View, parse_filter
from tadmor.views.columns import SIGNS, side_words, table
from tadmor.views.numbers import interval_of


def test_every_finding_has_a_sign_of_its_own() -> None:
    """So that no two look alike without colour."""
    assert set(get_args(FindingKind)) == set(SIGNS)
    assert len(SIGNS) == len(set(SIGNS.values()))


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("34", (34.0, 34.0)),
        ("100 to", (100.0, None)),
        ("to 20", (None, 20.0)),
        ("3600 to 4400", (3600.0, 4400.0)),
        ("", None),
        ("told", None),
    ],
)
def test_numbers_are_intervals(text: str, interval: tuple[float | None, float | None] | None) -> None:
    """With open ends."""
    assert interval == interval_of(text)


def test_sides_have_names() -> None:
    """A state's government, a group; nothing for somebody on no side that is known."""
    assert ("government of Russia", "Islamic State", "") == (
        side_words("government:RU"),
        side_words("group:islamic-state"),
        side_words("nabil harouni"),
    )


def test_a_wording_stands_once_in_its_cell(view: View) -> None:
    """However many reports print it; the numbers say how many, and read like numbers."""
    (row,) = view.incidents(parse_filter({"support": "conflict", "voices_min": "2"})).rows
    made = table(view, row)
    counted = row.compared.voices
    assert len(made.columns) == len(counted.voices) + len(counted.unnamed)
    for one in made.rows:
        for cell in one.cells:
            wordings = [(said.words.casefold(), said.read) for said in cell]
            assert len(wordings) == len(set(wordings))
    dead = next(one for one in made.rows if one.finding.finding == "conflict")
    assert "100 or more" in [said.read for cell in dead.cells for said in cell]


def test_an_update_of_an_own_figure_is_not_overruled(view: View) -> None:
    """Where another row of the same number compares voices, that one is."""
    (row,) = view.incidents(parse_filter({"support": "conflict", "voices_min": "2"})).rows
    made = table(view, row)
    injured = [one for one in made.rows if one.finding.role == "injured"]
    assert [("update", True)] == [(one.finding.relation, made.rules(one)) for one in injured]  # alone: it stands once
    killed = [one for one in made.rows if one.finding.role == "killed"]
    assert {True, False} == {made.rules(one) for one in killed}
    assert all(made.rules(one) == (one.finding.relation is None) for one in killed)
