"""The filter grammar says what is wrong and what would be right."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tadmor.errors import BadFilter, TadmorError, UnknownName
from tadmor.store.filters import NAMES, Filter, cursor, parse_filter, position

_REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "filters.md"


def test_each_word_fills_its_field() -> None:
    """All words at once."""
    found = parse_filter(
        {
            "from": "2016-12-08", "to": "2016-12-12", "place": "Palmyra", "within": "50km", "bbox": "37.5,34,39,35",
            "precision": "g2", "event": ["STRIKE.air", "assault"], "actor": "Islamic State", "role": "actor",
            "speaker": "Konashénkov", "outlet": "RT", "certainty": "PR+,ps+", "kind": "direct", "review": "new",
            "has": "quantity", "lang": "EN", "sort": "oldest", "size": "10",
        },
        near=(34.5, 38.2),
    )  # fmt: skip
    assert found == Filter(
        from_=date(2016, 12, 8), to=date(2016, 12, 12), place="Palmyra", near=(34.5, 38.2), within_km=50.0,
        bbox=(37.5, 34.0, 39.0, 35.0), precision=("G2",), event=("strike.air", "assault"), actor=("islamic state",),
        role="actor", speaker=("konashenkov",), outlet=("rt",), certainty=("PR+", "PS+"), kind=("direct",),
        review=("new",), has=("quantity",), lang=("en",), sort="oldest", size=10,
    )  # fmt: skip


def test_a_plus_sign_that_a_url_made_a_space_is_read() -> None:
    """`certainty=CT+` arrives as "CT "."""
    assert parse_filter({"certainty": "CT "}).certainty == ("CT+",)


def test_an_unknown_word_lists_the_known_ones() -> None:
    """So that the next try is right."""
    with pytest.raises(UnknownName, match="no filter 'colour'; known: actor, bbox, certainty") as error:
        parse_filter({"colour": "red"})
    assert error.value.known == tuple(sorted(NAMES))


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ({"from": "8 December"}, "from=2016-12-08"),
        ({"t": "2016-13-01"}, "t=2016-12-08"),
        ({"t": "2016-12-08", "to": "2016-12-09"}, "t is one day"),
        ({"from": "2016-12-09", "to": "2016-12-08"}, "lies after"),
        ({"within": "50"}, "needs a place"),
        ({"place": "x", "within": "far"}, "within=50"),
        ({"place": "x", "within": "nan"}, "within=50"),
        ({"place": "..."}, "no word"),
        ({"bbox": "1,2,3"}, "west, south, east, north"),
        ({"bbox": "1,9,3,2"}, "above"),
        ({"bbox": "1,2,999,3"}, "not a number from"),
        ({"precision": "G0"}, "G1, G2"),
        ({"role": "actor"}, "needs an actor"),
        ({"certainty": "sure"}, "CT+"),
        ({"event": "nonsense"}, "kinds are ACCUSE, AGREE"),
        ({"event": "STRIKE,asault"}, "event='asault' is not a kind of event; did you mean ASSAULT"),
        ({"event": "air"}, "did you mean STRIKE.air?"),
        ({"lang": "xx"}, "lang=en"),
        ({"lang": "English"}, "did you mean en? Write its code"),
        ({"has": "quantities"}, "did you mean quantity?"),
        ({"kind": "quoted"}, "direct, indirect, mixed, own"),
        ({"review": "done"}, "accepted"),
        ({"has": "photo"}, "quantity"),
        ({"has": ","}, "no value"),
        ({"sort": "best"}, "newest"),
        ({"sort": "rank"}, "needs words"),
        ({"size": "0"}, "1 to 1000"),
        ({"size": "1001"}, "1 to 1000"),
        ({"size": "many"}, "size=50"),
        ({"next": "!"}, "page before"),
        ({"q": "ab*"}, "3 letters"),
        ({"speaker": ""}, "no word"),
        ({"q": ["a", "b"]}, "given 2 times"),
        ({"support": "2"}, "single, several"),
        ({"voices_min": "none"}, "voices_min=2"),
    ],
)
def test_a_bad_value_shows_the_form_that_works(words: dict[str, str], says: str) -> None:
    """Each with the name of the word."""
    with pytest.raises(BadFilter) as error:
        parse_filter(words)
    assert says in str(error.value)
    assert next(iter(words)) in str(error.value) or "within" in str(error.value)


@pytest.mark.parametrize(("given", "kept"), [("EN", "en"), ("en-GB", "en"), ("ckb", "ckb")])
def test_languages_are_codes(given: str, kept: str) -> None:
    """A region says nothing more, and a page may name its language by three letters."""
    assert (kept,) == parse_filter({"lang": given}).lang


def test_an_unknown_word_says_which_may_have_been_meant() -> None:
    """A slip is a letter or two."""
    with pytest.raises(UnknownName, match=r"no filter 'speeker'; did you mean speaker\? Known: actor") as error:
        parse_filter({"speeker": "Konashenkov"})
    assert error.value.near == ("speaker",)


def test_a_cursor_belongs_to_its_order() -> None:
    """What `cursor` writes `position` reads, but not for another sort."""
    assert position(cursor("oldest", 2**62), "oldest") == 2**62
    assert parse_filter({"next": cursor("newest", 7)}) == replace(Filter(), next=7)
    with pytest.raises(BadFilter):
        position(cursor("oldest", 7), "newest")


@given(st.dictionaries(st.sampled_from(NAMES), st.text(max_size=12) | st.lists(st.text(max_size=6), max_size=3)))
@settings(max_examples=100, deadline=None)
def test_whatever_is_typed_is_a_filter_or_one_of_our_errors(words: dict[str, str | list[str]]) -> None:
    """Never another exception."""
    try:
        parse_filter(words)
    except TadmorError:
        return


def test_every_word_is_documented() -> None:
    """The reference has a row for each word, and for no other."""
    table = _REFERENCE.read_text(encoding="utf-8").partition("## ")[0]
    table = _REFERENCE.read_text(encoding="utf-8").partition("## ")[0]
    rows = [line.split("`")[1] for line in table.splitlines() if line.startswith("| `")]
    assert sorted(rows) == sorted(NAMES)
