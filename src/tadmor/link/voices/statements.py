"""What one speaker says in several reports is one statement: the same figures, or much the same words, within days.

Also where the reports tell it of no common happening: "more than 2,000 were killed in three days, the ministry said" in
one, "the spokesman put the dead at 2,000" in the other. And where the later report names nobody, or another name of the
same government, for a figure that tells statements apart.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import TypeVar

from tadmor.link.tellings.words import Vector, cosine
from tadmor.link.voices.agencies import agency_named
from tadmor.model import Spans
from tadmor.model.voices import EchoKind

__all__ = ["Given", "Stated", "pairs", "whose"]

K = TypeVar("K", str, float)

_DAYS = timedelta(days=3)
_NEXT = timedelta(days=2)  # for two names of one government
_WEEK = timedelta(days=6)  # in which a denial is told again
_LATER = timedelta(days=9)  # in which a report is cited whose own text is at hand
_TELLING = 20  # from which on one figure is enough
_TENS = 10  # from which on it is, of one thing, in a report that is at hand
_FEW_SAY = 3  # from which on a figure says anything
_SAME, _NEAR, _SOME = 0.5, 0.2, 0.08  # how alike (cosine) words are alone, beside a figure, beside a telling one
_MUCH = 0.4  # the same of a denial, or beside a figure of two, in a report that is at hand
_FEW = 6  # telling words of those that words alone make one: fewer are said of anything ("the toll may rise")
_AGAIN = 4  # the same of a denial, and of a report that is cited
_DENIED = 0.35  # how alike two denials of one speaker are
_OFFICES = 0.2  # how alike words are beside a telling figure of two offices of one government
_BROAD = frozenset(["public", "there"])  # callings of very many, for whom words are more alike ...
_MORE = 0.3  # ... by so much
_BARE = 0.15  # how alike words are beside a telling figure whose speakers nothing but it makes one

_PEOPLE = frozenset(["people", "civilians", "soldiers", "fighters", "killed", "wounded", "killed or wounded"])
_LOSSES = frozenset(["killed", "injured"])
_BOTH = "casualties"
_LOST = _LOSSES | {_BOTH}


@dataclass(frozen=True, slots=True)
class Given:
    """A number with what is counted, as far as it is known."""

    number: float
    role: str | None = None
    unit: str | None = None

    def same(self, other: "Given") -> bool:
        """Whether both may count one thing."""
        if self.number != other.number:
            return False
        if self.role and other.role:
            losses = {self.role, other.role}
            return len(losses) == 1 or (_BOTH in losses and losses <= _LOST)
        people = {self.unit, other.unit} <= _PEOPLE
        return self.unit is None or other.unit is None or self.unit == other.unit or people

    @property
    def tells(self) -> bool:
        """Whether it is given of few things: 20 and more, with two digits that are no zeros or a thousand."""
        return self.number >= _TELLING and (self.number >= 1000 or len(f"{self.number:g}".rstrip("0")) > 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What a claim states, in a report of some `outlet` (its keys), which is called `issuer`.

    `keys` are those of whoever it is the word of, himself and his body, none where nobody is named; `who` is what that
    is called, `name` what he himself is. `own`: the report says it by itself; `issued`: a government's body does, in a
    text of its own. `callings`: what somebody without a name is; `named`: who else stands in the sentence. `state`: a
    state by its name alone.
    """

    claim: str
    document: str
    day: date
    who: str = ""
    name: str = ""
    issuer: str = ""
    keys: frozenset[str] = frozenset()
    cited: frozenset[str] = frozenset()
    outlet: frozenset[str] = frozenset()
    own: bool = False
    issued: bool = False
    side: str | None = None
    state: bool = False
    callings: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    figures: frozenset[Given] = frozenset()
    denied: bool = False
    words: Vector
    spans: Spans = ()


def pairs(claims: Iterable[Stated]) -> Iterator[tuple[Stated, Stated, EchoKind]]:
    """Two claims of two documents that are one statement, its source first, and what makes them one."""
    seen: set[frozenset[str]] = set()
    for near, kind in _kinds(tuple(claims)):
        for first, second in near:
            both = frozenset((first.claim, second.claim))
            if both not in seen and (told := kind(first, second)) is not None:
                seen.add(both)
                back = _cites(first, second) and not _cites(second, first)
                yield (second, first, told) if back else (first, second, told)


def whose(first: Stated, second: Stated) -> str:
    """Whose statement two claims are: the report's that is cited, else of who is named, of the first before."""
    if _cites(second, first) and not first.keys & second.keys:
        return first.issuer
    return first.who if first.keys or not second.keys else second.who


_Kind = Callable[[Stated, Stated], EchoKind | None]


def _kinds(claims: tuple[Stated, ...]) -> Iterator[tuple[Iterator[tuple[Stated, Stated]], _Kind]]:
    """Pairs of claims within some days, each time with what may make them one."""
    for group in _by(claims, lambda one: one.keys).values():
        yield _near(group, _WEEK), _one_speaker
    at_hand = _by(claims, lambda one: one.outlet)
    for outlet, citing in _by(claims, lambda one: (one.keys | one.cited) & at_hand.keys()).items():
        yield _later(at_hand[outlet], citing), _cited
    for group in _by(claims, lambda one: {given.number for given in one.figures if given.number >= _TELLING}).values():
        yield _near(group, _DAYS), _one_figure
    for group in _by(claims, lambda one: frozenset() if one.own or one.keys else one.callings - _BROAD).values():
        yield _near(group, _NEXT), _one_calling


