"""What a list that stays empty says of the names that it was asked for: those that nobody has, and the nearest."""

from collections.abc import Mapping
from typing import Any

from tadmor.cli.filtering import place_called, words_of
from tadmor.cli.streams import say
from tadmor.store import View
from tadmor.views.unheard import unheard

__all__ = ["tell_unheard"]


def tell_unheard(view: View, options: Mapping[str, Any], found: object) -> None:
    """Say which names of a command's filter no claim has, and whom they may mean, where nothing was found."""
    if found:
        return
    for lost in unheard(words_of(options), view, _known_as):
        near = f" Did you mean {', '.join(lost.near)}?" if lost.near else ""
        say(f'{lost.said} "{lost.name}".{near}')


def _known_as(place: str) -> str | None:
    entry = place_called(place)
    return entry.name if entry else None
