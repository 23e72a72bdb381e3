"""`watch`: what the claims of a store would have raised. One command so far: `watch test` replays a corridor."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from tadmor import gazetteer
from tadmor.cli.asking import named_store, opened, store_argument
from tadmor.cli.output import examples, form_options, print_rows
from tadmor.cli.reading import store_option
from tadmor.cli.screen import COMPOSED
from tadmor.cli.source_blocks import corridor_blocks
from tadmor.cli.streams import say
from tadmor.errors import BadFilter
from tadmor.gazetteer import Gazetteer
from tadmor.settings import Settings
from tadmor.store.filters import NEAR_KM
from tadmor.views import Corridor, Stage, Stop, parse_corridor
from tadmor.views import corridor as replay
from tadmor.views.shapes import corridor_shape

__all__ = ["test", "watch"]

_MOST_DAYS = 3650


@click.group(epilog=examples('tadmor watch test case.db --corridor "Mosul > Raqqa | Deir ez-Zor > Palmyra"'))
def watch() -> None:
    """Find out what the claims of a store would have raised, and when."""


def _days(_: click.Context, option: click.Parameter, value: str) -> int:
    found = re.fullmatch(r"(\d{1,4})\s*(?:d(?:ays?)?)?", value.strip())
    if found is None or not 1 <= int(found[1]) <= _MOST_DAYS:
        raise click.BadParameter(f"{value!r} is not a number of days from 1 to {_MOST_DAYS}; write 7d", param=option)
    return int(found[1])


@watch.command(
    epilog=examples(
        'tadmor watch test case.db --corridor "Mosul > Raqqa | Deir ez-Zor > Palmyra" --actor "Islamic State" --gap 7d',
        'tadmor watch test case.db --corridor "Aleppo > Homs > Tiyas" --direction either --json',
    ),
)
@click.option("--corridor", required=True, metavar="PLACES", help="Places in order: > is then, | is or.")
@click.option("--actor", help="Who goes; anybody unless told.")
@click.option("--gap", default="7d", show_default=True, callback=_days, help="Days from one stage to the next.")
@click.option(
    "--within", type=click.FloatRange(1, 500), default=NEAR_KM, show_default=True, help="Kilometres around each place."
)
@click.option(
    "--direction", type=click.Choice(["forward", "either"]), default="forward", show_default=True, help="Which way."
)
@click.option("--possible", is_flag=True, help="Count also what is told only as a possibility.")
@store_argument
@store_option
@form_options
def test(
    store: Path | None,
    db: Path | None,
    form: str | None,
    corridor: str,
    actor: str | None,
    gap: int,
    within: float,
    direction: Any,
    possible: bool,
) -> None:
    """Replay a store by day of publication: when would its claims have raised a corridor, and which claims?

    It is raised as soon as claims put the force at one place of each stage, one after another, no two further apart
    than the gap: a way that passes it, or something that the force is told to do there. What is denied does not count,
    nor a way in the other direction. Documents without a day of publication cannot be replayed.

    This is your own store, so nothing is withheld, in no form; what you pass on, take from tadmor export.
    """
    stages = _stages(corridor, within)
    with opened(named_store(store, db)) as case, case.snapshot() as view:
        found = replay(view, stages, actor=actor, gap=gap, direction=direction, possible=possible)
    shape: Mapping[str, Any] = corridor_shape(found)
    print_rows([shape], corridor_blocks, form, "")
    _notes(found)


def _stages(text: str, within: float) -> tuple[Stage, ...]:
    """The places of a corridor on the map; a store knows no gazetteer."""
    names = parse_corridor(text)
    known = gazetteer.open(Settings.from_environment().gazetteer)
    return tuple(tuple(_stop(known, name, within) for name in stage) for stage in names)


def _stop(known: Gazetteer, name: str, within: float) -> Stop:
    entry = known.resolve(name)
    if entry is None or entry.lat is None or entry.lon is None:
        raise BadFilter(f"corridor: {name!r} is no place with a point that we know")
    return Stop(name=entry.name, lat=entry.lat, lon=entry.lon, radius_km=within)


def _notes(found: Corridor) -> None:
    claims = [one.claim for one in (found.raised.chain if found.raised else ()) if one.claim]
    if any(claim.composed for claim in claims):
        click.echo(COMPOSED, err=True)
    if found.undated:
        say(f"{found.undated} documents have no day of publication and were left out")
    if found.reach.more:
        say(found.reach.words())
