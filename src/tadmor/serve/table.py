"""Every screen and every action there is: a page is added with its module and a line here."""

from tadmor.serve.pages import (
    audit,
    claims,
    documents,
    explore,
    ground,
    happenings,
    help,
    imports,
    incidents,
    orphans,
    reader,
    review,
    sources,
    today,
    watches,
)
from tadmor.serve.screens import Action, Screen

__all__ = ["ACTIONS", "SCREENS"]

SCREENS: tuple[Screen, ...] = (
    *today.SCREENS,
    *explore.SCREENS,
    *documents.SCREENS,
    *claims.SCREENS,
    *reader.SCREENS,
    *happenings.SCREENS,
    *incidents.SCREENS,
    *ground.SCREENS,
    *sources.SCREENS,
    *watches.SCREENS,
    *review.SCREENS,
    *orphans.SCREENS,
    *imports.SCREENS,
    *audit.SCREENS,
    *help.SCREENS,
)
ACTIONS: tuple[Action, ...] = (*review.ACTIONS, *imports.ACTIONS, *audit.ACTIONS, *help.ACTIONS)
