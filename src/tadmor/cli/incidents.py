"""`incidents`, `compare` and `brief`: one happening as several tell it, aspect by aspect, always with the words."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
from rich.console import RenderableType

from tadmor.cli.asking import named_store, opened, store_argument
from tadmor.cli.comparing import brief_screen, compare_screen, incident_blocks
from tadmor.cli.drawing import drawn, geojson_option, mapped, plot_option
from tadmor.cli.filtering import FilteredCommand, filter_options, ordered
from tadmor.cli.linking import tell_unlinked
from tadmor.cli.output import console, examples, form_options, more, print_object, print_rows
from tadmor.cli.reading import store_option
from tadmor.cli.screen import COMPOSED
from tadmor.cli.streams import say
from tadmor.cli.unheard import tell_unheard
from tadmor.cli.writing import opened_output
from tadmor.evaluation.measured import measured
from tadmor.store import IncidentRow, View
from tadmor.views.brief import brief as brief_of
from tadmor.views.brief import claims_of
from tadmor.views.compared import compare_cells, incident_cells
from tadmor.views.maps import incidents_map
from tadmor.views.overruled import overrulings
from tadmor.views.plots.quantities import plot_quantities, quantity_lines
from tadmor.views.reasons import reasons
from tadmor.views.shapes import claim_shape
from tadmor.views.told import quoted

_FILE = click.Path(path_type=Path, dir_okay=False, allow_dash=True)

__all__ = ["asked", "brief", "compare", "incidents"]


@click.command(
    cls=FilteredCommand,
    short_help="List incidents: one happening as several claims tell it.",
    epilog=examples(
        "tadmor incidents case.db --place Palmyra --within 50 --from 2016-12-08 --to 2016-12-12",
        "tadmor incidents case.db --support conflict,denied",
        "tadmor incidents case.db --voices_min 2 --json",
        "tadmor incidents case.db --place Palmyra --geojson incidents.geojson",
    ),
)
@store_argument
@store_option
@filter_options
@click.option("--all", "whole", is_flag=True, help="List scraps too: one account without who, where or day.")
@form_options
@geojson_option
def incidents(
    store: Path | None, db: Path | None, form: str | None, whole: bool, geojson: Path | None, **options: Any
) -> None:
    """List incidents, those that most accounts with no shared source found tell first.

    Class, days, who acts, and place or site as the line prints them (event, place, within, from, to, t, actor) are
    asked of the incident itself; words, speaker, outlet, certainty and kind of any claim that tells it. voices_min and
    support ask what stands behind it.

    A table counts the scraps at its end: what one account tells without who, where or day. The other forms list them.

    The id in front is for tadmor compare. This is your own store, so nothing is withheld but, on maps, where civilians
    go; what you pass on, take from tadmor export.
    """
    with opened(named_store(store, db)) as opened_store, opened_store.snapshot() as view:
        tell_unlinked(view)
        page = view.incidents(ordered(options, "accounts"))
        cells = [incident_cells(row, measured().types) for row in page.rows]
        if geojson:
            mapped(incidents_map(page.rows, measured().types), geojson)
        else:
            print_rows(cells, lambda _: _blocks(view, page.rows, whole=whole), form, "no incident matches")
            tell_unheard(view, options, cells)
    if any(row.composed for row in page.rows):
        click.echo(COMPOSED, err=True)
    more(page.next)


@click.command(
    short_help="Compare the voices of one incident, aspect by aspect.",
    epilog=examples(
        "tadmor compare it0123456789abcdef",
        "tadmor compare it0123456789abcdef --explain",
        "tadmor compare it0123456789abcdef --plot numbers.svg",
    ),
)
@click.argument("incident", metavar="INCIDENT")
@store_option
@form_options
@click.option("--explain", is_flag=True, help="Say why these claims count as one incident, and whose accounts echo.")
@plot_option
def compare(incident: str, db: Path | None, form: str | None, explain: bool, plot: Path | None) -> None:
    """Compare what the voices of an incident say: who, to whom, what, where, when, how many, with what result.

    Each aspect has a finding: agree, compatible, scope differs, conflict, denied, only one, or unclear, with the words
    compared and a sentence of reason. A finding compares what is told; it does not say what is true.

    A side: all speakers of one government, command or group.
    """
    with opened(db) as store, store.snapshot() as view:
        row = _asked(view, incident)
        claims = claims_of(view, row)
        why = reasons(view, row.incident) if explain else ()
        overruled = overrulings(view.decisions(row.id))
    if plot:
        title = f"How many, by whom: {row.incident.where or row.id}"
        drawn(plot_quantities(row.compared), quantity_lines(row.compared), title, plot)
        return
    chosen = form or ("table" if console().is_terminal else "json")
    if chosen == "json":
        print_object(compare_cells(row, why, overruled, measured().types))
    elif chosen == "csv":
        print_rows(compare_cells(row, (), overruled, measured().types)["aspects"], lambda _: "", chosen, "no finding")
    else:
        compare_screen(row, claims, why, overruled, explain=explain)


@click.command(
    short_help="Tell one incident in sentences, each somebody's claim.",
    epilog=examples("tadmor brief it0123456789abcdef", "tadmor brief it0123456789abcdef --html incident.html"),
)
@click.argument("incident", metavar="INCIDENT")
@store_option
@click.option("--html", type=_FILE, metavar="FILE", help="Write it to FILE (- is stdout) as one page to pass on.")
def brief(incident: str, db: Path | None, html: Path | None) -> None:
    """Tell an incident in sentences, each of which is an attributed claim with its words, certainty and report.

    --html writes one file that needs no network and no store: the sentences, the voices aspect by aspect, the reports.
    It passes the redaction: names of private persons and exact coordinates are withheld, quotations included.
    """
    with opened(db) as store, store.snapshot() as view:
        row = _asked(view, incident)
        if html is None:
            brief_screen(row, brief_of(view, row))
            return
        from tadmor.serve.sharing import shared_page  # templates take a while to load

        content = shared_page(view, row)
    with opened_output(None if str(html) == "-" else html) as out:
        out.write(content)


def _blocks(view: View, rows: Sequence[IncidentRow], *, whole: bool) -> RenderableType:
    """Incidents, each with the claim whose words stand for it."""
    said = ((row.id, quoted(view, row.incident)) for row in rows)
    return incident_blocks(rows, {id_: claim_shape(found) for id_, found in said if found}, whole=whole)


def asked(db: Path | None, incident: str) -> IncidentRow:
    """The incident with an id. Raises a `ClickException` when there is none."""
    with opened(db) as store, store.snapshot() as view:
        return _asked(view, incident)


def _asked(view: View, incident: str) -> IncidentRow:
    row = view.incident(incident)
    if row is None:
        raise click.ClickException(f"no incident {incident!r} in this store; list them with tadmor incidents")
    if row.id != incident:
        say(f"{incident} has become a part of {row.id}")
    return row
