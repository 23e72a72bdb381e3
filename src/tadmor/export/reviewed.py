"""People's words on claims, for formats that have a place for them."""

from tadmor.store import View, every, parse_filter

__all__ = ["reviews"]

_DECIDED = ("accepted", "corrected", "rejected", "unverifiable")


def reviews(view: View) -> dict[str, str]:
    """The word ("accepted") on each claim that people have decided about: as many as there are decisions."""
    decided = parse_filter({"review": list(_DECIDED), "size": ["1000"]})
    return {row.id: row.review for row in every(view.claims, decided)}
