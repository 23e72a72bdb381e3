"""Distances on the sphere that reading, keeping and measuring share."""

import pytest

from tadmor.model.globe import EARTH_KM, Point, great_circle_km


@pytest.mark.parametrize(
    ("a", "b", "km"),
    [
        ((34.56, 38.28), (34.56, 38.28), 0.0),
        ((0.0, 0.0), (0.0, 90.0), EARTH_KM * 1.5707963),
        ((90.0, 0.0), (-90.0, 120.0), EARTH_KM * 3.1415927),
        ((0.0, 179.5), (0.0, -179.5), 111.195),
        ((36.335, 43.119), (34.562, 38.284), 480.22),
    ],
)
def test_known_distances(a: Point, b: Point, km: float) -> None:
    """A point to itself, a quarter, pole to pole, over the date line, Mosul to Palmyra (by the law of cosines)."""
    assert km == pytest.approx(great_circle_km(a, b), rel=2e-3)
    assert great_circle_km(a, b) == pytest.approx(great_circle_km(b, a))
