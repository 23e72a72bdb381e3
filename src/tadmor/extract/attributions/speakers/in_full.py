"""Bodies called by the end of their names: "the Cell" of the Joint Operations Cell, "the Office" that publishes."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tadmor.model import Actor, Speaker
from tadmor.nlp.grammar import grammar

__all__ = ["in_full", "posted", "without_aside"]

_ASIDE = re.compile(r",| - | – |\(")  # "Joint Relief Office, Norland"
_INITIALS = 3


def in_full(speakers: Sequence[Speaker], actors: Iterable[Actor], outlet: str | None) -> list[Speaker]:
    """Speakers, each body under its whole name where only one body of the report, or its outlet, ends so."""
    bodies = {actor.name for actor in actors if actor.kind != "person" and actor.name[:1].isupper()}
    bodies |= {one.name for one in speakers if one.name and one.kind == "organisation"}
    own = without_aside(outlet) if outlet else None
    longer = {short: name for short in _shorts(speakers) if (name := _whole(short, bodies, own))}
    return [_renamed(one, longer) for one in speakers] if longer else list(speakers)


def without_aside(outlet: str) -> str:
    """An outlet's name without what a comma, a dash or a bracket sets behind it."""
    return _ASIDE.split(outlet)[0].strip()


def posted(speakers: Sequence[Speaker]) -> list[Speaker]:
    """Speakers, each person with the one post and body that the report gives him: a later name tells neither."""
    bodies: dict[str, dict[str, Speaker]] = {}
    for one in speakers:
        if one.kind == "person" and one.name and one.organisation:
            bodies.setdefault(one.name, {}).setdefault(one.organisation, one)
    told = {name: next(iter(found.values())) for name, found in bodies.items() if len(found) == 1}
    return [_with_post(one, told.get(one.name or "")) for one in speakers]


def _with_post(speaker: Speaker, told: Speaker | None) -> Speaker:
    if told is None or speaker.kind != "person" or speaker.organisation is not None:
        return speaker
    role = told.role if (speaker.role or "") in (told.role or "") else speaker.role
    return replace(speaker, role=role, organisation=told.organisation)


def _shorts(speakers: Iterable[Speaker]) -> set[str]:
    bodies = (one for one in speakers if one.kind != "document")
    named = {each for one in bodies for each in (one.organisation, one.name if one.kind != "person" else None) if each}
    nouns = grammar()["organisation_nouns"] | grammar()["bodies_again"]
    return {name for name in named if name.lower() in nouns or (name.isupper() and len(name) >= _INITIALS)}


def _whole(short: str, bodies: Iterable[str], outlet: str | None) -> str | None:
    """The one longer name that a short one ends; the outlet's goes before, for it calls itself so."""
    if outlet and " " in outlet and (outlet.endswith(f" {short}") or _initials(outlet) == short):
        return outlet
    found = [name for name in bodies if name.endswith(f" {short}")]
    return found[0] if len(found) == 1 else None


def _initials(name: str) -> str | None:
    words = name.split()
    return "".join(word[0] for word in words) if len(words) >= _INITIALS else None


def _renamed(speaker: Speaker, longer: Mapping[str, str]) -> Speaker:
    if speaker.kind == "document":
        return speaker
    body = longer.get(speaker.organisation or "", speaker.organisation)
    name = speaker.name if speaker.kind == "person" else longer.get(speaker.name or "", speaker.name)
    return replace(speaker, name=name, organisation=body)
