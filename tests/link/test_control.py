"""Whose a place is: told by words alone, of a town or a site of it, by one side or against another."""

from dataclasses import replace
from datetime import date

import pytest
from tests.link.made import Report
from tests.link.test_outcomes import results

import tadmor
from tadmor.link.agreement import findings
from tadmor.link.agreement.whose import whose
from tadmor.link.incidents import Incidents, tellings
from tadmor.link.likeness.compare import compare
from tadmor.link.likeness.control import turn
from tadmor.link.tellings.prizes import TOWN, in_part, prizes
from tadmor.link.tellings.telling import Telling
from tadmor.link.tellings.wordings import sites_in
from tadmor.model import Reading

MONDAY = date(2016, 12, 12)


def read(text: str) -> tuple[Telling, ...]:
    """What a report of Sunday 11 December 2016 tells."""
    return tellings(tadmor.read(text, outlet="Northmere Daily", published=date(2016, 12, 11)))


def kinds(text: str) -> set[str]:
    """The kinds of control that a report tells."""
    return {kind for t in read(text) for kind in t.types if kind.startswith("TERRITORY.")}


def test_sites_are_known_in_singular_and_plural() -> None:
    """Some have a plural only."""
    words = "they took the barracks, two silos, a mill, the headquarters and the crossroads"
    assert {"barracks", "silo", "mill", "headquarters", "crossroads"} == sites_in(words)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("The mill is still in our hands", "TERRITORY.hold"),
        ("The mill is in the army's hands", "TERRITORY.hold"),
        ("Homs has been under rebel control since Thursday", "TERRITORY.hold"),
        ("Homs was brought fully under control", "TERRITORY.capture"),
        ("Homs has come under rebel control", "TERRITORY.capture"),
        ("His men still hold the bridge", "TERRITORY.hold"),
    ],
)
def test_words_tell_whose_a_place_is_where_no_event_was_read(words: str, kind: str) -> None:
    """Nobody takes anything in these words, and an analyst wants them most."""
    assert kind in kinds(f'"{words}," Colonel Karim Sabet of the Syrian army told reporters.')


@pytest.mark.parametrize(
    "words",
    [
        "The situation in Homs is under our control",
        "The fire at the mill was brought under control",
        "If the mill were in our hands, we would say so",
        "It is not known whether Homs is under rebel control",
    ],
)
def test_what_is_no_place_or_only_supposed_is_nobodys(words: str) -> None:
    """A situation is under control whoever holds the town."""
    assert not kinds(f"{words}, Colonel Karim Sabet of the Syrian army said.")


def test_our_hands_are_those_of_who_speaks() -> None:
    """And "its hands" are those of the armed side that the paragraph named last."""
    (ours,) = (t for t in read("The Syrian army said that Homs is in its hands.") if t.types)
    assert ["Syrian army"] == [party.name for party in ours.who]


def test_to_fight_for_it_is_not_to_hold_it() -> None:
    """Who fights to hold a town is not told to have it."""
    assert not kinds("The Syrian army was fighting to hold Homs on Sunday, officials said.")


def test_arms_are_no_place() -> None:
    """Who seizes tanks takes no town."""
    assert not kinds("The militants seized tanks and ammunition in Homs on Sunday, the Syrian army said.")


def control(
    id_: str, by: str, words: str, trigger: str, type_: str, who: str | None, published: date = MONDAY, **more: str
) -> Reading:
    """One sentence of somebody on who has Zarka."""
    made = Report(id_, f"{by} said {words}.", published)
    made.says(words, by)
    class_ = "RETREAT" if type_ == "MOVE.withdraw" else "CONTROL"
    place = "Zarka" if "Zarka" in words else None
    made.tells(trigger, type_, class_, who=who, place=place, day=more.get("day"))
    if more.get("status") == "negated":
        made.events[-1] = replace(made.events[-1], status="negated")
    return made.reading()


def taken(words: str = "Islamic State captured Zarka on Saturday", published: date = MONDAY) -> Reading:
    """Islamic State takes the town, as its agency says."""
    day = next((d for d in ("Saturday", "Sunday") if d in words), "")
    return control("a", "The agency", words, "captured", "TERRITORY.capture", "Islamic State", published, day=day)


