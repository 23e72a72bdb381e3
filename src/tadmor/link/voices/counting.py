"""Echoes collapse: claims that rest on one name, or on one earlier text, are one voice, however many print them."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from tadmor.link.voices.agencies import canonical
from tadmor.link.voices.bodies import bodies_in_full, state_names, states_bodies
from tadmor.link.voices.groups import Groups
from tadmor.link.voices.lineage import Descent, Lineage
from tadmor.link.voices.names import folded
from tadmor.link.voices.outlets import outlet_meant, outlets_in_full
from tadmor.link.voices.sides import outlet_side
from tadmor.link.voices.surnames import in_full
from tadmor.model import Spans
from tadmor.model.voices import Account, Echo, EchoKind, Voice, VoiceCount

__all__ = ["voices_of", "voices_of_one"]

_DAY = timedelta(days=1)
_TELLING = 20  # from which on a figure that two bodies of a government give is one statement of it
_MOST = 0.5  # of some words that a speaker's must cover in a copy
_CREDITS: dict[str, EchoKind] = {"wire": "wire", "byline": "byline", "hat-tip": "hat-tip", "unnamed": "wire"}


@dataclass(frozen=True, slots=True)
class _Stand:
    """An account among others: who it is in the end (`source`, None for nobody named), by which key, since when."""

    account: Account
    source: str | None
    key: str
    origin: str
    since: tuple[date, str]
    side: str | None
    echoes: tuple[Echo, ...]

    @property
    def speaks_for(self) -> tuple[str, ...]:
        """The bodies whose voice it is; an outlet's own words are its group's only where they are its own."""
        copied = self.account.own and self.key != _key(self.account.outlet or "")
        return () if copied else self.account.speaks_for


def voices_of(accounts: Iterable[Account], lineage: Lineage) -> VoiceCount:
    """The voices behind the claims of some accounts, of whatever they tell; their order tells nothing.

    Transitive: whoever shares a source with one claim of a voice belongs to it.
    """
    return _voices(tuple(accounts), lineage, frozenset())


def voices_of_one(accounts: Iterable[Account], lineage: Lineage) -> VoiceCount:
    """The voices behind claims that all tell one happening.

    Here an outlet's own words are an echo as well where its report draws on another that tells the same happening.
    """
    found = bodies_in_full(in_full(outlets_in_full(accounts)))
    return _voices(found, lineage, frozenset(account.document for account in found))


def _voices(found: Sequence[Account], lineage: Lineage, told: Container[str]) -> VoiceCount:
    documents = _by_document(found)
    stands = sorted(
        (_stand(_spoken(account, documents, lineage), lineage, told) for account in found),
        key=lambda one: (one.since, one.account.claim),
    )
    bodies, groups = Groups[str](), Groups[str]()
    outlets = {account.outlet for account in found if account.outlet}
    for stand in stands:
        credited = outlet_meant(stand.source, outlets) if stand.account.own and stand.source else None
        for kept in (bodies, groups):
            kept.join(stand.key, *(_key(body) for body in (*stand.speaks_for, *([credited] if credited else []))))
    for state, body in states_bodies([stand.account for stand in stands]) if told else ():
        for kept in (bodies, groups):
            kept.join(_key(state.source or ""), _key(body.source or ""))
    pairs = list(_statements(stands))
    for first, second in pairs:
        groups.join(first.key, second.key)
    reasons = _Reasons(stands, bodies, pairs)
    members: dict[str, list[_Stand]] = {}
    for stand in stands:
        members.setdefault(groups.root(stand.key), []).append(stand)
    made = [(_voice(group, reasons), any(stand.source for stand in group)) for group in members.values()]
    return VoiceCount(
        voices=tuple(voice for voice, named in made if named),
        unnamed=tuple(voice for voice, named in made if not named),
    )


def _key(name: str) -> str:
    return folded(canonical(name))


def _by_document(accounts: Iterable[Account]) -> dict[str, list[Account]]:
    found: dict[str, list[Account]] = {}
    for account in accounts:
        found.setdefault(account.document, []).append(account)
    return found


def _spoken(account: Account, others: Mapping[str, list[Account]], lineage: Lineage) -> Account:
    """What one print of some words leaves open, another print says: who the speaker is.

    The outlet's own words, or somebody unnamed, become the speaker whose words they are in a copy; where two prints of
    one sentence were read with two speakers, the earlier print's stands for both.
    """
    if len(others) < 2:
        return account
    own = account.own or account.source is None
    prints = lineage.elsewhere(account.document, account.words, others.keys())
    found = [
        one
        for document, spans in prints.items()
        for one in others.get(document, ())
        if one.source and not one.own and (_within(spans, one.words) if own else _same(one.words, spans))
    ]
    named = min(found, key=lambda one: (*one.since, one.claim), default=None)
    if named is None or not (own or named.since < account.since):
        return account
    return account if account.source == named.source else _said_by(account, named)


def _within(spans: Spans, words: Spans) -> bool:
    """Whether most of some spans lies in a speaker's words."""
    return _covered(words, spans) >= _MOST * _covered(spans, spans)


def _same(words: Spans, spans: Spans) -> bool:
    """Whether most of each lies in the other."""
    return _covered(words, spans) >= _MOST * max(_covered(spans, spans), _covered(words, words))


def _covered(words: Spans, spans: Spans) -> int:
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in words for b in spans)


