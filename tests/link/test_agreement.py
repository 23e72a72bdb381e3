"""What voices tell of one happening, compared: a conflict and a denial only where the words leave nothing else."""

from dataclasses import replace
from datetime import date

import pytest
from tests.link.made import Report, strike

from tadmor.link.agreement import findings
from tadmor.link.incidents import Incidents
from tadmor.model import Reading
from tadmor.model.incidents import Finding, Ruling
from tadmor.views.compared import voice_words


def compared(*readings: Reading, voices: dict[str, str] | None = None) -> list[Finding]:
    """The findings on all incidents of some readings."""
    incidents = Incidents()
    for reading in readings:
        incidents.add(reading)
    return [f for i in incidents.incidents() for f in findings(incidents, i, voices)]


def of(found: list[Finding], aspect: str) -> list[tuple[str, str | None]]:
    """Findings on one aspect, with their relation."""
    return [(f.finding, f.relation) for f in found if f.aspect == aspect]


A = strike("a", "at least 34", 34, None, "at_least", "Northern Relief")


def test_at_least_34_and_30_conflict() -> None:
    """Two voices, one strike, one day, no number that can be both; the finding quotes both."""
    found = compared(A, strike("b", "30", 30, 30, "exactly", "The ministry"))
    assert [("conflict", None)] == of(found, "how many")
    conflict = next(f for f in found if f.finding == "conflict")
    assert {"at least 34", "30"} == {v.span.text for v in conflict.pair}
    assert "Northern Relief" in conflict.why and "“30”" in conflict.why


def test_numbers_that_meet_are_compatible_and_equal_ones_agree() -> None:
    """ "At least 34" may be 36."""
    assert [("compatible", None)] == of(compared(A, strike("b", "36", 36, 36, "exactly", "The ministry")), "how many")
    same = strike("b", "at least 34", 34, None, "at_least", "The ministry")
    assert [("agree", None)] == of(compared(A, same), "how many")


def test_one_voice_that_changes_its_figure_gives_an_update_and_no_conflict() -> None:
    """The later figure stands."""
    later = strike("b", "30", 30, 30, "exactly", "Northern Relief", date(2016, 12, 13))
    assert [("compatible", "update"), ("only one", None)] == of(compared(A, later), "how many")


def test_a_larger_count_of_a_later_day_is_an_update() -> None:
    """A toll grows: who speaks later may know of more."""
    later = strike("b", "50", 50, 50, "exactly", "The ministry", date(2016, 12, 13))
    first = strike("a", "34", 34, 34, "exactly", "Northern Relief")
    assert [("compatible", "update")] == of(compared(first, later), "how many")


def test_echoes_of_one_voice_are_only_one() -> None:
    """Whoever knows the voices says so; two outlets with one source are no agreement."""
    other = strike("b", "30", 30, 30, "exactly", "The ministry")
    voices = {c.id: "one source" for r in (A, other) for c in r.claims}
    assert {"only one", "compatible"} >= {f.finding for f in compared(A, other, voices=voices)}


def denial(id_: str, label: str = "deny") -> Reading:
    """A report in which somebody denies, or only does not confirm, the strike."""
    cue = "denied" if label == "deny" else "could not confirm"
    words = "that jets struck Zarka on Sunday"
    made = Report(id_, f"Russia {cue} {words}.")
    made.says(words, "Russia", cue=cue, act="deny", label="CT-" if label == "deny" else "Uu")
    made.tells("struck", "STRIKE.air", "ASSAULT", place="Zarka", day="Sunday")
    return made.reading()


def test_a_denial_is_matched_to_what_it_denies() -> None:
    """The account and the denial stand side by side."""
    found = [f for f in compared(A, denial("b")) if f.finding == "denied"]
    assert [("a", "b")] == [tuple(v.document for v in f.pair) for f in found]
    assert "denied by" in found[0].why


def test_a_denial_of_what_nobody_tells_is_a_denial() -> None:
    """It stands alone, and the reason says so."""
    found = [f for f in compared(denial("b")) if f.finding == "denied"]
    assert [1] == [len(f.pair) for f in found]
    assert "no account of it was matched" in found[0].why


def test_not_to_confirm_is_not_to_deny() -> None:
    """Nobody denies here."""
    assert not [f for f in compared(A, denial("b", "doubt")) if f.finding == "denied"]


