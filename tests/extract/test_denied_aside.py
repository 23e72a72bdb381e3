"""Who denies in an aside: "a claim that the militia rejected", "which Norland denies"."""

import pytest

from tadmor.model import Attribution, Document
from tadmor.pipeline import default_pipeline


def denials(text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of all that denies."""
    (reading,) = default_pipeline().read_batch([Document(id="d", text=text, lang="en")])
    return [_words(a) for a in reading.attributions if a.act == "deny"]


def _words(one: Attribution) -> tuple[str, str, str]:
    source, cue, content = (" ".join(s.text for s in part) for part in (one.source, one.cue, one.content))
    return source, cue, content


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "Turkey's army said Tuesday that it had encircled the city of Afrin in northern Syria, a claim that the "
            "Kurdish militia defending it rejected, as residents and a war monitor reported that one road was open.",
            "the Kurdish militia",
            "a claim",
        ),
        (
            "Local officials say hundreds of houses were burned. A councillor, Omar Haddad, said the number was about "
            "400 and blamed militiamen, which the Popular Mobilisation Forces deny.",
            "the Popular Mobilisation Forces",
            "which",
        ),
        ("Kyiv accused Moscow of the strike, which Russia denies.", "Russia", "which"),
    ],
)
def test_whoever_denies_in_an_aside_is_its_source(text: str, source: str, content: str) -> None:
    """And what he denies is what was said before it."""
    found = [(who, what) for who, _, what in denials(text)]
    assert (source, content) in found


def test_which_is_no_denial_of_what_goes_on() -> None:
    """The verb must end the aside, and somebody who can speak must stand before it."""
    text = "The army shelled the town, which denied the rebels a road."
    assert not [d for d in denials(text) if d[2] == "which"]


def test_who_took_towns_says_nothing() -> None:
    """A verb that carries no saying."""
    (reading,) = default_pipeline().read_batch([Document(id="d", text="They took Karma and Saqlawiyah.", lang="en")])
    assert not reading.attributions
