"""Which thread each telling of a report hangs on: its sentence's names, else those of what it takes up."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tadmor.link.tellings.found.threads.keys import name_key
from tadmor.link.tellings.found.threads.page import Page
from tadmor.link.tellings.telling import Telling
from tadmor.link.tellings.threads import Thread, together
from tadmor.model import Reading

__all__ = ["hung"]

_TAKEN_UP = 0.65  # of what a name holds: for what takes a happening up
_HERE = 0.65  # what a village holds that stands before it in its paragraph
_EARLIER, _BESIDE = 12, 40  # tellings back, and characters before it, in which what is taken up, and "the" stand
_THE = re.compile(r"\b(?:[Tt]he|[Tt]his|[Tt]hat)(?: \w+){0,2} $")


def hung(reading: Reading, found: Iterable[Telling]) -> tuple[Telling, ...]:
    """Tellings, in text order, with their threads."""
    page, text = Page(reading), reading.document.text
    some = [replace(telling, thread=page.thread(telling.spans)) for telling in found]
    hung = (_taken_up(telling, some[max(0, at - _EARLIER) : at], text) for at, telling in enumerate(some))
    return tuple(map(_in_paragraph, hung))


def _in_paragraph(telling: Telling) -> Telling:
    """With the village that its paragraph tells it of, where no name before it tells which happening is meant."""
    if telling.thread is not None and telling.thread.tells:
        return telling
    villages = [spot for spot in telling.spots if (spot.here or spot.own) and spot.named and spot.lat is None]
    names = {f"p:{name_key(spot.name)}": _HERE for spot in villages if not spot.near}
    words = {f"p:{name_key(spot.name)}": spot.name for spot in villages}
    return replace(telling, thread=together((telling.thread, Thread(names, words)))) if names else telling


def _taken_up(telling: Telling, before: Sequence[Telling], text: str) -> Telling:
    """With the names of the last of its kind that was told of, where it takes that up: "the shelling", "this raid"."""
    if telling.thread is None or telling.thread.tells or not telling.spans:
        return telling
    if not _THE.search(text, max(0, telling.start - _BESIDE), telling.start):
        return telling
    for other in reversed(before):
        kin = other.thread is not None and other.thread.tells and (telling.types & other.types or not telling.types)
        if kin and telling.classes & other.classes and other.thread is not None:
            return replace(telling, thread=other.thread.lent(_TAKEN_UP))
    return telling
