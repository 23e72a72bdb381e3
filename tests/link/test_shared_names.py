"""Speakers whom two reports call by two names are one across them: voices, holders, rows and filters."""

from dataclasses import replace

from tadmor.link.incidents import tellings
from tadmor.link.tellings.holders import Holders
from tadmor.link.voices import accounts_of
from tadmor.link.voices.outlets import outlets_in_full
from tadmor.model import Actor, Attribution, Certainty, Claim, Document, Reading, Span, Speaker
from tadmor.model.voices import Account, Echo
from tadmor.ontology.renamed import by_shared_names
from tadmor.store.filters import parse_filter
from tadmor.store.memory import MemoryStore

SAID = "{} said the mill had burned."


def _reading(id_: str, called: str, speaker: Speaker | None = None) -> Reading:
    text = SAID.format(called)
    at = text.index("the mill")
    source, cue = Span(0, len(called), called), Span(len(called) + 1, len(called) + 5, "said")
    content = Span(at, len(text) - 1, text[at:-1])
    speaker = speaker or Speaker(name=called, kind="group", organisation=called)
    told = Attribution(
        id=f"a-{id_}",
        type="speech",
        kind="indirect",
        source=(source,),
        cue=(cue,),
        content=(content,),
        speaker=speaker,
        certainty=Certainty(label="CT+"),
        chain=(called,),
    )
    actor = Actor(name="al-Qaeda", kind="armed-group", mentions=(source,), id="al-qaeda", sector="REB")
    claim = Claim(id=f"c-{id_}", spans=(content,), attribution=told.id, certainty=Certainty(label="CT+"))
    return Reading(document=Document(id=id_, text=text), actors=(actor,), attributions=(told,), claims=(claim,))


def test_two_spellings_are_one_voice() -> None:
    """As if both had the catalogue's name."""
    one, other = _reading("one", "al-Qaida"), _reading("two", "al-Qaeda")
    assert [accounts_of(r)[0].source for r in (one, other)] == ["al-Qaeda", "al-Qaeda"]
    first, second = (by_shared_names(r) for r in (one, other))
    assert Holders(first).said(first.claims[0]).voice == Holders(second).said(second.claims[0]).voice
    assert first.attributions[0].chain == ("al-Qaeda",)


def test_a_reading_without_such_names_stays_itself() -> None:
    """Nothing is copied where nothing changes."""
    reading = _reading("two", "al-Qaeda")
    assert by_shared_names(reading) is reading


def test_several_together_are_each_one() -> None:
    """ "A and B" by the names that all reports share."""
    speaker = Speaker(name="Orla Front and al-Qaida", kind="group")
    found = by_shared_names(_reading("one", "al-Qaida", speaker)).attributions[0].speaker
    assert found is not None and found.name == "Orla Front and al-Qaeda"


def test_authorities_are_the_state_whose_they_are() -> None:
    """ "Norland authorities" of one report are "Norland" of the next."""
    speaker = Speaker(name="Norland authorities", kind="organisation", organisation="Norland")
    reading = _reading("one", "Norland authorities", speaker)
    state = Actor(name="Norland", kind="government", mentions=reading.actors[0].mentions)
    found = by_shared_names(replace(reading, actors=(state,))).attributions[0].speaker
    assert found is not None and found.name == "Norland"


def test_a_towns_authorities_are_no_states() -> None:
    """Though the state is whose side they are on."""
    speaker = Speaker(name="Orla authorities", kind="organisation", organisation="Norland")
    reading = _reading("one", "Orla authorities", speaker)
    state = Actor(name="Norland", kind="government", mentions=reading.actors[0].mentions)
    assert by_shared_names(replace(reading, actors=(state,))).attributions[0].speaker == speaker


def test_a_filter_finds_a_speaker_by_either_name() -> None:
    """Rows show the shared name; the report's own is looked through too."""
    store = MemoryStore("memory")
    with store.writer() as writer:
        for reading in (_reading("one", "al-Qaida"), _reading("two", "al-Qaeda")):
            writer.add(reading)
    with store.snapshot() as view:
        shared = view.claims(parse_filter({"speaker": "al-Qaeda"})).rows
        own = view.claims(parse_filter({"speaker": "al-Qaida"})).rows
    assert {(row.document, row.speaker) for row in shared} == {("one", "al-Qaeda"), ("two", "al-Qaeda")}
    assert [row.document for row in own] == ["one"]


def test_an_outlet_called_in_full_is_left_alone() -> None:
    """To do it twice adds no second echo."""
    echo = Echo(kind="citing", claim="c", document="two", of="Halden Wire Agency", evidence=())
    short = Account(claim="b", document="two", outlet="Northmere Daily", published=None, kind="outlet", source="Halden")
    own = replace(short, claim="a", document="one", outlet="Halden Wire Agency", source="Halden Wire Agency", own=True)
    full = replace(short, claim="c", source="Halden Wire Agency", echoes=(echo,))
    once = outlets_in_full([own, short, full])
    assert [1, 1] == [len(account.echoes) for account in once[1:]]
    assert once == outlets_in_full(once)


def test_what_a_report_tells_is_under_shared_names() -> None:
    """So that whoever looks at its tellings finds those that are kept."""
    reading = _reading("one", "al-Qaida")
    assert tellings(reading) == tellings(by_shared_names(reading))
