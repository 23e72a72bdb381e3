"""`match`: which of a store's incidents are in a data set that the person holds, and which events are only there."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import click
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from tadmor.cli.asking import opened
from tadmor.cli.filtering import FilteredCommand, filter_options, parsed
from tadmor.cli.linking import tell_unlinked
from tadmor.cli.output import examples, form_options, print_rows
from tadmor.cli.reading import store_option
from tadmor.cli.streams import printable, say
from tadmor.evaluation.measured import measured
from tadmor.export import wording
from tadmor.model.reference import ReferenceEvent, RejectedRow
from tadmor.reference import Agreement, Happening, Matching, Pair, match, read_file
from tadmor.reference.gathering import gathered

__all__ = ["match_command"]

_REJECTS = 10  # told one by one; the others are counted
_LONG = 40  # days: what is told as longer than these says of none of them that it is meant
_MARKS = {"agree": "=", "compatible": "~", "differ": "!", "unclear": "?"}
_STYLES = {"agree": "green", "compatible": "green", "differ": "bold red", "unclear": "dim"}
_LEGEND = {
    "agree": "agree",
    "compatible": "one may be the other, told less exactly",
    "differ": "differ",
    "unclear": "one side does not say",
}
_SHOWN = {"both": "in both", "ours": "only here", "theirs": "only there", "unplaced": "cannot be compared"}


@click.command(
    "match",
    cls=FilteredCommand,
    short_help="Match incidents with UCDP, ACLED or GDELT events.",
    epilog=examples(
        "tadmor match GEDEvent_v25_1.csv --db case.db",
        "tadmor match acled.csv --db case.db --place Palmyra --within 50 --csv",
        "tadmor match 20161211.export.CSV --db case.db --show theirs --json",
    ),
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@store_option
@filter_options
@click.option(
    "--show",
    type=click.Choice(tuple(_SHOWN)),
    multiple=True,
    help="Only these: what is in both, only in the store (ours), only in FILE (theirs), or has no point or day.",
)
@form_options
def match_command(file: Path, db: Path | None, show: tuple[str, ...], form: str | None, **options: Any) -> int:
    """Match the incidents of a store with the events of FILE: UCDP GED or ACLED as CSV, GDELT events as tabs, as you
    have downloaded them, also with gzip. What FILE is, its content says; it is read and not kept.

    An incident and an event correspond by place, days, kind of event, actors and dead, one to one; every field says
    whether the two agree, and why. A data set is one more account: that it agrees does not make anything so. Of FILE,
    the events on days of your incidents, or on the day beside, are compared. Filter words choose the incidents.
    """
    with opened(db) as store, store.snapshot() as view:
        tell_unlinked(view)
        if not view.counts().incidents:
            raise click.ClickException("no incidents in this store yet: run tadmor link")
        ours = tuple(gathered(view, parsed(options)))
    rejected: list[RejectedRow] = []
    found = match(ours, _within(_events(file, rejected), ours))
    if [row.reason for row in rejected] == ["unknown-layout"]:  # else every incident would look missing there
        raise click.ClickException(f"{file} is no data set that is read here; {rejected[0].detail}")
    rows = [row for name, row in _rows(found) if not show or name in show]
    print_rows(rows, _blocks, form, "nothing to show")
    _tell(found, rejected)
    return 3 if rejected else 0


def _events(file: Path, rejected: list[RejectedRow]) -> Iterator[ReferenceEvent]:
    for found in read_file(file):
        if isinstance(found, RejectedRow):
            rejected.append(found)
        else:
            yield found


def _within(events: Iterable[ReferenceEvent], ours: Sequence[Happening]) -> Iterator[ReferenceEvent]:
    """Those on days of our incidents or beside them: a data set of thirty years is not missing here.

    What is told as within months ("in 2016") makes no day of it ours.
    """
    days = {day for one in ours for day in _days(one)}
    for event in events:
        length = (event.latest - event.earliest).days
        if any(event.earliest + timedelta(n) in days for n in range(min(length, _LONG) + 1)) or (
            length > _LONG and any(event.earliest <= day <= event.latest for day in days)
        ):
            yield event


def _days(one: Happening) -> Iterator[date]:
    """The days of an incident, those beside them too, unless they are many."""
    if one.earliest is None or one.latest is None or (one.latest - one.earliest).days > _LONG:
        return
    for ordinal in range(one.earliest.toordinal() - 1, one.latest.toordinal() + 2):
        if date.min.toordinal() <= ordinal <= date.max.toordinal():
            yield date.fromordinal(ordinal)


def _tell(found: Matching, rejected: Sequence[RejectedRow]) -> None:
    for row in rejected[:_REJECTS]:
        say(f"{row.name}:{row.line}: {row.reason}: {row.detail}")
    if len(rejected) > _REJECTS:
        say(f"and {len(rejected) - _REJECTS} more rows that are no event")
    say(
        f"{len(found.pairs)} in both, {len(found.only_ours)} only here, {len(found.only_theirs)} only there, "
        f"{len(found.unplaced)} of ours without a point or a day; {len(rejected)} rows rejected"
    )


def _rows(found: Matching) -> Iterator[tuple[str, dict[str, Any]]]:
    for pair in found.pairs:
        yield "both", _cells("both", pair.ours, pair.theirs, pair)
    for name, some in (("ours", found.only_ours), ("unplaced", found.unplaced)):
        for one in some:
            yield name, _cells(name, one, None, None)
    for event in found.only_theirs:
        yield "theirs", _cells("theirs", None, event, None)


def _cells(name: str, ours: Happening | None, theirs: ReferenceEvent | None, pair: Pair | None) -> dict[str, Any]:
    """The same cells in every row, so that JSON and CSV have one shape."""
    dead = theirs.deaths if theirs else None
    return {
        "status": _SHOWN[name],
        "incident": ours.id if ours else None,
        "event": theirs.key if theirs else None,
        "score": pair.score if pair else None,
        "our_place": ours.place if ours else None,
        "their_place": theirs.place if theirs else None,
        "our_days": wording.days(ours.earliest, ours.latest) if ours else None,
        "their_days": wording.days(theirs.earliest, theirs.latest) if theirs else None,
        "our_type": (ours.type or ours.class_) if ours else None,
        "their_type": theirs.label if theirs else None,
        "our_actors": list(ours.names) if ours else [],
        "their_actors": [*theirs.side_a, *theirs.side_b] if theirs else [],
        "our_deaths": _range(ours.deaths) if ours else None,
        "their_deaths": _range((dead.low, dead.high)) if dead else None,
        "their_line": theirs.line if theirs else None,
        **_verdicts(pair.fields if pair else ()),
    }


def _range(deaths: tuple[int, int | None] | None) -> str | None:
    if deaths is None:
        return None
    low, high = deaths
    return f"{low} or more" if high is None else str(low) if low == high else f"{low} to {high}"


def _verdicts(fields: Sequence[Agreement]) -> dict[str, Any]:
    known = {field.field: field for field in fields}
    cells: dict[str, Any] = {}
    for name in ("place", "days", "type", "actors", "deaths"):
        field = known.get(name)
        cells[name] = field.verdict if field else None
        cells[f"{name}_why"] = field.why if field else None
    return cells


def _blocks(rows: Sequence[Any]) -> RenderableType:
    """The rows, and what the marks mean where two are compared."""
    marks = ", ".join(f"{_MARKS[verdict]} {words}" for verdict, words in _LEGEND.items())
    compared = any(row["incident"] and row["event"] for row in rows)
    return Group(*(_block(row) for row in rows), *([Text(marks, "dim")] if compared else []))


def _block(row: dict[str, Any]) -> RenderableType:
    """Two lines: what stands on which side, and how the fields agree."""
    kind = wording.classed(row["our_type"] or "", measured().types)
    ours = _line(row["incident"], kind, row["our_place"], row["our_days"], row["our_deaths"])
    theirs = _line(row["event"], row["their_type"], row["their_place"], row["their_days"], row["their_deaths"])
    lines = [Text.assemble((f"{row['status']}  ", "bold"), ours or theirs)]
    if ours and theirs:
        lines.append(Text(f"  {theirs}"))
        words = Text("  ")
        for name in ("place", "days", "type", "actors", "deaths"):
            told = f"{_MARKS[row[name]]} {name}: {printable(row[f'{name}_why'])}"
            words.append(told, _STYLES[row[name]]).append(" · " if name != "deaths" else "", "dim")
        lines.append(words)
    return Padding(Group(*lines), (0, 0, 0, 0), expand=False)


def _line(id_: str | None, *facts: str | None) -> str:
    if id_ is None:
        return ""
    *others, deaths = facts
    told = [printable(fact) for fact in others if fact] + ([f"dead: {deaths}"] if deaths else [])
    return f"{id_}  {' · '.join(told)}"
