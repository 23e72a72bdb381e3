"""Claims that tell one happening, across documents: explained joints, no chains, the same in any order of arrival."""

from tadmor.link.incidents.made import incident_id
from tadmor.link.incidents.state import Incidents, groups, told_in
from tadmor.link.incidents.within.told import tellings
from tadmor.link.likeness.compare import compare
from tadmor.link.tellings.found.whole.stories import story
from tadmor.link.tellings.parties import Party
from tadmor.link.tellings.places import Spot, bare_name
from tadmor.link.tellings.telling import Telling
from tadmor.link.tellings.times import When

__all__ = [
    "Incidents",
    "Party",
    "Spot",
    "Telling",
    "When",
    "bare_name",
    "compare",
    "groups",
    "incident_id",
    "story",
    "tellings",
    "told_in",
]
