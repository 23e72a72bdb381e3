"""Every screen and every action there is: a page is added with its module and a line here."""

from tadmor.serve.pages import audit, claims, documents, explore, happenings, help, imports, today
from tadmor.serve.screens import Action, Screen

__all__ = ["ACTIONS", "SCREENS"]

SCREENS: tuple[Screen, ...] = (
    *today.SCREENS,
    *explore.SCREENS,
    *documents.SCREENS,
    *claims.SCREENS,
    *happenings.SCREENS,
    *imports.SCREENS,
    *audit.SCREENS,
    *help.SCREENS,
)
ACTIONS: tuple[Action, ...] = (*imports.ACTIONS, *audit.ACTIONS, *help.ACTIONS)
