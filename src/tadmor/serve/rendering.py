"""Templates. Everything that comes from a report is escaped where it is printed; nothing is ever marked as safe."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from tadmor import __version__
from tadmor.export import cells, wording
from tadmor.serve import static
from tadmor.serve.addresses import in_form, outside, segment
from tadmor.serve.fields import FIELDS, INCIDENT_FIELDS, conditions
from tadmor.serve.navigation import NAVIGATION
from tadmor.serve.screens import Asked
from tadmor.serve.table import SCREENS
from tadmor.serve.words import EXPORTS, INCIDENT_EXPORTS, OF_FORMS, REVIEWS, called, classed, day, short, thousands
from tadmor.views.columns import SIGNS
from tadmor.views.compared import A_SIDE
from tadmor.views.reasons import in_words
from tadmor.views.unheard import Unheard, unheard

__all__ = ["page"]

_FILTERS = {
    "called": called,
    "classed": classed,
    "segment": segment,
    "outside": outside,
    "day": day,
    "short": short,
    "thousands": thousands,
    "in_form": in_form,
    "in_words": in_words,
}


def _unheard(asked: Asked) -> tuple[Unheard, ...]:
    """The names in a filter that nobody has."""
    return unheard(asked.words, asked.view, asked.house.known_as)


_GLOBALS: Mapping[str, Any] = {
    "static": static.address,
    "version": __version__,
    "navigation": NAVIGATION,
    "wording": wording,
    "cells": cells,
    "FIELDS": FIELDS,
    "INCIDENT_FIELDS": INCIDENT_FIELDS,
    "conditions": conditions,
    "unheard": _unheard,
    "PATHS": frozenset(screen.path for screen in SCREENS),
    "REVIEWS": REVIEWS,
    "OF_FORMS": OF_FORMS,
    "EXPORTS": EXPORTS,
    "INCIDENT_EXPORTS": INCIDENT_EXPORTS,
    "SIGNS": SIGNS,
    "A_SIDE": A_SIDE,
}


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("tadmor.serve"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters.update(_FILTERS)
    made.globals.update(_GLOBALS)
    return made


def page(template: str, **context: Any) -> bytes:
    """A page, UTF-8. Half of a surrogate pair, which no text that is kept has, becomes "?"."""
    return _environment().get_template(template).render(context).encode("utf-8", "replace")
