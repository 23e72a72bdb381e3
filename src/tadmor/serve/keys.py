"""The keys, as data: the help page lists them, and each stands in the page on what it presses (`data-key`)."""

from collections.abc import Mapping
from types import MappingProxyType

from tadmor.serve.navigation import NAVIGATION

__all__ = ["KEYS"]

KEYS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "Everywhere": {
            "/": "search",
            "?": "this help",
            "j": "next entry of the list",
            "k": "entry before",
            "Enter": "open it",
            "n": "next page of the list",
            "f": "to the filter",
            "Esc": "leave a field, so that keys work again",
        },
        "Go to": {place.key: place.label for group in NAVIGATION for place in group.places},
        "Review": {
            "a": "accept, and go on",
            "r": "reject, with a reason",
            "e": "edit",
            "u": "unverifiable",
            "s": "skip",
            "z": "undo",
        },
    }
)
