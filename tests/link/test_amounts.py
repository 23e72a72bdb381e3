"""Numbers with their bounds are sets: they are equal, meet, or stand apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tadmor.link.agreement import meet, verdict
from tadmor.link.agreement.amounts import amounts
from tadmor.link.counts import Count, count_of, populations
from tadmor.model import Quantity, Span
from tadmor.model.values import Bound


def count(
    low: float | None,
    high: float | None,
    bound: Bound = "exactly",
    *,
    role: str = "killed",
    of: tuple[str, ...] = (),
    whole: bool = False,
) -> Count:
    """A count by hand."""
    best = low if low is not None else high
    return Count(
        id=f"q{low}{high}{bound}{of}",
        claim="c1",
        span=Span(0, 1, "x"),
        low=low,
        high=high,
        best=best,
        bound=bound,
        unit=None,
        role=role,
        population=frozenset(of),
        whole=whole,
    )


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (count(34, None, "at_least"), count(30, 30), "apart"),
        (count(30, None, "at_least"), count(30, 30), "meet"),
        (count(140, None, "more_than"), count(150, 150, "about"), "meet"),
        (count(5000, None, "more_than"), count(None, 1000, "at_most"), "apart"),
        (count(5000, None, "more_than"), count(5000, 5000), "meet"),
        (count(4000, 4000, "about"), count(4200, 4200), "meet"),
        (count(4000, 4000, "about"), count(4000, 4000, "about"), "equal"),
        (count(None, 400, "less_than"), count(401, 401), "apart"),
        (count(60, 80, "between"), count(300, None, "more_than"), "apart"),
        (count(24, 99, "vague"), count(30, 30), "meet"),
    ],
)
def test_two_bounded_numbers_meet_as_sets_do(one: Count, other: Count, expected: str) -> None:
    """ "At least 34" and "30" share nothing; "more than 140" and "nearly 150" do."""
    assert expected == meet(one, other)
    assert expected == meet(other, one)


def test_a_bound_keeps_its_open_end() -> None:
    """ "More than 5,000" has no end."""
    assert amounts(count(5000, None, "more_than")) == (5000, float("inf"))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (count(34, None, "at_least"), count(30, 30), "conflict"),
        (count(34, 34, of=("soldiers",)), count(30, 30, of=("fighters",)), "scope differs"),
        (count(34, 34, of=("soldiers",)), count(30, 30, of=("soldiers",)), "conflict"),
        (count(12, 12, of=("children",)), count(30, 30), "compatible"),
        (count(100, None, "more_than", of=("soldiers",)), count(30, 30, of=("soldiers", "militia")), "conflict"),
        (
            count(5000, None, "more_than", role="force", whole=True),
            count(4000, 4000, "about", role="force"),
            "scope differs",
        ),
        (count(24, 99, "vague"), count(200, 200), "unclear"),
        (count(7, 7), count(7, 7), "agree"),
        (count(7, None, "at_least"), count(9, 9), "compatible"),
    ],
)
def test_numbers_conflict_only_where_they_count_one_group(one: Count, other: Count, expected: str) -> None:
    """Who is counted decides before the numbers do."""
    assert expected == verdict(one, other)[0]
    assert expected == verdict(other, one)[0]


_NUMBERS = st.integers(0, 9999)
_BOUNDS = st.sampled_from(["exactly", "about", "more_than", "at_least", "vague"])


@given(a=_NUMBERS, b=_NUMBERS, one=_BOUNDS, other=_BOUNDS)
def test_meeting_is_mutual_and_a_number_meets_itself(a: int, b: int, one: Bound, other: Bound) -> None:
    """Whatever the bounds."""
    assert meet(count(a, a, one), count(b, b, other)) == meet(count(b, b, other), count(a, a, one))
    assert meet(count(a, a, one), count(a, a, one)) == "equal"


@pytest.mark.parametrize(
    ("text", "words", "expected", "whole"),
    [
        ("They buried 12 soldiers and militiamen, and 3 children.", "12", {"soldiers", "militia"}, False),
        ("They buried 12 soldiers and militiamen, and 3 children.", "3", {"children"}, False),
        ("Some 40 people, including 7 women, died.", "40", set(), False),
        ("The number of policemen killed there rose to 9 by night.", "9", {"police"}, False),
        ("The monitor raised its count of pro-government dead to 9.", "9", {"militia"}, False),
        ("A blast killed 34, 12 of them children, and 9 more were wounded.", "9", set(), False),
        ("In all 900 rebels came.", "900", {"fighters"}, True),
    ],
)
def test_whom_a_number_counts_stands_beside_it(text: str, words: str, expected: set[str], whole: bool) -> None:
    """The words after it first, then "the number of ..." before it."""
    start = text.index(words)
    quantity = Quantity(id="q", span=Span(start, start + len(words), words), low=1, high=1, best=1, bound="exactly")
    found = count_of(quantity, "c", text, "killed")
    assert (expected, whole) == (set(found.population), found.whole)


def test_people_are_nobody_in_particular() -> None:
    """ "People" does not say whom."""
    assert populations("34 people and others") == frozenset()