def _by(claims: Iterable[Stated], of: Callable[[Stated], Iterable[K]]) -> Mapping[K, list[Stated]]:
    found: dict[K, list[Stated]] = {}
    for claim in claims:
        for key in sorted(of(claim)):  # a set has another order in every process
            found.setdefault(key, []).append(claim)
    return found


def _near(same: Iterable[Stated], days: timedelta) -> Iterator[tuple[Stated, Stated]]:
    """Pairs of two documents within the days, the earlier first."""
    ordered = sorted(same, key=lambda one: (one.day, one.document, one.claim))
    for number, first in enumerate(ordered):
        for second in islice(ordered, number + 1, None):
            if second.day - first.day > days:
                break
            if first.document != second.document:
                yield first, second


def _later(at_hand: Iterable[Stated], citing: Iterable[Stated]) -> Iterator[tuple[Stated, Stated]]:
    """What an outlet's reports say, with what is said later of those that may cite it."""
    for other in citing:
        since = other.day - _LATER
        yield from ((o, other) for o in at_hand if since <= o.day <= other.day and o.document != other.document)


def _shared(first: Stated, second: Stated) -> list[Given]:
    """The figures of one thing, as the one that says what it is gives them."""
    both = [(one, other) for one in first.figures for other in second.figures if one.same(other)]
    return [one if one.role else other for one, other in both]


def _largest(shared: Iterable[Given]) -> float:
    return max((given.number for given in shared), default=0.0)


def _fewer(first: Stated, second: Stated) -> int:
    return min(len(first.words), len(second.words))


def _one_speaker(first: Stated, second: Stated) -> EchoKind | None:
    """One speaker or body says it in both: the same figures, or the same words."""
    alike, apart = cosine(first.words, second.words), second.day - first.day
    shared = _largest(_shared(first, second))
    if apart <= _DAYS and shared >= _FEW_SAY and alike >= (_SOME if shared >= _TELLING else _NEAR):
        return "statement"
    if _other_losses(first, second):
        return None
    if apart <= _DAYS and alike >= _SAME and _fewer(first, second) >= _FEW:
        return "speaker"
    denied = first.denied and second.denied
    return "speaker" if denied and alike >= _DENIED and _fewer(first, second) >= _AGAIN else None


def _other_losses(first: Stated, second: Stated) -> bool:
    """Whether two give the dead or the hurt of two happenings in the same words, as a bulletin of every day does."""
    ones, others = ({g.role: g.number for g in one.figures if g.role in _LOSSES} for one in (first, second))
    return any(role in others and not _shared(first, second) for role in ones)


def _cites(one: Stated, other: Stated) -> bool:
    """Whether one report cites the other's."""
    told = one.keys | one.cited
    return bool(told & other.outlet) and not told & one.outlet


def _cited(first: Stated, second: Stated) -> EchoKind | None:
    """A report may cite another that is at hand."""
    if not _cites(second, first):
        return None
    alike, shared = cosine(first.words, second.words), _shared(first, second)
    of_one_thing, any_ = _largest(given for given in shared if given.role), _largest(shared)
    if of_one_thing >= _TENS or (any_ >= _FEW_SAY and alike >= _NEAR) or (any_ > 1 and alike >= _MUCH):
        return "citing"
    denied = first.denied and second.denied and alike >= _MUCH
    return "citing" if denied or (alike >= _SAME and _fewer(first, second) >= _AGAIN) else None


def _one_figure(first: Stated, second: Stated) -> EchoKind | None:
    """A figure of one thing, given by somebody and in a report that names him in its sentence, or may mean him."""
    if first.own and second.own:
        return None
    shared, apart = _shared(first, second), second.day - first.day
    alike = cosine(first.words, second.words)
    if _largest(given for given in shared if given.role) >= _TELLING and _named(first, second, alike):
        return "speaker" if first.own else "citing"
    if first.own or second.own or alike < _BARE or not any(given.tells for given in shared):
        return None
    if first.keys and second.keys:
        near = apart <= _NEXT and alike >= _OFFICES
        return "statement" if near and _one_government(first, second) else None
    return "statement" if not second.keys and _of_one_calling(first, second, alike) else None


def _of_one_calling(first: Stated, second: Stated, alike: float) -> bool:
    """Whether somebody without a name may be whoever spoke before, or is the press that may have had it from him."""
    if not second.callings or not (first.keys or first.callings):
        return False
    shared = first.callings & second.callings
    apart = bool(first.callings) and not shared
    return "press" in second.callings or (not apart and (alike >= _MORE or not shared or bool(shared - _BROAD)))


def _one_calling(first: Stated, second: Stated) -> EchoKind | None:
    """Two without a name and of one calling give a figure of one thing in much the same words."""
    figure = _largest(given for given in _shared(first, second) if given.role)
    if figure < _FEW_SAY or _fewer(first, second) < _AGAIN:
        return None
    return "statement" if cosine(first.words, second.words) >= _SAME else None


def _named(first: Stated, second: Stated, alike: float) -> bool:
    """Whether a sentence of the one names whose word the other is, and is its report's own or read as another's."""
    for one, other in ((first, second), (second, first)):
        told = (one.keys & other.named) - other.keys
        if told and (alike >= _SOME if other.own else any(agency_named(key) for key in told)):
            return True
    return False


def _one_government(first: Stated, second: Stated) -> bool:
    same = first.side is not None and first.side == second.side and first.side.startswith("government:")
    return same and (first.state or second.state or first.issued or second.issued)
