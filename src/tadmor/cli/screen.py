"""What a journalist sees: who says what, how many, and how sure they are said to be."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tadmor.cli.output import console, printable
from tadmor.evaluation.measured import measured
from tadmor.export import wording
from tadmor.model import Attribution, Decision, Quantity, Reading, Span
from tadmor.store import ClaimRow

__all__ = ["COMPOSED", "claim_screen", "dossier_screen", "reading_screen"]

COMPOSED = "Composed sample: its outlets and every person quoted are invented."
UNNAMED = "(someone unnamed)"
_DOSSIER_ROWS = 14
_LONGEST = 240


def reading_screen(reading: Reading) -> None:
    """One report: each speaker with what they are told to say, in the order in which they first speak."""
    out = console()
    out.print(_title(reading))
    if not reading.attributions:
        out.print("Nobody is told to say anything in this text.")
    for speaker, told in _by_speaker(reading.attributions):
        out.print()
        out.print(speaker)
        for attribution in told:
            out.print(Padding(_told(reading, attribution), (0, 0, 0, 2)))
    own = [q for q in reading.quantities if q.attribution is None]
    if own:
        out.print()
        out.print(Text("In the outlet's own voice", style="bold"))
        out.print(Padding(escape("; ".join(wording.quantity(q) for q in own)), (0, 0, 0, 2)))
    out.print()
    out.print(_tail(reading))


def claim_screen(reading: Reading, row: ClaimRow, decisions: Sequence[Decision]) -> None:
    """One claim: who holds it, in which words of the report, and what people decided."""
    out = console()
    out.print(_title(reading))
    out.print()
    attribution = next((a for a in reading.attributions if a.id == row.attribution), None)
    if attribution:
        out.print(Text.assemble((printable(_who(attribution)), "bold"), _standing([attribution])))
        out.print(Padding(_told(reading, attribution), (0, 0, 0, 2)))
        out.print(f"through: {escape(' > '.join(printable(name) for name in attribution.chain))}")
    else:
        out.print(Text("In the outlet's own voice", style="bold"))
        out.print(Padding(escape(printable(row.content)), (0, 0, 0, 2)))
    claim = next(claim for claim in reading.claims if claim.id == row.id)
    for paragraph in _around(reading.document.text, claim.spans):
        out.print(Padding(paragraph, (1, 0, 0, 2)))
    out.print()
    out.print(f"review: {row.review}")
    for decision in decisions:
        why = f": {printable(decision.why)}" if decision.why else ""
        out.print(escape(f"  {decision.at:%Y-%m-%d %H:%M} {decision.by}, {decision.action}{why}"))


def _around(text: str, spans: Sequence[Span]) -> Iterable[Text]:
    """The lines that the spans stand in, with the spans underlined."""
    lines: dict[tuple[int, int], Text] = {}
    for span in spans:
        start = text.rfind("\n", 0, span.start) + 1
        end = text.find("\n", span.end)
        end = len(text) if end < 0 else end
        line = lines.setdefault((start, end), Text("".join(c if c.isprintable() else " " for c in text[start:end])))
        line.stylize("underline", span.start - start, span.end - start)
    return lines.values()


def _title(reading: Reading) -> RenderableType:
    document = reading.document
    head = " · ".join(
        printable(part) for part in (document.outlet, document.published, document.title or document.id) if part
    )
    lines = [Text(head, style="bold")]
    if document.composed:
        lines.append(Text(COMPOSED, style="italic"))
    return Group(*lines)


def _tail(reading: Reading) -> str:
    counts = (
        (len(reading.attributions), "attributions"),
        (len(reading.quantities), "numbers"),
        (len(reading.times), "times"),
        (len(reading.places), "places"),
        (len(reading.events), "events"),
        (len(reading.movements), "movements"),
    )
    left_out = sum(span.end - span.start for span in reading.furniture)
    furniture = f"; {left_out} characters set aside as page furniture" if left_out else ""
    return "Read: " + ", ".join(f"{count} {words}" for count, words in counts) + furniture + ". --json prints them all."


def _by_speaker(attributions: Sequence[Attribution]) -> Iterable[tuple[Text, list[Attribution]]]:
    groups: dict[str, list[Attribution]] = {}
    for attribution in attributions:
        groups.setdefault(_who(attribution), []).append(attribution)
    for name, told in groups.items():
        yield Text.assemble((printable(name), "bold"), _standing(told)), told


def _who(attribution: Attribution) -> str:
    speaker = attribution.speaker
    source = " ".join(span.text for span in attribution.source)
    return (speaker.name if speaker and speaker.name else source) or UNNAMED


def _standing(told: Iterable[Attribution]) -> str:
    """A speaker's role and organisation, the fullest that any of their attributions gives."""
    parts: dict[str, None] = {}
    for speaker in (attribution.speaker for attribution in told):
        if speaker:
            for part in (speaker.role, speaker.organisation):
                if part and part != speaker.name:
                    parts[printable(part)] = None
    return "  " + " · ".join(parts) if parts else ""


