"""A place or a day of something else is no scene: better none than a false one."""

from dataclasses import replace
from datetime import date

import pytest
from tests.link.made import Report
from tests.link.test_answers import disputes

from tadmor.link.denials import answers
from tadmor.link.incidents.within.told import tellings
from tadmor.link.likeness.straight import straight
from tadmor.link.tellings.ends import is_yet_to_come, until_told
from tadmor.link.tellings.found import told_events
from tadmor.link.tellings.found.happenings.happening import kind_of
from tadmor.link.tellings.found.places.elsewhere import is_elsewhere
from tadmor.link.tellings.telling import Telling
from tadmor.model import Attribution, Certainty, Event, Span, Time

SUNDAY = date(2016, 12, 11)
MONDAY = date(2016, 12, 12)

OTHERWISE = [
    "rejected Zarka's repeated accusation that guns had been fired",
    "a mere fairy tale from Zarka",
    "statements to the contrary from Zarka are lies",
    "accusations by Zarka officials over the convoy",
    "a preacher who lives in Zarka",
    "more attacks in Merj than in Osmin or Zarka",
    "denied that it had asked Zarka to put off the vote",
]
SCENES = [
    "stories from Zarka of a massacre",
    "Zarka's defenders claim that they held out",
    "6,000 people now live in Zarka",
    "asked in Zarka to leave",
    "more than 40 died in Zarka",
]


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


@pytest.mark.parametrize("text", OTHERWISE)
def test_who_tells_or_lives_there_makes_no_scene(text: str) -> None:
    """The seat of the accuser, a home, a comparison, and whom something was asked of."""
    assert is_elsewhere(text, _span(text, "Zarka"))


@pytest.mark.parametrize("text", SCENES)
def test_a_place_of_what_is_told_stays_one(text: str) -> None:
    """Though words of telling or of living stand near it."""
    assert not is_elsewhere(text, _span(text, "Zarka"))


def test_where_the_victims_were_bound_is_not_where_they_were_hit() -> None:
    """ "Fired at vans taking families to Zarka"."""
    text = "denied that its men had fired at vans taking families towards Zarka"
    assert is_elsewhere(text, _span(text, "Zarka"), bound=True)
    assert not is_elsewhere(text, _span(text, "Zarka"))
    made = Report("a", f"The council {text}. Merj is quiet.")
    claim = f"that{text.partition('that')[2]}"
    made.says(claim, "The council", cue="denied", act="deny", label="CT-")
    made.tells("fired", "BATTLE.clash", "ASSAULT", place="Zarka", status="negated")
    assert not any(spot.own for telling in told_events(made.reading()) for spot in telling.spots)


@pytest.mark.parametrize("place", ["its neighbour's soil", "the border", "front of a banner"])
def test_words_that_name_another_country_are_no_part_of_the_town(place: str) -> None:
    """A report on Zarka in which shells "crossed the border" shows no town; its "northern districts" do."""
    made = Report("a", f"Zarka is quiet. The army denied shelling {place} on Sunday.")
    made.says(f"shelling {place} on Sunday", "the army", cue="denied", act="deny", label="CT-")
    made.tells("shelling", "STRIKE.shelling", "ASSAULT", place=place, day="Sunday", status="negated")
    assert not any(spot.told for telling in told_events(made.reading()) for spot in telling.spots)
    within = Report("b", "Zarka is quiet. The army denied shelling the northern districts on Sunday.")
    within.says("shelling the northern districts on Sunday", "the army", cue="denied", act="deny", label="CT-")
    within.tells("shelling", "STRIKE.shelling", "ASSAULT", place="the northern districts", status="negated")
    assert any(spot.told for telling in told_events(within.reading()) for spot in telling.spots)


def _time(words: str, earliest: date, latest: date) -> Time:
    return Time(span=Span(0, len(words), words), type="DATE", earliest=earliest, latest=latest)


def _event(type_: str, trigger: str = "attacked", status: str = "occurred") -> Event:
    span = Span(0, len(trigger), trigger)
    return Event(id="e", trigger=span, type=type_, class_="ASSAULT", status=status)  # type: ignore[arg-type]


