"""`events` and `movements`: what is told to have happened, and who went where, with who says so."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from tadmor.cli.asking import named_store, opened, store_argument
from tadmor.cli.filtering import FilteredCommand, filter_options, parsed
from tadmor.cli.listing import happening_blocks
from tadmor.cli.output import examples, form_options, more, print_rows
from tadmor.cli.reading import store_option
from tadmor.cli.screen import COMPOSED
from tadmor.cli.streams import say
from tadmor.cli.unheard import tell_unheard
from tadmor.cli.writing import opened_output
from tadmor.evaluation.measured import measured
from tadmor.export.cells import event_cells, movement_cells
from tadmor.export.geojson import as_circles, as_points, collected
from tadmor.store import EventRow, MovementRow, Page

__all__ = ["events", "movements"]

Command = TypeVar("Command", bound=Callable[..., Any])


def _map_options(command: Command) -> Command:
    """`--geojson FILE` and `--circles`."""
    for option, words, more_ in (
        ("--circles", "With --geojson: places as circles as wide as their radius.", {"is_flag": True}),
        (
            "--geojson",
            "Write them to FILE (- is stdout) as GeoJSON, with nothing withheld.",
            {"type": click.Path(path_type=Path, dir_okay=False, allow_dash=True), "metavar": "FILE"},
        ),
    ):
        command = click.option(option, help=words, **more_)(command)
    return command


@click.command(
    cls=FilteredCommand,
    short_help="List events: who did what to whom, as told.",
    epilog=examples(
        "tadmor events case.db --event STRIKE --place Palmyra --within 50",
        'tadmor events --db case.db --actor "Islamic State" --role actor --from 2016-12-08 --csv',
        "tadmor events case.db --kind own --geojson events.geojson --circles",
    ),
)
@store_argument
@store_option
@filter_options
@form_options
@_map_options
def events(**options: Any) -> None:
    """List events: what is told to have happened, who did it to whom, where, when and how many, newest report first.

    Each stands with who says so and how sure they are: nothing here says that it did happen. A word of the filter asks
    the event itself (event, actor, role, place, within, bbox, precision, from, to, t, has) or the claim that tells it
    (q, speaker, certainty, kind, review). An event without a day of its own is found by the day of publication.

    The id in front is the claim's, for tadmor show. This is your own store, so nothing is withheld, in no form; what
    you pass on, take from tadmor export.
    """
    with opened(named_store(options["store"], options["db"])) as store, store.snapshot() as view:
        page = view.events(parsed(options))
        types = measured().types
        _print(page, [event_cells(row, types) for row in page.rows], options, "no event matches")
        tell_unheard(view, options, page.rows)


@click.command(
    cls=FilteredCommand,
    short_help="List movements: who went from where to where, as told.",
    epilog=examples(
        "tadmor movements case.db --place Mosul",
        'tadmor movements --db case.db --actor "Islamic State" --has quantity --json',
        "tadmor movements case.db --geojson movements.geojson",
    ),
)
@store_argument
@store_option
@filter_options
@form_options
@_map_options
def movements(**options: Any) -> None:
    """List movements: who is told to have gone from where by what way to where, and how many, newest report first.

    Mosul > Deir ez-Zor > Palmyra has both its ends; "from Mosul" tells no destination. Filters ask the movement (place,
    within, bbox, precision: anywhere on its way; actor; event; has), the days of the event that tells it, or the claim.

    The id in front is the claim's, for tadmor show. This is your own store, so nothing is withheld, in no form; what
    you pass on, take from tadmor export.
    """
    with opened(named_store(options["store"], options["db"])) as store, store.snapshot() as view:
        page = view.movements(parsed(options))
        types = measured().types
        _print(page, [movement_cells(row, types) for row in page.rows], options, "no movement matches")
        tell_unheard(view, options, page.rows)


def _print(page: Page[Any], cells: Sequence[dict[str, Any]], options: dict[str, Any], empty: str) -> None:
    if options["circles"] and not options["geojson"]:
        raise click.UsageError("--circles needs --geojson FILE")
    if options["geojson"]:
        _write(page.rows, options["geojson"], options["circles"])
    else:
        rows: Sequence[EventRow | MovementRow] = page.rows
        print_rows(cells, lambda told: happening_blocks(list(zip(rows, told, strict=True))), options["form"], empty)
    if any(row.document.composed for row in page.rows):
        click.echo(COMPOSED, err=True)
    more(page.next)


def _write(rows: Sequence[EventRow | MovementRow], path: Path, circles: bool) -> None:
    collection = collected(rows, as_circles if circles else as_points)
    with opened_output(None if str(path) == "-" else path) as out:
        out.write(
            json.dumps(collection, ensure_ascii=False, allow_nan=False, default=str).encode("utf-8", "replace") + b"\n"
        )
    say(f"{len(rows)} features, {collection['unplaced']} without a place on the map")
