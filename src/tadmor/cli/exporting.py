"""`export`: what leaves a store. Every export passes the redaction unless a person says otherwise."""

from pathlib import Path
from typing import Any

import click

from tadmor import registry
from tadmor.cli.asking import opened
from tadmor.cli.filtering import FilteredCommand, filter_options, parsed
from tadmor.cli.linking import tell_unlinked
from tadmor.cli.output import examples
from tadmor.cli.reading import store_option
from tadmor.cli.streams import say
from tadmor.cli.writing import opened_output
from tadmor.errors import UnknownName
from tadmor.export import (
    Exporter,
    IncidentExporter,
    answering,
    publish,
    publish_incidents,
    put,
    put_incidents,
    reviews,
    told,
)
from tadmor.store import Filter, View

__all__ = ["export"]


@click.command(
    cls=FilteredCommand,
    short_help="Write claims or readings to a file, redacted.",
    epilog=examples(
        "tadmor export csv -o claims.csv --from 2016-12-08",
        "tadmor export jsonl > all.jsonl",
        "tadmor export geojson --circles -o map.geojson",
        "tadmor export ucdp --voices_min 2 -o incidents.csv",
    ),
)
@click.argument("format_name", metavar="FORMAT")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="The file. [default: stdout]")
@store_option
@filter_options
@click.option("--circles", is_flag=True, help="In geojson: places as circles as wide as their radius, not as points.")
@click.option(
    "--no-redaction",
    is_flag=True,
    help="Leave in the names of private persons, exact coordinates, and places of civilians' movements.",
)
def export(
    format_name: str, output: Path | None, db: Path | None, circles: bool, no_redaction: bool, **options: Any
) -> None:
    """Write what matches as FORMAT: csv (one claim a row) or geojson (events and movements, for a map); of the reports
    that match, jsonl (one whole reading a line) or plover (one act a row); of the incidents that match, ucdp or acled
    (one a row, in those data sets' columns).

    By default the names of victims, witnesses and minors are masked everywhere, quotations included, coordinates are no
    finer than the text, and movements of civilians are given by province.
    """
    if options["filter_size"] or options["filter_next"]:
        raise click.UsageError("export writes all that answers: it has no pages, and takes neither --size nor --next")
    write = _incidents if format_name in registry.known("incident-export") else _readings
    with opened(db) as store, store.snapshot() as view:
        rows = write(format_name, view, parsed(options), output, circles, no_redaction)
    counted = f"{rows} row{'' if rows == 1 else 's'}"
    say(counted + ("" if no_redaction else ", redacted") + (f", {output}" if output else ""))


def _readings(name: str, view: View, chosen: Filter, output: Path | None, circles: bool, whole: bool) -> int:
    known = registry.known("export")
    if name not in known:
        raise UnknownName("export format", name, known | registry.known("incident-export"))
    exporter: Exporter | None = registry.load("export", name)
    if circles:
        exporter = exporter and exporter.circles
    if exporter is None:
        raise click.UsageError(f"{name} draws no circles; geojson does")
    write = put if whole else publish
    with opened_output(output) as out:
        asked = answering(exporter, view, chosen)
        return write(exporter, asked.readings, out, reviews(view), asked.answers)


def _incidents(name: str, view: View, chosen: Filter, output: Path | None, circles: bool, whole: bool) -> int:
    if circles:
        raise click.UsageError(f"{name} draws no circles; geojson does")
    tell_unlinked(view)
    if not view.counts().incidents:
        raise click.ClickException(f"{name} writes incidents, and this store has none yet: run tadmor link")
    exporter: IncidentExporter = registry.load("incident-export", name)
    write = put_incidents if whole else publish_incidents
    with opened_output(output) as out:
        return write(exporter, told(view, chosen), out)
