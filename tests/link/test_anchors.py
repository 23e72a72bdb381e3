"""What may join two claims: what recurs needs a day, a figure, a site or one quotation, not only its town and kind."""

from dataclasses import replace
from datetime import date

import pytest
from tests.link.made import Report

import tadmor
from tadmor.link.incidents import Telling, compare, tellings
from tadmor.link.likeness.anchors import anchored, one_number
from tadmor.link.likeness.counted import one_figure
from tadmor.link.likeness.measured import measured
from tadmor.link.tellings.found.happenings.background import is_background
from tadmor.link.tellings.kinds import kinship
from tadmor.link.weights import weights
from tadmor.model import Reading
from tadmor.model.incidents import Joint, Trait

SHELLING = frozenset(["STRIKE.shelling"])


def traits(**shares: float) -> list[Trait]:
    """Traits by name, each as a share of its weight; `same` weighs nothing."""
    known = weights().weight
    return [Trait(name=name, weight=share * known.get(name, 0.0), why="") for name, share in shares.items()]


def shelled(id_: str, town: str = "Zarka", *, day: str = "", words: str = "", published: int = 12) -> Reading:
    """Shells hit a town, on a day if one is given, told by a report of some day in December."""
    sentence = f"shells hit {words}{town}{f' on {day}' if day else ''} and burnt three barns"
    made = Report(id_, f"It is told that {sentence}.", date(2016, 12, published), outlet=f"Outlet {id_}")
    made.says(sentence, None)
    made.tells("hit", "STRIKE.shelling", "ASSAULT", place=town, day=day or None)
    return made.reading()


def only(reading: Reading) -> Telling:
    """The one telling of a reading."""
    (telling,) = tellings(reading)
    return telling


def joint(one: Reading, other: Reading) -> Joint:
    """What speaks for one happening in two readings with one telling each."""
    return compare(only(one), only(other))


def test_like_words_without_a_day_are_two_shellings() -> None:
    """Words as alike as most reports' join where both say the day, and not where only their prints lie near."""
    alike = traits(type=1, place=1, words=0.3, story=0.2)
    assert anchored([*alike, *traits(time=1)], SHELLING)
    assert not anchored([*alike, *traits(days=1)], SHELLING)
    assert anchored([*traits(type=1, place=1, words=0.5), *traits(days=1)], SHELLING)


def test_what_one_speaker_says_of_another_day_is_the_next_of_its_kind() -> None:
    """A police command tells every day of shells, in the same words."""
    told = traits(type=1, place=1, holder=1, words=0.45)
    assert anchored([*told, *traits(days=1)], SHELLING)
    assert not anchored([*told, *traits(days=0.6)], SHELLING)


def test_a_like_number_alone_is_no_evidence_for_acts_of_two_kinds() -> None:
    """Thirty dead of a strike, and thirty of a blast in the same province."""
    told = traits(type=0.3, place=1, same=1, count=1, holder=1, days=1)
    assert not anchored(told, frozenset())
    assert anchored([*told, *traits(who=1)], frozenset())


def test_nothing_is_known_of_when_either_was_told() -> None:
    """Then words alone join nothing, and what happens once joins by the very place."""
    assert not anchored(traits(type=1, whom=1, words=0.5, story=0.5), SHELLING)
    assert anchored(traits(type=1, place=1, same=1), frozenset(["TERRITORY.capture"]))


def test_one_bomb_of_a_day_in_a_town() -> None:
    """A blast does not recur within a day as shelling does."""
    told = traits(type=1, time=1, place=0.66, same=1)
    assert anchored(told, frozenset(["STRIKE.ied"]))
    assert not anchored(told, SHELLING)


def test_marks_by_which_a_reader_knows_which_one_is_meant() -> None:
    """One day, one number, one site or the name of one village, for kinds that are of one family or class."""
    assert anchored(traits(type=0.6, time=1, focus=0.9, story=0.5), SHELLING)
    assert not anchored(traits(type=0.3, time=1, story=0.5), SHELLING)
    assert anchored(traits(type=0.3, place=0.3, count=0.3, time=-0.2), frozenset(["CONSEQ.casualty"]))
    assert anchored(traits(type=0.3, site=1, days=-0.5), frozenset())
    assert anchored(traits(type=0.6, place=1, same=1, thread=0.7, time=-0.25), SHELLING)


def test_one_number_needs_no_town_where_enough_else_is_told() -> None:
    """Thirty-one dead of the same days, in two reports of which one names no town."""
    assert one_number(traits(type=0.3, count=0.8, days=1, words=0.1, story=0.2))
    assert not one_number(traits(type=0.3, count=0.8, days=1, place=-0.3))
    assert not one_number(traits(count=0.5, days=1))


