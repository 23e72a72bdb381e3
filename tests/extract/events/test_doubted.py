"""Of a role's spans those that the heads hold for nearly impossible, or for much less likely than another, are left."""

from tadmor.extract.events.doubted import believed, surest
from tadmor.extract.events.placed import struck
from tadmor.model import Span, span_of
from tadmor.nlp.encoder.heard import Heard

TEXT = "On Monday the army, police and guards near Homs hit Kesh, which scouts had seen on Sunday."


def at(part: str) -> Span:
    """The span of the first place where a part stands in the text."""
    start = TEXT.index(part)
    return span_of(TEXT, start, start + len(part))


def heard(role: str, **chances: float) -> Heard:
    """What the heads hear of "hit", with the chances of some words to have a role."""
    faint: dict[str, list[tuple[Span, float]]] = {name: [] for name in ("actors", "recipients", "place", "time")}
    faint |= {role: [(at(part), chance) for part, chance in chances.items()]}
    return Heard(at("hit"), "ASSAULT", 0.9, {"ASSAULT": 0.9}, "occurred", 0.1, {}, faint)


def test_what_the_rules_read_needs_a_word_that_may_have_the_role() -> None:
    """However faint; what the heads do not see at all is none."""
    read = {"actors": (at("the army"), at("scouts"))}
    assert {"actors": (at("the army"),)} == believed(read, heard("actors", army=0.07, scouts=0.04))


def test_a_name_that_needs_its_capitals_stays() -> None:
    """The heads read without them."""
    read = {"actors": (Span(0, 2, "IS"), Span(4, 10, "the US"), Span(20, 22, "it"))}
    assert read["actors"][:2] == believed(read, heard("actors"))["actors"]


def test_a_time_or_a_doer_much_less_likely_than_another_is_left() -> None:
    """Who stands in one list with whoever is likely stays."""
    told = (at("the army"), at("police"), at("scouts"))
    assert (at("the army"), at("police")) == surest(
        TEXT, told, heard("actors", army=0.95, police=0.6, scouts=0.6), "actors"
    )
    days = (at("Monday"), at("Sunday"))
    assert (at("Monday"),) == surest(TEXT, days, heard("time", Monday=0.95, Sunday=0.8), "time")
    assert days == surest(TEXT, days, heard("time", Monday=0.95, Sunday=0.9), "time")


def test_a_strike_is_not_at_the_base_from_which_the_planes_came() -> None:
    """But what was driven from a base was there."""
    text = "Watchers had followed a jet from Vesk airbase until the strike near Homs."
    base, town = (span_of(text, text.index(part), text.index(part) + len(part)) for part in ("Vesk airbase", "Homs"))
    assert (town,) == struck(text, (base, town))
