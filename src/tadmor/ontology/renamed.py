"""Speakers under their report's own names for bodies, and back under the names that all reports share."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from tadmor.model import Actor, Attribution, Reading, Speaker
from tadmor.ontology.called import is_called, own_names, words_of

__all__ = ["by_own_names", "by_shared_names"]

_BETWEEN = re.compile(r"(, | and )")
Renaming = Callable[[str], str]


def by_own_names(speakers: Sequence[Speaker], actors: Sequence[Actor], also: Mapping[str, str]) -> list[Speaker]:
    """Speakers as their report calls them: "al-Qaida" in one that writes so, whatever the catalogue does.

    `also` has names of bodies that the catalogue does not know, by those that it has.
    """
    own = {**own_names(actors), **also}
    return [_renamed(speaker, lambda name: own.get(name, name)) for speaker in speakers] if own else list(speakers)


def by_shared_names(reading: Reading) -> Reading:
    """A reading whose speakers bear the catalogue's names, by which they are one with those of other reports."""
    known = {actor.name for actor in reading.actors}
    told = {name for each in reading.attributions if each.speaker for name in _names(each.speaker)} - known
    shared = {name: actor.name for name in told for actor in reading.actors if is_called(actor, name)}
    shared |= dict(pair for each in reading.attributions if each.speaker for pair in _states(each.speaker, known))
    if not shared:
        return reading
    found = tuple(_shared(each, lambda name: shared.get(name, name)) for each in reading.attributions)
    return replace(reading, attributions=found)


def _states(speaker: Speaker, known: Collection[str]) -> list[tuple[str, str]]:
    """The authorities of a state, which are called so in one report and "the government" in the next, by its name."""
    whose, _, head = (speaker.name or "").rpartition(" ")
    state = (speaker.organisation or "") if head.lower() == "authorities" else ""
    return [(f"{whose} {head}", state)] if state in known and words_of(whose) & words_of(state) else []


def _shared(attribution: Attribution, called: Renaming) -> Attribution:
    if attribution.speaker is None:
        return attribution
    chain = tuple(_each(name, called) for name in attribution.chain)
    return replace(attribution, speaker=_renamed(attribution.speaker, called), chain=chain)


def _names(speaker: Speaker) -> list[str]:
    """The names of a speaker and of his body, those of several together one by one."""
    return [*_BETWEEN.split(speaker.name or "")[::2], speaker.name or "", speaker.organisation or ""]


def _renamed(speaker: Speaker, called: Renaming) -> Speaker:
    """A speaker that is no document with his name, and that of his body, replaced."""
    if speaker.kind == "document":
        return speaker
    body = speaker.kind in ("organisation", "group")
    name = _each(speaker.name, called) if speaker.name and body else speaker.name
    return replace(speaker, name=name, organisation=called(speaker.organisation) if speaker.organisation else None)


def _each(name: str, called: Renaming) -> str:
    """A name replaced, or each of "A, B and C"."""
    whole = called(name)
    return whole if whole != name else "".join(called(part) for part in _BETWEEN.split(name))
