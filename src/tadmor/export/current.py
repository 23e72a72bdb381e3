"""Numbers of dead that still stand: not what a voice said before it changed its number, nor what a title alone says."""

from collections.abc import Iterable

from tadmor.link.tolls import Toll
from tadmor.model.incidents import Compared

__all__ = ["current"]


def current(tolls: Iterable[Toll], compared: Compared) -> tuple[Toll, ...]:
    """The numbers of an incident that its voices give, as each has them in the end."""
    voices = compared.voices
    told = {claim for voice in (*voices.voices, *voices.unnamed) for claim in voice.claims}
    given = list(tolls)
    known = [toll for toll in given if toll.claim in told] or given
    return tuple(toll for toll in known if not _outdated(toll, compared))


def _outdated(toll: Toll, compared: Compared) -> bool:
    """Whether its voice changed it later: in whichever of its claims, and copies of them, it stands."""
    for finding in compared.findings:
        if finding.relation == "update" and len({value.voice for value in finding.pair}) == 1:
            before = finding.pair[0]
            theirs = any({before.claim, toll.claim} <= set(voice.claims) for voice in compared.voices.voices)
            if (theirs or toll.claim == before.claim) and _is_in(toll.best, before.text):
                return True
    return False


def _is_in(number: int, text: str) -> bool:
    """Whether a number is one of "12", "12 to", "9 to 11"."""
    low, _, high = (end.strip() for end in text.partition(" to"))
    return low.isdecimal() and int(low) <= number <= int(high if high.isdecimal() else low)