def test_nobody_tells_of_days_that_are_still_to_come() -> None:
    """ "This month" ends for what was done on the day of telling; for what is planned it does not."""
    month = _time("this month", date(2016, 12, 1), date(2016, 12, 31))
    assert MONDAY == until_told(month, MONDAY, _event("BATTLE.attack")).latest
    assert month == until_told(month, MONDAY, _event("BATTLE.attack", status="planned"))
    later = _time("later this month", MONDAY, date(2016, 12, 31))
    assert later == until_told(later, MONDAY, _event("BATTLE.attack"))


def test_last_week_on_a_sunday_may_be_the_one_that_ends() -> None:
    """On another day it is the one before."""
    week = _time("last week", date(2016, 11, 28), date(2016, 12, 4))
    assert (date(2016, 11, 28), date(2016, 12, 10)) == (week.earliest, until_told(week, SUNDAY).latest)
    assert week == until_told(week, MONDAY)


def test_a_day_to_come_is_of_something_else() -> None:
    """ "Had asked to wait until after the vote of 8 January": not of the asking; a meeting may be set for it."""
    vote = _time("8 January", date(2017, 1, 8), date(2017, 1, 8))
    assert is_yet_to_come(vote, MONDAY, _event("REQUEST", "asked"))
    assert is_yet_to_come(vote, MONDAY, _event("REQUEST", "asked", "negated"))
    assert not is_yet_to_come(vote, MONDAY, _event("BATTLE.attack", "attack", "planned"))
    assert not is_yet_to_come(vote, MONDAY, _event("TALK.meet", "meet"))


def test_a_jet_that_is_lost_is_no_town() -> None:
    """ "The jet lost over Zarka", "lost a second helicopter", and "the town was lost"."""
    for text in ("denied that the jet lost over Zarka was theirs", "had lost a second helicopter"):
        event = Event(id="e", trigger=_span(text, "lost"), type="TERRITORY.capture", class_="CONTROL")
        assert "CONSEQ.equipment-loss" == kind_of(event, text)
    text = "the town was lost on Sunday"
    assert "TERRITORY.capture" == kind_of(Event(id="e", trigger=_span(text, "lost"), type="TERRITORY.capture"), text)


def _said(content: str, cue: str = "called it", act: str = "assert") -> Attribution:
    text = f"The army {cue} {content}"
    return Attribution(
        id="a",
        type="denial" if act == "deny" else "speech",
        kind="mixed",
        source=(_span(text, "The army"),),
        cue=(_span(text, cue),),
        content=(_span(text, content),),
        certainty=Certainty(label="CT+"),
        act=act,  # type: ignore[arg-type]
    )


def test_a_false_truce_is_no_false_account() -> None:
    """Who "speaks of a false truce" calls the truce so; who calls something "a false report" the report."""
    assert not answers(_said('"a false truce"'), 'The army called it "a false truce"')
    assert answers(_said('"a false report"'), 'The army called it "a false report"')


def test_a_denial_that_goes_on_behind_it_answers_what_was_said() -> None:
    """'Denied it: "Not one shell of ours fell there"' answers, as "denied it" does, and tells nothing else."""
    said = 'it: "Not one of our shells has crossed the river."'
    assert answers(_said(said, "denied", "deny"), f"The army denied {said}")
    made = Report("a", f"Shells killed five people in Zarka on Sunday, Russia said. The army denied {said}")
    made.says("Shells killed five people in Zarka on Sunday", "Russia")
    made.tells("killed", "CONSEQ.casualty", "ASSAULT", whom="five people", place="Zarka", day="Sunday")
    made.says(said, "the army", cue="denied", act="deny", label="CT-")
    made.tells("crossed", "MOVE.advance", "MOVE", place="the river", status="negated")
    assert [["Zarka"]] == [[spot.name for spot in telling.spots] for telling in tellings(made.reading())]