def held(by: str, who: str, published: date = MONDAY, place: str = "Zarka") -> Reading:
    """Somebody still holds it."""
    day = "Sunday" if published == MONDAY else "Friday"
    words = f"{who} still held {place} on {day}"
    return control("b", by, words, "held", "TERRITORY.hold", who, published, day=day)


def one(reading: Reading) -> Telling:
    """The one thing that a report tells."""
    return next(t for t in tellings(reading) if t.types)


def test_a_site_is_not_its_town() -> None:
    """The airport of a town is taken for itself; "the town and the airport" are both taken."""
    airport = one(taken("Islamic State captured the airport of Zarka on Saturday"))
    both = one(taken("Islamic State captured Zarka and the airport on Saturday"))
    assert [{"airport"}, {TOWN}] == [set(prizes(airport)), set(prizes(one(taken())))]
    assert TOWN in prizes(both)
    held_there = one(held("The ministry", "the army"))
    assert compare(airport, held_there).vetoed


def test_several_places_without_a_name_are_no_prize() -> None:
    """Two who each took "ground near the town" need not have taken the same."""
    assert not prizes(one(taken("Islamic State captured more ground near Zarka on Saturday")))


def test_most_of_a_town_is_a_part() -> None:
    """Who has most of it leaves some to the other."""
    assert in_part(one(taken("Islamic State captured most of Zarka on Saturday")))
    assert not in_part(one(taken()))


def test_taken_and_held_since_by_one_side_agree() -> None:
    """One incident, and two voices that bear each other out."""
    found = results(taken(), held("The ministry", "Islamic State"))
    assert [("agree", None)] == [(f.finding, f.relation) for f in found]


def test_taken_and_still_held_by_the_other_side_is_a_conflict() -> None:
    """Who holds it after another says that he took it contradicts him."""
    (found,) = results(taken(), held("The ministry", "the army"))
    assert ("conflict", "result") == (found.finding, found.aspect)


def test_held_before_it_was_taken_is_a_sequence() -> None:
    """Who held it the day before contradicts nobody."""
    found = results(taken(), held("The ministry", "the army", date(2016, 12, 9)))
    assert all(f.finding == "compatible" and f.relation == "sequence" for f in found)


def test_two_who_each_hold_it_never_agree() -> None:
    """However alike their words are."""
    other = held("The ministry", "the army")
    ours = control(
        "c",
        "The agency",
        "Islamic State still held Zarka on Sunday",
        "held",
        "TERRITORY.hold",
        "Islamic State",
        day="Sunday",
    )
    assert "against" == turn(one(other), one(ours))
    assert "agree" not in [f.finding for f in results(other, ours)]


def test_a_place_that_one_took_and_another_left_is_one() -> None:
    """Who left it has lost it to whoever took it."""
    left = control(
        "d",
        "The ministry",
        "the army withdrew from Zarka on Saturday",
        "withdrew",
        "MOVE.withdraw",
        "the army",
        day="Saturday",
    )
    assert "with" == turn(one(taken()), one(left))
    assert compare(one(taken()), one(left)).score > 0


def test_who_takes_a_place_again_is_not_who_took_it() -> None:
    """Two takings by two sides are two, or a quarrel of allies over who did it; they are not of one mind."""
    again = control(
        "e",
        "The ministry",
        "the army recaptured Zarka on Sunday",
        "recaptured",
        "TERRITORY.recapture",
        "the army",
        day="Sunday",
    )
    assert "open" == turn(one(taken()), one(again))


def test_both_sides_leave_places() -> None:
    """Two retreats are one only if the same side, or a side of one kind, left."""
    ours = control(
        "f",
        "The ministry",
        "the army withdrew from Zarka on Saturday",
        "withdrew",
        "MOVE.withdraw",
        "the army",
        day="Saturday",
    )
    nobody = replace(one(ours), who=())
    assert "open" == turn(one(ours), nobody)


