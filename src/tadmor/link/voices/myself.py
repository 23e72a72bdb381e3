"""Who speaks in the first person inside somebody's words: "we have lost no one", the ministry's spokesman said."""

from tadmor.model import Attribution

__all__ = ["speaks_of_himself"]

_FIRST = frozenset(["i", "me", "we", "us", "our", "my"])


def speaks_of_himself(attribution: Attribution) -> bool:
    """Whether the source is "I" or "we" alone: in another's words that is whoever says them."""
    return bool(attribution.source) and all(span.text.lower() in _FIRST for span in attribution.source)
