"""An incident for people and for programs: its line in a list, its voices, its findings, its brief."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tadmor.cli.legend import legend
from tadmor.cli.output import console
from tadmor.cli.quoting import inset, joined, quote
from tadmor.cli.screen import COMPOSED
from tadmor.cli.streams import printable
from tadmor.evaluation.measured import measured
from tadmor.export import wording
from tadmor.export.cells import how_sure
from tadmor.link.voices import reason
from tadmor.model import Voice
from tadmor.model.incidents import Finding, FindingKind
from tadmor.store import ClaimRow, IncidentRow
from tadmor.views.brief import Sentence
from tadmor.views.columns import side_words
from tadmor.views.compared import A_SIDE, counted, is_scrap
from tadmor.views.overruled import Overruling, overruling_of
from tadmor.views.reasons import Reason, in_words
from tadmor.views.shapes import who_says

__all__ = ["brief_screen", "compare_screen", "incident_blocks"]

_STYLES: Mapping[FindingKind, str] = {
    "agree": "green",
    "compatible": "green",
    "scope differs": "yellow",
    "conflict": "bold red",
    "denied": "bold red",
    "only one": "dim",
    "unclear": "dim",
}
_MARKS: Mapping[FindingKind, str] = {
    "agree": "=",
    "compatible": "~",
    "scope differs": "#",
    "conflict": "!",
    "denied": "x",
    "only one": "1",
    "unclear": "?",
}
"""A sign beside each word, so that nothing is told by colour alone; of letters that every terminal has."""


def incident_blocks(
    rows: Sequence[IncidentRow], said: Mapping[str, Mapping[str, Any]], *, whole: bool
) -> RenderableType:
    """Incidents with what stands behind each, and with the claim that `said` has for it, by id.

    The id stands first, to be copied. Unless all are wanted, scraps are only counted.
    """
    shown = [row for row in rows if whole or not is_scrap(row)]
    return Group(
        *(_block(row, said.get(row.id)) for row in shown), *_folded(len(rows) - len(shown)), *legend(map(_name, shown))
    )


def _folded(scraps: int) -> Iterator[Text]:
    if scraps:
        named = "1 scrap that one account tells" if scraps == 1 else f"{scraps} scraps that one account each tells"
        yield Text(f"and {named} without who, where or day: --all", "dim")


def _block(row: IncidentRow, said: Mapping[str, Any] | None) -> RenderableType:
    facts = [(row.compared.voices.words(), "yellow")]
    facts += [(f"{_MARKS[kind]} {counted(row, kind)} {kind}", _STYLES[kind]) for kind in _GRAVE if counted(row, kind)]
    if counted(row, "unclear"):
        facts.append((_covered(row), "dim"))
    facts.append((f"{len(row.incident.documents)} reports" if len(row.incident.documents) > 1 else "1 report", "dim"))
    if row.review != "new":
        facts.append((row.review, "bold"))
    below = inset(joined(facts), *([quote(said)] if said else []))
    return Group(Text.assemble((row.id, "dim"), "  ", _head(row)), below)


def _covered(row: IncidentRow) -> str:
    """How many comparisons of two voices are sure: the others are read below what a finding needs."""
    sure, left = sum(counted(row, kind) for kind in _SURE), counted(row, "unclear")
    return f"{sure or 'none'} of {sure + left} comparison{'' if sure + left == 1 else 's'} sure enough"


_QUOTES = frozenset('"“”')
_SURE: tuple[FindingKind, ...] = ("agree", "compatible", "scope differs", "conflict", "denied")
_GRAVE: tuple[FindingKind, ...] = ("conflict", "denied", "scope differs")


def _name(row: IncidentRow) -> str | None:
    """The kind of an incident: its type where its precision has been measured, else its class."""
    return row.incident.type if row.incident.type in measured().types else row.incident.class_


def _head(row: IncidentRow) -> Text:
    told, name = row.incident, _name(row)
    who, whom = ", ".join(map(printable, told.who[:3])), ", ".join(map(printable, told.whom[:3]))
    acting = f"{who} -> {whom}".strip() if whom and whom != who else who
    when = wording.days(row.earliest, row.latest)
    told_when = when if row.dated == "text" else f"undated, told by {when}" if when else "undated"
    facts = [wording.WHOLE_CAMPAIGN if told.campaign else "", acting, printable(told.where), told_when]
    name = "denial" if row.compared.denial_alone else name or "event"
    return Text.assemble((name, "magenta"), "  ", " · ".join(fact for fact in facts if fact))


def compare_screen(
    row: IncidentRow,
    claims: Mapping[str, ClaimRow],
    why: Sequence[Reason],
    overruled: Sequence[Overruling],
    *,
    explain: bool = False,
) -> None:
    """The incident, its voices with folded echoes, and a line for each finding."""
    out = console()
    out.print(_head(row))
    for line in legend([_name(row)]):
        out.print(line)
    if row.composed:
        out.print(Text(COMPOSED, style="italic"))
    out.print()
    out.print(Text(row.compared.voices.words(), "yellow"))
    out.print(Text(f"  {A_SIDE}", "dim"))
    for voice in (*row.compared.voices.voices, *row.compared.voices.unnamed):
        out.print(Padding(_voice(voice, claims, explain), (0, 0, 0, 2), expand=False))
    out.print()
    out.print(_findings(row.compared.findings, overruled))
    if counted(row, "unclear"):
        out.print(
            Text(f"{_covered(row)}; what is unclear may be told of two happenings, or was read too weakly", "dim")
        )
    if why:
        out.print()
        out.print(Text("Why these count as one incident", style="bold"))
        for one in why:
            out.print(Padding(_why(one), (0, 0, 0, 2), expand=False))
    if row.review != "new":
        out.print(f"review: {row.review}")


def _voice(voice: Voice, claims: Mapping[str, ClaimRow], explain: bool) -> Text:
    told = [claims[id_] for id_ in voice.claims if id_ in claims]
    outlets = list(dict.fromkeys(printable(claim.outlet or claim.document) for claim in told))
    side = side_words(voice.side)
    line = Text.assemble((printable(voice.name or "(nobody named)"), "bold"))
    line.append(f"  side: {printable(side)}" if side and side != voice.name else "", "dim")
    line.append(f" · {', '.join(outlets[:3])}" + (f" and {len(outlets) - 3} more" if len(outlets) > 3 else ""))
    for echo in voice.echoes if explain else ():
        line.append(f"\n  {printable(echo.document)}: {printable(reason(echo))}", "green")
    return line


def _findings(findings: Sequence[Finding], overruled: Sequence[Overruling]) -> RenderableType:
    if not findings:
        return Text("nothing to compare")
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for heading, ratio in (("Aspect", 2), ("Finding", 2), ("Why", 9)):
        table.add_column(heading, overflow="fold", ratio=ratio)
    for finding in sorted(findings, key=_weight):
        aspect = " ".join(part for part in (finding.aspect, finding.role) if part)
        word = f"{_MARKS[finding.finding]} {finding.finding}" + (f" ({finding.relation})" if finding.relation else "")
        table.add_row(printable(aspect), Text(word, _STYLES[finding.finding]), _plain(finding.why))
        said = overruling_of(finding, findings, overruled)
        if said:
            why = f": {printable(said.why)}" if said.why else ""
            table.add_row("", Text(f"> {said.finding}", "bold"), f"so finds {printable(said.by)}{why}")
    return table


def _weight(finding: Finding) -> int:
    """What is decided before what is unclear, and last what only one account gives."""
    return 0 if finding.finding in _SURE else 1 if finding.finding == "unclear" else 2


def _plain(why: str) -> str:
    """A reason as a terminal shows it, without types whose precision nobody has measured."""
    return printable(wording.classed(why, measured().types))


def _why(one: Reason) -> Text:
    words = " / ".join(
        f"“{printable(' … '.join(span.text for span in spans))[:60]}” ({printable(document)})"
        for document, spans in ((one.one, one.one_words), (one.other, one.other_words))
    )
    traits = "; ".join(f"{_plain(trait.why)} ({trait.weight:+.1f})" for trait in one.joint.traits)
    numbers = f"\n  {traits}; sum {one.joint.score:.1f}" if traits else ""
    return Text.assemble(words, f"\n  {_plain(in_words(one))}", (numbers, "dim"))


def brief_screen(row: IncidentRow, sentences: Sequence[Sentence]) -> None:
    """The incident in sentences."""
    out = console()
    out.print(_head(row))
    if row.composed:
        out.print(Text(COMPOSED, style="italic"))
    for sentence in sentences:
        out.print()
        out.print(_sentence(sentence))
    out.print()
    out.print(Text(f"{row.compared.voices.words()}. What is told here is claimed by those named.", "dim"))


def _unquoted(content: str) -> str:
    """What is said, without the quotation marks around all of it: the sentence brings its own."""
    inner = content.strip('"“”').rstrip(",")
    return inner if content[:1] in _QUOTES and not _QUOTES.intersection(inner) else content


def _sentence(sentence: Sentence) -> Text:
    claim = sentence.claim
    name = who_says(claim)
    cue = claim.cue if claim.attribution else "writes"
    told = " ".join(printable(part) for part in (claim.outlet or claim.document, claim.published) if part)
    text = Text.assemble(
        (printable(f"{name[:1].upper()}{name[1:]}"), "bold"),
        f" {printable(cue)}: “{printable(_unquoted(claim.content))}” ",
        (how_sure(claim), "yellow"),
    )
    text.append(f" · {told}", "dim")
    if sentence.repeated:
        text.append(f" · repeated in {len(sentence.repeated)} more", "dim")
    for finding in sentence.findings:
        if finding.finding in _GRAVE:
            text.append(f"\n  {_MARKS[finding.finding]} {finding.finding}: ", _STYLES[finding.finding])
            text.append(_plain(finding.why))
    return text
