"""The word lists of this step, as sets, loaded once."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from tadmor.errors import BadData
from tadmor.lang import lexicon

__all__ = ["Metonymy", "Words", "words"]


@dataclass(frozen=True, slots=True)
class Metonymy:
    """Words beside a name that stands for its government (lang/en/places.toml says what each list is)."""

    agent_verbs: frozenset[str]
    not_acting: frozenset[str]
    adverbs: frozenset[str]
    acting: frozenset[str]
    possessed: frozenset[str]
    modified: frozenset[str]
    offices: frozenset[str]
    joined: frozenset[str]
    towards: frozenset[str]
    between_nouns: frozenset[str]
    place_nouns: frozenset[str]
    capitals: frozenset[str]
    abbreviations: frozenset[str]


@dataclass(frozen=True, slots=True)
class Words:
    """Words beside and inside place names (lang/en/places.toml says what each list is)."""

    locative: frozenset[str]
    strongly_locative: frozenset[str]
    direction: frozenset[str]
    parts: frozenset[str]
    kinds_before: frozenset[str]
    kinds_after: frozenset[str]
    division_after: frozenset[str]
    division_before: frozenset[str]
    region_after: frozenset[str]
    region_countries: frozenset[str]
    divisions: frozenset[str]
    extension: frozenset[str]
    organisation_after: frozenset[str]
    organisation_before_of: frozenset[str]
    never_inside: frozenset[str]
    settlement_words: frozenset[str]
    called: frozenset[str]
    surroundings: frozenset[str]
    capital_before: frozenset[str]
    town_parts: frozenset[str]
    quarters: frozenset[str]
    strangers_after: frozenset[str]
    no_strangers: frozenset[str]
    of_places: frozenset[str]
    taken: frozenset[str]
    sites: frozenset[str]
    named_sites: frozenset[str]
    sites_of: frozenset[str]
    site_adjectives: frozenset[str]
    site_heads: frozenset[str]
    numbered_sites: frozenset[str]
    site_ends: frozenset[str]
    plain_divisions: frozenset[str]
    outlet_before: frozenset[str]
    titles: frozenset[str]
    person_after: frozenset[str]
    person_verbs: frozenset[str]
    first_names: frozenset[str]
    blocked: frozenset[str]
    persons_too: frozenset[str]
    function: frozenset[str]
    connectors: frozenset[str]
    articles: frozenset[str]
    stopped: frozenset[str]
    abbreviated: frozenset[str]
    local_bodies: frozenset[str]
    local_offices: frozenset[str]
    locals: frozenset[str]
    tied: frozenset[str]
    metonymy: Metonymy
    phrase_starts: frozenset[str]
    plurals: Mapping[str, str]
    signals: Mapping[str, str]
    not_surnames: frozenset[str]


_BESIDE = ("local_bodies", "organisation_after", "extension", "kinds_after", "function")


def _lists(table: Mapping[str, Any], record: type) -> dict[str, frozenset[str]]:
    wanted = [
        f.name
        for f in fields(record)
        if f.name not in {"metonymy", "phrase_starts", "plurals", "signals", "not_surnames"}
    ]
    missing = [name for name in wanted if name not in table]
    if missing:
        raise BadData(f"en/places.toml lacks {', '.join(missing)}")
    return {name: frozenset(table[name]) for name in wanted}


@cache
def words() -> Words:
    """The English lists. Raises `BadData` when one is missing."""
    table = lexicon("en", "places")
    starts = frozenset(phrase.replace("-", " ").split()[0] for phrase in table["never_inside"])
    signals = {word: country for country, found in table["signals"].items() for word in found}
    lists = _lists(table, Words)
    lists["first_names"] |= {name.lower() for names in lexicon("en", "first_names").values() for name in names.split()}
    return Words(
        **lists,
        metonymy=Metonymy(**_lists(table["metonymy"], Metonymy)),
        phrase_starts=starts,
        plurals=table["plurals"],
        signals=signals,
        not_surnames=frozenset().union(*(lists[name] for name in _BESIDE)),
    )
