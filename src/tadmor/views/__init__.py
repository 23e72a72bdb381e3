"""Questions to a store, each a function of a view and a filter: what is told, by whom, and who says otherwise.

A view answers in records and in nobody's voice: every line of an answer names the claims that it rests on. What it
reads is bounded, and it says where it stopped.
"""

from tadmor.views.brief import Sentence, brief
from tadmor.views.corridor import Corridor, Raised, Step, corridor, parse_corridor, stop_names
from tadmor.views.disputes import Dispute, Disputes, disputes
from tadmor.views.echoes import EchoGroup, echoes
from tadmor.views.legs import Leg, Station
from tadmor.views.reach import MOST, Reach
from tadmor.views.sightings import Sighting, Stage, Stop
from tadmor.views.signs import Sign
from tadmor.views.sources import Repeat, Source, Sources, Stand, sources
from tadmor.views.territory import Bounds, Contest, Held, Holding, Place, Territory, territory
from tadmor.views.timeline import Entry, Timeline, timeline
from tadmor.views.tracks import Contradiction, Gap, Track, Tracks, tracks

__all__ = [
    "MOST",
    "Bounds",
    "Contest",
    "Contradiction",
    "Corridor",
    "Dispute",
    "Disputes",
    "EchoGroup",
    "Entry",
    "Gap",
    "Held",
    "Holding",
    "Leg",
    "Place",
    "Raised",
    "Reach",
    "Repeat",
    "Sentence",
    "Sighting",
    "Sign",
    "Source",
    "Sources",
    "Stage",
    "Stand",
    "Station",
    "Step",
    "Stop",
    "Territory",
    "Timeline",
    "Track",
    "Tracks",
    "brief",
    "corridor",
    "disputes",
    "echoes",
    "parse_corridor",
    "sources",
    "stop_names",
    "territory",
    "timeline",
    "tracks",
]
