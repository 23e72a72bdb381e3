"""Where civilians went is on no map, however few reports say that it was they."""

from dataclasses import replace

import pytest

from tadmor.testing.incident_exports import told_incident
from tadmor.views.maps import incidents_map


@pytest.mark.parametrize(
    ("class_", "doers", "shown"),
    [("MOVE", ("civilians",), False), (None, ("residents",), False), ("MOVE", ("Zubarian Air Force",), True)],
)
def test_a_way_of_civilians_has_no_point(class_: str | None, doers: tuple[str, ...], shown: bool) -> None:
    """Also where one report alone names them, and where somebody only denies it."""
    row = told_incident().row
    told = replace(row.incident, class_=class_, type=None, who=(), whom=(), doers=doers, victims=())
    [feature] = incidents_map([replace(row, compared=replace(row.compared, incident=told))])["features"]
    assert shown == (feature["geometry"] is not None)
    assert shown == (feature["properties"]["place"] is not None)
