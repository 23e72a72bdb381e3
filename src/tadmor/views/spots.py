"""Where a way or a claim of control lies: points that are exact enough to be told apart, and those that are not."""

from collections.abc import Iterable
from typing import Protocol

from tadmor.model.globe import great_circle_km
from tadmor.store.filters import NEAR_KM

__all__ = ["Spot", "exact", "far_km", "near"]

_EXACT = frozenset(["G1", "G2", "G3", "G4", "G5", None])
"""A province or a country is no station: it holds too many."""


class Spot(Protocol):
    """A place as rows hold it."""

    @property
    def lat(self) -> float | None: ...

    @property
    def lon(self) -> float | None: ...

    @property
    def precision(self) -> str | None: ...

    @property
    def radius_km(self) -> float | None: ...


def exact(spot: Spot) -> bool:
    """Whether it has a point that a town can be told by."""
    return spot.lat is not None and spot.lon is not None and spot.precision in _EXACT


def far_km(one: Spot, other: Spot) -> float | None:
    """How far two points lie apart; None where one of them has none."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    return great_circle_km((one.lat, one.lon), (other.lat, other.lon))


def near(one: Spot, others: Iterable[Spot]) -> bool:
    """Whether a place may be one of some others: no further away than their radii reach, or 25 km."""
    for other in others:
        km = far_km(one, other)
        if km is not None and km <= max(NEAR_KM, one.radius_km or 0.0, other.radius_km or 0.0):
            return True
    return False
