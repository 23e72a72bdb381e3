"""What a report tells side by side is one happening; what it sets apart is not."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.link.made import Report

from tadmor.link.incidents import Party, Telling, When, compare, tellings
from tadmor.link.incidents.within.again import points_back
from tadmor.link.likeness.compare import compatible
from tadmor.link.likeness.counted import one_toll
from tadmor.link.tellings.found.happenings.happening import kind_of
from tadmor.link.tellings.found.places.named import seat, spots
from tadmor.link.tellings.found.scenes.headings import headings
from tadmor.link.tellings.parties import on_side, relate
from tadmor.link.tellings.places import Spot, nearness
from tadmor.link.tellings.times import closeness
from tadmor.model import Document, Event, Place, Reading, Span

SUNDAY, MONDAY = date(2016, 12, 11), date(2016, 12, 12)


def _told(made: Report, word: str) -> Telling:
    """The telling that one of a report's words tells."""
    (found,) = (t for t in tellings(made.reading()) if any(s.text == word for s in t.spans))
    return found


def _shelled(text: str) -> Report:
    """A report that begins with a shelling of Zarka on Sunday."""
    made = Report("r", f"Shells hit the market of Zarka on Sunday. {text}", MONDAY)
    made.says("Shells hit the market of Zarka on Sunday", None)
    made.tells("hit", "STRIKE.shelling", "ASSAULT", place="Zarka", day="Sunday")
    return made


def test_dead_and_wounded_of_one_sentence_are_of_one_act() -> None:
    """ "14 were killed and 30 wounded": the wounded are no happening of their own."""
    made = Report("r", "The mayor said that 14 were killed in Zarka on Sunday and 30 wounded.", MONDAY)
    made.says("14 were killed in Zarka on Sunday and 30 wounded", "The mayor")
    made.tells("killed", "CONSEQ.casualty", "ASSAULT", place="Zarka", day="Sunday")
    made.counts("14", 14, 14, "exactly", "killed", "killed")
    made.tells("wounded", "CONSEQ.casualty", "ASSAULT")
    made.counts("30", 30, 30, "exactly", "injured", "wounded")
    assert _told(made, "killed") == _told(made, "wounded")


def test_the_dead_of_the_next_sentence_are_of_the_act_before() -> None:
    """They are counted for the shelling, and not beside it."""
    made = _shelled("The mayor said 14 people died.")
    made.says("14 people died", "The mayor")
    made.tells("died", "CONSEQ.casualty", "ASSAULT")
    made.counts("14", 14, 14, "exactly", "killed", "killed")
    assert _told(made, "died") == _told(made, "hit")


def test_the_dead_of_another_town_are_not() -> None:
    """A place of their own keeps them apart."""
    made = _shelled("The mayor said 14 people died in Merj.")
    made.says("14 people died in Merj", "The mayor")
    made.tells("died", "CONSEQ.casualty", "ASSAULT", place="Merj")
    made.counts("14", 14, 14, "exactly", "killed", "killed")
    assert _told(made, "died") != _told(made, "hit")


def test_who_is_accused_is_accused_of_the_act_before() -> None:
    """Whatever he is said to have done it with: the kind is that of those who tell it."""
    made = Report(
        "r", "Cars came under attack in Zarka on Sunday. Omar Haddad accused Russia of shelling them.", MONDAY
    )
    made.says("Cars came under attack in Zarka on Sunday", None)
    made.tells("attack", "BATTLE.attack", "ASSAULT", place="Zarka", day="Sunday")
    made.says("Russia of shelling them", "Omar Haddad", cue="accused", act="accuse")
    made.tells("shelling", "STRIKE.shelling", "ASSAULT", who="Russia")
    found = _told(made, "shelling")
    assert found == _told(made, "attack")
    assert {"BATTLE.attack"} == found.types and ["Russia"] == [p.name for p in found.who]


def test_an_accusation_of_another_paragraph_is_another() -> None:
    """Behind a new paragraph nothing says which shelling is meant."""
    made = Report(
        "r", "Cars came under attack in Zarka on Sunday.\nOmar Haddad accused Russia of shelling homes.", MONDAY
    )
    made.says("Cars came under attack in Zarka on Sunday", None)
    made.tells("attack", "BATTLE.attack", "ASSAULT", place="Zarka", day="Sunday")
    made.says("Russia of shelling homes", "Omar Haddad", cue="accused", act="accuse")
    made.tells("shelling", "STRIKE.shelling", "ASSAULT", who="Russia")
    assert _told(made, "shelling") != _told(made, "attack")


