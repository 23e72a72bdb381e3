"""What a headline tells that ran into its text is left to the text, where that tells it too."""

from dataclasses import replace

from tests.link.made import strike

from tadmor.link.agreement.given import told
from tadmor.link.incidents import Incidents, Telling


class One(Incidents):
    """Incidents of which one telling is known otherwise."""

    other: Telling | None = None

    def telling(self, id_: str) -> Telling:
        """That telling."""
        return self.other if self.other and self.other.id == id_ else super().telling(id_)


def test_an_aside_within_a_headline_is_the_headlines() -> None:
    """One claim may be heard twice: as the headline's, and as what its words presuppose."""
    incidents = One()
    incidents.add(strike("a", "30", 30, 30, "exactly", "The ministry"))
    (incident,) = (i for i in incidents.incidents() if not i.story)
    telling = incidents.telling(incident.tellings[0])
    said = telling.said[0]
    head, aside = replace(said, heard="head"), replace(said, aside=True)
    incidents.other = replace(telling, said=(head, aside))
    assert 2 == len(told(incidents, incident, None))
    incidents.other = replace(telling, said=(head, aside, replace(said, claim="c2")))
    assert ["c2"] == [one.said.claim for one in told(incidents, incident, None)]
