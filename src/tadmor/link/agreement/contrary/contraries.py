"""The conflicts over what it was done with, who did it and when it was, each voice once."""

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

from tadmor.link.agreement.contrary.began import began, each_blames
from tadmor.link.agreement.contrary.blame import blamed, blames_another, is_deed, is_fight, is_of_deed, says_who
from tadmor.link.agreement.contrary.claims import certain, may_contradict, two_accounts
from tadmor.link.agreement.contrary.dates import days_apart, given_day, hours_apart
from tadmor.link.agreement.contrary.extent import in_full, in_part_only, names_place_of
from tadmor.link.agreement.contrary.means import excluded, means, says_what, things_hit
from tadmor.link.agreement.given import Told, finding, least, value
from tadmor.link.agreement.second import two_voices
from tadmor.link.incidents import Incidents, Telling
from tadmor.link.likeness.compare import best_spots
from tadmor.link.likeness.control import one_prize, turn
from tadmor.link.likeness.veto import Never
from tadmor.link.tellings.kinds import TAKEN
from tadmor.model import Span
from tadmor.model.incidents import Aspect, Finding, Incident

__all__ = ["contraries"]

_Pair = tuple[tuple[Span, str], tuple[Span, str], str]
"""What each of two says, with its words, and why both cannot be true."""


def contraries(incidents: Incidents, incident: Incident, told: Iterable[Told]) -> Iterator[Finding]:
    """Who contradict each other; of several, those through whom one voice more does."""
    some = may_contradict(told)
    for aspect, gives, sense, without in _ROWS:
        known = set[str]()
        for one, other in combinations([t for t in some if gives(t)], 2):
            if {one.voice, other.voice} <= known or not two_accounts(one, other):
                continue
            both = sense(one, other)
            if both is None or certain(incidents, incident, one.telling, other.telling, without) < least("joint"):
                continue
            known |= {one.voice, other.voice}
            yield _conflict(incident, aspect, one, other, both)


def _conflict(incident: Incident, aspect: Aspect, one: Told, other: Told, both: _Pair) -> Finding:
    (ours, says), (theirs, against), why = both
    words = f"{one.name}: “{ours.text}”; {other.name}: “{theirs.text}”; {why}"
    pair = (value(one, ours, says), value(other, theirs, against))
    return finding(incident, aspect, "conflict", words, pair, score=min(one.telling.score, other.telling.score))


def _what(one: Told, other: Told) -> _Pair | None:
    """By what it was done."""
    if is_fight(one) or is_fight(other) or not (is_deed(one) or is_deed(other)):
        return None
    ours, theirs = means(one.said.span), means(other.said.span)
    if ours is None or theirs is None or not excluded(ours[0], theirs[0]):
        return None
    said = two_voices(one, other) and (says_what(one) or says_what(other))
    if not (_one_thing(one, other) or said) or _other_things(one, other):
        return None
    return (ours[1], ours[0]), (theirs[1], theirs[0]), "what was done by the one was not done by the other"


def _who(one: Told, other: Told) -> _Pair | None:
    """Who did it."""
    deed = (is_deed(one) and is_deed(other)) or says_who(one, other)
    if not (deed and blames_another(one, other) and (_one_thing(one, other) or _of_one_village(one, other))):
        return None
    ours, theirs = blamed(one)[0], blamed(other)[0]
    return (ours.span, ours.name), (theirs.span, theirs.name), f"{ours.name} is not {theirs.name}"


def _first(one: Told, other: Told) -> _Pair | None:
    """Who began."""
    ours, theirs = began(one), began(other)
    if ours is None or theirs is None or not each_blames(one, other):
        return None
    return (ours, "the other side"), (theirs, "the other side"), "each says that the other began"


def _extent(one: Told, other: Told) -> _Pair | None:
    """How much of a place was taken: who speaks of a part of it before another has all of it contradicts nobody."""
    for whole, part in ((one, other), (other, one)):
        full, some = in_full(whole), in_part_only(part)
        if full is not None and some is not None and names_place_of(whole, part) and not _told_before(part, whole):
            why = "one says all of it, the other a part"
            both = {whole.said.claim: (full, "all"), part.said.claim: (some, "a part")}
            return both[one.said.claim], both[other.said.claim], why
    return None


def _told_before(one: Told, other: Told) -> bool:
    days = one.telling.published, other.telling.published
    return days[0] is None or days[1] is None or days[0] < days[1]


def _when(one: Told, other: Told) -> _Pair | None:
    """On which day, or at what hour of it."""
    ours, theirs = given_day(one), given_day(other)
    if ours is None or theirs is None or ours.span is None or theirs.span is None or not _once(one, other):
        return None
    taken = all(t.telling.types & TAKEN for t in (one, other))
    same = not taken or turn(one.telling, other.telling) == "with"
    if not (days_apart(ours, theirs) and same) and not hours_apart(ours, theirs):
        return None
    days = [when.earliest.isoformat() + (f" ({when.part})" if when.part else "") for when in (ours, theirs)]
    return (ours.span, days[0]), (theirs.span, days[1]), "it was not at both times"


def _once(one: Told, other: Told) -> bool:
    """Whether it happens once in days: a taking by one side, or what was done to one thing."""
    if all(t.telling.types & TAKEN for t in (one, other)):
        return turn(one.telling, other.telling) != "against" and _one_prize(one.telling, other.telling)
    return is_of_deed(one) and is_of_deed(other) and _one_thing(one, other)


def _one_thing(one: Told, other: Told) -> bool:
    """Whether both tell of one thing that was hit: a town sees more than one strike a day."""
    return bool(things_hit(one.said.span.text) & things_hit(other.said.span.text))


def _other_things(one: Told, other: Told) -> bool:
    """Whether each names a thing that was hit, and not the same."""
    things = [things_hit(t.said.span.text) for t in (one, other)]
    return all(things) and not things[0] & things[1]


def _how_much(one: Told) -> bool:
    return in_full(one) is not None or in_part_only(one) is not None


def _of_one_village(one: Told, other: Told) -> bool:
    """Whether both name one village that no gazetteer has, however they spell it."""
    best = best_spots(one.telling, other.telling)
    return best is not None and best[0] > 0 and all(s.own and s.named and not s.exact for s in best[1:])


def _one_prize(one: Telling, other: Telling) -> bool:
    """Whether both tell whose one place is."""
    try:
        return one_prize(one, other) > 0
    except Never:
        return False


_Gives = Callable[[Told], object]
_Sense = Callable[[Told, Told], _Pair | None]
_ROWS: tuple[tuple[Aspect, _Gives, _Sense, tuple[str, ...]], ...] = (
    ("who", blamed, _who, ("who",)),
    ("what", lambda one: means(one.said.span), _what, ()),
    ("who", began, _first, ("who", "whom")),
    ("when", given_day, _when, ("time", "days")),
    ("result", _how_much, _extent, ()),
)
"""What is contradicted: which claims give it, what two of them are to each other, and the traits that it would cost."""
