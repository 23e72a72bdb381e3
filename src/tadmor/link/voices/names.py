"""Two ways to write a name are one key: case, diacritics, articles and points do not tell names apart."""

import unicodedata
from functools import lru_cache

__all__ = ["folded", "tail"]

_ARTICLES = frozenset(["the", "al", "el"])


@lru_cache(maxsize=50_000)
def folded(name: str) -> str:
    """A name as a key: "The U.S.-led Coalition" is "us led coalition", "Khalid al-Obeidi" is "khalid obeidi"."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    plain = plain.translate(str.maketrans("", "", ".'’‘`ʿʾʼ")).casefold()
    words = "".join(c if c.isalnum() else " " for c in plain).split()
    return " ".join(word for word in words if word not in _ARTICLES) or " ".join(words)


def tail(name: str) -> str:
    """The last word of a folded name: "advertiser" for "Tarnbeck Advertiser", which calls itself "the Advertiser"."""
    return folded(name).rpartition(" ")[2]
