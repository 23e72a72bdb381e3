"""Linking with a bar on a terminal: what `add`, `demo` and `link` do alike."""

from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from tadmor.cli.output import messages
from tadmor.scale.linking import Linked, link
from tadmor.store import Store

__all__ = ["linked"]


def linked(store: Store) -> Linked:
    """Link what a store has not linked yet, with a bar on a terminal."""
    screen = messages()
    columns = (TextColumn("linking"), BarColumn(), TextColumn("{task.completed} of {task.total}"), TimeElapsedColumn())
    with Progress(*columns, console=screen, transient=True, disable=not screen.is_terminal) as progress:
        task = progress.add_task("linking", total=None)
        return link(store, progress=lambda told: progress.update(task, completed=told.documents, total=told.of))