def test_a_town_that_has_not_fallen_contradicts_who_took_it() -> None:
    """No cue denies; but beside an account of its fall that is a denial."""
    text = (
        "The Syrian army said that it had captured the town of Rastan on Saturday.\n\n"
        "Omar Haddad, a rebel commander, said the town had not yet fallen."
    )
    incidents = Incidents()
    incidents.add(tadmor.read(text, outlet="Northmere Daily", published=date(2016, 12, 11)))
    found = [f.finding for i in incidents.incidents() for f in findings(incidents, i)]
    assert "denied" in found


def test_what_was_lost_months_ago_is_only_said_to_tell_when() -> None:
    """ "Five months after they were driven out" is no taking of this week."""
    text = "Islamic State militants stormed into Homs on Saturday, five months after they were driven out of it."
    assert "TERRITORY.recapture" not in kinds(text)


def test_what_somebody_aims_at_is_not_taken() -> None:
    """Nor is it by a participle further on in the sentence."""
    text = "The Syrian army said it aimed to seal the border, closing the supply route and recapturing Homs."
    assert all(t.planned for t in read(text) if t.types & {"TERRITORY.capture", "TERRITORY.recapture"})


def test_the_town_is_the_one_that_the_report_has_called_so() -> None:
    """However far back, if it has called no other place a town."""
    text = (
        "Islamic State said on Saturday that it had captured Rastan, a market town near Homs.\n\n"
        "Its fighters rode in on trucks.\n\n"
        "A Syrian army officer said the town had not fallen."
    )
    (no,) = (t for t in read(text) if t.denied)
    assert ["Al Rastan"] == [s.name for s in no.spots] or "Rastan" in no.spots[0].name


def test_who_denies_that_one_side_has_it_bears_out_who_says_that_the_other_is_still_there() -> None:
    """A denial and an account of one mind: nobody denies the other."""
    incidents = Incidents()
    first = "Colonel Karim Sabet of the Syrian army denied that Islamic State was in control of Rastan."
    incidents.add(tadmor.read(first, outlet="Northmere Daily", published=date(2016, 12, 11)))
    second = "The Syrian army still held Rastan on Sunday, two residents said."
    incidents.add(tadmor.read(second, outlet="Eastmere Post", published=date(2016, 12, 12)))
    found = [f for i in incidents.incidents() for f in findings(incidents, i)]
    assert ("agree", "result") in [(f.finding, f.aspect) for f in found]
    assert not [f for f in found if f.finding == "denied" and len(f.pair) == 2]


@pytest.mark.parametrize("claim", ["reports that", "a claim by activists that"])
def test_who_denies_that_another_holds_it_does_not_tell_it(claim: str) -> None:
    """What stands inside the words of a denial is no account of whom it denies."""
    told = read(f"The Syrian army denied {claim} Homs was in rebel hands.")
    assert not [one for t in told if "TERRITORY.hold" in t.types for one in t.said if not one.negative]


@pytest.mark.parametrize(
    ("parts", "first"), [(("morning", "evening"), "the one"), (("evening", "morning"), "the other")]
)
def test_of_two_holders_on_one_day_the_hour_tells_the_first(parts: tuple[str, str], first: str) -> None:
    """Whichever of the two comes first in the pair."""
    some = [one(held("The army", "The army")), one(held("The agency", "Islamic State"))]
    early, late = (
        replace(t, score=1.0, when=replace(t.when, part=part) if t.when else None)
        for t, part in zip(some, parts, strict=True)
    )
    found = whose(early, late, "against")
    assert found is not None
    assert ("compatible", True) == (found[0], found[1].startswith(f"held first as {first} says"))


def test_two_who_tell_an_attack_repelled_agree_on_what_happened() -> None:
    """Only of a place held it must be said by whom: each may hold it himself."""
    words = ("the attack on Zarka was repelled on Sunday", "soldiers repelled the attack on Zarka on Sunday")
    incidents = Incidents()
    for id_, by, said in zip("ab", ("The agency", "The mayor"), words, strict=True):
        incidents.add(control(id_, by, said, "repelled", "BATTLE.repel", None, day="Sunday"))
    found = {(f.aspect, f.finding) for i in incidents.incidents() for f in findings(incidents, i)}
    assert {("what", "agree"), ("result", "agree")} <= found
