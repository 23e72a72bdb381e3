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
            "b": "accept it with its identical readings in copies",
            "r": "reject: then 1 to 5 for a reason, or words",
            "e": "correct a field",
            "u": "unverifiable",
            "s": "skip: it comes last",
            "z": "undo your latest decision",
        },
    }
)
