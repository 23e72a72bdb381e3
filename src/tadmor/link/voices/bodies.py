"""Bodies that are one under two names: "the General Staff" of one report is "the General Staff of Ukraine" of another.

And a state by its name alone: nobody says what "Iran" says but one of its bodies, so that it is no voice beside them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from tadmor.link.voices.agencies import data
from tadmor.link.voices.names import folded
from tadmor.model.voices import Account
from tadmor.ontology.nations import nations

__all__ = ["bodies_in_full", "is_states_name", "state_called", "state_names", "states_bodies"]

_UNITED = "united nations"


def bodies_in_full(accounts: Iterable[Account]) -> tuple[Account, ...]:
    """The accounts of one happening, a body without its country replaced by the one that has one and is else the same.

    Left alone where two countries have such a body, and where the two are known to stand on two sides.
    """
    found = tuple(accounts)
    full = _full(found)
    return tuple(_called(account, full) for account in found) if full else found


def _full(accounts: Sequence[Account]) -> Mapping[str, str]:
    """Names with a country by their key without it, where one such name is told."""
    named: dict[str, dict[str, str]] = {}
    for account in accounts:
        for name in _names(account):
            bare = _bare(name)
            if bare and bare != folded(name):
                named.setdefault(bare, {}).setdefault(folded(name), name)
    return {bare: next(iter(names.values())) for bare, names in named.items() if len(names) == 1}


def _names(account: Account) -> Iterator[str]:
    if account.kind == "speaker" and not account.person and account.source:
        yield account.source
    yield from account.speaks_for


def _bare(name: str) -> str:
    lands = nations()
    return " ".join(word for word in folded(name).split() if word not in lands).removesuffix(" of")


def _called(account: Account, full: Mapping[str, str]) -> Account:
    def name(one: str | None) -> str | None:
        return full.get(folded(one), one) if one else one

    source = account.source if account.person or account.kind != "speaker" else name(account.source)
    bodies = tuple(name(body) or body for body in account.speaks_for)
    return replace(account, source=source, speaks_for=bodies, body=name(account.body))


def states_bodies(accounts: Sequence[Account]) -> Iterator[tuple[Account, Account]]:
    """What a state, or the United Nations, by name alone says, with what a body does: of its own report, else of any.

    None where somebody speaks for the state as such: he is its voice.
    """
    spoken = {folded(body) for account in accounts for body in account.speaks_for}
    for account in accounts:
        if (is_states_name(account) or _is_united(account)) and folded(account.source or "") not in spoken:
            speaks = _is_agency if _is_united(account) else _speaks_for_state
            bodies = [one for one in accounts if speaks(one, account)]
            if bodies:
                yield account, min(bodies, key=lambda one: (one.document != account.document, *one.since, one.claim))


def state_called(name: str) -> str:
    """A name, folded; of a state's government that of the state."""
    return folded(name).removeprefix("government of ")


@cache
def state_names() -> frozenset[str]:
    """The folded names and adjectives of all states, and of the United Nations, for each of which many bodies speak."""
    return frozenset((*nations(), _UNITED))


def is_states_name(account: Account) -> bool:
    """Whether a state speaks by its name alone."""
    return account.kind == "speaker" and not account.person and state_called(account.source or "") in nations()


def _is_united(account: Account) -> bool:
    """Whether "the United Nations" speaks by its name alone: what it says one of its agencies does."""
    return account.kind == "speaker" and not account.person and folded(account.source or "") == _UNITED


def _is_agency(one: Account, union: Account) -> bool:
    name = folded(one.source or "")
    agency = name.startswith("un ") or name in data("standing")["united"]
    return one is not union and one.kind == "speaker" and not one.person and agency


def _speaks_for_state(one: Account, state: Account) -> bool:
    """A body, or somebody who speaks for one: not whoever else is on its side, as the governor of a province."""
    same = one.side is not None and one.side == state.side
    body = not one.person or bool(one.speaks_for)
    return same and body and one.kind == "speaker" and not is_states_name(one)
