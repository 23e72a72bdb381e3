"""What a voice says later takes the place of what it said before: of one group, over one time or all since one day."""

import re
from collections.abc import Iterable, Sequence
from math import inf

from tadmor.link.agreement.amounts import amounts
from tadmor.link.agreement.doubts import alike
from tadmor.link.agreement.figures import Figure, one_voice, periods
from tadmor.link.agreement.given import is_named
from tadmor.link.agreement.scopes import least_only, whose_unsaid
from tadmor.link.agreement.wider import wider
from tadmor.link.counts import other_sides
from tadmor.link.likeness.measured import one_measure, thing
from tadmor.link.tellings.words import terms

__all__ = ["current", "nearest", "outdated", "same_thing", "standing", "updates"]

_BY = re.compile(
    r"(?: [\w’'-]+){0,3}? (?:by|at) (?:dawn|sunrise|noon|midday|dusk|sunset|evening|nightfall|night|midnight|first"
    r"|(?:[\w-]+ )?(?:o[’']clock|[ap]\.?m\b)|\d)",
    re.IGNORECASE,
)
_LISTED = 30  # characters between two numbers of one list
_Change = tuple[Figure, Figure]


def updates(some: Sequence[Figure]) -> list[_Change]:
    """Each figure of a voice that takes the place of one before, with that one; in text and publication order."""
    heard: list[Figure] = []
    found: dict[tuple[str, float, float], _Change] = {}
    for figure in some:
        before = next((f for f in reversed(heard) if _replaces(f, figure)), None)
        if before is not None and not _is_as_much(before, figure) and not _still_told(before, figure, some):
            found.setdefault((figure.told.voice, before.best, figure.best), (before, figure))
        heard.append(figure)
    return list(found.values())


def _is_as_much(before: Figure, after: Figure) -> bool:
    """Whether the later number is the earlier one, in other words: "some 185", and then "187"."""
    if before.best == after.best or _same_top(before, after):
        return True
    (low, high), (least, most) = amounts(before.count), amounts(after.count)
    return {before.count.bound, after.count.bound} == {"about", "exactly"} and low <= most and least <= high


def _still_told(before: Figure, after: Figure, some: Iterable[Figure]) -> bool:
    """Whether the report of the later number lists the earlier one beside it: "12 of the force and 17 militants"."""
    listed = (f for f in some if f.report == after.report != before.report and not f.count.former)
    return any(f.told.voice == before.told.voice and f.best == before.best and _are_beside(f, after) for f in listed)


def _are_beside(one: Figure, other: Figure) -> bool:
    first, second = sorted((one.count.span, other.count.span), key=lambda span: span.start)
    return one.count.id != other.count.id and second.start - first.end <= _LISTED


def _same_top(before: Figure, after: Figure) -> bool:
    """Whether nothing changed but the words: "between 2,000 and 3,000", and then "up to 3,000"."""
    tops = amounts(before.count)[1], amounts(after.count)[1]
    return tops[0] == tops[1] < inf


def standing(some: Iterable[Figure], changed: Iterable[_Change]) -> list[Figure]:
    """The figures that nothing took the place of."""
    gone = {before.count.id for before, _ in changed}
    return [figure for figure in some if figure.count.id not in gone]


def current(some: Iterable[Figure], changed: Iterable[_Change]) -> list[Figure]:
    """The figures that are compared with other voices': without those taken back, with earlier states of a toll."""
    gone = _gone(changed)
    left = [f for f in some if not f.count.former and not any(_is_again(f, before) for before in gone)]
    left = [f for f in left if not any(_only_retold(f, first) for first in left)]
    return [f for f in left if not any(_counted_on(f, then) for then in left)]


def outdated(some: Iterable[Figure], changed: Iterable[_Change]) -> list[Figure]:
    """The figures that their voice changed later: what another gave beside them in one report was said of them."""
    gone = _gone(changed)
    return [f for f in some if not f.count.former and any(_is_again(f, before) for before in gone)]


def _gone(changed: Iterable[_Change]) -> list[Figure]:
    return [before for before, after in changed if periods(before, after) != "growing"]


