"""On whose word a report's own words rest: whom it names for the same, or whom the outlet names that it cites."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from tadmor.link.candidates import words_of
from tadmor.link.incidents import Telling
from tadmor.link.tellings.holders import Said
from tadmor.link.tellings.words import Vector, cosine
from tadmor.link.voices.agencies import canonical
from tadmor.link.voices.outlets import outlets_in_full
from tadmor.link.voices.sides import outlet_side
from tadmor.model import Spans
from tadmor.model.voices import Account, Echo

__all__ = ["cited", "on", "resting_of"]

_SAME = 0.25  # how alike (cosine) an outlet's own words are to those of a speaker whom they say again


def resting_of(
    telling: Telling, accounts: Mapping[str, Account], spoken: Container[str] = frozenset()
) -> Iterator[Account]:
    """The accounts of what one report tells of one happening: its own words rest on whom it names for the same.

    A headline and what stands under it, "the ministry said", are one account and not two. `spoken`: claims that tell
    something else of the happening as their speaker's word, which an aside in them takes from nobody.
    """
    known = [(said, accounts[said.claim]) for said in telling.said if said.claim in accounts]
    asides = ((s, a, s.aside and s.claim not in spoken) for s, a in known)
    found = [(said, _outlets(account) if aside else account) for said, account, aside in asides]
    sources = [(said, account) for said, account in found if _is_source(said, account)]
    for said, account in found:
        own = account.own and not said.chain and not said.negative
        source = _source(said, _others(said, sources)) if own else None
        yield account if source is None else on(account, source)


def _outlets(account: Account) -> Account:
    """What somebody's reported words only presuppose, as the outlet's own account."""
    return replace(
        account,
        kind="outlet" if account.outlet else "unnamed",
        source=account.outlet,
        own=True,
        person=False,
        speaks_for=(),
        body=None,
        side=outlet_side(account.outlet),
        echoes=(),
    )


def _is_source(said: Said, account: Account) -> bool:
    """Whether a report's own words may rest on somebody's: not on his turn of a talk, which they only lead up to."""
    return not (account.own or said.aside or said.turn or said.negative or said.distanced)


def _others(said: Said, sources: Sequence[tuple[Said, Account]]) -> Iterator[tuple[Said, Account]]:
    """The sources but those whose words a sentence itself sets apart from its own.

    "Nine were killed on Sunday in what the governor called an attack": the rest of it is not the governor's.
    """
    apart = {a.source for s, a in sources if said.span.start < s.span.start and s.span.end <= said.span.end}
    return ((s, a) for s, a in sources if a.source is None or a.source not in apart)


def _source(said: Said, sources: Iterable[tuple[Said, Account]]) -> Account | None:
    """Whose words an outlet's own words say again; of several the one whose words are most alike."""
    words = words_of((said.span,))
    near = [(cosine(words, words_of((other.span,))), account) for other, account in sources]
    alike = [(share, account) for share, account in near if share >= _SAME]
    return max(alike, key=lambda a: (a[0], a[1].source is not None, a[1].claim))[1] if alike else None


def cited(accounts: Iterable[Account]) -> Iterator[Account]:
    """The accounts, where what a report has from an outlet at hand is the word of whom that outlet names for it."""
    found = outlets_in_full(accounts)
    words = cache(words_of)  # few accounts are cited, and they rest on the same ones
    of: dict[str, list[Account]] = {}
    for account in found:
        if account.outlet:
            of.setdefault(canonical(account.outlet), []).append(account)
    for account in found:
        theirs = of.get(account.source or "", []) if account.kind == "outlet" and not account.own else []
        behind = _most_alike(account, (one for one in theirs if one.document != account.document), words)
        named = behind is not None and not behind.own and behind.source
        yield on(account, behind) if behind is not None and named else account


def _most_alike(account: Account, others: Iterable[Account], words: Callable[[Spans], Vector]) -> Account | None:
    """Of some accounts the one whose words are most those of another, if any are."""
    near = [(cosine(words(account.words), words(other.words)), other) for other in others]
    alike = [(share, not other.own, other.claim, other) for share, other in near if share >= _SAME]
    return max(alike, key=lambda a: a[:3])[3] if alike else None


def on(account: Account, source: Account) -> Account:
    """An outlet's own words as an echo of whom the same report names for them."""
    echo = Echo(
        kind="citing",
        claim=account.claim,
        document=account.document,
        of=source.source or "somebody unnamed",
        evidence=source.words,
    )
    return account.said_by(source, echo)
