"""What is left out before claims are held against each other could have been nothing."""

from datetime import date, timedelta
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tadmor.link.candidates import Alike, Before, words_of
from tadmor.link.retold import Detail, is_anew, likelihood
from tadmor.link.tellings.words import Vector, cosine, vector
from tadmor.model import Span
from tadmor.model.voices import Account

_weights = st.dictionaries(st.sampled_from("abcdefgh"), st.floats(0.1, 5.0), max_size=6)
_details = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.floats(0.5, 4.0)), max_size=8, unique_by=lambda d: d[0])


def unit(weights: dict[str, float]) -> Vector:
    """A vector of length 1, or none."""
    length = sqrt(sum(value * value for value in weights.values()))
    return {term: value / length for term, value in sorted(weights.items())} if length else {}


@given(st.lists(_weights, max_size=8), _weights, st.sampled_from([0.3, 0.6, 0.9, 1.0]))
def test_whoever_is_alike_is_among_those_looked_at(
    others: list[dict[str, float]], one: dict[str, float], least: float
) -> None:
    """The index gives all that reach the least likeness, in order."""
    vectors, ours = [unit(other) for other in others], unit(one)
    found = Alike(vectors, least).to(ours)
    assert sorted(found) == found
    assert set() == {n for n, other in enumerate(vectors) if cosine(ours, other) >= least} - set(found)


def test_who_shares_no_telling_word_is_not_looked_at() -> None:
    """Of a thousand claims, those with one of its rare words."""
    vectors = [unit({f"w{n}": 1.0}) for n in range(1000)]
    assert [7] == Alike(vectors, 0.6).to(unit({"w7": 1.0}))


@given(_details, _details, st.sampled_from([-2.0, 0.2, 1.0]))
def test_two_reports_with_too_little_in_common_are_known_before_their_order(
    ones: list[tuple[str, float]], others: list[tuple[str, float]], least: float
) -> None:
    """The short answer is the long one."""
    first, second = (tuple(Detail(key, weight) for key, weight in some) for some in (ones, others))
    assert (likelihood(first, second) >= least) == is_anew(first, second, least)


def account(document: str, published: date | None) -> Account:
    """An outlet's own word."""
    return Account(
        claim=f"c{document}", document=document, outlet="Zarka Press", published=published, kind="outlet", source=None
    )


@pytest.mark.parametrize(("days", "before"), [(0, ["b"]), (1, ["a", "b"]), (2, ["a", "b"]), (5, ["z", "a", "b"])])
def test_an_account_is_held_against_those_of_the_days_before(days: int, before: list[str]) -> None:
    """The earliest first; of its own day those whose report comes first by id; the undated are never earlier."""
    noon = date(2016, 12, 12)
    dated = {
        "a": noon - timedelta(days=1),
        "b": noon,
        "c": noon,
        "d": noon + timedelta(days=1),
        "z": noon - timedelta(days=5),
    }
    accounts = [account(name, day) for name, day in dated.items()]
    earlier = Before([*accounts, account("u", None)])
    assert before == [one.document for one in earlier.of(accounts[2], days)]
    assert [] == earlier.of(account("u", None), days)


def test_on_the_first_days_of_the_calendar_nothing_comes_before() -> None:
    """No day is counted back to that there is none of."""
    first = account("a", date.min)
    assert [first] == Before([first]).of(account("b", date.min), 5)


def test_words_are_weighed_once_and_alike() -> None:
    """What is remembered of a claim's words is what they come to."""
    spans = (Span(0, 21, "The mill was shelled."), Span(30, 45, "Nine were hurt."))
    assert vector((span.text, 1.0) for span in spans) == words_of(spans)
    assert words_of(spans) is words_of((Span(5, 26, "The mill was shelled."), Span(40, 55, "Nine were hurt.")))
