"""Layers that overlap in any way come out as segments that never do, and the text comes back to the character."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as some

from tadmor.serve.marking import LAYERS, Mark, Segment, lines, segments

ANY = some.text(
    alphabet=some.one_of(
        some.characters(),
        some.sampled_from("aب א\u0301\u202e\u200f\u2067\r\n\u2028\u0085<&\"'\ufeff\U0001f9d5"),
    ),
    max_size=60,
)


@some.composite
def marked(draw: some.DrawFn) -> tuple[str, list[Mark]]:
    """A text and marks over it, some of them outside of it."""
    text = draw(ANY)
    place = some.integers(-2, len(text) + 2)
    mark = some.builds(
        Mark, start=place, end=place, layer=some.sampled_from(LAYERS), claims=some.tuples(some.sampled_from("xyz"))
    )
    return text, draw(some.lists(mark, max_size=12))


@given(marked())
def test_the_text_comes_back_exactly(given: tuple[str, list[Mark]]) -> None:
    """Whatever its characters, whichever way they are written."""
    text, marks = given
    assert text == "".join(segment.text for segment in segments(text, marks))
    assert text == "".join(segment.text for line in lines(text, marks) for segment in line)


@given(marked())
def test_segments_follow_on_each_other(given: tuple[str, list[Mark]]) -> None:
    """No character is in two of them, none of them is empty."""
    found = list(segments(*given))
    assert [one.end for one, _ in pairwise(found)] == [other.start for _, other in pairwise(found)]
    assert all(segment.text for segment in found)


@given(marked())
def test_a_segment_has_every_mark_that_lies_over_it(given: tuple[str, list[Mark]]) -> None:
    """From its first to its last character, and no other."""
    text, marks = given
    held = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    for segment in segments(text, marks):
        for at in range(segment.start, segment.end):
            over = [mark for mark in held if mark.start <= at < mark.end]
            assert sorted(over, key=repr) == sorted(segment.marks, key=repr)


@given(marked())
def test_lines_are_those_of_the_text(given: tuple[str, list[Mark]]) -> None:
    """Each ends where a line of the text ends."""
    text, marks = given
    told = ["".join(segment.text for segment in line) for line in lines(text, marks)]
    assert text.splitlines(keepends=True) == told


def test_overlaps_are_cut_and_name_their_layers() -> None:
    """A hedge that runs out of a content, a place inside both."""
    text = "He said they may have left Palmyra"
    marks = [
        Mark(8, 34, "content", ("c1",)),
        Mark(13, 21, "hedge", ("c1",), "hedged: 'may have'"),
        Mark(27, 34, "place", (), "Palmyra"),
        Mark(0, 2, "source", ("c1",)),
    ]
    found = list(segments(text, marks))
    assert [("He", ("source",)), (" said ", ()), ("they ", ("content",)), ("may have", ("content", "hedge"))] == [
        (segment.text, segment.layers) for segment in found
    ][:4]
    assert (("place",), ("content", "place")) == (found[-1].opens, found[-1].closes)
    assert "hedged: 'may have'" == found[3].why


def test_the_narrowest_claim_comes_first() -> None:
    """Where one claim stands inside another one, a touch means the inner one."""
    nested = Segment(4, "left", (Mark(0, 20, "content", ("outer",)), Mark(4, 8, "content", ("inner",))))
    assert ("inner", "outer") == nested.claims
