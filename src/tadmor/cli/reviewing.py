"""`review`: people's decisions. They go into an append-only log and outlive every re-reading."""

import json
from dataclasses import asdict, fields
from pathlib import Path
from typing import get_args

import click

from tadmor.cli.asking import opened
from tadmor.cli.incidents import asked
from tadmor.cli.linked import linked
from tadmor.cli.output import columns, examples, form_options, print_rows
from tadmor.cli.person import user_name
from tadmor.cli.reading import store_option
from tadmor.cli.streams import say
from tadmor.errors import UnknownName
from tadmor.model import Decision, DecisionAction
from tadmor.model.incidents import Aspect, FindingKind
from tadmor.store import ClaimRow, IncidentRow
from tadmor.store.grades import GRADES, RELIABILITY, source_target
from tadmor.views.overruled import field_of, meant
from tadmor.views.reasons import tellings_in

__all__ = ["review"]

_COLUMNS = {
    "seq": "#",
    "at": "When",
    "by": "Who",
    "action": "Decision",
    "target": "On",
    "field": "Field",
    "value": "Value",
    "why": "Why",
}

_FIELDS = tuple(
    field.name
    for field in fields(ClaimRow)
    if field.name not in ("id", "document", "attribution", "composed", "dated", "review")
)
"""What of a claim a person may correct."""


