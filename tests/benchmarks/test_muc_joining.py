"""Which mentions tell one incident: learnt from made-up messages whose keys name whom each incident hit."""

from datetime import date

from benchmarks.muc.incidents import Incident
from benchmarks.muc.joining import join_features, learn_joiner, told_key
from benchmarks.muc.keys import Template, fill_of
from benchmarks.muc.mentions import Frame, Mention, frame_of, mentions

from tadmor.model import Actor, Document, Event, Reading, Sentence, Span, Time

TEXT = (
    "Rebels killed Orla Brook on Monday. The murder of Orla Brook was condemned. Rebels killed Nils Venn on Wednesday."
)
MONDAY, WEDNESDAY = date(1989, 3, 6), date(1989, 3, 8)


def span(words: str, nth: int = 0) -> Span:
    """Where words stand for the nth time."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words), words)


def killing(name: str, trigger: Span, whom: Span, *time: Span) -> Event:
    """Somebody killed somebody."""
    return Event(id=name, trigger=trigger, class_="ASSAULT", type="CIVHARM.killing", recipients=(whom,), time=time)


def message() -> tuple[Frame, list[Mention]]:
    """The frame of the text and its three mentions of two incidents."""
    orla, nils = (span("Orla Brook"), span("Orla Brook", 1)), span("Nils Venn")
    reading = Reading(
        document=Document(id="m1", text=TEXT, published=date(1989, 3, 9), lang="en"),
        events=(
            killing("e1", span("killed"), orla[0], span("Monday")),
            killing("e2", span("murder"), orla[1]),
            killing("e3", span("killed", 1), nils, span("Wednesday")),
        ),
        times=(
            Time(span=span("Monday"), type="DATE", earliest=MONDAY, latest=MONDAY),
            Time(span=span("Wednesday"), type="DATE", earliest=WEDNESDAY, latest=WEDNESDAY),
        ),
        actors=(
            Actor(name="Orla Brook", kind="person", mentions=orla),
            Actor(name="Nils Venn", kind="person", mentions=(nils,)),
        ),
    )
    ends = [n + 1 for n, char in enumerate(TEXT) if char == "."]
    starts = [0, ends[0] + 1, ends[1] + 1]
    sentences = tuple(Sentence(start, end, 0, ()) for start, end in zip(starts, ends, strict=True))
    frame = frame_of(reading, sentences, "PERU", "LIMA")
    return frame, list(mentions(frame))


def key(day: str, name: str) -> Template:
    """A killing in a key."""
    fills = {"date": fill_of(day, plain=True), "type": fill_of("ATTACK"), "hum-name": fill_of(f'"{name}"')}
    return Template({slot: (fill,) for slot, fill in fills.items() if fill})


KEYS = (key("06 MAR 89", "ORLA BROOK"), key("08 MAR 89", "NILS VENN"))


def test_what_speaks_for_one_incident_and_against_it() -> None:
    """Shared victims speak for it, other days and other names against it."""
    frame, (first, again, other) = message()
    incident = Incident([first])
    assert "who shared" in join_features(frame, incident, again)
    assert {"who other names", "days differ"} <= join_features(frame, incident, other).keys()


def test_a_mention_fits_the_key_whose_strings_stand_beside_it() -> None:
    """By name, type and day; another day speaks against a key."""
    frame, (first, _, other) = message()
    assert [2.5, 0.0] == told_key(frame, first, KEYS)
    assert [0.0, 2.5] == told_key(frame, other, KEYS)


def test_joining_is_learnt_from_keys() -> None:
    """Mentions of one victim become one incident, those of another become another."""
    frame, found = message()
    joiner = learn_joiner([(frame, found, KEYS)] * 20)
    assert [found[:2], found[2:]] == [one.mentions for one in joiner.gather(frame, found)]
