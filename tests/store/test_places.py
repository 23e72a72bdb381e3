"""Where a claim's places lie: a point that words lead to counts, the middle of a country does not."""

import pytest

from tadmor.model import Place, Span
from tadmor.store.tabulate import place_cell


@pytest.mark.parametrize(
    ("place", "point"),
    [
        (Place(span=Span(0, 5, "Homs!"), name="Homs", lat=34.7, lon=36.7, precision="G2"), (34.7, 36.7)),
        (Place(span=Span(0, 5, "Homs!"), lat=34.7, lon=36.7, precision="G3", moved=(34.7, 36.8)), (34.7, 36.8)),
        (Place(span=Span(0, 5, "Syria"), lat=35, lon=38, precision="G8", gazetteer="iso:SY"), (None, None)),
        (Place(span=Span(0, 5, "Syria"), lat=35, lon=38, precision="G7", gazetteer="iso:SY"), (None, None)),
        (Place(span=Span(0, 6, "Africa"), lat=7.2, lon=21.1, precision="G9"), (None, None)),
    ],
)
def test_only_a_place_where_something_can_happen_has_a_point(
    place: Place, point: tuple[float | None, float | None]
) -> None:
    """Nothing happened "near" the middle of Syria."""
    cell = place_cell(place)
    assert point == (cell.lat, cell.lon)
