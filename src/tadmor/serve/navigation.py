"""Where one can go, as data: an entry shows once its screen is in the table."""

from dataclasses import dataclass

__all__ = ["NAVIGATION", "Group", "Place"]


@dataclass(frozen=True, slots=True)
class Place:
    """An entry: its words, its address, and the keys that lead there ("g c": one after the other)."""

    label: str
    path: str
    key: str


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under one word."""

    label: str
    places: tuple[Place, ...]


NAVIGATION: tuple[Group, ...] = (
    Group(
        "Look",
        (
            Place("Today", "/", "g t"),
            Place("Explore", "/explore", "g x"),
            Place("Timeline", "/timeline", "g l"),
            Place("Tracks", "/tracks", "g k"),
            Place("Territory", "/territory", "g y"),
            Place("Watches", "/watches", "g w"),
        ),
    ),
    Group(
        "Read",
        (
            Place("Documents", "/documents", "g d"),
            Place("Claims", "/claims", "g c"),
            Place("Events", "/events", "g e"),
            Place("Movements", "/movements", "g m"),
            Place("Incidents", "/incidents", "g i"),
            Place("Disputes", "/disputes", "g p"),
            Place("Sources", "/sources", "g s"),
            Place("Echoes", "/echoes", "g o"),
        ),
    ),
    Group(
        "Decide",
        (
            Place("Review", "/review", "g r"),
            Place("Alerts", "/alerts", "g b"),
            Place("Audit", "/audit", "g a"),
            Place("Imports", "/imports", "g n"),
        ),
    ),
)
