"""Linking with a bar on a terminal: what `add`, `demo` and `link` do alike."""

from typing import TYPE_CHECKING

from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from tadmor.cli.output import messages
from tadmor.cli.streams import printable, say
from tadmor.store import Store

if TYPE_CHECKING:
    from tadmor.scale.linking import Linked

__all__ = ["linked"]


def linked(store: Store, *, anew: bool = False) -> "Linked":
    """Link what a store has not linked yet, or all of it `anew`, with a bar on a terminal."""
    from tadmor.scale.linking import link  # a tenth of a second that `read` and the lists need not spend

    screen = messages()
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=screen, transient=True, disable=not screen.is_terminal) as progress:
        task = progress.add_task("linking", total=None)

        def advance(told: "Linked") -> None:
            counted = f"linking: {told.documents} of {told.of}"
            progress.update(task, completed=told.documents, total=told.of, description=counted)

        told = link(store, progress=advance, anew=anew)
    for document, fault in told.untold.items():
        say(f"{printable(document)}: nothing was sought in it, for a fault of Tadmor's: {printable(fault)}")
    return told