@click.group(
    short_help="Accept, reject or correct what was read and linked.",
    epilog=examples(
        'tadmor review reject c0123 --by dana --why "the number is of tanks, not of men"',
        'tadmor review set c0123 speaker "Anton Berezhnov" --by dana',
        "tadmor review merge it0123 it4567 --by dana",
        'tadmor review grade "Sever Bulletin" C --outlet --why "often takes back its figures" --by dana',
        "tadmor review log",
    ),
)
def review() -> None:
    """Accept, reject or correct what the machine read and linked; list what was decided.

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


_by = click.option("--by", default=user_name, show_default="your user name", help="Who decides.")


def _verb(action: DecisionAction, words: str, why_required: bool) -> None:
    why = ' --why "the number is of tanks, not of men"' if why_required else ""
    example = f"tadmor review {action} c0123456789abcdef --by dana{why}"

    @review.command(name=action, help=words, epilog=examples(example))
    @click.argument("target", metavar="CLAIM|INCIDENT")
    @store_option
    @_by
    @click.option("--why", required=why_required, help="The reason, in your words.")
    def command(target: str, db: Path | None, by: str, why: str | None) -> None:
        _told(_decide(db, action, target, by, why))


_verb("accept", "It is read rightly.", why_required=False)
_verb("reject", "It is read wrongly; say why.", why_required=True)
_verb("unverifiable", "The words do not let one tell.", why_required=False)
_verb("undo", "Take back the latest decision on it.", why_required=False)


@review.command(name="set", epilog=examples('tadmor review set c0123456789abcdef speaker "Anton Berezhnov" --by dana'))
@click.argument("target", metavar="CLAIM")
@click.argument("field")
@click.argument("value")
@store_option
@_by
@click.option("--why", help="The reason, in your words.")
def correct(target: str, field: str, value: str, db: Path | None, by: str, why: str | None) -> None:
    """Correct one field of a claim, beside what the machine read: FIELD is a column of `tadmor claims --csv`.

    VALUE is a word, a number, or JSON.
    """
    if field not in _FIELDS and ":" not in field:  # a part of a claim, "place:Mosul", has a name of its own
        raise UnknownName("field", field, _FIELDS)
    _told(_decide(db, "set", target, by, why, field, _as_json(value)))


def _as_json(value: str) -> str:
    """What a person wrote as JSON: as it stands where it is JSON, else a word."""
    try:
        json.loads(value)
    except ValueError:
        return json.dumps(value, ensure_ascii=False)
    return value


@review.command(name="merge", epilog=examples("tadmor review merge it0123456789abcdef it456789abcdef0123 --by dana"))
@click.argument("incident")
@click.argument("other")
@store_option
@_by
@click.option("--why", help="The reason, in your words.")
def merge(incident: str, other: str, db: Path | None, by: str, why: str | None) -> None:
    """Two incidents are one happening: OTHER becomes a part of INCIDENT, and its id leads there."""
    _told(_decide(db, "merge", asked(db, incident).id, by, why, value=json.dumps(asked(db, other).id)))
    _link_anew(db)


@review.command(name="split", epilog=examples("tadmor review split it0123456789abcdef composed-05 --by dana"))
@click.argument("incident")
@click.argument("report", metavar="DOCUMENT")
@store_option
@_by
@click.option("--why", help="The reason, in your words.")
def split(incident: str, report: str, db: Path | None, by: str, why: str | None) -> None:
    """A report tells another happening than the rest of an incident: take what it tells out of it."""
    row = asked(db, incident)
    found = _told_by(db, row, report)
    if not found:
        raise click.ClickException(f"{report!r} tells nothing of {row.id}; {', '.join(row.incident.documents)} do")
    if row.id.removeprefix("i") in found:
        raise click.ClickException(f"{row.id} is named after what {report!r} tells; split the other reports out of it")
    while found:  # without one telling another of the report may fit better than before
        for telling in found:
            _told(_decide(db, "split", row.id, by, why, value=json.dumps(telling)))
        _link_anew(db)
        found = _told_by(db, asked(db, row.id), report)


def _told_by(db: Path | None, row: IncidentRow, report: str) -> tuple[str, ...]:
    """What of an incident a report tells."""
    with opened(db) as store, store.snapshot() as view:
        return tellings_in(view, row.incident, report)


@review.command(
    name="overrule",
    epilog=examples('tadmor review overrule it0123456789abcdef when unclear --by dana --why "two different mornings"'),
)
@click.argument("incident")
@click.argument("aspect", type=click.Choice(get_args(Aspect)))
@click.argument("finding", type=click.Choice(get_args(FindingKind)))
@store_option
@_by
@click.option("--role", help="Of a number: killed, injured, force ...")
@click.option("--of", "word", type=click.Choice(get_args(FindingKind)), help="The machine's one finding that you mean.")
@click.option("--why", required=True, help="The reason, in your words.")
def overrule(
    incident: str, aspect: str, finding: str, db: Path | None, by: str, role: str | None, word: str | None, why: str
) -> None:
    """Say what you find on an aspect of an incident; it stands beside the machine's finding, never in its place.

    It is about all findings on the aspect, or on a number; --of names the one that it is about alone.
    """
    row = asked(db, incident)
    field = ":".join(part for part in ("finding", aspect, role) if part)
    if word is not None:
        some = [f for f in meant(field, row.compared.findings) if f.finding == word]
        if len(some) != 1:
            raise click.ClickException(f"{row.id} has {len(some)} findings {word!r} there, and one must be meant")
        field = field_of(some[0])
    _told(_decide(db, "set", row.id, by, why, field, json.dumps(finding)))


@review.command(
    name="grade",
    epilog=examples('tadmor review grade "Sever Bulletin" C --outlet --by dana --why "often takes back its figures"'),
)
@click.argument("source")
@click.argument("grade", type=click.Choice(list(GRADES), case_sensitive=False))
@store_option
@_by
@click.option("--outlet", is_flag=True, help="SOURCE is an outlet, in its own words; else a speaker.")
@click.option("--why", required=True, help="The reason, in your words.")
def grade(source: str, grade: str, db: Path | None, by: str, outlet: bool, why: str) -> None:
    """Say how reliable a speaker or an outlet is: A (completely) to E (unreliable), F (cannot be judged).

    Yours alone: the machine grades nobody. `--reliability` finds claims of sources that are graded so.
    """
    target = source_target("outlet" if outlet else "speaker", source)
    _told(_decide(db, "set", target, by, why, RELIABILITY, json.dumps(grade.upper())))


def _link_anew(db: Path | None) -> None:
    """A ruling is in force at once."""
    with opened(db) as store:
        linked(store)


@review.command(name="log", epilog=examples("tadmor review log --csv"))
@click.argument("target", required=False, metavar="[CLAIM|INCIDENT|SOURCE]")
@store_option
@form_options
def log(target: str | None, db: Path | None, form: str | None) -> None:
    """List the decisions, all or those on one claim or incident, in the order in which they were taken."""
    with opened(db) as store, store.snapshot() as view:
        rows = [asdict(decision) for decision in view.decisions(target)]
    print_rows(rows, columns(_COLUMNS), form, "nothing was decided yet")
