"""Who somebody is, beside their name: role and organisation, where they say more than the name does."""

__all__ = ["UNNAMED", "standings"]

UNNAMED = "(someone unnamed)"


def standings(name: str | None, *parts: str | None) -> list[str]:
    """The parts (role, organisation) that say more than the name does."""
    said = (name or "").casefold()
    return [part for part in parts if part and part.casefold() not in said]
