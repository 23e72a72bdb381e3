"""Agencies and outlets that are quoted under many names, as data."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tadmor.errors import BadData
from tadmor.link.vocabulary import Vocabulary
from tadmor.link.voices.names import folded
from tadmor.ontology.institutions import institution_called

__all__ = ["Agency", "agencies", "agency_named", "canonical", "check", "data", "written"]


_BASED = re.compile(r"^(?:\w+ ){1,2}based ")
_BODY = re.compile(r"^(?:\w+ )?state news agency (?=\w)|^news agency (?=\w)| news agency$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """An agency or outlet; `state` is the country that owns and directs it, `side` the key of a group that does.

    `organ`: the group whose own announcements it carries.
    """

    name: str
    aliases: tuple[str, ...] = ()
    state: str | None = None
    side: str | None = None
    organ: str | None = None


def data(name: str) -> Mapping[str, Any]:
    """A data file of this room ("agencies", "credits", "standing") as its TOML stands."""
    return Vocabulary(f"tadmor.link.voices.{name}").table


def check(rows: list[Mapping[str, Any]]) -> Mapping[str, Agency]:
    """Agencies by each of their folded names.

    Raises `BadData` for unknown keys, a missing name, a state that is no code, or a name that two of them claim.
    """
    found: dict[str, Agency] = {}
    for row in rows:
        if (
            "name" not in row
            or row.keys() - {"name", "aliases", "state", "side", "organ"}
            or len(row.get("state", "XX")) != 2
        ):
            raise BadData(f"agencies.toml: {dict(row)} is no agency")
        agency = Agency(**{**row, "aliases": tuple(row.get("aliases", ()))})
        for key in {folded(form) for form in (agency.name, *agency.aliases)}:
            if found.setdefault(key, agency) is not agency:
                raise BadData(f"agencies.toml: {key!r} is claimed by {found[key].name} and {agency.name}")
    return found


@cache
def agencies() -> Mapping[str, Agency]:
    """The shipped list, by folded name."""
    return check(data("agencies")["agency"])


def agency_named(name: str) -> Agency | None:
    """The agency that goes by this name, or None; where it sits ("the London-based ...") is no part of a name."""
    key = folded(name)
    bare = _BODY.sub("", _BASED.sub("", key))
    return agencies().get(key) or agencies().get(bare)


def canonical(name: str) -> str:
    """The name we give to what a report calls so: "AP" is "Associated Press", an unknown name stays.

    A state's ministry or army has one name, in whatever order its words are told.
    """
    found = agency_named(name)
    return found.name if found else institution_called(name) or name


@cache
def written() -> str:
    """A regular expression for any way to write an agency, longest first."""
    forms = {form for agency in agencies().values() for form in (agency.name, *agency.aliases)}
    forms |= {form.upper() for form in forms if len(form) > 3}
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