def test_both_tell_of_the_school_that_was_hit() -> None:
    """Of the shells on a town within a day, hardly two hit a school; other numbers are then of one happening."""
    one = shelled("a", words="a school in ", day="Sunday")
    other = shelled("b", words="the school of ", day="Sunday", published=11)
    found = joint(one, other)
    assert found.score > 0
    assert "both tell of a school" in [t.why for t in found.traits]


def _dead(id_: str, words: str, number: int) -> Telling:
    """Shells on a city that every fourth report names, with their dead, of whom nothing is said."""
    sentence = f"shells hit {words} in Zarka on Sunday and {number} people died"
    made = Report(id_, f"It is told that {sentence}.", outlet=f"Outlet {id_}")
    made.says(sentence, None)
    made.tells("hit", "STRIKE.shelling", "ASSAULT", place="Zarka", day="Sunday")
    made.counts(str(number), number, number, "exactly", "killed", "killed")
    telling = only(made.reading())
    return replace(telling, spots=tuple(replace(spot, name="Aleppo") for spot in telling.spots))


def test_dead_of_one_hospital_are_of_one_happening_also_in_a_large_city() -> None:
    """Two numbers of residents in a city are of two strikes, unless both tell what was hit there."""
    assert measured(_dead("a", "a hospital", 27), _dead("b", "the city hospital", 14)) is not None
    assert measured(_dead("a", "a hospital", 27), _dead("b", "the old quarter", 14)) is None


def test_the_hospital_whose_doctors_speak_was_not_hit() -> None:
    """Who counts the dead is no site."""
    readings = [shelled(id_, words="a shop, hospital officials told of ", day="Sunday") for id_ in "ab"]
    assert "site" not in [t.name for t in joint(*readings).traits]


def test_a_report_cannot_tell_what_happened_after_it() -> None:
    """One says no day and was out on Friday; the other's shells fell on Sunday."""
    assert joint(shelled("a", day="Sunday"), shelled("b", published=9)).vetoed
    assert not joint(shelled("a", day="Sunday"), shelled("b", published=11)).vetoed


def test_a_long_time_tells_less_than_a_day() -> None:
    """ "Last year" is no evidence for one of its strikes."""
    day = next(t for t in joint(shelled("a", day="Sunday"), shelled("b", day="Sunday")).traits if t.name == "time")
    assert weights().weight["time"] == day.weight


def test_printed_on_one_day_tells_more_than_on_two() -> None:
    """Where neither says a day."""
    near, far = (
        next(t.weight for t in joint(shelled("a"), shelled("b", published=day)).traits if t.name == "days")
        for day in (12, 10)
    )
    assert near > far >= 0


def test_at_least_25_and_25_are_one_figure() -> None:
    """Reports write now one, now the other."""
    counted = []
    for id_, words, high in (("a", "at least 25", None), ("b", "25", 25.0)):
        made = Report(id_, f"A blast on Sunday killed {words} men in Zarka.")
        made.says(f"A blast on Sunday killed {words} men in Zarka", None)
        made.tells("blast", "STRIKE.ied", "ASSAULT", place="Zarka", day="Sunday")
        made.counts(words, 25, high, "exactly" if high else "at_least", "killed")
        counted.append(only(made.reading()).counts)
    assert {"killed"} == one_figure(*counted)


def test_the_day_of_a_clause_is_that_of_its_own_act() -> None:
    """Killed on a road which was cut on Thursday: nobody says when they were killed."""
    sentence = "Men were killed on the road to Zarka which the army cut on Thursday"
    made = Report("a", f"{sentence}.")
    made.says(sentence, None)
    made.tells("killed", "CONSEQ.casualty", "ASSAULT", day="Thursday")
    made.tells("cut", "TERRITORY.siege", "CONTROL", who="the army", place="Zarka", day="Thursday")
    killed = next(t for t in tellings(made.reading()) if "CONSEQ.casualty" in t.types)
    assert killed.when is not None
    assert not killed.when.own


def test_strikes_in_answer_to_an_attack_have_not_its_day() -> None:
    """The day stands beside the attack."""
    sentence = "Allies weigh strikes in response to the attack near Zarka on Thursday"
    made = Report("a", f"{sentence}.")
    made.says(sentence, None)
    made.tells("strikes", "STRIKE.air", "ASSAULT", place="Zarka", day="Thursday", status="planned")
    (strikes,) = tellings(made.reading())
    assert strikes.when is not None
    assert not strikes.when.own


