"""To whom an act is done: no person acts on himself unless words say so, and what is his is not he."""

from dataclasses import replace
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


_ITS = Actor(name="Northern Front", kind="armed-group", mentions=())
_ARMY = Actor(name="Sarmat Army", kind="state-force", mentions=())


@pytest.mark.parametrize(
    ("words", "hit"),
    [
        ("its own fighters", ["Northern Front"]),
        ("its two posts by the river", ["Northern Front"]),
        ("our dead", ["Northern Front"]),
        ("our Lions", ["Northern Front"]),
        ("their arrest", ["Northern Front"]),
        ("its youths", []),
        ("their families", []),
        ("its ally", []),
        ("the men in their village", []),
    ],
)
def test_what_is_a_bodys_is_the_body_only_where_it_fights_stands_or_falls(words: str, hit: list[str]) -> None:
    """A body is hit in its forces, posts and dead, and they are no second party beside it; not in its youths."""
    text = f"Shells hit {words}."
    at = {m: text.index(m) for m in ("its", "our", "their", "fighters", "men", "youths") if f" {m}" in text}
    spans = {m: Span(start, start + len(m), m) for m, start in at.items()}
    owner = replace(_ITS, mentions=tuple(s for m, s in spans.items() if m in ("its", "our", "their")))
    others = tuple(
        Actor(name=m, kind="armed-group", mentions=(s,)) for m, s in spans.items() if m not in ("its", "our", "their")
    )
    reading = Reading(document=Document(id="d", text=text), actors=(owner, *others))
    start = text.index(words)
    found = [p.name for p in parties(reading, [Span(start, start + len(words), words)])]
    assert hit == [name for name in found if name == "Northern Front"] and (not hit or found == hit)


@pytest.mark.parametrize(
    ("words", "organisation", "hit"),
    [("his men", "Sarmat Army", ["Sarmat Army"]), ("his men", None, []), ("his brother", "Sarmat Army", [])],
)
def test_a_commanders_men_are_his_bodys(words: str, organisation: str | None, hit: list[str]) -> None:
    """Of a person's own men the body is told, where the report knows it, and never he."""
    text = f"Colonel Haddad came. Shells hit {words}."
    start = text.index(words)
    haddad = Actor(name="Haddad", kind="person", mentions=(Span(start, start + 3, "his"),), organisation=organisation)
    reading = Reading(document=Document(id="d", text=text), actors=(haddad, _ARMY))
    assert hit == [p.name for p in parties(reading, [Span(start, start + len(words), words)])]


@pytest.mark.parametrize("words", ["the house of Haddad", "youths of the Northern Front", "relatives of Haddad"])
def test_kin_and_house_are_not_who_has_them(words: str) -> None:
    """Whose house is hit is not hit."""
    text = f"Shells hit {words}."
    name = "Haddad" if "Haddad" in words else "Northern Front"
    start = text.index(name)
    actor = Actor(name=name, kind="person", mentions=(Span(start, start + len(name), name),))
    reading = Reading(document=Document(id="d", text=text), actors=(actor,))
    start = text.index(words)
    assert not parties(reading, [Span(start, start + len(words), words)])


@pytest.mark.parametrize(
    ("text", "word", "who", "whom"),
    [
        ("Five passengers lost their lives in Hama on Friday.", "lost", [], ["passengers"]),
        ("The Taliban lost 19 men in Kunduz on Friday.", "lost", [], ["Taliban", "men"]),
        ("The Taliban said on Friday that the Afghan army's losses were heavy.", "losses", [], ["Afghan Armed Forces"]),
        ("The Syrian army drove the Islamic State from Palmyra on Friday.", "drove", ["Syrian army"],
         ["Islamic State"]),
        ("The Nigerian army said its soldiers had tried to liberate them.", "liberate", ["Nigerian Armed Forces"], []),
    ],
)  # fmt: skip
def test_nobody_is_on_both_sides(text: str, word: str, who: list[str], whom: list[str]) -> None:
    """Who is dead or lost suffers it, who is driven out does not act, and whom somebody frees is another."""
    reading = tadmor.read(text, outlet="Northmere Daily", published=date(2016, 2, 8))
    (event,) = [e.id for e in reading.events if e.trigger.text == word]
    (told,) = [t for t in tellings(reading) if event in t.events]
    assert (who, whom) == ([p.name for p in told.who], [p.name for p in told.whom])


def test_a_place_that_is_lost_names_its_loser() -> None:
    """ "Lost to the rebels": they have it, and who lost it is no taker."""
    text = "The Syrian army lost Maskana to the Islamic State on Friday."
    (told,) = [t for t in tellings(tadmor.read(text, published=date(2016, 2, 8))) if "CONTROL" in t.classes]
    assert "Syrian army" not in [p.name for p in told.who]
