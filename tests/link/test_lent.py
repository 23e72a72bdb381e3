"""What a paragraph lends to what it tells without a day or a place, to compare it and never to show it."""

from datetime import date

from tests.link.made import Report
from tests.link.test_anchors import SHELLING, traits

from tadmor.link.incidents import Telling, compare, tellings
from tadmor.link.incidents.clusters import NEVER, clusters
from tadmor.link.likeness.anchors import anchored
from tadmor.link.likeness.compare import UNFIT
from tadmor.model.incidents import Trait

SUNDAY, MONDAY = date(2016, 12, 11), date(2016, 12, 12)


def _two(between: str, id_: str = "r", *, day: str = "Sunday") -> tuple[Telling, Telling]:
    """A shelling of Zarka on a day, and an arrest that is told after it without one."""
    shelled, arrested = f"Shells hit a mill near Zarka on {day}", "Police arrested nine farmers"
    made = Report(id_, f"{shelled}.{between}{arrested}.", MONDAY)
    made.says(shelled, None)
    made.tells("hit", "STRIKE.shelling", "ASSAULT", place="Zarka", day=day)
    made.says(arrested, None)
    made.tells("arrested", "LAW.arrest", "COERCE")
    first, second = (t for t in tellings(made.reading()) if not t.story)
    return first, second


def test_a_paragraph_lends_its_day() -> None:
    """Until it ends; the day stays none of the telling's own."""
    first, second = _two(" ")
    assert first.own_when is not None and first.lent_day is None
    assert second.own_when is None and second.lent_day == first.own_when
    assert _two("\n\n")[1].lent_day is None


def test_a_lent_day_tells_as_much_as_one_that_is_said() -> None:
    """And parts nobody where it is another."""
    one, other, friday = _two(" ")[1], _two(" ", "s")[1], _two(" ", "q", day="Friday")[1]
    days = [{t.name: t.weight for t in compare(one, o).traits} for o in (other, friday)]
    assert days[0]["time"] > 0
    assert "time" not in days[1] and days[1]["days"] > 0


def test_a_denial_of_another_thing_keeps_no_two_apart_that_are_else_one() -> None:
    """Who denies that soldiers died denies not who fired first; two that can never be one keep theirs apart."""
    joints = [(1.0, "a", "b"), (0.8, "b", "c")]
    apart = {frozenset("ac"): UNFIT}
    known = {frozenset(pair): score for score, *pair in joints}

    def score(one: str, other: str) -> float:
        return (known | apart)[frozenset((one, other))]

    assert clusters("abc", joints, score) == [("a", "b", "c")]
    apart[frozenset("ac")] = NEVER
    assert clusters("abc", joints, score) == [("a", "b"), ("c",)]


def test_news_of_one_day_of_one_site_is_of_one_happening() -> None:
    """Of one class of act, or in like words of one; of another day both need more."""
    printed, words = Trait(name="printed", weight=0.0, why=""), traits(type=0.3, words=0.2, days=1)
    for told in (traits(type=0.3, thread=0.7, days=1), words):
        assert anchored([*told, printed], SHELLING)
    assert not anchored(words, SHELLING)
    assert not anchored([*traits(type=0.1, thread=0.7, days=1), printed], SHELLING)
