"""By which name a claim's voice stands in a finding: an outlet by one, a state by its own where no body was named."""

from collections.abc import Callable, Iterable, Mapping

from tadmor.link.tellings.holders import THE_REPORT, Said
from tadmor.link.voices.agencies import canonical
from tadmor.link.voices.bodies import state_called, state_names
from tadmor.link.voices.names import folded
from tadmor.ontology.actors import state_bodies
from tadmor.ontology.nations import nations

__all__ = ["Voices", "names_state", "outlets_of", "voice_of"]

Voices = Mapping[str, str] | Callable[[str], str | None]
"""The voice of a claim, by its id; one that is missing has the voice of its speaker, or of its report."""


def outlets_of(voices: Iterable[str]) -> Mapping[str, str]:
    """The names of voices by what an outlet's name is known by: "reuters.com" and "Reuters" are one."""
    return {_key(voice): voice for voice in voices}


def _key(name: str) -> str:
    return folded(canonical(name))


def voice_of(said: Said, voices: Voices | None, outlets: Mapping[str, str]) -> str:
    """The voice of a claim: of what a report puts into another's words the report itself, as it is named elsewhere."""
    if voices is None:
        return said.voice
    if said.aside:
        return said.voice if said.name == THE_REPORT else outlets.get(_key(said.name), said.name)
    found = voices(said.claim) if callable(voices) else voices.get(said.claim)
    return found or said.voice


def names_state(said: Said, voice: str) -> bool:
    """Whether a state, its government or the United Nations says what is taken for the word of one of its bodies."""
    name = folded(said.name)
    state = name in state_names() or (voice in state_bodies() and state_called(said.name) in nations())
    return bool(said.chain) and state and name != folded(voice)