def test_the_act_behind_the_dead_is_what_they_died_of() -> None:
    """And lends them its day."""
    made = Report("r", "The mayor said 24 people died near Zarka. The cars were shot at on Friday.", MONDAY)
    made.says("24 people died near Zarka", "The mayor")
    made.tells("died", "CONSEQ.casualty", "ASSAULT", place="Zarka")
    made.counts("24", 24, 24, "exactly", "killed", "killed")
    made.says("The cars were shot at on Friday", None)
    made.tells("shot", "BATTLE.attack", "ASSAULT", day="Friday")
    found = _told(made, "shot")
    assert found == _told(made, "died")
    assert found.when is not None and date(2016, 12, 9) == found.when.earliest


def test_a_total_is_not_one_of_its_acts() -> None:
    """What was counted since Thursday is not the attack of Sunday, in one report or in two."""
    made = Report("a", "Since Thursday 130 fighters were killed in Zarka, the mayor said.", MONDAY)
    made.says("Since Thursday 130 fighters were killed in Zarka", "the mayor")
    made.tells("killed", "CONSEQ.casualty", "ASSAULT", place="Zarka", day="Thursday")
    made.counts("130", 130, 130, "exactly", "killed", "killed")
    joint = compare(_told(made, "130"), _told(_shelled(""), "hit"))
    assert joint.vetoed and "campaign" in joint.traits[0].why


@pytest.mark.parametrize(("words", "back"), [("the latest attack", True), ("the third such attack", False)])
def test_one_of_several_is_not_the_one_before(words: str, back: bool) -> None:
    """ "The third such attack" names no attack that was told."""
    start = words.index("attack")
    telling = Telling(id="t", document="d", published=None, said=(), spans=(Span(start, start + 6, "attack"),))
    assert back == points_back(telling, words)


def test_a_heading_tells_where() -> None:
    """ "Merj - " heads its paragraph; the head of the first is a dateline."""
    text = "Zarka, Dec 12 - Two towns were hit.\nMerj - Shells fell on a market."
    made = Report("r", text, MONDAY)
    assert ["Merj"] == [h.place.name for h in headings(made.reading())]
    made.says("Shells fell on a market", None)
    made.tells("fell", "STRIKE.shelling", "ASSAULT")
    assert [("Merj", True)] == [(s.name, s.own) for s in _told(made, "fell").spots]


def test_a_day_on_which_dead_were_found_is_not_that_of_their_death() -> None:
    """They may have lain there."""
    made = Report("r", "The dead in the cars found on Sunday near Zarka number 20.", MONDAY)
    made.says("The dead in the cars found on Sunday near Zarka number 20", None)
    made.tells("dead", "CONSEQ.casualty", "ASSAULT", place="Zarka", day="Sunday")
    when = _told(made, "dead").when
    assert when is not None and not when.own


def test_a_night_has_two_dates() -> None:
    """ "Sunday night" and the early hours of Monday are one time, the day of Sunday and that of Monday are two."""
    night, day = (When(earliest=SUNDAY, latest=SUNDAY, part=part) for part in ("night", "noon"))
    after = When(earliest=MONDAY, latest=MONDAY)
    assert (0.5, 0.0) == (closeness(night, after), closeness(day, after))
    assert 0.5 == closeness(after, night)


def _reading(text: str, *names: str) -> Reading:
    found = [Span(text.index(name), text.index(name) + len(name), name) for name in names]
    return Reading(
        document=Document(id="d", text=text, published=MONDAY), places=tuple(Place(span=s, name=s.text) for s in found)
    )


def _spots(text: str, *names: str) -> list[Spot]:
    return list(spots(_reading(text, *names), [Span(0, len(text), text)], home=None))


def test_a_quarter_may_be_the_town_s() -> None:
    """A quarter that no gazetteer has lies in some town, a village in none."""
    (quarter,) = _spots("in the Nasr quarter", "Nasr")
    (village,) = _spots("in Nasr", "Nasr")
    town = Spot(name="Zarka", country="SY", lat=35.0, lon=38.0, precision="G2", radius_km=5.0)
    assert (0.2, -0.3) == (nearness(quarter, town), nearness(village, town))


def test_between_two_towns_is_neither() -> None:
    """The village is the place; where nothing else is named, both ends are."""
    assert ["Zhera"] == [s.name for s in _spots("at Zhera between Zarka and Merj", "Zhera", "Zarka", "Merj")]
    assert ["Zarka", "Merj"] == [s.name for s in _spots("between Zarka and Merj", "Zarka", "Merj")]


