"""Whose words they are: tags behind a sentence, numbers that somebody puts, quotations that no verb stands beside."""

from functools import cache

import pytest

from tadmor.link.tellings.holders import Holders
from tadmor.model import Attribution, Document, Reading
from tadmor.pipeline import Pipeline, default_pipeline


@cache
def _pipeline() -> Pipeline:
    return default_pipeline()


def _read(text: str, outlet: str | None = None) -> Reading:
    return _pipeline().read_batch([Document(id="d", text=text, outlet=outlet, lang="en")])[0]


def _words(attribution: Attribution) -> tuple[str, str, str]:
    """Source, cue and content as printed."""
    source, cue = (" ".join(span.text for span in part) for part in (attribution.source, attribution.cue))
    return source, cue, " / ".join(span.text for span in attribution.content)


def _told(text: str) -> list[tuple[str, str, str]]:
    return [_words(one) for one in _read(text).attributions]


def _named(text: str, outlet: str | None = None) -> dict[str, str | None]:
    """The speaker's name by the words of the source."""
    return {_words(one)[0]: one.speaker.name for one in _read(text, outlet).attributions if one.speaker}


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "VESK, Jan 5 - Shells struck a crowded bazaar in the city of Vesk on Friday, killing at least six people "
            "and wounding dozens, two nurses and a resident said, as fighting between the army and rebels drew closer.",
            "two nurses and a resident",
            "Shells struck a crowded bazaar in the city of Vesk on Friday, killing at least six people and wounding "
            "dozens",
        ),
        (
            "Air strikes in the city of Vesk destroyed a clinic, the aid group said Thursday, "
            "killing at least nine patients.",
            "the aid group",
            "Air strikes in the city of Vesk destroyed a clinic / killing at least nine patients",
        ),
        (
            "Dubal, the mayor they put in, has left the town, say two women who saw his car being loaded.",
            "two women who saw his car being loaded",
            "Dubal, the mayor they put in, has left the town",
        ),
    ],
)
def test_a_tag_is_of_the_whole_sentence_before_it(text: str, source: str, content: str) -> None:
    """What went on meanwhile the report tells itself; what came of it belongs to the tag."""
    assert (source, content) in [(one, said) for one, _, said in _told(text)]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Colonel Marin Dubal said the town was calm. He put the dead at nine.", "He", "the dead at nine"),
        (
            "Shells fell on Monday. Vesk Hospital registered nine deaths and 22 injured.",
            "Vesk Hospital",
            "nine deaths and 22 injured",
        ),
        (
            "Dr Marin Dubal took me to the roof. He gave 52 rebel dead for the whole battle and 26 prisoners.",
            "He",
            "52 rebel dead for the whole battle and 26 prisoners",
        ),
    ],
)
def test_a_number_is_of_whoever_puts_it(text: str, source: str, content: str) -> None:
    """Where no verb of saying stands."""
    assert (source, content) in [(one, said) for one, _, said in _told(text)]


def test_what_is_put_at_a_door_is_no_number() -> None:
    """Nor is a town that is given to somebody."""
    assert _told("They put the table at the door. The army gave the town to the rebels.") == []


@pytest.mark.parametrize(
    ("text", "quotation", "name"),
    [
        (
            'I asked him about the gate. Captain Marin Dubal laughed. "Seventy, I don\'t know. I saw twenty-five."',
            '"Seventy, I don\'t know. I saw twenty-five."',
            "Marin Dubal",
        ),
        (
            "Omar Harun, who buried the dead, said that he did not know who fired. "
            '"It came from the west, and on the hill there are soldiers."',
            '"It came from the west, and on the hill there are soldiers."',
            "Omar Harun",
        ),
        (
            '"The town is under threat and we will not wait," President Marin Dubal was quoted by the Vesk Herald '
            "newspaper as telling reporters on his plane.",
            '"The town is under threat and we will not wait,"',
            "Marin Dubal",
        ),
    ],
)
def test_a_quotation_is_of_whom_its_paragraph_brings_in(text: str, quotation: str, name: str) -> None:
    """Though no verb of saying stands beside it, or only that of another."""
    said = [one for one in _read(text).attributions if quotation in [span.text for span in one.content]]
    assert name in [one.speaker.name for one in said if one.speaker]


