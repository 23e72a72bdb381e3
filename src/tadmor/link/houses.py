"""Whether two outlets are one house: by name, or by the domain that is registered."""

__all__ = ["same_house"]


def _house(outlet: str) -> str:
    """An outlet's name as a key; of a host the domain that is registered: "in.reuters.com" is "reuters.com"."""
    parts = outlet.casefold().strip().split(".")
    if " " in outlet.strip() or len(parts) < 3:
        return outlet.casefold().strip()
    country = len(parts[-1]) == 2 and len(parts[-2]) <= 3  # "co.uk", "com.au"
    return ".".join(parts[-3:] if country else parts[-2:])


def same_house(one: str | None, other: str | None) -> bool:
    """Whether one house published both, as far as it is known who did."""
    return bool(one and other) and _house(one or "") == _house(other or "")
