"""PLOVER's acts: how an act is told counts, pronouns give way, and recipients are looked for where none is named."""

import csv
import io
from collections.abc import Sequence

import pytest

from tadmor.export import publish
from tadmor.export.acts import Act, acts
from tadmor.export.plover import EXPORTER
from tadmor.model import Actor, Attribution, Certainty, Document, Event, Place, Reading, Span, span_of


def at(text: str, part: str) -> Span:
    """The span of the first place where a part stands in a text."""
    start = text.index(part)
    return span_of(text, start, start + len(part))


def told(text: str, trigger: str, class_: str | None, **layers: object) -> Event:
    """An event by its words; `actors`, `recipients` and `place` are parts of the text."""
    spans = {name: tuple(at(text, part) for part in layers.pop(name, ())) for name in ("actors", "recipients", "place")}  # type: ignore[attr-defined]
    return Event(id=trigger, trigger=at(text, trigger), class_=class_, **spans, **layers)  # type: ignore[arg-type]


def read(text: str, *events: Event, **layers: object) -> Reading:
    """A reading that has been understood by hand."""
    return Reading(document=Document(id="d", text=text, outlet="The Lantern"), events=events, **layers)  # type: ignore[arg-type]


def names(act: Act) -> tuple[str, Sequence[str], Sequence[str]]:
    """An act as its event and the names of who does it and to whom."""
    return act.event, [party.name for party in act.actors], [party.name for party in act.recipients]


@pytest.mark.parametrize(
    ("text", "trigger", "class_", "status", "event"),
    [
        ("Norland will visit Ostia.", "visit", "CONSULT", "planned", "AGREE"),
        ("Norland is ready to help Ostia.", "help", "AID", "planned", "AGREE"),
        ("Norland said it would blockade Ostia.", "blockade", "COERCE", "planned", "THREATEN"),
        ("Norland sent envoys to visit Ostia.", "visit", "CONSULT", "planned", "CONSULT"),
        ("Norland will not meet Ostia.", "meet", "CONSULT", "negated", "REJECT"),
        ("Norland visited Ostia.", "visited", "CONSULT", "occurred", "CONSULT"),
    ],
)
def test_how_an_act_is_told_counts(text: str, trigger: str, class_: str, status: str, event: str) -> None:
    """What somebody says he will do is agreed to or threatened; a purpose is neither; what is not done is rejected."""
    reading = read(text, told(text, trigger, class_, actors=["Norland"], recipients=["Ostia"], status=status))
    assert [(event, ["Norland"], ["Ostia"])] == [names(act) for act in acts(reading)]


def test_a_pronoun_gives_way_to_whom_it_stands_for() -> None:
    """ "it" and "their" are told by the report's own first words for the actor."""
    text = "The Norland Front said its men attacked Ostia."
    front = Actor(name="Norland Front", kind="armed-group", mentions=(at(text, "The Norland Front"), at(text, "its")))
    reading = read(text, told(text, "attacked", "ASSAULT", actors=["its men"], recipients=["Ostia"]), actors=(front,))
    assert [("ASSAULT", ["The Norland Front"], ["Ostia"])] == [names(act) for act in acts(reading)]


def test_an_act_of_speaking_has_the_recipient_of_what_is_spoken_of() -> None:
    """ "threatened further strikes against Ostia" is a threat to Ostia, but no sentence reaches into the next."""
    text = "Norland threatened further strikes against Ostia. Rebels shelled Halden."
    threat, strikes = (
        told(text, "threatened", "THREATEN", actors=["Norland"]),
        told(text, "strikes", "ASSAULT", actors=["Norland"], recipients=["Ostia"]),
    )
    shelled = told(text, "shelled", "ASSAULT", actors=["Rebels"], recipients=["Halden"])
    assert names(acts(read(text, threat, strikes, shelled))[0]) == ("THREATEN", ["Norland"], ["Ostia"])
    assert names(acts(read(text, threat, shelled))[0]) == ("THREATEN", ["Norland"], [])


def test_the_place_receives_what_is_done_to_nobody_named() -> None:
    """A named place stands beside a thing; people who are harmed are never replaced by it."""
    text = "Rebels destroyed a bridge and killed two farmers in Halden."
    halden = Place(span=at(text, "Halden"), name="Halden")
    bridge = told(text, "destroyed", "ASSAULT", actors=["Rebels"], recipients=["a bridge"], place=["Halden"])
    harmed = told(
        text,
        "killed",
        "ASSAULT",
        type="CONSEQ.casualty",
        actors=["Rebels"],
        recipients=["two farmers"],
        place=["Halden"],
    )
    found = [names(act)[2] for act in acts(read(text, bridge, harmed, places=(halden,)))]
    assert [["a bridge", "Halden"], ["two farmers"]] == found


def test_must_is_a_demand_of_the_speaker() -> None:
    """Whoever says that two states must do something demands it of both."""
    text = "The Red Lamp said Norland and Ostia must open the road."
    said = Attribution(
        id="a",
        type="speech",
        kind="indirect",
        source=(at(text, "The Red Lamp"),),
        cue=(at(text, "said"),),
        content=(at(text, "Norland and Ostia must open the road"),),
        certainty=Certainty(label="CT+"),
    )
    places = tuple(Place(span=at(text, name), name=name) for name in ("Norland", "Ostia"))
    found = [names(act) for act in acts(read(text, attributions=(said,), places=places))]
    assert [("REQUEST", ["The Red Lamp"], ["Norland", "Ostia"])] == found


def test_flight_is_no_act_unless_somebody_drives_people_out() -> None:
    """People who flee do nothing that PLOVER counts."""
    text = "Villagers fled. Rebels expelled farmers."
    fled = told(text, "fled", "MOVE", type="CIVIL.displacement", actors=["Villagers"])
    driven = told(text, "expelled", "MOVE", type="CIVIL.displacement", actors=["Rebels"], recipients=["farmers"])
    assert [("SANCTION", ["Rebels"], ["farmers"])] == [names(act) for act in acts(read(text, fled, driven))]


def test_an_act_is_a_row_with_who_tells_it() -> None:
    """PLOVER's columns, and beside them the outlet whose own words they are."""
    text = "Norland visited Ostia."
    reading = read(text, told(text, "visited", "CONSULT", actors=["Norland"], recipients=["Ostia"], score=0.5))
    out = io.BytesIO()
    assert publish(EXPORTER, [reading], out) == 1
    (row,) = csv.DictReader(io.StringIO(out.getvalue().decode("utf-8"), newline=""))
    expected = {
        "event_id": "visited",
        "event": "CONSULT",
        "words": "visited",
        "actors": "Norland",
        "recipients": "Ostia",
        "status": "occurred",
        "told_by": "The Lantern",
        "score": "0.50",
    }
    assert expected == {column: row[column] for column in expected}