def test_this_is_what_was_said_last_though_it_tells_no_act() -> None:
    """Of a palace that spoke of who would come, a ministry that disputes "this" denies nobody's capture of a town."""
    text = "Russia said that men had captured Zarka on Sunday. The palace insisted that both kings had agreed to come."
    made = Report("a", f"{text} The ministry denied this.")
    made.says("that men had captured Zarka on Sunday", "Russia")
    made.tells("captured", "TERRITORY.capture", "CONTROL", place="Zarka", day="Sunday")
    made.says("that both kings had agreed to come", "The palace", cue="insisted")
    made.attributions[-1] = replace(made.attributions[-1], source=(made.span("The palace"),))
    made.says("this", "The ministry", cue="denied", act="deny", label="CT-")
    assert not [f for f in disputes(made.reading()) if any("captured" in value.span.text for value in f.pair)]


def test_dead_of_two_towns_are_no_one_toll() -> None:
    """One report's dead of the town that it is about, and five others "across the border in Merj"."""
    made = Report("a", "Zarka shook. On Sunday three civilians were killed, Russia said.\nIn Merj five died.")
    made.says("On Sunday three civilians were killed", "Russia")
    made.tells("killed", "CONSEQ.casualty", "ASSAULT", whom="three civilians", day="Sunday")
    made.counts("three", 3, 3, "exactly", "killed", "people")
    made.says("In Merj five died", None)
    made.tells("died", "CONSEQ.casualty", "ASSAULT", place="Merj", day="Sunday")
    made.counts("five", 5, 5, "exactly", "killed", "people")
    assert 2 == len(tellings(made.reading()))


def test_a_place_of_the_next_sentence_is_not_its_own() -> None:
    """ "Ten were hurt in that attack. Merj is near Zarka": whatever reads the place into the attack."""
    made = Report("a", "Ten were hurt in that attack. Merj is near Zarka, where shells fell on Sunday.")
    made.says("Ten were hurt in that attack", None)
    made.tells("hurt", "CONSEQ.casualty", "ASSAULT", place="Zarka", day="Sunday")
    (telling,) = told_events(made.reading())
    assert not any(spot.own for spot in telling.spots)
    assert telling.when is not None and not telling.when.own


def _killed(id_: str, by: str, cue: str, town: str) -> Telling:
    words = f"that the army had killed soldiers in {town} on Sunday"
    made = Report(id_, f"{by} {cue} {words}.")
    deny = cue == "denied"
    made.says(words, by, cue=cue, act="deny" if deny else "assert", label="CT-" if deny else "CT+")
    made.tells("killed", "CONSEQ.casualty", "ASSAULT", who="the army", whom="soldiers", place=town, day="Sunday")
    return tellings(made.reading())[0]


def test_two_towns_on_a_border_are_no_town_and_its_quarter() -> None:
    """A denial of what befell one answers nobody who tells of the other, however near they lie."""
    denied = _killed("b", "The ministry", "denied", "Zarka")
    assert straight(_killed("a", "Russia", "said", "Zarka"), denied)
    assert not straight(_killed("a", "Russia", "said", "Merj"), denied)


def test_there_that_only_begins_a_sentence_is_no_place() -> None:
    """ "Denied there had been any retreat" names no place."""
    made = Report("a", "Zarka is quiet. The army denied there had been any retreat.")
    made.says("there had been any retreat", "the army", cue="denied", act="deny", label="CT-")
    made.tells("retreat", "MOVE.withdraw", "MOVE", place="there", status="negated")
    assert not any(spot.told for telling in told_events(made.reading()) for spot in telling.spots)


def test_arms_are_taken_alike_before_and_behind_the_word() -> None:
    """ "Captured drones and hardware" and "heavy weapons were captured": the loss of arms, and no place."""
    for text, of in (("captured drones and hardware", ()), ("heavy weapons were captured", ("heavy weapons",))):
        objects = tuple(_span(text, words) for words in of)
        event = Event(
            id="e", trigger=_span(text, "captured"), type="TERRITORY.capture", class_="CONTROL", recipients=objects
        )
        assert "CONSEQ.equipment-loss" == kind_of(event, text)