def test_a_quotation_behind_no_person_stays_open() -> None:
    """ "The road was long" tells of nobody."""
    text = 'The road to Vesk was long. "It is over for all of them here, and that is that."'
    assert not [one for one in _read(text).attributions if one.speaker and one.speaker.name]


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        (
            "The Three Valleys Alliance was founded in May. The alliance says it has taken nine posts.",
            "The alliance",
            "Three Valleys Alliance",
        ),
        ("Vesk General Hospital is full. It reports 56 deaths in May.", "It", "Vesk General Hospital"),
        (
            'The column has entered the airport, Brigadier Marin Dubal said. "It is ours," the spokesman of the '
            "Second Vesk Brigade said in a briefing.",
            "the spokesman of the Second Vesk Brigade",
            "Marin Dubal",
        ),
        (
            "The depot was taken, the Ministry of Defence announced. The turbines stopped, the Ministry of Energy "
            "said. On Monday the ministry said that artillery struck a depot of ammunition.",
            "the ministry",
            "Ministry of Defence",
        ),
    ],
)
def test_a_body_is_called_by_the_end_of_its_name(text: str, source: str, name: str) -> None:
    """Or by the office that somebody holds in it, or by its business."""
    assert _named(text)[source] == name


def test_the_monitor_is_the_outlet_that_is_called_so() -> None:
    """And "it" is, after that."""
    text = "The Monitor has recorded 41 civilian deaths in Vesk. It calls on both sides to spare the town."
    named = _named(text, "Vesk Civilian Monitor")
    assert named["The Monitor"] == named["It"] == "Vesk Civilian Monitor"


def test_who_is_asked_does_not_ask() -> None:
    """Nor does a siege say anything that threatens a town."""
    text = "The people are asked not to listen to rumours. The shelling threatened the army's lines around the city."
    assert [source for source, _, _ in _told(text) if source] == []


@pytest.mark.parametrize(
    ("text", "source", "role"),
    [
        (
            "Two ships were waiting on Thursday, according to a shipping agent, who said no permit had been given.",
            "who",
            "shipping agent",
        ),
        (
            "Reporters who reached the yard at noon saw bodies under blankets and rescue workers calling for silence. "
            "They saw no vehicles of the army.",
            "They",
            "Reporters who reached the yard at noon",
        ),
    ],
)
def test_unnamed_people_keep_what_they_are(text: str, source: str, role: str) -> None:
    """Through a relative clause, and into the next sentence."""
    roles = {_words(one)[0]: one.speaker.role for one in _read(text).attributions if one.speaker}
    assert roles[source] == role


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The acting head of the administration of Vesk, Marin Dubal, said the town in Russia had bread.", None),
        ("Norland's envoy to NATO, Marin Dubal, told reporters that it was over.", None),
        ("Coalition-backed brigades said they had captured the village from the rebels.", None),
    ],
)
def test_whom_somebody_deals_with_is_not_his_body(text: str, body: str | None) -> None:
    """A town's head is no government's, an envoy not of those whom he is sent to, a backer does not speak."""
    assert [one.speaker.organisation for one in _read(text).attributions if one.speaker] == [body]


def test_an_outlet_that_quotes_volunteers_only_hands_on() -> None:
    """The number is the volunteers'; what a body says that residents do stays the body's."""
    text = "Radio Vesk, a local broadcaster, quoted volunteers as saying that 23 people had died in the shelling."
    reading = _read(text, "Harun Post")
    holders = Holders(reading)
    assert {holders.said(claim).name for claim in reading.claims if claim.quantities} == {"volunteers"}


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "A doctor was there. He put at 15 the number of civilians killed in the town since Sunday.",
            "He",
            "at 15 the number of civilians killed in the town since Sunday",
        ),
        ("The council puts at about 300 the number of those who fled.", "The council", None),
        ("The ministry had earlier put at more than 20 its losses.", "The ministry", None),
        ("The UN puts at two million the number of people who need help.", "The UN", None),
    ],
)
def test_a_number_put_before_whom_it_is_of(text: str, source: str, content: str | None) -> None:
    """ "Put at 15 the number killed" is "put the number killed at 15"."""
    found = [(one, said) for one, cue, said in _told(text) if cue in ("put", "puts")]
    assert [source] == [one for one, _ in found]
    assert content is None or [content] == [said for _, said in found]


def test_what_is_put_somewhere_is_no_number() -> None:
    """Nobody is counted where the wounded are put on a bus."""
    for text in ("Medics put at least 15 of the wounded on a bus.", "The army put at least 15 guns on the hill."):
        assert not [one for one in _told(text) if one[1] == "put"]
