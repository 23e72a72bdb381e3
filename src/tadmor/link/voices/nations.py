"""What states and what is theirs are called: "Russia", "Russian"."""

from collections.abc import Mapping
from functools import cache

from tadmor.link.voices.names import folded
from tadmor.ontology.actors import catalogue

__all__ = ["nations"]


@cache
def nations() -> Mapping[str, str]:
    """The code of a country by its folded name and by each of its adjectives."""
    known = catalogue().countries.values()
    return {folded(form): land.code for land in known for form in (land.name, *land.adjectives)}
