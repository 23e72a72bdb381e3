"""`review`: people's decisions. They go into an append-only log and outlive every re-reading."""

import getpass
from dataclasses import asdict
from pathlib import Path

import click

from tadmor.cli.asking import opened
from tadmor.cli.output import columns, examples, form_options, print_rows
from tadmor.cli.reading import store_option
from tadmor.cli.streams import say
from tadmor.model import Decision, DecisionAction

__all__ = ["review"]

_COLUMNS = {"seq": "#", "at": "When", "by": "Who", "action": "Decision", "target": "On", "field": "Field", "why": "Why"}


@click.group(
    short_help="Accept, reject or correct what was read.",
    epilog=examples(
        'tadmor review reject c0123 --by dana --why "the number is of tanks, not of men"',
        'tadmor review set c0123 speaker "Anton Berezhnov" --by dana',
        "tadmor review log",
    ),
)
def review() -> None:
    """Accept, reject or correct what the machine read; list what was decided.

    A decision is never edited: a later one overrules it, and the log is a hash chain that `tadmor verify` checks.
    """


def _decide(
    db: Path | None,
    action: DecisionAction,
    target: str,
    by: str,
    why: str | None,
    field: str | None = None,
    value: str | None = None,
) -> Decision:
    with opened(db) as store, store.writer() as writer:
        return writer.decide(action=action, target=target, by=by, why=why, field=field, value=value)


def _told(decision: Decision) -> None:
    say(f"#{decision.seq} {decision.by}: {decision.action} {decision.target}")


_by = click.option("--by", default=getpass.getuser, show_default="your user name", help="Who decides.")


def _verb(action: DecisionAction, words: str, why_required: bool) -> None:
    @review.command(name=action, help=words)
    @click.argument("target", metavar="CLAIM")
    @store_option
    @_by
    @click.option("--why", required=why_required, help="The reason, in your words.")
    def command(target: str, db: Path | None, by: str, why: str | None) -> None:
        _told(_decide(db, action, target, by, why))


_verb("accept", "The claim is read rightly.", why_required=False)
_verb("reject", "The claim is read wrongly; say why.", why_required=True)
_verb("unverifiable", "The words do not let one tell.", why_required=False)
_verb("undo", "Take back the latest decision on it.", why_required=False)


@review.command(name="set")
@click.argument("target", metavar="CLAIM")
@click.argument("field")
@click.argument("value")
@store_option
@_by
@click.option("--why", help="The reason, in your words.")
def correct(target: str, field: str, value: str, db: Path | None, by: str, why: str | None) -> None:
    """Correct one field of a claim, beside what the machine read."""
    _told(_decide(db, "set", target, by, why, field, value))


@review.command(name="log")
@click.argument("target", required=False, metavar="[CLAIM]")
@store_option
@form_options
def log(target: str | None, db: Path | None, form: str | None) -> None:
    """List the decisions, all or those on one claim, in the order in which they were taken."""
    with opened(db) as store, store.snapshot() as view:
        rows = [asdict(decision) for decision in view.decisions(target)]
    print_rows(rows, columns(_COLUMNS), form, "nothing was decided yet")