def _said_by(account: Account, named: Account) -> Account:
    echo = Echo(
        kind="copy",
        claim=account.claim,
        document=account.document,
        of=named.source or "",
        evidence=account.words,
        origin=named.document,
        original=named.words,
    )
    return account.said_by(named, echo)


def _stand(account: Account, lineage: Lineage, told: Container[str]) -> _Stand:
    if account.own:
        return _own(account, lineage.descent(account.document, account.words, told))
    since = account.since
    if account.source is None:
        descent = lineage.descent(account.document, account.words)
        key = f"?{_key(descent.origin.outlet or descent.origin.document)}"
        return _Stand(
            account, None, key, descent.origin.document, since, None, (*account.echoes, *_copied(account, descent))
        )
    return _Stand(account, account.source, _key(account.source), account.document, since, account.side, account.echoes)


def _own(account: Account, descent: Descent) -> _Stand:
    """The document's own voice is that of its words: of a credited agency, of the outlet that printed them first."""
    origin, credit = descent.origin, descent.credit
    source = credit.agency if credit else origin.outlet
    key = _key(source) if source else f"?{origin.document}"
    echoes = (*account.echoes, *_copied(account, descent), *_credited(account, descent))
    since = (origin.published or date.max, origin.document)
    return _Stand(account, source, key, origin.document, since, outlet_side(source), echoes)


def _copied(account: Account, descent: Descent) -> Iterator[Echo]:
    origin = descent.origin
    if origin.document != account.document:
        through = descent.through == origin.document
        yield Echo(
            kind="copy",
            claim=account.claim,
            document=account.document,
            of=origin.outlet or origin.document,
            evidence=descent.here,
            origin=origin.document,
            original=descent.there if through else (),
        )


def _credited(account: Account, descent: Descent) -> Iterator[Echo]:
    credit = descent.credit
    if credit is not None and descent.credited == account.document:
        yield Echo(
            kind=_CREDITS[credit.kind],
            claim=account.claim,
            document=account.document,
            of=credit.agency or "agencies that are not named",
            evidence=(credit.span,) if credit.span else (),
        )


def _statements(stands: Sequence[_Stand]) -> Iterator[tuple[_Stand, _Stand]]:
    """Pairs that tell the same figures for the same body, or telling ones for the same government, within a day."""
    table: dict[tuple[str, object], list[_Stand]] = {}
    for stand in stands:
        if stand.account.body and stand.account.published:
            for figure in stand.account.figures:
                table.setdefault((_key(stand.account.body), figure), []).append(stand)
                if _is_governments(stand) and (figure[1] or figure[2] or 0) >= _TELLING:
                    table.setdefault((stand.side or "", figure), []).append(stand)
    for same in table.values():
        for first, second in pairwise(sorted(same, key=lambda one: one.account.published or date.max)):
            if (second.account.published or date.max) - (first.account.published or date.min) <= _DAY:
                yield first, second


def _is_governments(stand: _Stand) -> bool:
    return (stand.side or "").startswith("government:")


class _Reasons:
    """Why accounts are one where nothing in their own documents says so: by the name, the body, or the figures."""

    def __init__(self, stands: Sequence[_Stand], bodies: Groups[str], pairs: Sequence[tuple[_Stand, _Stand]]) -> None:
        self.bodies, self.heads = bodies, dict[str, _Stand]()
        for stand in stands:  # in the order of time
            self.heads.setdefault(bodies.root(stand.key), stand)
        apart = [(a, b) for a, b in pairs if bodies.root(a.key) != bodies.root(b.key)]
        self.figures = {second.account.claim: first for first, second in apart}

    def of(self, stand: _Stand) -> Iterator[Echo]:
        """The echo that makes an account no new voice; none for the first, or where its own document says why."""
        told = any(echo.origin or echo.kind in _CREDITS for echo in stand.echoes)
        earlier = self.figures.get(stand.account.claim) or self.heads[self.bodies.root(stand.key)]
        if told or stand.source is None or earlier.account.document == stand.account.document:
            return
        yield Echo(
            kind="statement" if stand.account.claim in self.figures else _kind(stand, earlier),
            claim=stand.account.claim,
            document=stand.account.document,
            of=earlier.source or stand.source,
            evidence=stand.account.words,
            origin=earlier.account.document,
            original=earlier.account.words,
        )


def _kind(stand: _Stand, earlier: _Stand) -> EchoKind:
    if stand.key != earlier.key:
        return "spokesman"
    return "outlet" if stand.account.own or stand.account.kind == "outlet" else "speaker"


def _voice(group: Sequence[_Stand], reasons: _Reasons) -> Voice:
    """One voice of accounts in the order of time."""
    first = group[0]
    sides = Counter(stand.side for stand in group if stand.side)
    name = _name(group)
    return Voice(
        name=name,
        side=sides.most_common(1)[0][0] if sides else _key(name or first.key),
        claims=tuple(stand.account.claim for stand in group),
        documents=tuple(dict.fromkeys(stand.account.document for stand in group)),
        origin=first.origin,
        echoes=tuple(echo for stand in group for echo in (*stand.echoes, *reasons.of(stand))),
    )


def _name(group: Sequence[_Stand]) -> str | None:
    """The body that somebody of the group speaks for, else the first who is named, a name of many bodies last."""
    bodies = (body for stand in group for body in stand.speaks_for)
    named = [stand.source for stand in group if stand.source]
    told = next((name for name in named if folded(name) not in state_names()), None)
    return next(bodies, None) or told or next(iter(named), None)
