"""`export`: what leaves a store. Every export passes the redaction unless a person says otherwise."""

from pathlib import Path
from typing import Any

import click

from tadmor import registry
from tadmor.cli.asking import FilteredCommand, filter_options, opened, parsed
from tadmor.cli.output import examples
from tadmor.cli.reading import store_option
from tadmor.cli.streams import say
from tadmor.cli.writing import opened_output
from tadmor.errors import UnknownName
from tadmor.export import Exporter, publish, put
from tadmor.store import View, every, parse_filter

__all__ = ["export"]

_DECIDED = ("accepted", "corrected", "rejected", "unverifiable")


@click.command(
    cls=FilteredCommand,
    short_help="Write claims or readings to a file, redacted.",
    epilog=examples(
        "tadmor export csv -o claims.csv --from 2016-12-08",
        "tadmor export jsonl > all.jsonl",
        "tadmor export geojson --circles -o map.geojson",
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
    """Write the matching documents' readings as FORMAT: csv (one claim a row), jsonl (one reading a line) or geojson
    (events and movements, for a map).

    By default the names of victims, witnesses and minors are masked everywhere, quotations included, coordinates are no
    finer than the text, and movements of civilians are given by province.
    """
    if format_name not in registry.known("export"):
        raise UnknownName("export format", format_name, registry.known("export"))
    exporter: Exporter | None = registry.load("export", format_name)
    if circles:
        exporter = exporter and exporter.circles
    if exporter is None:
        raise click.UsageError(f"{format_name} draws no circles; geojson does")
    with opened(db) as store, store.snapshot() as view:
        write = put if no_redaction else publish
        with opened_output(output) as out:
            rows = write(exporter, view.readings(parsed(options)), out, _reviews(view))
    say(f"{rows} rows" + ("" if no_redaction else ", redacted") + (f", {output}" if output else ""))


def _reviews(view: View) -> dict[str, str]:
    """People's word on each claim that they have decided about: as many as there are decisions."""
    decided = parse_filter({"review": list(_DECIDED), "size": ["1000"]})
    return {row.id: row.review for row in every(view.claims, decided)}
