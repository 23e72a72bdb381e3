"""An incident as its voices tell it: first whose account each claim is in the end, then what these agree on or deny.

So a copy or an echo never stands against its own source as a second voice, "only one" is one voice however many print
it, and what a voice says later is an update of its own words.
"""

from collections.abc import Mapping

from tadmor.link.agreement import findings
from tadmor.link.incidents import Incidents
from tadmor.link.voices import Lineage, voices_of
from tadmor.model.incidents import Compared, Incident
from tadmor.model.voices import Account, VoiceCount

__all__ = ["compared", "voice_by_claim"]


def compared(incidents: Incidents, incident: Incident, accounts: Mapping[str, Account], lineage: Lineage) -> Compared:
    """The voices behind an incident's claims and every finding on it.

    `accounts` has those of the incident's claims, by claim (`link.voices.accounts_of` gives them for a reading); a
    claim that it lacks is left out of the count, and stands for its own speaker in the findings.
    """
    voices = voices_of((accounts[claim] for claim in incident.claims if claim in accounts), lineage)
    return Compared(incident=incident, voices=voices, findings=findings(incidents, incident, voice_by_claim(voices)))


def voice_by_claim(voices: VoiceCount) -> Mapping[str, str]:
    """The name of the voice behind each claim; where nobody is named, the document that it goes back to."""
    named = {claim: voice.name or voice.side for voice in voices.voices for claim in voice.claims}
    unnamed = {claim: f"document:{voice.origin}" for voice in voices.unnamed for claim in voice.claims}
    return {**unnamed, **named}
