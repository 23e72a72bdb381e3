"""A report of our own with everything planted that no default export may tell, read as a good reader would."""

import re
from datetime import date

from tadmor.model import (
    Actor,
    Attribution,
    Certainty,
    Claim,
    Document,
    Event,
    Movement,
    Place,
    PlaceCandidate,
    Quantity,
    Reading,
    Span,
    Spans,
    Speaker,
    Time,
)

TEXT = (
    "Tamim Zargouni, 9, was killed on Saturday when a rocket hit Homs, his mother, Salwa Zargouni, said.\n"
    '"Tamim\'s bicycle is still in the yard," ZARGOUNI told the Lantern. Colonel Vasil Drobeshko said that 300 '
    "fighters moved from Mosul to Raqqa.\n"
    "About 80 families fled from Marran to Tell Ouseib via the Karha crossroads; the school at 34.22814, 37.24061 "
    "(34°13'41\"N 37°14'26\"E, 37S CT 22345 88123) takes them in. Tell Ouseib is full, the zargounis said.\n"
    "A medic identified as Lubna Quraishat saw it. The siege of Marran goes on."
)
NAMES = ("Zargouni", "Tamim", "Salwa", "Lubna", "Quraishat")
COORDINATES = ("34.2281", "37.2406", "34°13", "37°14", "22345", "88123")
WAY = ("Ouseib", "Karha")


def at(words: str, text: str = TEXT, nth: int = 0) -> Span:
    """The nth span of some words in the text."""
    found = [m.start() for m in re.finditer(re.escape(words), text)][nth]
    return Span(found, found + len(words), words)


def spans(words: str, nth: int = 0) -> Spans:
    """The same, as a part."""
    return (at(words, nth=nth),)


def _document() -> Document:
    return Document(
        id="planted-1",
        text=TEXT,
        outlet="The Lantern",
        published=date(2016, 12, 12),
        title="Tamim Zargouni, 9, killed; families flee Marran for Tell Ouseib",
        authors=("Ona Birch",),
        url="https://lantern.example/tamim-zargouni-killed/tell_ouseib?at=34.22814,37.24061",
        lang="en",
    )


def _attributions() -> tuple[Attribution, ...]:
    salwa = Speaker(name="Salwa Zargouni", kind="person", role="mother")
    colonel = Speaker(name="Vasil Drobeshko", kind="person", role="Colonel")
    flat = Certainty(label="CT+")
    return (
        Attribution(
            id="a1",
            type="speech",
            kind="indirect",
            source=spans("his mother, Salwa Zargouni"),
            cue=spans("said"),
            content=spans("Tamim Zargouni, 9, was killed on Saturday when a rocket hit Homs"),
            speaker=salwa,
            certainty=flat,
            chain=("The Lantern", "Salwa Zargouni"),
        ),
        Attribution(
            id="a2",
            type="speech",
            kind="indirect",
            source=spans("Colonel Vasil Drobeshko"),
            cue=spans("said", 1),
            content=spans("that 300 fighters moved from Mosul to Raqqa"),
            speaker=colonel,
            certainty=flat,
            chain=("The Lantern", "Vasil Drobeshko"),
        ),
    )


def _places() -> tuple[Place, ...]:
    exact = PlaceCandidate(gazetteer="g:9", name="Homs", country="SY", lat=34.730812, lon=36.709434, score=0.2)
    return (
        Place(
            span=at("Homs"), name="Homs", country="SY", lat=34.72682, lon=36.72339, precision="G2", others=(exact,)
        ),
        Place(span=at("Tell Ouseib"), name="Tell Ouseib", lat=34.118834, lon=37.229911, precision="G2",
              gazetteer="g:1", admin1="Homs"),
        Place(span=at("Marran"), name="Marran", lat=34.5, lon=38.1, precision="G2", admin1="Homs"),
        Place(span=at("Karha"), name="Karha", lat=34.4, lon=37.9, precision="G1", admin1="Homs"),
        Place(span=at("Tamim", nth=1), name="Tamim", country="IQ", lat=35.4, lon=44.3, precision="G6"),
    )  # fmt: skip


def planted() -> Reading:
    """The reading of the planted report."""
    attributions = _attributions()
    return Reading(
        document=_document(),
        made_by=("hand/1",),
        attributions=attributions,
        events=(
            Event(id="e1", trigger=at("killed"), class_="ASSAULT", recipients=spans("Tamim Zargouni")),
            Event(id="e2", trigger=at("fled"), class_="MOVE", type="CIVIL.displacement", quantities=("q2", "q3")),
        ),
        quantities=(
            Quantity(id="q1", span=at("300"), low=300, high=300, best=300, bound="exactly", unit="fighters"),
            Quantity(id="q2", span=at("About 80"), low=80, high=80, bound="about", unit="families",
                     scope="families who fled from Marran to Tell Ouseib"),
            Quantity(id="q3", span=at("34.22814"), low=34.22814, high=34.22814, bound="exactly"),
        ),
        times=(
            Time(span=at("Saturday"), type="DATE", earliest=date(2016, 12, 10), latest=date(2016, 12, 10)),
            Time(span=at("34.22814, 37.24061"), type="DATE", value="34.22814"),
        ),
        places=_places(),
        movements=(
            Movement(id="m1", mover=spans("300 fighters"), origin=spans("Mosul"), destination=spans("Raqqa")),
            Movement(id="m2", event="e2", mover=spans("families"), origin=spans("Marran"),
                     via=spans("the Karha crossroads"), destination=spans("Tell Ouseib"),
                     hindrance="none to Tell Ouseib"),
        ),
        actors=(
            Actor(name="Tamim Zargouni", kind="person", mentions=spans("Tamim Zargouni"), private=True),
            Actor(name="Salwa Zargouni", kind="person", mentions=spans("Salwa Zargouni"), role="mother"),
            Actor(name="Vasil Drobeshko", kind="person", mentions=spans("Vasil Drobeshko"), role="Colonel"),
        ),
        claims=(
            Claim(id="c1", attribution="a1", spans=attributions[0].content, certainty=attributions[0].certainty),
            Claim(id="c2", attribution="a2", spans=attributions[1].content, certainty=attributions[1].certainty,
                  quantities=("q1",)),
            Claim(id="c3", spans=spans("About 80 families fled from Marran to Tell Ouseib via the Karha crossroads"),
                  certainty=Certainty(label="CT+"), events=("e2",), quantities=("q2", "q3")),
        ),
    )  # fmt: skip
