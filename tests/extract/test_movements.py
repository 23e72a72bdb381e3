"""Movements: who goes from where, through where, to where."""

from dataclasses import replace

import pytest

from tadmor.extract import events, movements
from tadmor.model import Document, Movement, Place, Quantity, Reading, Span, span_of
from tadmor.nlp import segment

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
