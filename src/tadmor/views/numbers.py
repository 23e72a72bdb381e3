"""A number of a finding as an interval: findings keep it as they print it ("100 to", "3600 to 4400", "34")."""

import re

__all__ = ["interval_of"]

_RANGE = re.compile(r"(?P<low>-?[\d.e+]+)?(?:\s*(?P<to>\bto\b)\s*(?P<high>-?[\d.e+]+)?)?")


def interval_of(text: str) -> tuple[float | None, float | None] | None:
    """Its two ends, None for an open one; None where it is no number."""
    found = _RANGE.fullmatch(text.strip())
    if found is None or not (found["low"] or found["high"]):
        return None
    low = float(found["low"]) if found["low"] else None
    return low, float(found["high"]) if found["high"] else (None if found["to"] else low)