def test_a_rejected_offer_is_no_denial() -> None:
    """Offers and demands are rejected, too; an accusation that is rejected is denied."""
    for words, expected in (("the offer of talks about Zarka", 0), ("the accusation that it struck Zarka", 1)):
        made = Report("r", f"Russia rejected {words}.")
        made.says(words, "Russia", cue="rejected", act="deny", label="CT-")
        assert expected == len([f for f in compared(made.reading()) if f.finding == "denied"])


@pytest.mark.parametrize(
    ("words", "cue", "expected"),
    [
        ("that the claim that it struck Zarka is not true", "said", 1),
        ("the report that it struck Zarka a lie", "called", 1),
        ("nonsense a statement that it struck Zarka", "dismissed as", 1),
        ("that there were no Russian troops in Zarka", "said", 1),
        ("that it had nothing to do with the strike on Zarka", "said", 1),
        ("that Russia had no part in the strike on Zarka", "said", 1),
        ("that the claim that it struck Zarka is not a lie", "said", 0),
        ("that there were no casualties in Zarka", "said", 0),
        ("that it had a part in the strike on Zarka", "said", 0),
    ],
)
def test_who_says_that_something_is_not_so_denies(words: str, cue: str, expected: int) -> None:
    """No verb of denying is needed."""
    made = Report("r", f"Russia {cue} {words}.")
    made.says(words, "Russia", cue=cue, act="accuse" if cue == "dismissed as" else "assert")
    assert expected == len([f for f in compared(made.reading()) if f.finding == "denied"])


def test_a_rejected_statement_may_stand_before_what_it_said() -> None:
    """The account is named between the verb and its content."""
    words = "that it struck Zarka"
    made = Report("r", f"Russia rejected the statement by Islamic State {words}.")
    made.says(words, "Russia", cue="rejected", act="deny", label="CT-")
    assert 1 == len([f for f in compared(made.reading()) if f.finding == "denied"])


def test_who_says_that_it_was_not_he_answers_nobody_who_names_nobody() -> None:
    """An account that names no doer blames nobody, whatever another tells of the same; one that names him does."""
    words = "it had nothing to do with the strike on Zarka on Sunday"
    made = Report("b", f"Russia said {words}.")
    made.says(words, "Russia")
    made.tells("strike", "STRIKE.air", "ASSAULT", place="Zarka", day="Sunday")
    for account, expected in (("jets struck Zarka on Sunday", 1), ("Russia struck Zarka on Sunday", 2)):
        other = Report("a", f"Omar Haddad said {account}.")
        other.says(account, "Omar Haddad")
        who = "Russia" if expected == 2 else None
        other.tells("struck", "STRIKE.air", "ASSAULT", who=who, place="Zarka", day="Sunday")
        found = [f for f in compared(other.reading(), made.reading()) if f.finding == "denied"]
        assert [("responsibility", expected)] == [(f.aspect, len(f.pair)) for f in found]


def test_denied_it_denies_what_was_told_just_before() -> None:
    """The denial's content is a pronoun: its object is the claim before it."""
    words = "that it had shot down an aircraft near Zarka on Sunday"
    made = Report("r", f"Islamic State said {words}. Russia denied it.")
    made.says(words, "Islamic State")
    made.tells("shot down", "BATTLE.attack", "ASSAULT", who="Islamic State", place="Zarka", day="Sunday")
    made.says("it.", "Russia", cue="denied", act="deny", label="CT-")
    found = [f for f in compared(made.reading()) if f.finding == "denied"]
    assert [[words, "it."]] == [[v.span.text for v in f.pair] for f in found]


def test_who_calls_a_charge_baseless_answers_unnamed_accusers() -> None:
    """Who accuses just before need not be named."""
    made = Report("r", "Security officials accused Russia of having struck Zarka. Russia said the charge was baseless.")
    made.says("Russia of having struck Zarka", "Security officials", cue="accused", act="accuse")
    made.tells("struck", "STRIKE.air", "ASSAULT", who="Russia", place="Zarka")
    made.says("the charge was baseless", "Russia")
    found = [f for f in compared(made.reading()) if f.finding == "denied"]
    assert [2] == [len(f.pair) for f in found]


def test_who_denies_involvement_answers_an_accusation_and_nothing_else() -> None:
    """A sentence of the report's own before it is no accusation: the denial stands alone."""
    words = "The houses that jets struck in Zarka were empty"
    made = Report("r", f"{words}. Russia denied any involvement.")
    made.says(words, None)
    made.tells("struck", "STRIKE.air", "ASSAULT", place="Zarka")
    made.says("any involvement", "Russia", cue="denied", act="deny", label="CT-")
    found = [f for f in compared(made.reading()) if f.finding == "denied"]
    assert [["any involvement"]] == [[v.span.text for v in f.pair] for f in found]


