"""What states and what is theirs are called: "Russia", "Russian", "the Russian Federation"."""

from collections.abc import Mapping
from functools import cache

from tadmor.ontology.actors import catalogue
from tadmor.ontology.spelling import name_key

__all__ = ["nations"]


@cache
def nations() -> Mapping[str, str]:
    """The code of a country by its names and adjectives, their words folded: "us", "russian federation"."""
    known = catalogue().countries.values()
    forms = ((form, land.code) for land in known for form in (*land.adjectives, land.name, *land.aliases))
    return {" ".join(name_key(form)): code for form, code in forms}
