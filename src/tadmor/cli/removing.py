"""`remove`: a report is taken out of a store, and the log says who did so and why."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tadmor.cli.asking import opened
from tadmor.cli.linking import tell_unlinked
from tadmor.cli.output import columns, examples, form_options, messages, print_rows
from tadmor.cli.person import user_name
from tadmor.cli.reading import store_option
from tadmor.cli.streams import say
from tadmor.store import View

if TYPE_CHECKING:
    from tadmor.scale.removing import Gone

__all__ = ["remove"]

_COLUMNS = {
    "id": "Document",
    "published": "Published",
    "outlet": "Outlet",
    "title": "Title",
    "claims": "Claims",
    "events": "Events",
    "raw": "Bytes of input",
    "links": "Links",
    "incidents": "Incidents",
    "shared": "also told by others",
    "decisions": "Decisions that stay",
}
_WHY = "The reason, in your words; whoever adds the report again is told it.  [required, unless --dry-run]"


@click.command(
    short_help="Take reports out of a store, and say why.",
    epilog=examples(
        'tadmor remove d0123456789abcdef --db case.db --by dana --why "withdrawn by its outlet"',
        "tadmor remove https://example.org/report.html --db case.db --dry-run",
    ),
)
@click.argument("names", nargs=-1, required=True, metavar="DOCUMENT|URL...")
@store_option
@click.option("--by", default=user_name, required=True, show_default="your user name", help="Who removes it.")
@click.option("--why", help=_WHY)
@click.option("--dry-run", is_flag=True, help="Say what would go, and leave everything as it is.")
@click.option("--yes", is_flag=True, help="Do not ask before it is done. Needed where there is no terminal to ask on.")
@form_options
def remove(
    names: tuple[str, ...], db: Path | None, by: str, why: str | None, dry_run: bool, yes: bool, form: str | None
) -> None:
    """Take reports out of a store: their readings, claims and raw bytes, and what was linked through them.

    What is left is as if they had never come. The log of decisions says who removed them, when and why, and keeps what
    people had decided on them, with the words that they decided on. Adding the same input again is refused with that
    reason, unless with `tadmor add --again`. All of them go, or none. Copies and exports of the store stay as they are.
    """
    if not (dry_run or (why or "").strip()):
        raise click.UsageError("say why (--why): whoever adds the report again is told it")
    from tadmor.scale.removing import remove as taken_out  # linking: a tenth of a second that --help need not spend

    with opened(db) as store:
        with store.snapshot() as view:
            going = list(_named(view, names))
        if dry_run:
            print_rows([_cells(one) for one in going], columns(_COLUMNS), form, "nothing would go")
            return
        if not yes:
            _ask(going)
        lines = taken_out(store, [one.document.id for one in going], by=by, why=why or "")
        for line in lines:
            say(f"#{line.seq} {line.by}: {line.action} {line.target}")
        with store.snapshot() as view:
            tell_unlinked(view)
        say(f"{store.path}: {_reports(going)} removed; tadmor add --again would take one in again")


def _ask(going: Sequence["Gone"]) -> None:
    """Whether they are to go. Raises `Abort` where somebody says no, `UsageError` where there is nobody to ask."""
    if not sys.stdin.isatty():
        raise click.UsageError(f"there is no terminal to ask on: add --yes to remove {_reports(going)} for good")
    messages().print(columns(_COLUMNS)([_cells(one) for one in going]))
    click.confirm(f"Remove {_reports(going)} for good?", abort=True, err=True)


def _reports(going: Sequence["Gone"]) -> str:
    return "1 report" if len(going) == 1 else f"{len(going)} reports"


def _named(view: View, names: Sequence[str]) -> Iterator["Gone"]:
    """What goes, each document once. Raises `ClickException` for a name that is nobody's, or several documents'."""
    from tadmor.scale.removing import foreseen, named_documents

    seen = set()
    for name in names:
        found = named_documents(view, name)
        if not found:
            gone = next((one for one in view.removals() if one.document == name), None)
            raise click.ClickException(
                f"{name!r} was {gone.words()}"
                if gone
                else f"no document {name!r} in this store; list them with tadmor documents"
            )
        if len(found) > 1:
            ids = ", ".join(row.id for row in found)
            raise click.ClickException(f"{len(found)} documents came from {name}: {ids}; name those that are to go")
        if found[0].id not in seen:
            seen.add(found[0].id)
            yield foreseen(view, found[0])


def _cells(one: "Gone") -> dict[str, object]:
    counted = {name: value for name, value in asdict(one).items() if name != "document"}
    row = one.document
    return {name: getattr(row, name) for name in ("id", "published", "outlet", "title", "url", "claims")} | counted
