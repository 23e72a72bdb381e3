"""`claims`, `documents`, `search` and `show`: questions to a store, in the same filter words as everywhere."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar

import click

from tadmor import wire
from tadmor.cli.filtering import FilteredCommand, filter_options, parsed
from tadmor.cli.listing import claim_blocks
from tadmor.cli.output import columns, examples, form_options, more, print_object, print_rows
from tadmor.cli.reading import store_option
from tadmor.cli.screen import COMPOSED, claim_screen, reading_screen
from tadmor.cli.streams import emit, say
from tadmor.cli.unheard import tell_unheard
from tadmor.export.cells import claim_cells
from tadmor.settings import Settings
from tadmor.store import Filter, Store, open_store

__all__ = ["claims", "documents", "named_store", "opened", "search", "show", "store_argument"]

Command = TypeVar("Command", bound=Callable[..., Any])

_DOCUMENT_COLUMNS = {
    "id": "Document",
    "published": "Published",
    "outlet": "Outlet",
    "title": "Title",
    "claims": "Claims",
}


def store_argument(command: Command) -> Command:
    """The store as the first word, for who does not write `--db`."""
    return click.argument("store", required=False, type=click.Path(path_type=Path, dir_okay=False))(command)


def named_store(store: Path | None, db: Path | None) -> Path | None:
    """The store that is named, in one way or the other."""
    if store and db:
        raise click.UsageError("name the store once: as STORE or with --db")
    return store or db


def opened(db: Path | None) -> Store:
    """The store that a command reads; it must be there already. Where it keeps nothing, that is said."""
    store = open_store(db or Settings.from_environment().database, create=False)
    if store.read_only:
        say(f"{store.path} may not be written to: it can be read, and decisions cannot be kept")
    return store


def _print_claims(db: Path | None, chosen: Filter, form: str | None, options: Mapping[str, Any]) -> None:
    with opened(db) as store, store.snapshot() as view:
        page = view.claims(chosen)
        print_rows([claim_cells(row) for row in page.rows], claim_blocks, form, "no claim matches")
        tell_unheard(view, options, page.rows)
    if any(row.composed for row in page.rows):
        click.echo(COMPOSED, err=True)
    more(page.next)


@click.command(
    cls=FilteredCommand,
    epilog=examples(
        "tadmor claims --speaker Berezhnov --has quantity",
        "tadmor claims --place Palmyra --within 50 --from 2016-12-08 --to 2016-12-12 --csv",
    ),
)
@store_argument
@store_option
@filter_options
@form_options
def claims(store: Path | None, db: Path | None, form: str | None, **options: Any) -> None:
    """List claims: what one holder is told to say, newest first.

    This is your own store, so nothing is withheld, in no form; what you pass on, take from `tadmor export`.
    """
    _print_claims(named_store(store, db), parsed(options), form, options)


@click.command(
    cls=FilteredCommand,
    short_help="Search the words of claims; newest first.",
    epilog=examples("tadmor search '\"suicide bombers\" palmyra -raqqa'", "tadmor search 'tiyas OR palm*' --sort rank"),
)
@click.argument("query")
@store_option
@filter_options
@form_options
def search(query: str, db: Path | None, form: str | None, **options: Any) -> None:
    """Search the words of claims, their speakers, outlets and titles; newest first.

    Words must all occur; "..." is a phrase, -word excludes, OR joins, and palm* needs three letters before the star.
    Nothing is withheld here; what you pass on, take from `tadmor export`.
    """
    _print_claims(db, parsed(options, q=query), form, options)


@click.command(
    cls=FilteredCommand,
    epilog=examples('tadmor documents --outlet "Sever Bulletin"', "tadmor documents --rejects"),
)
@store_argument
@store_option
@filter_options
@form_options
@click.option("--rejects", is_flag=True, help="List the inputs that did not become documents, and why.")
def documents(store: Path | None, db: Path | None, form: str | None, rejects: bool, **options: Any) -> None:
    """List the documents of a store, newest first.

    Nothing is withheld here; what you pass on, take from `tadmor export`.
    """
    if rejects and any(options.values()):
        raise click.UsageError("--rejects lists every input that did not become a document, and takes no filter words")
    with opened(named_store(store, db)) as case, case.snapshot() as view:
        if rejects:
            rows = [asdict(reject) for reject in view.rejects()]
            shown = columns({"name": "Input", "reason": "Reason", "detail": "Why"})
            print_rows(rows, shown, form, "nothing was rejected")
            return
        page = view.documents(parsed(options))
        print_rows([asdict(row) for row in page.rows], columns(_DOCUMENT_COLUMNS), form, "no document matches")
        tell_unheard(view, options, page.rows)
    if any(row.composed for row in page.rows):
        click.echo(COMPOSED, err=True)
    more(page.next)


@click.command(
    short_help="Show one claim in its report, or one report.",
    epilog=examples("tadmor show composed-01", "tadmor show composed-01 --json"),
)
@click.argument("identifier", metavar="CLAIM|DOCUMENT")
@store_option
@click.option(
    "--json", "as_json", is_flag=True, help="Print it as a line of JSON: the claim's row, or the whole reading."
)
def show(identifier: str, db: Path | None, as_json: bool) -> None:
    """Show one claim with the sentence it rests on and what people decided, or one document with all its claims.

    Nothing is withheld here; what you pass on, take from `tadmor export`.
    """
    with opened(db) as store, store.snapshot() as view:
        row = view.claim(identifier)
        reading = view.reading(row.document if row else identifier)
        decisions = view.decisions(identifier)
    if reading is None:
        raise click.ClickException(f"no claim or document {identifier!r} in this store; list them with tadmor claims")
    if as_json and row is None:
        emit(wire.encode(reading).decode("utf-8"), json=True)
    elif as_json and row is not None:
        print_object(claim_cells(row) | {"decisions": [asdict(decision) for decision in decisions]})
    elif row is None:
        reading_screen(reading)
    else:
        claim_screen(reading, row, decisions)
