"""Who may stand as a second voice: whoever cannot be the other, be he named or not."""

from dataclasses import replace

import pytest
from tests.link.made import strike
from tests.link.test_standing import account, body, names, one, person, said
from tests.link.test_voices import find, own, report, told

import tadmor
from tadmor.link.agreement.given import Told
from tadmor.link.agreement.second import two_voices
from tadmor.link.incidents import told_in
from tadmor.link.resting import cited
from tadmor.link.tellings.holders import Said
from tadmor.link.voices import accounts_of
from tadmor.model import Account, Reading

TELLINGS = {
    name: next(t for t in told_in(strike(name, "30", 30, 30, "exactly", "The ministry")) if not t.story)
    for name in ("a", "b")
}


def voice(
    document: str, name: str, *, named: bool = False, side: str = "", own: bool = False, through: str = ""
) -> Told:
    """Somebody of a report, by name or by the words for him, or the outlet that prints it."""
    telling = TELLINGS[document]
    key = name.lower() if named or own else f"document:{document}:{name.lower()}"
    heard: Said = replace(telling.said[0], voice=key, name=name, chain=(key,) if named else ())
    return Told(heard, telling, name if named or own else f"document:{document}", side, through=through)


@pytest.mark.parametrize(
    ("words", "other", "two"),
    [
        ("a hospital director in Zarka", voice("b", "Ministry of Roads", named=True, side="government:XH"), True),
        ("officials", voice("b", "Zarka Observatory", named=True), True),
        ("officials", voice("b", "Green Banner", named=True, side="group:green-banner"), True),
        ("officials", voice("b", "Zarka Courier", own=True), True),
        ("officials", voice("b", "officials in Zarka"), False),
        ("officials", voice("b", "the mayor"), False),
        ("officials", voice("b", "Ministry of Roads", named=True, side="government:XH"), False),
        ("officials", voice("b", "Omar Haddad", named=True), False),
        ("a military source", voice("b", "Army of Harsan", named=True, side="government:XH"), False),
        ("a rebel commander", voice("b", "Green Banner", named=True, side="group:green-banner"), False),
        ("a rebel commander", voice("b", "an army officer"), True),
        ("activists", voice("b", "Zarka Observatory", named=True), False),
        ("activists", voice("b", "Army of Harsan", named=True, side="government:XH"), True),
        ("local media", voice("b", "Zarka Observatory", named=True), False),
        ("a driver for the ministry", voice("b", "Omar Haddad", named=True), True),
        ("somebody unnamed", voice("b", "Omar Haddad", named=True), False),
    ],
)
def test_somebody_unnamed_is_a_second_voice_where_he_cannot_be_the_other(words: str, other: Told, two: bool) -> None:
    """By his calling; who was there is nobody's spokesman."""
    assert two is two_voices(voice("a", words), other) is two_voices(other, voice("a", words))


def test_an_outlet_does_not_bear_out_whom_it_has_quoted_unnamed() -> None:
    """Its own words of a later day rest on him."""
    witnesses = voice("a", "six witnesses", through="zarka courier")
    assert not two_voices(witnesses, voice("b", "Zarka Courier", own=True))
    assert two_voices(witnesses, voice("b", "Valley Wire", own=True))


def test_an_outlet_by_its_short_name_is_itself() -> None:
    """ "Halden could not verify it", "HWA": the Halden Wire Agency's own word; a town of that name is none."""
    for name in ("Halden", "HWA"):
        reading = said("d1", "all ran", body(name), name, outlet="Halden Wire Agency")
        assert account(reading).own
    assert not account(said("d1", "all ran", body("Poland"), "Poland", outlet="Poland Press")).own


def test_an_outlet_that_another_cites_by_a_short_name_is_one_voice() -> None:
    """ "The Halden agency" of another paper is the Halden Wire Agency."""
    first = own(report("a", "All ran at dusk.", outlet="Halden Wire Agency"), "All ran at dusk.")
    second = said("b", "the men had gone", body("Halden agency"), "The Halden agency", outlet="Valley Post")
    assert ["Halden Wire Agency"] == names(first, second)
    other = said("b", "the men had gone", body("Corran agency"), "The Corran agency", outlet="Valley Post")
    assert 2 == one(first, other).count


def _all(*readings: Reading) -> list[Account]:
    return list(cited(account for reading in readings for account in accounts_of(reading)))


def test_what_is_cited_from_an_outlet_is_the_word_of_whom_it_names() -> None:
    """Two papers, and one council head."""
    words = "forty lorries with gravel had reached the quarry of Orlin"
    first = said("a", words, person("Omar Haddad"), "Omar Haddad", outlet="Halden Wire Agency")
    second = said("b", words, body("Halden agency"), "The Halden agency", outlet="Valley Post")
    assert {"Omar Haddad"} == {made.source for made in _all(first, second)}
    own_words = own(report("a", f"On Sunday {words}.", outlet="Halden Wire Agency"), words)
    assert {"Halden Wire Agency"} == {made.source for made in _all(own_words, second)}


def test_what_we_say_in_somebodys_words_is_his() -> None:
    """ "We saw that all ran", Omar Haddad said: no word of the state that was read there."""
    text = 'Omar Haddad said "we saw that all ran".'
    outer = told(report("d1", text), '"we saw that all ran"', person("Omar Haddad"), "Omar Haddad")
    inner = told(outer, "all ran", body("Poland"), "we", under=outer.attributions[0].id)
    assert {"Omar Haddad"} == {made.source for made in accounts_of(inner)}
    ours = told(outer, "all ran", body("Harsan Courier"), "we", under=outer.attributions[0].id)
    assert "Harsan Courier" in {made.source for made in accounts_of(ours)}


def test_a_sentence_with_who_said_it_behind_is_his() -> None:
    """Also where only what follows was read as his words."""
    text = "The rebels took Zarka on Sunday, Omar Haddad said, driving out the army."
    reading = told(report("d1", text), "driving out the army", person("Omar Haddad"), "Omar Haddad")
    heard = replace(reading, attributions=(replace(reading.attributions[0], cue=find(text, "said")),))
    assert {"Omar Haddad"} == {made.source for made in accounts_of(own(heard, text))}


def test_the_united_nations_speak_by_an_agency() -> None:
    """Beside one of its agencies "the United Nations" is no second voice, and beside a state's ministry it is."""
    bare = said("a", "some 900 had left", body("United Nations"), "The United Nations", outlet="One")
    agency = said("b", "800 had left", body("UNICEF"), "UNICEF", outlet="Two")
    assert ["UNICEF"] == names(bare, agency)
    assert 2 == one(bare, said("b", "800 had left", body("Ministry of Roads"), "The ministry", outlet="Two")).count


def test_a_secretary_of_state_speaks_for_no_body_called_so() -> None:
    """Nor does "the group's director" speak for the group that was told of last, where his body is known."""
    secretary = person("Edmar Vuk", "Secretary", "Department of Roads")
    made = account(said("d1", "all ran", secretary, "Secretary of State Edmar Vuk"))
    assert "State Edmar Vuk" not in made.speaks_for


def test_what_appears_so_to_somebody_is_his_word() -> None:
    """Both for whom a telling has it from and for whom its account names."""
    reading = tadmor.read("Residents said it appears the rebels have left Homs.", outlet="Valley Post")
    (telling,) = (t for t in told_in(reading) if t.types)
    assert telling.said[0].voice.endswith(":residents")
    assert not any(account.own for account in accounts_of(reading))
