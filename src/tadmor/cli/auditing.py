"""`audit`: the head of the log of decisions, to be kept where nobody who can write to the store can write."""

from pathlib import Path
from typing import Any

import click

from tadmor.cli.asking import named_store, opened, store_argument
from tadmor.cli.output import examples, form_options, print_rows
from tadmor.cli.reading import store_option
from tadmor.errors import IntegrityError
from tadmor.store.decisions import broken

__all__ = ["audit"]


@click.group(
    short_help="The log of decisions as evidence: its head, to keep elsewhere.",
    epilog=examples("tadmor audit head case.db", "tadmor audit check case.db 3fa9c0"),
)
def audit() -> None:
    """The log of decisions as evidence.

    Each line holds the hash of the line before, so who has kept the head of the log elsewhere can tell whether a line
    before it was changed or removed since. `tadmor review log` lists the lines.
    """


@audit.command(epilog=examples("tadmor audit head case.db", "tadmor audit head case.db >> elsewhere/heads.txt"))
@store_argument
@store_option
@form_options
def head(store: Path | None, db: Path | None, form: str | None) -> None:
    """Print the head of the log: how many decisions there are, when the last was taken, and its hash."""
    with opened(named_store(store, db)) as case, case.snapshot() as view:
        lines = view.decisions()
    rows: list[dict[str, Any]] = [{"seq": line.seq, "at": line.at, "head": line.hash} for line in lines[-1:]]
    print_rows(rows, lambda rows: "  ".join(str(value) for value in rows[0].values()), form, "nothing was decided yet")


@audit.command(epilog=examples("tadmor audit check case.db 3fa9c0"))
@click.argument("store", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("kept", metavar="HEAD")
def check(store: Path, kept: str) -> None:
    """Whether HEAD, kept from an earlier day, still stands in the log, and every line holds. Exit code 4 if not.

    HEAD is the hash or its first letters, six at least.
    """
    if len(kept) < 6:
        raise click.BadParameter("give six letters of it at least", param_hint="HEAD")
    with opened(store) as case, case.snapshot() as view:
        lines = view.decisions()
    wrong = list(broken(lines))
    if wrong:
        raise IntegrityError(f"line {wrong[0]} of the log is not what was written")
    found = [line for line in lines if line.hash.startswith(kept.lower())]
    if not found:
        raise IntegrityError(
            f"no decision of this log has the hash {kept}: lines were changed, removed, or it is of another"
        )
    click.echo(f"decision {found[0].seq} of {len(lines)}, {found[0].at:%Y-%m-%d %H:%M} UTC, stands as it was written")