def retaken(id_: str, by: str, who: str, *, denied: bool = False) -> Reading:
    """A report in which somebody says, or denies, that somebody took Zarka on Sunday."""
    cue, words = "denied" if denied else "said", f"that {who} had captured Zarka on Sunday"
    made = Report(id_, f"{by} {cue} {words}.")
    made.says(words, by, cue=cue, act="deny" if denied else "assert", label="CT-" if denied else "CT+")
    made.tells("captured", "TERRITORY.capture", "CONTROL", who=who, place="Zarka", day="Sunday")
    return made.reading()


def test_a_denial_answers_no_other_deed() -> None:
    """Who denies that the army took a town does not deny that its enemy did."""
    no = retaken("b", "Merj Media", "the army", denied=True)
    for who, expected in (("the army", 2), ("Islamic State", 1)):
        found = [f for f in compared(retaken("a", "Northern Relief", who), no) if f.finding == "denied"]
        assert [expected] == [len(f.pair) for f in found]


def test_who_denies_that_it_was_he_answers_nobody_who_names_nobody() -> None:
    """ "Jets struck Zarka" blames nobody, whoever's jets they were."""
    words = "that Russia had struck Zarka on Sunday"
    made = Report("b", f"Russia denied {words}.")
    made.says(words, "Russia", cue="denied", act="deny", label="CT-")
    made.tells("struck", "STRIKE.air", "ASSAULT", who="Russia", place="Zarka", day="Sunday")
    found = [f for f in compared(A, made.reading()) if f.finding == "denied"]
    assert [1] == [len(f.pair) for f in found]


def test_nobody_knows_who_it_is_that_denied() -> None:
    """A denial by a pronoun that nothing explains is nobody's."""
    for source, expected in (("", 0), ("the source", 1)):
        made = Report("r", f"{source or 'It'} denied that jets struck Zarka.")
        made.says("that jets struck Zarka", source, cue="denied", act="deny", label="CT-")
        made.tells("struck", "STRIKE.air", "ASSAULT", place="Zarka")
        assert expected == len([f for f in compared(made.reading()) if f.finding == "denied"])


def fight(id_: str, by: str, trigger: str, type_: str, part: str) -> Reading:
    """A report of how a fight for Zarka went."""
    words = f"the attack on Zarka was {trigger} on {part}"
    made = Report(id_, f"{by} said {words}.")
    made.says(words, by)
    made.tells(trigger, type_, "CONTROL" if type_.startswith("TERRITORY") else "ASSAULT", place="Zarka", day=part)
    made.tells("attack", "BATTLE.attack", "ASSAULT", place="Zarka", day=part)
    return made.reading()


def test_repelled_in_the_morning_and_taken_in_the_evening_follow_each_other() -> None:
    """A sequence, no contradiction."""
    incidents = Incidents()
    readings = [
        fight("a", "The ministry", "repelled", "BATTLE.repel", "Sunday morning"),
        fight("b", "Islamic State", "captured", "TERRITORY.capture", "Sunday evening"),
    ]
    for reading in readings:
        incidents.add(reading)
    kinds = {"a": "BATTLE.repel", "b": "TERRITORY.capture"}
    one, other = (next(t.id for t in incidents.of_document(d) if kinds[d] in t.types) for d in "ab")
    incidents.rule(Ruling(one=one, other=other, same=True))
    found = [f for i in incidents.incidents() for f in findings(incidents, i)]
    assert [("compatible", "sequence")] == of(found, "result")
    assert "first repelled, then taken" in next(f.why for f in found if f.aspect == "result" and f.relation)


def test_who_is_left_unnamed_stands_with_the_words_that_a_report_has_for_him() -> None:
    """Not only with the key of the report."""
    made = Report("r", "A doctor denied that jets struck Zarka on Sunday.")
    claim = made.says("jets struck Zarka on Sunday", "x", cue="denied", act="deny")
    made.attributions[0] = replace(made.attributions[0], source=(made.span("A doctor"),), speaker=None)
    made.tells("struck", "STRIKE.air", "ASSAULT", place="Zarka", day="Sunday")
    assert claim.attribution == made.attributions[0].id
    assert ["A doctor, in r"] == [voice_words(f.pair[0]) for f in compared(made.reading()) if f.finding == "denied"]