@pytest.mark.parametrize(
    ("sentence", "trigger", "remark"),
    [
        ("The state called on rebels fighting the army to lay down arms", "fighting", True),
        ("The allies are committed to defeating the group", "defeating", True),
        ("The group attacked posts across the country", "attacked", True),
        ("Rebels were fighting the army at the gate", "fighting", False),
    ],
)
def test_who_somebody_is_and_what_he_wants_is_no_happening(sentence: str, trigger: str, remark: bool) -> None:
    """Only what is told to happen somewhere can be told by two."""
    made = Report("a", f"{sentence}.")
    made.says(sentence, None)
    made.tells(trigger, "BATTLE.clash", "ASSAULT")
    assert remark == is_background(made.events[0], made.text)


def test_what_the_fall_of_a_town_would_mean_is_no_fall() -> None:
    """Nobody tells that it fell."""
    sentence = "The fall of Zarka would cut the road"
    made = Report("a", f"{sentence}.")
    made.says(sentence, None)
    made.tells("fall", "TERRITORY.capture", "CONTROL", place="Zarka")
    assert () == tellings(made.reading())


def test_the_strikes_hit_is_one_act() -> None:
    """A verb that only says that the act was done is none of its own."""
    sentence = "The air strikes hit Zarka on Sunday"
    made = Report("a", f"{sentence}.")
    made.says(sentence, None)
    made.tells("air strikes", "STRIKE.air", "ASSAULT")
    made.tells("hit", "BATTLE.attack", "ASSAULT", place="Zarka", day="Sunday")
    assert {"STRIKE.air", "BATTLE.attack"} == only(made.reading()).types


def test_a_rebel_held_district_is_no_party() -> None:
    """Whose a place is says nothing about whom the shells were for."""
    sentence = "Shells hit the army-held quarter of Zarka"
    made = Report("a", f"{sentence} where the army sits.")
    made.says(sentence, None)
    made.tells("hit", "STRIKE.shelling", "ASSAULT", who="army-held", place="Zarka")
    assert () == only(made.reading()).who


def test_strikes_from_the_air_are_no_shelling_though_both_are_called_attacks() -> None:
    """One report's attacks are raids, the other's rockets."""
    air, shells = (frozenset(["BATTLE.attack", kind]) for kind in ("STRIKE.air", "STRIKE.shelling"))
    assault = frozenset(["ASSAULT"])
    assert kinship(air, assault, shells, assault) is None
    assert kinship(air, assault, air, assault) is not None


def test_what_no_army_does_daily_is_one_in_the_very_place() -> None:
    """Aircraft sent to one base by one party within a day; its strikes there are many, and weeks apart are two."""
    sent = traits(type=1, place=1, same=1, who=1, words=0.2)
    assert anchored([*sent, *traits(days=1)], frozenset(["MOVE.reinforce"]))
    assert not anchored([*sent, *traits(days=-1)], frozenset(["MOVE.reinforce"]))
    assert not anchored([*sent, *traits(days=1)], frozenset(["TALK.meet"]))
    assert not anchored([*sent, *traits(days=1)], SHELLING)


def test_whose_a_village_is_is_told_of_one_village_within_a_day() -> None:
    """Also where one does not say who has it; of a place that is only lent it is open."""
    held = traits(type=0.6, prize=0.5, days=1)
    assert anchored([*held, *traits(place=1, same=1)], frozenset())
    assert not anchored([*held, *traits(focus=1)], frozenset())
    assert not anchored([*held, *traits(place=1, same=1), Trait(name="status", weight=-0.6, why="")], frozenset())


def test_the_same_story_of_the_town_that_both_are_about() -> None:
    """Words so alike, and the town of both reports: the man shot over his keys is one man."""
    told = traits(type=1, focus=1, days=1)
    assert anchored([*told, *traits(words=0.45)], frozenset(["CIVHARM.killing"]))
    assert not anchored([*told, *traits(words=0.3)], frozenset(["CIVHARM.killing"]))


def test_one_number_of_one_town_is_one_happening() -> None:
    """What joins without more: a number of ten and more for one thing in one town, told within days."""
    told = traits(count=0.5, place=1, same=1, time=1)
    assert one_number(told)
    assert one_number(traits(count=0.5, focus=0.5, days=1))
    assert not one_number(traits(count=0.4, place=1, same=1, time=1))
    assert not one_number(traits(count=1, place=1, time=1))
    assert not one_number([*told, *traits(who=-1)])
    assert not one_number(traits(count=1, place=1, same=1))


@pytest.mark.parametrize(("other", "equal"), [("more than 300", True), ("some 300", True), ("at most 300", False)])
def test_a_number_is_one_whatever_bounds_it(other: str, equal: bool) -> None:
    """ "At least 300" and "more than 300" are of one count; "at most 300" is not."""
    texts = (f"Shells killed {number} people in Berlan." for number in ("at least 300", other))
    counted = [[c for t in tellings(tadmor.read(text)) for c in t.counts] for text in texts]
    assert bool(one_figure(*counted)) is equal