def test_a_clock_is_no_place() -> None:
    """Nothing happens in the town by whose time it is told."""
    reading = _reading("at 11:00 Zarka time", "Zarka")
    assert seat(reading.places[0], reading.document.text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("An S-300 strike hit the queue.", "STRIKE.shelling"),
        ("The strike on the queue, by rockets, killed five.", "STRIKE.shelling"),
        ("A strike by jets and rockets hit the queue.", "STRIKE.air"),
        ("The strike hit the queue.", "STRIKE.air"),
    ],
)
def test_a_strike_by_rockets_is_no_air_strike(text: str, kind: str) -> None:
    """A bare "strike" is by what its sentence says."""
    start = text.index("strike")
    event = Event(id="e", trigger=Span(start, start + 6, "strike"), type="STRIKE.air", class_="ASSAULT")
    assert kind == kind_of(event, text)


def _left(id_: str, day: str | None) -> Telling:
    made = Report(id_, f"the army left Zarka{' on ' + day if day else ''}.", MONDAY)
    made.says(made.text[:-1], None)
    made.tells("left", "MOVE.withdraw", "RETREAT", who="the army", place="Zarka", day=day)
    return _told(made, "left")


def test_an_army_leaves_a_town_once() -> None:
    """Two reports of its withdrawal tell one, though only one says when."""
    assert compare(_left("a", "Sunday"), _left("b", None)).score > 0


def _dead(id_: str, number: int, town: str, *, named: bool = True, whom: str = "men") -> Telling:
    """Dead of Sunday, whose town the words name, or those before them."""
    told = f"On Sunday {number} {whom} died" + (f" in {town}." if named else ".")
    made = Report(id_, told if named else f"{town} is quiet now. {told}", MONDAY)
    made.says(told[:-1], None)
    made.tells("died", "CONSEQ.casualty", "ASSAULT", place=town if named else None, day="Sunday")
    made.counts(str(number), number, number, "exactly", "killed", "killed")
    return _told(made, "died")


def test_a_village_has_one_toll_a_day() -> None:
    """Two and three dead of one day are of one act, also where its paragraph names the village; not those of two."""
    two = _dead("a", 2, "Tell Ahmar")
    assert compare(two, _dead("b", 3, "Tell Ahmar")).score > 0
    assert compare(two, _dead("c", 3, "Tell Ahmar", named=False)).score > 0
    assert compare(two, _dead("d", 3, "Zarka")).vetoed
    assert compare(two, _dead("e", 40, "Tell Ahmar", whom="shepherds and bakers")).score < 0


def test_one_number_of_dead_in_a_town_and_at_its_edge() -> None:
    """Eleven lost in a town, and eleven killed in what no gazetteer has, are told twice; two and two need not be."""
    town = Spot(name="Zarka", country="SY", lat=35.0, lon=38.0, precision="G2", radius_km=5.0)
    part = Spot(name="Nasr")
    for number, same in ((11, True), (2, False)):
        dead = _dead("a", number, "Zarka")
        edge = replace(dead, id="t2", spots=(part,))
        assert same == one_toll(replace(dead, spots=(town,)), edge)
        assert same == compatible(replace(dead, spots=(town,)), edge)


def test_a_coalition_is_led_by_somebody() -> None:
    """A country's aircraft may be those of the coalition that it leads, and are not another's."""
    span = Span(0, 1, "x")
    us, them, russia = (
        (Party(name=name, key=name, kind=kind, country=land, span=span),)
        for name, kind, land in (
            ("US military", "state-force", "US"),
            ("US-led coalition", "intergovernmental", None),
            ("Russian military", "state-force", "RU"),
        )
    )
    assert (0.6, -1.0) == (relate(us, them)[0], relate(russia, them)[0])  # type: ignore[index]


def _blast(id_: str, town: str, day: date, days: int) -> Telling:
    made = Report(id_, f"A car bomb went off in {town}.", MONDAY)
    made.says(made.text[:-1], None)
    made.tells("car bomb", "STRIKE.ied", "ASSAULT", place=town)
    when = When(earliest=day, latest=day + timedelta(days - 1))
    return replace(_told(made, "car bomb"), when=when, words={}, report={})


def test_blasts_of_one_village() -> None:
    """Of days of which one is the other's they are one blast; two days later it is another."""
    first = _blast("a", "Tell Ahmar", SUNDAY, 1)
    assert compare(first, _blast("b", "Tell Ahmar", SUNDAY, 2)).score > 0
    assert compare(first, _blast("c", "Tell Ahmar", SUNDAY + timedelta(2), 1)).score < 0


def test_a_government_is_known_among_parties_by_its_country() -> None:
    """Voices have it by the country's code, parties by the catalogue's key; a group has one key in both."""
    span = Span(0, 1, "x")
    army = Party(name="Syrian army", key="syrian-army", kind="state-force", country="SY", span=span)
    group = Party(name="Islamic State", key="islamic-state", kind="armed-group", country=None, span=span)
    assert on_side([group, army], {"government:SY"})
    assert on_side([group], {"group:islamic-state"})
    assert not on_side([group], {"government:SY", "government:None", ""})
