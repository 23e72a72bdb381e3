"""Words for people: bounds are told, hedges are quoted, and the machine never vouches for anything."""

from datetime import date

import pytest

from tadmor.export import wording
from tadmor.model import Bound, Certainty, CertaintyLabel, Event, Place, Quantity, Span, Speaker, Time
from tadmor.store import PointCell


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("CT+", "stated flatly"),
        ("CT-", "stated flatly as not so"),
        ("PR+", "told as likely"),
        ("PS+", "told as possible"),
        ("Uu", "left open"),
    ],
)
def test_certainty_without_hedges(label: CertaintyLabel, expected: str) -> None:
    """Every label has words."""
    assert wording.certainty(Certainty(label=label)) == expected


def test_hedges_are_quoted() -> None:
    """The reader sees which words hedge."""
    hedges = (Span(0, 6, "appear"), Span(9, 12, "may\nwell"))
    assert wording.certainty(Certainty(label="PS+", hedges=hedges)) == "hedged: 'appear', 'may well'"


@pytest.mark.parametrize(
    ("bound", "low", "high", "expected"),
    [
        ("exactly", 34, 34, "34 fighters (in total)"),
        ("about", 4000, 4000, "about 4,000 fighters (in total)"),
        ("more_than", 5000, None, "more than 5,000 fighters (in total)"),
        ("at_least", 7.5, None, "at least 7.5 fighters (in total)"),
        ("less_than", None, 400, "less than 400 fighters (in total)"),
        ("at_most", None, 1000, "at most 1,000 fighters (in total)"),
        ("between", 60, 80, "60 to 80 fighters (in total)"),
        ("vague", 24, 99, "'dozens', read as 24 to 99, fighters (in total)"),
        ("vague", 2, None, "at least 2 fighters (in total)"),
        ("vague", None, None, "'dozens' fighters (in total)"),
    ],
)
def test_quantities_keep_their_bounds(bound: Bound, low: float | None, high: float | None, expected: str) -> None:
    """A bound is never lost in the words."""
    value = Quantity(
        id="q", span=Span(0, 6, "dozens"), low=low, high=high, bound=bound, unit="fighters", scope="in total"
    )
    assert wording.quantity(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Quantity(id="q", span=Span(0, 7, "a third"), low=1 / 3, high=1 / 3, bound="exactly", unit="share"), "33.3 %"),
        (
            Quantity(id="q", span=Span(0, 4, "half"), low=0.5, high=None, bound="more_than", unit="share"),
            "more than 50 %",
        ),
        (Quantity(id="q", span=Span(0, 4, "many"), low=24, high=99, bound="vague"), "'many', read as 24 to 99"),
        (Quantity(id="q", span=Span(0, 4, "7.25"), low=7.25, high=7.25, bound="exactly", unit="km"), "7.25 km"),
    ],
)
def test_shares_and_bare_numbers_read_as_words(value: Quantity, expected: str) -> None:
    """No tail of digits and no comma that nothing follows."""
    assert wording.quantity(value) == expected


@pytest.mark.parametrize(
    ("earliest", "latest", "expected"),
    [
        (date(2016, 12, 8), date(2016, 12, 8), "2016-12-08"),
        (date(2016, 12, 8), date(2016, 12, 12), "2016-12-08 to 2016-12-12"),
        (date(2016, 12, 8), None, "from 2016-12-08"),
        (None, date(2016, 12, 8), "until 2016-12-08"),
        (None, None, "'one day'"),
    ],
)
def test_intervals(earliest: date | None, latest: date | None, expected: str) -> None:
    """Times are intervals of days, one-sided where the words leave an end open."""
    value = Time(span=Span(0, 7, "one day"), type="DATE", earliest=earliest, latest=latest)
    assert wording.interval(value) == expected


def test_places_and_speakers() -> None:
    """A place shows its point, a speaker the office the report gives."""
    assert wording.place(Place(span=Span(0, 4, "Homs"), name="Homs", lat=34.73, lon=36.7)) == "Homs (34.73, 36.7)"
    assert wording.place(Place(span=Span(0, 5, "Syria"))) == "Syria"
    told = Speaker(name="Vasil Drobeshko", kind="person", role="Colonel")
    assert wording.speaker(told) == "Vasil Drobeshko, Colonel"
    assert wording.speaker(Speaker(name=None, kind="anonymous", role="diplomat")) == "unnamed, diplomat"


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (PointCell(mention="Tadmur", name="Palmyra", precision="G2", radius_km=5.0), "Palmyra (a town)"),
        (PointCell(mention="Homs", name="Homs", precision="G3", radius_km=25.0, relation="east of"),
         "east of Homs (the area around, within 25 km)"),
        (PointCell(mention="the citadel"), "'the citadel' (not on the map)"),
        (PointCell(mention="Syria", name="Syria", precision="G8"), "Syria (a country)"),
    ],
)  # fmt: skip
def test_a_place_says_how_exactly_it_is_told(place: PointCell, words: str) -> None:
    """In words; what the gazetteer does not have is said so."""
    assert words == wording.point(place)


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (Event(id="e", trigger=Span(0, 1, "x"), class_="ASSAULT", type="STRIKE.air"), "ASSAULT"),
        (Event(id="e", trigger=Span(0, 1, "x"), class_="MOVE"), "MOVE"),
        (Event(id="e", trigger=Span(0, 1, "x"), type="OBSERVE.detect"), "event"),
        (Event(id="e", trigger=Span(0, 1, "x")), "event"),
    ],
)
def test_a_type_is_told_only_where_it_has_been_measured(event: Event, words: str) -> None:
    """Else the class; an event may have neither."""
    assert words == wording.kind(event)
    assert (event.type or words) == wording.kind(event, {event.type or ""})
