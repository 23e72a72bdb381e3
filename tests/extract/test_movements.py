"""Movements: who goes from where, through where, to where."""

from dataclasses import replace

import pytest

from tadmor.extract import events, movements
from tadmor.model import Document, Event, Movement, Place, Quantity, Reading, Span, span_of
from tadmor.nlp import segment
from tadmor.nlp.encoder.heard import Heard

ROLES = ("actors", "recipients", "place", "time", "mover", "origin", "via", "destination", "count")
NAMES = ("Manbij", "Jarabulus", "Tadif", "Arima")


def at(text: str, part: str) -> Span:
    """The span of the first place where a part stands in a text."""
    return span_of(text, text.index(part), text.index(part) + len(part))


def read(text: str, **layers: object) -> Reading:
    """A reading with its movements, the town names above being places."""
    places = tuple(Place(span=at(text, name), lat=36.0, lon=37.0) for name in NAMES if name in text)
    start = replace(Reading(document=Document(id="d", text=text)), places=places, **layers)  # type: ignore[arg-type]
    readings = [start]
    for step in (segment.step(), events.step(), movements.step()):
        readings = list(step.run(readings))
    return readings[0]


def parts(movement: Movement) -> tuple[list[str], list[str], list[str], list[str]]:
    """Mover, origin, via and destination as texts."""
    roles = (movement.mover, movement.origin, movement.via, movement.destination)
    a, b, c, d = ([span.text for span in role] for role in roles)
    return a, b, c, d


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The fighters travelled from Manbij to Arima.",
            (["The fighters"], ["Manbij"], [], ["Arima"]),
        ),
        (
            "Soldiers stationed in Manbij were sent to Arima.",
            (["Soldiers"], ["Manbij"], [], ["Arima"]),
        ),
        ("The fighters left Manbij to fight in Arima.", (["The fighters"], ["Manbij"], [], ["Arima"])),
        (
            "Once the troops engaged in Manbij are free, they can turn their attention to fighting in Tadif.",
            (["they"], ["Manbij"], [], ["Tadif"]),
        ),
        ("They sent tanks to defend Jarabulus.", (["tanks"], [], [], ["Jarabulus"])),
        ("The columns left Manbij for Arima.", (["The columns"], ["Manbij"], [], ["Arima"])),
        (
            "The troops left in the direction of Arima.",
            (["The troops"], [], [], ["the direction of Arima"]),
        ),
        ("Rebels were pushing further south towards Tadif.", (["Rebels"], [], [], ["Tadif"])),
        ("The army accused them of having sent tanks to Arima.", (["tanks"], [], [], ["Arima"])),
        (
            "Some 400 fighters moved from Manbij through Tadif to Arima.",
            (["Some 400 fighters"], ["Manbij"], ["Tadif"], ["Arima"]),
        ),
        ("The army left Manbij.", (["The army"], ["Manbij"], [], [])),
        ("A convoy of soldiers arrived in Arima.", (["A convoy of soldiers"], [], [], ["Arima"])),
        ("Turkey sent tanks to Jarabulus.", (["tanks"], [], [], ["Jarabulus"])),
        ("Tanks were sent to Jarabulus.", (["Tanks"], [], [], ["Jarabulus"])),
        ("Troops pushed the rebels out of Tadif.", (["the rebels"], ["Tadif"], [], [])),
        ("Families fled from Manbij to Jarabulus.", (["Families"], ["Manbij"], [], ["Jarabulus"])),
        ("The army withdrew from Arima and Tadif.", (["The army"], ["Arima", "Tadif"], [], [])),
    ],
)
def test_prepositions_and_verbs_say_which_end_a_place_is(
    text: str, expected: tuple[list[str], list[str], list[str], list[str]]
) -> None:
    """Forces and civilians alike."""
    (movement,) = read(text).movements
    assert expected == parts(movement)


def test_what_is_left_somewhere_does_not_move() -> None:
    """ "weapons left in the town" go nowhere."""
    assert read("The army blew up weapons left in Manbij.").movements == ()


def test_a_move_without_a_place_is_no_movement() -> None:
    """The event stands, a way is not told."""
    reading = read("The rebels retreated quickly.")
    assert (1, ()) == (len(reading.events), reading.movements)


def test_a_movement_takes_status_and_attribution_from_its_event() -> None:
    """And its quantity from its mover."""
    text = "Some 400 fighters will withdraw from Manbij."
    reading = read(text, quantities=(Quantity(id="q", span=at(text, "400"), bound="about"),))
    (movement,), (event,) = reading.movements, reading.events
    assert (event.id, "planned", None) == (movement.event, movement.status, movement.attribution)
    assert ["400"] == [span.text for span in movement.quantity]


