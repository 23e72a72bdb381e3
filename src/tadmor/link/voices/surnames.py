"""Who is told of in full in one report and by surname alone in another: "Andor Vask" and "Vask" are one person."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tadmor.link.voices.names import folded, tail
from tadmor.model.voices import Account

__all__ = ["in_full"]


def in_full(accounts: Iterable[Account]) -> tuple[Account, ...]:
    """The accounts of one happening, a person's surname alone replaced by the one full name that ends with it.

    Left alone where two people are called so, and where the two are known to stand on two sides.
    """
    found = tuple(accounts)
    named: dict[str, dict[str, Account]] = {}
    for account in found:
        if account.person and account.source and " " in folded(account.source):
            named.setdefault(tail(account.source), {}).setdefault(folded(account.source), account)
    return tuple(_named(account, tuple(named.get(folded(account.source or ""), {}).values())) for account in found)


def _named(account: Account, called: Sequence[Account]) -> Account:
    if not account.person or len(called) != 1:
        return account
    side = called[0].side
    apart = account.side is not None and side is not None and account.side != side
    return account if apart else replace(account, source=called[0].source)
