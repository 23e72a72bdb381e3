"""Outlets that are called by a part of their name: "Halden", "HWA", "the Halden agency" for the Halden Wire Agency."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from tadmor.link.voices.agencies import canonical, data
from tadmor.link.voices.names import folded
from tadmor.link.voices.sides import outlet_side
from tadmor.model.voices import Account, Echo

__all__ = ["outlet_meant", "outlets_in_full", "short_names"]

_INITIALS = 3  # letters that name an outlet


@lru_cache(maxsize=2_000)
def short_names(outlet: str) -> frozenset[str]:
    """What an outlet is called for short, as keys: its name without "News Agency", and its initials."""
    words = folded(outlet).split()
    initials = "".join(word[0] for word in words)
    bare = _bare(outlet)
    short = [bare] if bare and bare != " ".join(words) else []
    return frozenset([*short, *([initials] if len(words) >= _INITIALS else [])])


def outlet_meant(name: str, outlets: Iterable[str]) -> str | None:
    """The one outlet of some that a credit line names for short; None where none or several may be."""
    found = [outlet for outlet in outlets if folded(name) in short_names(outlet)]
    return found[0] if len(found) == 1 else None


def _bare(name: str) -> str:
    """A name as a key, without the words behind it that only say that it is an outlet's."""
    words, kinds = folded(name).split(), set(data("agencies")["called"])
    while len(words) > 1 and words[-1] in kinds:
        words.pop()
    return " ".join(words)


def outlets_in_full(accounts: Iterable[Account]) -> tuple[Account, ...]:
    """The accounts of one happening, whom a report cites by a short name replaced by the one outlet that it means."""
    found = tuple(accounts)
    named: dict[str, set[str]] = {}
    for outlet in {account.outlet for account in found if account.outlet}:
        for short in short_names(outlet):
            named.setdefault(short, set()).add(outlet)
    return tuple(_called(account, named) for account in found) if named else found


def _called(account: Account, named: Mapping[str, set[str]]) -> Account:
    """An account of "the Halden agency" as one of the outlet; of "Halden" alone only where it is read as an outlet."""
    name = account.source or ""
    bare = _bare(name)
    told = account.kind == "outlet" or bare != folded(name) or (name.isupper() and len(name) >= _INITIALS)
    outlets = named.get(bare, set()) - {account.outlet}
    if account.own or account.kind == "unnamed" or not told or len(outlets) != 1:
        return account
    outlet = canonical(next(iter(outlets)))
    if account.source == outlet:  # as it was read, or called so before
        return account
    echo = Echo(kind="citing", claim=account.claim, document=account.document, of=outlet, evidence=account.words)
    return replace(
        account,
        kind="outlet",
        source=outlet,
        person=False,
        body=None,
        side=outlet_side(outlet),
        echoes=(*account.echoes, echo),
    )