def _counted_on(figure: Figure, then: Figure) -> bool:
    """Whether somebody says in one breath that he counted more later: "nine by noon, fourteen by dusk"."""
    said = figure.told.said
    by_then = _BY.match(said.span.text, max(0, figure.count.span.end - said.span.start))
    one_breath = said.claim == then.told.said.claim and figure.count.span.start < then.count.span.start
    return by_then is not None and one_breath and figure.best < then.best and _one_group(figure, then)


def _only_retold(figure: Figure, first: Figure) -> bool:
    """Whether another report only repeats, later, what somebody unnamed said: he did not say it anew."""
    again = figure.report != first.report and figure.told.voice == first.told.voice and figure.best == first.best
    if not again or is_named(figure.told.voice) or figure.published is None or first.published is None:
        return False
    return first.published < figure.published and _one_group(figure, first)


def _is_again(figure: Figure, before: Figure) -> bool:
    return one_voice(figure, before) and figure.best == before.best and _one_group(figure, before)


def nearest(one: Figure, other: Figure, some: Iterable[Figure]) -> bool:
    """Whether neither voice has another number of the same that is published nearer to the other's: tolls of one state.

    The same number told again is no other state: it stands where it was told first.
    """
    gap = _gap(one, other)
    if gap == (0, 0):
        return True
    for figure in some:
        instead = ((figure, other) if _rivals(figure, one) else None) or (
            (one, figure) if _rivals(figure, other) else None
        )
        if instead is not None and _gap(*instead) < gap:
            return False
    return True


def _rivals(figure: Figure, known: Figure) -> bool:
    """Whether a figure is another number of the same voice, of the same."""
    return figure.best != known.best and one_voice(figure, known) and _one_group(figure, known)


def _gap(one: Figure, other: Figure) -> tuple[int, int]:
    """How far two figures are from being of one state: of one time first, then told on one day."""
    time = 0 if periods(one, other) in ("same", "open") else 1
    if one.published is None or other.published is None:
        return time, 0
    return time, abs((one.published - other.published).days)


def _one_group(one: Figure, other: Figure) -> bool:
    ours, theirs = one.count.population, other.count.population
    if other_sides(one.count, other.count):
        return False
    one_group = ours == theirs or bool(ours & theirs) or one_measure(one.count, other.count)
    return same_thing(one, other) and one_group and one.count.part == other.count.part


def same_thing(one: Figure, other: Figure) -> bool:
    """Whether they count one kind of thing: tanks are not vehicles, but killed people are killed soldiers."""
    return thing(one.count) == thing(other.count)


def _replaces(before: Figure, after: Figure) -> bool:
    """Whether one figure takes the place of the other: published later, or "from 34 to 30"."""
    if _says_so(before, after):
        return True
    if not one_voice(before, after) or not _one_group(before, after):
        return False
    if least_only(before, after) or wider(before, after) or whose_unsaid(before, after):
        return False
    if "vague" in (before.count.bound, after.count.bound):  # "dozens" is no newer number than "at least 58"
        return False
    if before.count.former or after.count.former:
        return before.count.former > after.count.former and before.told.telling.document == after.told.telling.document
    one, other = before.told.telling, after.told.telling
    if not is_named(after.told.voice) or one.published is None or other.published is None:
        return False
    if periods(before, after) in ("apart", "within") or one.published >= other.published:
        return False
    return alike(one, other) and not _fell(before, after)


def _says_so(before: Figure, after: Figure) -> bool:
    """Whether a report says of a number that it was so much before, as an earlier one of one speaker has it.

    "Health officials in Harun" may be "Harun health officials" the next day: nobody else is said to have counted.
    """
    one, other = before.told.telling, after.told.telling
    if after.count.instead != before.best or before.count.former or not _one_group(before, after):
        return False
    if one.published is None or other.published is None or one.published >= other.published:
        return False
    names = [frozenset(terms(figure.name)) for figure in (before, after)]
    return one_voice(before, after) or names[0] <= names[1] or names[1] <= names[0]


def _fell(before: Figure, after: Figure) -> bool:
    """Whether a number became smaller, of what need not be one day's: two attacks, each with its wounded."""
    days = {f.when.earliest if f.when else None for f in (before, after)}
    own = all(f.when is not None and f.when.days == 1 for f in (before, after))
    return after.best < before.best and not (own and len(days) == 1)
