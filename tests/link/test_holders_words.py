"""Whose a place is: by who stands at the word, in the town that is meant, and of one holding of it."""

from dataclasses import replace
from datetime import date

from tests.link.test_control import control, held, kinds, one, read, taken
from tests.link.test_outcomes import results

import tadmor
from tadmor.link.agreement.whose import one_state
from tadmor.link.incidents.made import made
from tadmor.link.incidents.within.told import tellings
from tadmor.link.tellings.places import Spot
from tadmor.link.tellings.prizes import TOWN, prizes_of
from tadmor.link.tellings.telling import Telling


def of_word(text: str, word: str) -> Telling:
    """The telling of a report of which this is a word."""
    return next(t for t in read(text) if any(word == span.text for span in t.spans))


def test_who_stands_right_before_the_word_holds_the_place() -> None:
    """Whoever takes it in the next clause is the other side."""
    words = "Islamic State held Zarka on Sunday, the army retook it since"
    found = one(control("a", "The ministry", words, "held", "TERRITORY.hold", "the army", day="Sunday"))
    assert ["Islamic State"] == [party.name for party in found.who]


def test_the_party_of_a_capture_is_shown_by_the_words_beside_it() -> None:
    """ "Its capture": and not by "it", of another clause that others tell."""
    found = of_word(
        "Islamic State said it had burnt tanks at the base of Rastan, and described its capture of Homs as complete.",
        "capture",
    )
    assert ["its"] == [party.span.text for party in found.who]


def test_shells_that_fall_take_no_town() -> None:
    """A town falls to somebody, and shells fall on it."""
    assert not kinds("A baker in Rastan said that shells had been falling near the mill all morning.")


def test_the_town_is_none_of_another_country_that_is_named_in_passing() -> None:
    """Be it the only one that is called a town."""
    found = read(
        "Islamic State fighters attacked Ramadi on Thursday, hours after they took the Syrian town of Palmyra. Ramadi "
        "was hit by rockets.\n\nThey shelled Habbaniyah in Iraq through the night, a police major said.\n\n"
        "A tribal leader, Omar Haddad, denied his men had left the town."
    )
    assert any(t.denied for t in found)
    assert not [s for t in found if t.denied for s in t.spots if s.name == "Palmyra"]


def test_the_city_is_the_report_s_own_and_the_town_may_be_that_of_the_paragraph_before() -> None:
    """Also where a free line parts the paragraphs."""
    text = (
        "The army shelled Raqqa, Raqqa residents said.\n\nRebels fled from Tabqa on Sunday.\n\n"
        "A commander, Omar Haddad, said that his men had left the {}."
    )
    shown = {
        noun: [s.told for t in read(text.format(noun)) if "left" in [w.text for w in t.spans] for s in t.spots]
        for noun in ("city", "town")
    }
    assert shown == {"city": [True], "town": [False]}


def test_the_base_is_the_one_that_the_report_has_named() -> None:
    """And no part of the town that it tells most of."""
    found = of_word(
        "Islamic State fought the Syrian army near the Tiyas air base after it took Palmyra.\n\n"
        "On Friday Islamic State surrounded the base, residents of Palmyra said.",
        "surrounded",
    )
    assert ["Tiyas Airbase"] == [spot.name for spot in found.spots]


def test_a_site_that_was_taken_beside_a_quarter_does_not_lie_in_it() -> None:
    """It lies somewhere in the town."""
    found = of_word(
        "Islamic State attacked Palmyra. It said its fighters had taken the citadel and the Amiriya quarter. It said "
        "on Friday that they had captured the silos.",
        "captured",
    )
    assert ["Palmyra"] == [spot.name for spot in found.spots]


def test_a_day_of_what_is_said_first_is_none_of_what_is_held_now() -> None:
    """Two clauses of one speaker: the shelling was on Saturday, and the town is held as he speaks."""
    words = "Zarka had been shelled on Saturday, and that the army still held it"
    found = one(control("a", "The ministry", words, "held", "TERRITORY.hold", "the army", day="Saturday"))
    plain = one(held("The ministry", "the army"))
    assert found.when is not None and not found.when.own
    assert plain.when is not None and plain.when.own


def test_two_holdings_are_one_only_of_one_holder() -> None:
    """ "Held" beside "held" by the enemy is no agreement in anything."""
    ours, theirs = one(held("The ministry", "the army")), one(held("The agency", "Islamic State"))
    assert one_state(ours, replace(ours, id="other"))
    assert not one_state(ours, theirs)
    assert {"agree"}.isdisjoint(f.finding for f in results(held("The ministry", "the army"), taken()))


def test_what_was_taken_back_had_been_lost_since_it_was_held() -> None:
    """Of a first taking, who held it the day before may tell: it was told a day late."""
    before = one(held("The ministry", "the army", date(2016, 12, 9)))
    again = one(
        control(
            "g",
            "The agency",
            "the army recaptured Zarka on Sunday",
            "recaptured",
            "TERRITORY.recapture",
            "the army",
            day="Sunday",
        )
    )
    assert not one_state(before, again)
    first = replace(again, types=frozenset(["TERRITORY.capture"]))
    assert one_state(before, first)


def test_each_word_is_about_a_prize_of_its_own() -> None:
    """Who "took the headquarters and liberated the town" agrees on the town by the second word."""
    found = read("The Syrian army said it had taken the headquarters and liberated the whole city of Homs.")
    of = {span.text: set(prizes_of(t, span)) for t in found for span, _ in t.triggers}
    assert TOWN not in of["taken"] and TOWN in of["liberated"]


def test_an_incident_is_shown_at_the_place_that_most_of_its_tellings_name() -> None:
    """And not at the smallest that one of them names beside it."""
    zarka = Spot(name="Zarka", lat=35.0, lon=38.0, radius_km=5.0, precision="G2")
    mill = Spot(name="Zarka Mill", lat=35.0, lon=38.01, radius_km=1.0, precision="G1")
    telling = one(taken())
    some = [replace(telling, id=name, spots=spots) for name, spots in (("a", (zarka, mill)), ("b", (zarka,)))]
    assert made(some, None).place == "Zarka"


def test_as_reported_is_what_the_outlet_itself_reported() -> None:
    """Nobody else is quoted there."""
    text = "As reported, raiders blew up the mill near Karun late on Sunday."
    told = tellings(tadmor.read(text, outlet="Karun Courier", published=date(2016, 12, 12)))
    assert {"karun courier"} == {said.voice for telling in told for said in telling.said}
