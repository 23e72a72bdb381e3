"""`link` and `echoes`: what joins the reports of a store, and which of them only repeat."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from tadmor.cli.asking import named_store, opened, store_argument
from tadmor.cli.filtering import FilteredCommand, filter_options, parsed
from tadmor.cli.linked import linked
from tadmor.cli.output import examples, form_options, print_rows
from tadmor.cli.reading import store_option
from tadmor.cli.streams import printable, say
from tadmor.store import View
from tadmor.views.echoes import EchoGroup, Member
from tadmor.views.echoes import echoes as echo_groups

__all__ = ["echoes", "link", "tell_unlinked"]


def tell_unlinked(view: View) -> None:
    """Say so when reports wait to be linked: what is asked then does not know of them."""
    waiting = view.waiting()
    if waiting:
        say(f"{waiting} reports are not linked yet, and stand in no incident: run tadmor link")


@click.command(
    short_help="Link the reports of a store: copies, voices, incidents.",
    epilog=examples("tadmor link case.db"),
)
@store_argument
@store_option
@click.option("--anew", is_flag=True, help="Forget what was linked, and link every report again; decisions stay.")
def link(store: Path | None, db: Path | None, anew: bool) -> None:
    """Link the reports of a store that are not linked yet; `tadmor add` does so by itself.

    Reports that share words become copies, excerpts or updates; claims that tell one happening become an incident;
    claims that rest on one source become one voice. Stop it at any time: the next run goes on from there.
    """
    path = named_store(store, db)
    with opened(path) as opened_store:
        told = linked(opened_store, anew=anew)
        with opened_store.snapshot() as view:
            counts = view.counts()
    say(f"{told.documents} reports linked; {counts.incidents:,} incidents told by {counts.documents:,} reports")


@click.command(
    cls=FilteredCommand,
    short_help="List reports that are copies, or rest on one source.",
    epilog=examples("tadmor echoes case.db", "tadmor echoes case.db --place Palmyra --explain", "tadmor echoes --json"),
)
@store_argument
@store_option
@filter_options
@form_options
@click.option("--explain", is_flag=True, help="Show for each report which of its words say so.")
def echoes(store: Path | None, db: Path | None, form: str | None, explain: bool, **options: Any) -> None:
    """List groups of reports that are one text (copy), or other texts that rest on one source (echo).

    "One text" is a report that others copy, or that its outlet wrote on. Of other echoes only the words of that source
    stand in all the reports, and add one account, however many print them; the rest of each report is its own. That no
    echo was found is no sign that there is none. With filter words, groups that hold a report which answers them.

    This is your own store, so nothing is withheld, in no form; what you pass on, take from tadmor export.
    """
    chosen = parsed(options) if any(options.values()) else None
    with opened(named_store(store, db)) as opened_store, opened_store.snapshot() as view:
        tell_unlinked(view)
        groups = echo_groups(view, chosen)
    print_rows(
        [_cells(group) for group in groups],
        lambda _: Group(*(_block(group, explain) for group in groups)),
        form,
        "no report repeats another, as far as was found",
    )


def _cells(group: EchoGroup) -> dict[str, Any]:
    return {
        "documents": list(group.documents),
        "kind": group.kind,
        "whole": group.whole,
        "ultimate_source": group.ultimate_source,
        "earliest": group.documents[0],
        "why": group.why,
        "members": [asdict(member) for member in group.members],
    }


def _block(group: EchoGroup, explain: bool) -> RenderableType:
    first, *others = group.members
    many = f"{len(group.members)} reports, one text" if group.whole else f"its words in {len(group.members)} reports"
    source = printable(group.ultimate_source or "source not named")
    head = Text.assemble((group.kind, "magenta"), "  ", (source, "bold"), (f" · {many}", "dim"))
    known = "the earliest known" if first.published else "of no known day"
    lines = [Padding(_line(first, known, explain), (0, 0, 0, 2), expand=False)]
    lines += [Padding(_line(other, other.why, explain), (0, 0, 0, 2), expand=False) for other in others]
    return Group(head, *lines)


def _line(member: Member, why: str, explain: bool) -> Text:
    told = " ".join(printable(part) for part in (member.outlet, member.published) if part)
    line = Text.assemble(
        (printable(member.document), "dim"), f"  {told}" if told else "", (f" · {printable(why)}" if why else "", "")
    )
    if explain and member.words:
        line.append("".join(f"\n  “{printable(' '.join(words.split()))[:240]}”" for words in member.words), "green")
    return line