def test_means_and_lack_of_hindrance_are_kept_as_words() -> None:
    """ "in tanks", "unhindered"."""
    (movement,) = read("The rebels moved unhindered to Arima in trucks.").movements
    assert ("in trucks", "unhindered") == (movement.means, movement.hindrance)


def test_the_step_is_idempotent_and_ids_follow_from_the_trigger() -> None:
    """Running it again changes nothing."""
    once = read("The army left Manbij.")
    assert [once] == movements.step().run([once])
    assert once.movements[0].id.startswith("m")


def heard(text: str, trigger: str, class_: str = "MOVE", **roles: str) -> Reading:
    """A reading with the movements of one event that the heads hear, each role a stretch that they mark surely."""
    marked = {role: [(at(text, roles[role]), 0.9)] if role in roles else [] for role in ROLES}
    told = Heard(at(text, trigger), class_, 0.9, {class_: 0.9}, "occurred", 0.9, marked, {})
    begun = replace(read(text), heard=[told], movements=())
    event = Event(id="e", trigger=told.span, class_=class_, actors=spans(text, roles, "actors"))
    (reading,) = movements.step().run([replace(begun, events=(replace(event, place=spans(text, roles, "place")),))])
    return reading


def spans(text: str, roles: dict[str, str], role: str) -> tuple[Span, ...]:
    """What stands for a role, if anything."""
    return (at(text, roles[role]),) if role in roles else ()


def test_a_move_that_the_heads_hear_needs_no_place() -> None:
    """Who moves is told, where to is not."""
    (movement,) = heard("The rebels retreated quickly.", "retreated", actors="The rebels").movements
    assert (["The rebels"], [], [], []) == parts(movement)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [("The rebels came under fire.", "came"), ("The ministry was reached for comment.", "reached")],
)
def test_words_of_motion_that_move_nobody_are_no_movement(text: str, trigger: str) -> None:
    """Fire is no place, and a comment no way."""
    assert () == heard(text, trigger, actors=text.split(" was")[0].split(" came")[0]).movements


def test_where_a_move_is_told_to_be_is_an_end_where_its_preposition_says_so() -> None:
    """ "to Arima" leads there; "in Arima" may be where it began."""
    ((led,), (lay,)) = (
        heard(text, "flow", actors="families", place="Arima").movements
        for text in ("The flow of families to Arima grew.", "The flow of families in Arima grew.")
    )
    assert (["Arima"], []) == ([s.text for s in led.destination], [s.text for s in lay.destination])


def test_of_a_pronoun_and_what_it_takes_up_the_pronoun_moves() -> None:
    """And there is the town that the sentence names."""
    text = "The guards of Manbij saw the bombers before they came there by bus."
    (movement,) = heard(text, "came", mover="they", destination="there").movements
    assert (["they"], [], [], ["Manbij"]) == parts(movement)


def test_talks_and_war_are_nowhere_to_go() -> None:
    """Nor is who enters them on his way."""
    assert () == heard("The side came to the talks.", "came", destination="the talks").movements


def test_who_is_sent_moves_not_who_sends() -> None:
    """Though the sender acts."""
    (movement,) = heard("The council sent envoys.", "sent", actors="The council").movements
    assert (["envoys"], [], [], []) == parts(movement)


def test_a_visit_is_no_movement() -> None:
    """Who visits a place meets somebody there."""
    text = "His visit to Arima ended."
    assert () == heard(text, "visit", class_="CONSULT", destination="Arima").movements


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They reached Arima, a town 70 km from Manbij.", (["They"], [], [], ["Arima"])),
        ("The war drove 300 families from their homes.", (["300 families"], ["their homes"], [], [])),
        ("Troops pushed the rebels back from the east.", (["the rebels"], ["the east"], [], [])),
        (
            "The army drove the militants back along the coastal road.",
            (["the militants"], [], ["the coastal road"], []),
        ),
        ("MANBIJ/ARIMA The troops left Tadif.", (["The troops"], ["Tadif"], [], [])),
    ],
)
def test_distances_datelines_sides_and_homes(
    text: str, expected: tuple[list[str], list[str], list[str], list[str]]
) -> None:
    """What is so far from a place does not come from there; a side and a home are where somebody is driven from."""
    (movement,) = read(text).movements
    assert expected == parts(movement)
