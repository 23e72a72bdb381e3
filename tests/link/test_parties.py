"""To whom an act is done: no person acts on himself unless words say so, and what is his is not he."""

from datetime import date

import pytest

import tadmor
from tadmor.link.incidents import tellings
from tadmor.link.tellings.parties import acted_on, parties
from tadmor.model import Actor, Document, Reading, Span


def _reading(text: str, *mentions: str) -> tuple[Reading, list[Span]]:
    spans, end = [], 0
    for word in mentions:
        start = text.index(word, end)
        spans.append(Span(start, end := start + len(word), word))
    omar = Actor(name="Omar Haddad", kind="person", mentions=tuple(spans))
    return Reading(document=Document(id="d", text=text), actors=(omar,)), spans


@pytest.mark.parametrize(
    ("words", "harmed"), [("he beat me", []), ("he shot him", []), ("he blew himself up", ["Omar Haddad"])]
)
def test_who_acts_is_not_whom_it_is_done_to(words: str, harmed: list[str]) -> None:
    """ "Me" and "him" are somebody else, for whom the doer was taken; "himself" is he."""
    he, _, him, *_ = words.split()
    reading, (doer, object_) = _reading(f"Omar Haddad came, and {words}.", he, him)
    who = parties(reading, [doer])
    assert (["Omar Haddad"], harmed) == ([p.name for p in who], [p.name for p in acted_on(reading, [object_], who)])


@pytest.mark.parametrize(("words", "harmed"), [("Haddad’s neighbours", []), ("Haddad", ["Omar Haddad"])])
def test_what_is_somebodys_is_not_he(words: str, harmed: list[str]) -> None:
    """Whose neighbours are killed is not killed."""
    text = f"Shells killed {words} on Friday."
    reading, _ = _reading(text, "Haddad")
    start = text.index(words)
    assert harmed == [p.name for p in acted_on(reading, [Span(start, start + len(words), words)], ())]


def test_who_accuses_another_did_not_do_it_nor_on_the_day_of_his_charge() -> None:
    """ "Accused Russia on Friday of bombing": the bombing is Russia's, and of no known day."""
    text = "German Chancellor Angela Merkel accused Russia on Friday of bombing civilians in Aleppo."
    found = tellings(tadmor.read(text, outlet="Northmere Daily", published=date(2016, 2, 8)))
    deeds = [t for t in found if "ASSAULT" in t.classes]
    assert deeds and all([p.name for p in t.who] == ["Russia"] for t in deeds)
    assert not any(t.when is not None and t.when.own for t in deeds)
