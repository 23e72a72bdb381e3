"""Since when nothing was like what is told."""

import pytest

from tadmor.lang.rarity import is_rare_since

BACK = "It was the heaviest raid since rebels took the hills in 2014."


@pytest.mark.parametrize(
    ("text", "time", "rare"),
    [
        (BACK, "2014", True),
        ("It was the worst defeat since May.", "May", True),
        ("Rebels began their first attack on the city since March on Monday.", "Monday", False),
        ("Some 500 have been killed in unrest in the second city since the siege began in July.", "July", False),
        ("Nine men have died since rebels took the hills in 2014.", "2014", False),
        ("It was the heaviest raid. Nine men have died since May.", "May", False),
    ],
)
def test_a_superlative_says_since_when_nothing_was_so(text: str, time: str, rare: bool) -> None:
    """Of what only lasts since then the time is its own."""
    assert is_rare_since(text, text.index(time)) is rare


def test_what_is_told_behind_since_happened_then() -> None:
    """Rebels took the hills in 2014."""
    assert not is_rare_since(BACK, BACK.index("2014"), BACK.index("took"))