def _told(reading: Reading, attribution: Attribution) -> Text:
    content = printable(" ... ".join(span.text for span in attribution.content))
    cue = printable(" ".join(span.text for span in attribution.cue))
    to = f" to {printable(' '.join(span.text for span in attribution.addressee))}" if attribution.addressee else ""
    inside = "told by another: " if attribution.parent else ""
    line = Text.assemble(
        (f"{inside}{cue}{to}", "cyan"),
        "  ",
        (wording.certainty(attribution.certainty), "yellow"),
        "\n",
        _short(content),
    )
    numbers = [q for q in reading.quantities if q.attribution == attribution.id]
    if numbers:
        line.append("\n" + "; ".join(wording.quantity(q) for q in numbers), style="green")
    return line


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rsplit(" ", 1)[0] + " …"


def dossier_screen(readings: Sequence[Reading], database: Path, seconds: float) -> None:
    """The demo's one screen: the dossier's most telling claims, then how good the reader was measured to be."""
    out = console()
    out.print(Text(f"{len(readings)} reports on Palmyra, December 2016. {COMPOSED}", style="italic"))
    out.print()
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for heading, share in (("Who", 3), ("is told to say", 6), ("How many", 3), ("How sure", 3), ("In", 2)):
        table.add_column(heading, ratio=share, overflow="fold")
    for row in _telling(readings)[:_DOSSIER_ROWS]:
        table.add_row(*(escape(cell) for cell in row))
    out.print(table)
    out.print()
    claims = sum(len(reading.claims) for reading in readings)
    out.print(f"{claims} claims from {len(readings)} reports read in {seconds:.1f} s into {database}.")
    out.print(f"See more: tadmor claims --db {database}   tadmor search palmyra --db {database}", markup=False)
    out.print()
    out.print(_accuracy())
    out.print()
    out.print(Text("Now your own: ./tadmor read FILE", style="bold"))


Row = tuple[str, str, str, str, str]


def _telling(readings: Sequence[Reading]) -> list[Row]:
    """Rows worth a first look: one for each speaker and wording, those with numbers, hedges and denials first."""
    rows: dict[tuple[str, str], tuple[int, Row, set[str]]] = {}
    for reading in readings:
        for attribution in reading.attributions:
            if attribution.parent or not attribution.content or attribution.speaker is None:
                continue
            content = printable(" ... ".join(span.text for span in attribution.content))
            key = (_who(attribution), "".join(c for c in content.lower() if c.isalnum())[:60])
            numbers = [q for q in reading.quantities if q.attribution == attribution.id]
            outlets = rows[key][2] if key in rows else set()
            outlets.add(reading.document.outlet or reading.document.id)
            rows[key] = (_weight(attribution, numbers), _row(attribution, content, numbers, outlets), outlets)
    return [row for _, row, _ in sorted(rows.values(), key=lambda entry: -entry[0])]


def _weight(attribution: Attribution, numbers: Sequence[Quantity]) -> int:
    named = attribution.speaker is not None and attribution.speaker.name is not None
    hedged = bool(attribution.certainty.hedges) or attribution.act == "deny"
    return 2 * bool(numbers) + 2 * hedged + named


def _row(attribution: Attribution, content: str, numbers: Sequence[Quantity], outlets: set[str]) -> Row:
    standing = _standing([attribution]).strip()
    who = _who(attribution) + (f"\n{standing}" if standing else "")
    told_in = "1 outlet" if len(outlets) == 1 else f"{len(outlets)} outlets"
    many = "; ".join(wording.quantity(q) for q in numbers)
    return who, _short(content), many, wording.certainty(attribution.certainty), told_in


def _accuracy() -> str:
    """What `tadmor evaluate` last measured, as committed; the words say on what."""
    figures = measured()
    told = ", ".join(f"{name} {value:.0%}" for name, value in figures.figures.items())
    return f"Measured on {figures.on}: {told}. Everything else it may miss or misread: look at the words themselves."
