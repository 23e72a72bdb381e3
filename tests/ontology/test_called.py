"""What a report itself calls the bodies that the catalogue has under other names."""

import pytest

from tadmor.model import Actor, ActorKind, Span
from tadmor.ontology.actors import catalogue
from tadmor.ontology.called import is_called, own_names


def _actor(body: str, *mentions: str, kind: ActorKind | None = None) -> Actor:
    entry = catalogue().entries.get(body)
    code, _, institution = body.partition("-")
    entry = entry or catalogue().institution(institution, code.upper())
    spans = tuple(Span(at * 100, at * 100 + len(text), text) for at, text in enumerate(mentions))
    return Actor(name=entry.name, kind=kind or entry.kind, mentions=spans, id=body, sector=entry.sector)


@pytest.mark.parametrize(
    ("body", "mentions", "own"),
    [
        ("al-qaeda", ("two al-Qaida vehicles", "it", "al-Qaida"), "al-Qaida"),
        ("al-shabaab", ("Al-Shabab",), "al-Shabab"),
        ("peoples-protection-units", ("the YPG", "YPG forces"), "YPG"),
        ("syria-civil-defence", ("The White Helmets",), "White Helmets"),
        ("us-intelligence", ("American spy agencies",), "American spy agencies"),
        ("iraqi-security-forces", ("the Iraqi military", "Iraqi soldiers"), "Iraqi military"),
        ("us-led-coalition", ("Operation Inherent Resolve", "CJTF-OIR"), "CJTF-OIR"),
    ],
)
def test_a_report_has_a_name_of_its_own(body: str, mentions: tuple[str, ...], own: str) -> None:
    """The fullest that it prints; the name of a campaign is no body's."""
    actor = _actor(body, *mentions)
    assert own_names([actor]) == {actor.name: own}
    assert is_called(actor, own)


@pytest.mark.parametrize(
    ("body", "mentions"),
    [
        ("al-qaeda", ("al-Qaida", "al-Qaeda")),  # it writes the catalogue's too
        ("islamic-state", ("Daesh", "ISIS")),  # one name for all its short ones
        ("syrian-democratic-forces", ("the SDF",)),  # initials of the name
        ("us-department-of-defense", ("the Pentagon",)),  # a house
        ("us-central-command", ("U.S. Central Command",)),  # a spelling
        ("us-led-coalition", ("the global coalition", "the American-led coalition")),  # no name
        ("ru-ministry-of-defence", ("the defense ministry", "Russia's Defense Ministry")),
        ("ru-ministry-of-defence", ("Russia's MoD",)),
        ("ru-armed-forces", ("the Russian military", "Russian warplanes")),
        ("un-security-council", ("the United Nations Security Council",)),
        ("iraqi-security-forces", ("the Iraqi military", "Iraqi forces", "Iraqi security forces")),
        ("al-qaeda", ("they", "the group")),
    ],
)
def test_the_name_of_the_catalogue_stays(body: str, mentions: tuple[str, ...]) -> None:
    """Where the report spells it, shortens it, or has no name that could stand in its place."""
    assert own_names([_actor(body, *mentions)]) == {}


def test_two_bodies_never_get_one_name() -> None:
    """A name that another actor of the report bears is not taken."""
    other = Actor(name="al-Qaida", kind="armed-group", mentions=(Span(500, 508, "al-Qaida"),))
    assert own_names([_actor("al-qaeda", "al-Qaida"), other]) == {}
