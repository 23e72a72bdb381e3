"""`timeline`, `tracks`, `territory`, `disputes`, `sources`: what a store tells, each line with its claims."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from tadmor.cli.asking import named_store, opened, store_argument
from tadmor.cli.drawing import drawn, geojson_option, mapped, plot_option
from tadmor.cli.filtering import FilteredCommand, filter_options, ordered, parsed, place_called
from tadmor.cli.linking import tell_unlinked
from tadmor.cli.output import examples, form_options, more, print_rows
from tadmor.cli.reading import store_option
from tadmor.cli.screen import COMPOSED
from tadmor.cli.source_blocks import source_blocks
from tadmor.cli.streams import say
from tadmor.cli.unheard import tell_unheard
from tadmor.cli.view_blocks import dispute_blocks, entry_blocks, leg_blocks, place_blocks
from tadmor.evaluation.measured import measured
from tadmor.store import Filter, View
from tadmor.views import Reach
from tadmor.views import disputes as find_disputes
from tadmor.views import sources as find_sources
from tadmor.views import territory as find_territory
from tadmor.views import timeline as find_timeline
from tadmor.views import tracks as find_tracks
from tadmor.views.maps import territory_map, timeline_map, tracks_map
from tadmor.views.plots import plot_timeline, plot_tracks
from tadmor.views.plots.timeline import timeline_lines
from tadmor.views.plots.tracks import track_lines
from tadmor.views.shapes import dispute_shape, entry_shape, holding_shapes, leg_shapes, place_shape, source_shape
from tadmor.views.withheld import by_province

__all__ = ["disputes", "drawn", "sources", "territory", "timeline", "tracks"]

Shape = Mapping[str, Any]


def _notes(reach: Reach, view: View, *, composed: bool) -> None:
    """What the person should know beside the answer: samples, what was not read, what is not linked."""
    if composed:
        click.echo(COMPOSED, err=True)
    if reach.more:
        say(reach.words())
    tell_unlinked(view)


@click.command(
    cls=FilteredCommand,
    short_help="What was said to happen when.",
    epilog=examples(
        "tadmor timeline case.db --place Palmyra --within 50 --from 2016-12-08",
        "tadmor timeline case.db --support sides --plot palmyra.svg",
    ),
)
@store_argument
@store_option
@filter_options
@click.option("--claims", is_flag=True, help="List single claims too that none of these incidents holds.")
@click.option("--all", "whole", is_flag=True, help="List scraps too: one account without a day or a place.")
@form_options
@geojson_option
@plot_option
def timeline(
    store: Path | None,
    db: Path | None,
    form: str | None,
    claims: bool,
    whole: bool,
    geojson: Path | None,
    plot: Path | None,
    **options: Any,
) -> None:
    """List incidents in the order of their days, each with the voices behind it and the words of one claim.

    "2016-12-01 to 2016-12-10" is some time between the two; "from" and "until" have an end that nobody tells; "told by"
    is a day of publication. Nothing here says that it did happen. A table counts the scraps at its end: what one
    account tells without a day or a place.

    This is your own store, so nothing is withheld on the screen, in JSON and in CSV; in maps and pictures only where
    civilians went. What you pass on, take from tadmor export.
    """
    with opened(named_store(store, db)) as case, case.snapshot() as view:
        found = find_timeline(view, ordered(options, "oldest"), claims=claims)
        if geojson:
            mapped(timeline_map(found), geojson)
        if plot:
            drawn(plot_timeline(found), timeline_lines(found), "What was said to happen when", plot)
        if not (geojson or plot):
            kinds = measured().types
            rows = [
                {
                    **entry_shape(entry),
                    "type": _kind(entry.type, entry.class_, kinds),
                    "what": _kind(entry.type, entry.class_, kinds),
                }
                for entry in found.entries
            ]
            print_rows(rows, lambda some: entry_blocks(some, whole=whole or claims), form, "no incident matches")
            tell_unheard(view, options, rows)
        _notes(found.reach, view, composed=any(entry.composed for entry in found.entries))
    more(found.next)


def _kind(type_: str | None, class_: str | None, kinds: Any) -> str:
    """A type is printed where its precision has been measured, else the class."""
    return type_ if type_ and type_ in kinds else class_ or "event"


@click.command(
    cls=FilteredCommand,
    short_help="The ways of forces, leg by leg, as told.",
    epilog=examples(
        'tadmor tracks case.db --actor "Islamic State" --from 2016-12-01 --to 2016-12-31',
        "tadmor tracks case.db --place Mosul --within 50 --plot tracks.html",
    ),
)
@store_argument
@store_option
@filter_options
@click.option("--all", "whole", is_flag=True, help="List scraps too: nobody named, one end, no number.")
@form_options
@geojson_option
@plot_option
def tracks(
    store: Path | None,
    db: Path | None,
    form: str | None,
    whole: bool,
    geojson: Path | None,
    plot: Path | None,
    **options: Any,
) -> None:
    """List the ways of forces: what all reports tell of one movement is one leg, with its voices and who denies it.

    Legs of one name follow each other by their days, with what no claim tells between them. A leg is claimed, planned,
    possible or denied: never more. Legs that name no place on the map are left out; a table counts the scraps at its
    end.

    This is your own store, so nothing is withheld on the screen, in JSON and in CSV; maps and pictures tell civilians'
    ways by province. What you pass on, take from tadmor export.
    """
    with opened(named_store(store, db)) as case, case.snapshot() as view:
        chosen = ordered(options, "oldest")
        leaves = geojson or plot
        found = find_tracks(view, chosen, shown=by_province(view)) if leaves else find_tracks(view, chosen)
        if geojson:
            mapped(tracks_map(found), geojson)
        if plot:
            drawn(plot_tracks(found), track_lines(found), "Ways as they are told", plot)
        if not (geojson or plot):
            print_rows(
                leg_shapes(found),
                lambda rows: leg_blocks(rows, whole=whole),
                form,
                "no movement with a place on the map matches",
            )
            tell_unheard(view, options, found.legs)
        _notes(found.reach, view, composed=any(leg.composed for leg in found.legs))
    if found.unplaced:
        say(f"{found.unplaced} more name no place on the map: tadmor movements lists them")


@click.command(
    cls=FilteredCommand,
    short_help="Who is said to hold a place, when.",
    epilog=examples(
        "tadmor territory case.db --place Palmyra --from 2016-12-01", "tadmor territory case.db --place Palmyra --json"
    ),
)
@store_argument
@store_option
@filter_options
@form_options
@geojson_option
def territory(store: Path | None, db: Path | None, form: str | None, geojson: Path | None, **options: Any) -> None:
    """List who is said to hold a place, from when to when, with the claims of taking, holding and leaving it.

    --place means the place and what lies within 25 km of it (--within says how far). A span whose end nobody tells
    stays open; who is said to take a part holds that part. Contested is where voices say different things. A place that
    no gazetteer has goes by its name, with no point on the map.

    This is your own store, so nothing is withheld, in no form; what you pass on, take from tadmor export.
    """
    with opened(named_store(store, db)) as case, case.snapshot() as view:
        found = find_territory(view, _around(options))
        if geojson:
            mapped(territory_map(found), geojson)
        elif form == "csv":
            print_rows([row for place in found.places for row in holding_shapes(place)], place_blocks, form, "")
        else:
            nothing = "no claim of who holds a place matches"
            print_rows([place_shape(place) for place in found.places], place_blocks, form, nothing)
            tell_unheard(view, options, found.places)
        composed = any(sign.composed for place in found.places for one in place.holdings for sign in one.signs)
        _notes(found.reach, view, composed=composed)


def _around(options: Mapping[str, Any]) -> Filter:
    """The filter, with the point of its place if the gazetteer has one."""
    chosen = ordered(options, "oldest")
    if chosen.place is None or chosen.near is not None:
        return chosen
    entry = place_called(chosen.place)
    if entry is None or entry.lat is None or entry.lon is None:
        return chosen
    return replace(chosen, near=(entry.lat, entry.lon))


@click.command(
    cls=FilteredCommand,
    short_help="Where voices contradict each other, or deny.",
    epilog=examples(
        "tadmor disputes case.db --place Palmyra --within 50", "tadmor disputes case.db --support denied --json"
    ),
)
@store_argument
@store_option
@filter_options
@form_options
def disputes(store: Path | None, db: Path | None, form: str | None, **options: Any) -> None:
    """List findings "conflict" and "denied": who says what, who says otherwise, and why both cannot be.

    Sides against each other come first, then what most voices tell, then the newest. --size says how many.

    This is your own store, so nothing is withheld, in no form; what you pass on, take from tadmor export.
    """
    with opened(named_store(store, db)) as case, case.snapshot() as view:
        found = find_disputes(view, ordered(options, "oldest"))
        rows = [dispute_shape(one) for one in found.disputes]
        print_rows(rows, dispute_blocks, form, "no dispute matches")
        tell_unheard(view, options, rows)
        _notes(found.reach, view, composed=any(one.row.composed for one in found.disputes))
    if found.of > len(found.disputes):
        say(f"{found.of - len(found.disputes)} more: add --size {found.of}")


@click.command(
    cls=FilteredCommand,
    short_help="What a speaker or an outlet said, and who says otherwise.",
    epilog=examples(
        'tadmor sources case.db --speaker "Ministry of Defence"', 'tadmor sources case.db --outlet "Halden Wire"'
    ),
)
@store_argument
@store_option
@filter_options
@form_options
def sources(store: Path | None, db: Path | None, form: str | None, **options: Any) -> None:
    """List speakers and outlets: how much they said and how surely, whom they repeat, who repeats them, and on what
    they were contradicted or denied.

    --outlet WORDS without --speaker makes outlets the sources. Counts only: how reliable somebody is, people judge
    (tadmor review grade).

    This is your own store, so nothing is withheld, in no form; what you pass on, take from tadmor export.
    """
    with opened(named_store(store, db)) as case, case.snapshot() as view:
        found = find_sources(view, parsed(options))
        rows = [source_shape(one) for one in found.sources]
        print_rows(rows, source_blocks, form, "no source matches")
        tell_unheard(view, options, rows)
        _notes(found.reach, view, composed=any(one.composed for one in found.sources))
    if found.of > len(found.sources):
        say(f"{found.of - len(found.sources)} more sources: add --size {found.of}")
    if found.unnamed:
        counted = "1 more claim has" if found.unnamed == 1 else f"{found.unnamed} more claims have"
        say(f"{counted} a source that no report names")
