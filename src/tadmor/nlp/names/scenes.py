"""Where a sentence sets its scene: the capital that opens it, or from which somebody of it speaks."""

from tadmor.nlp.known import Scanned

__all__ = ["scene", "speaks_from"]

_OPENS = 3  # words up to the capital of "In Kabul, ..."
_FROM = 14  # words behind a name in which "from Kabul" tells whence he speaks


def scene(scanned: Scanned, at: int) -> str | None:
    """The country of the capital that opens a sentence before a word: "In Damascus, ..."."""
    for first, match in scanned.capitals.items():
        opens = 0 < first < _OPENS and scanned.words[first - 1].fold == "in"
        if opens and match.end < at and scanned.words[match.end].text == ",":
            return match.target
    return None


def speaks_from(scanned: Scanned, end: int) -> str | None:
    """The country of the capital from which somebody speaks whose name ends at a word: "X said by phone from Kabul"."""
    found = (m for first, m in scanned.capitals.items() if end < first <= end + _FROM)
    return next((m.target for m in found if scanned.words[m.first - 1].fold == "from"), None)
