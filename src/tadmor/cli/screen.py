"""What a journalist sees: who says what, how many, and how sure they are said to be."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.padding import Padding
from rich.text import Text

from tadmor.cli.happened import counted, happenings
from tadmor.cli.output import console
from tadmor.cli.streams import named, printable
from tadmor.evaluation.measured import measured
from tadmor.export import wording
from tadmor.export.standing import UNNAMED, standings
from tadmor.model import Attribution, Decision, Quantity, Reading, Span
from tadmor.ontology.languages import languages
from tadmor.store import ClaimRow

__all__ = ["COMPOSED", "claim_screen", "dossier_screen", "reading_screen"]

COMPOSED = "Composed sample: its outlets and every person quoted are invented."
_DOSSIER_CLAIMS = 10
_LONGEST = 240
_SHORTER = 150
_FEWEST_WORDS = 4  # "denied it" says too little alone
_SAME_WORDS = 8  # two reports that begin a statement with the same eight words reprint it


def reading_screen(reading: Reading) -> None:
    """One report: each speaker with what they are told to say, in the order in which they first speak."""
    out = console()
    out.print(_title(reading))
    if reading.document.lang not in (None, "en"):
        out.print(f"This text was not read: it is in {_language(reading.document.lang)}, and only English is read.")
    elif not reading.attributions:
        out.print("Nobody is told to say anything in this text.")
    happened = happenings(reading)
    for speaker, told in _by_speaker(reading.attributions):
        out.print()
        out.print(speaker)
        for attribution in told:
            out.print(_inset(_told(reading, attribution)))
            for line in happened.get(attribution.id, ()):
                out.print(_inset(line, 4))
    numbers = _uncounted(reading, None)
    if numbers or None in happened:
        out.print()
        out.print(Text("In the outlet's own voice", style="bold"))
        if numbers:
            out.print(_inset(_numbers(numbers)))
        for line in happened.get(None, ()):
            out.print(_inset(line))
    out.print()
    out.print(_tail(reading))


def _language(code: str | None) -> str:
    name = languages().get(code or "")
    return escape(printable(f"{name.title()} ({code})" if name else code))


def claim_screen(reading: Reading, row: ClaimRow, decisions: Sequence[Decision]) -> None:
    """One claim: who holds it, in which words of the report, and what people decided."""
    out = console()
    out.print(_title(reading))
    out.print()
    attribution = next((a for a in reading.attributions if a.id == row.attribution), None)
    if attribution:
        out.print(Text.assemble((printable(_who(attribution)), "bold"), _standing([attribution])))
        out.print(_inset(_told(reading, attribution)))
        for line in happenings(reading).get(attribution.id, ()):
            out.print(_inset(line, 4))
        out.print(f"through: {escape(' > '.join(printable(name) for name in attribution.chain))}")
    else:
        out.print(Text("In the outlet's own voice", style="bold"))
        out.print(_inset(Text(printable(row.content))))
    claim = next(claim for claim in reading.claims if claim.id == row.id)
    for paragraph in _around(reading.document.text, claim.spans):
        out.print()
        out.print(_inset(paragraph))
    out.print()
    out.print(f"review: {row.review}")
    for decision in decisions:
        out.print(_inset(Text(_decided(decision))))


def _decided(decision: Decision) -> str:
    """One line of the log, in words."""
    what = f"{decision.action} {decision.field} = {decision.value}" if decision.field else decision.action
    why = f": {decision.why}" if decision.why else ""
    return printable(f"{decision.at:%Y-%m-%d %H:%M} {decision.by}, {what}{why}")


def _inset(told: Text, columns: int = 2) -> RenderableType:
    return Padding(told, (0, 0, 0, columns), expand=False)


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
        (len(reading.attributions), "attribution"),
        (len(reading.quantities), "number"),
        (len(reading.times), "time"),
        (len(reading.places), "place"),
        (len(reading.events), "event"),
        (len(reading.movements), "movement"),
    )
    left_out = sum(span.end - span.start for span in reading.furniture)
    furniture = f"; {left_out} characters set aside as page furniture" if left_out else ""
    read = ", ".join(f"{count} {word}{'s' * (count != 1)}" for count, word in counts)
    return f"Read: {read}{furniture}. --json prints them all."


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
    parts: list[str] = []
    for attribution in told:
        if attribution.speaker:
            parts += standings(_who(attribution), attribution.speaker.role, attribution.speaker.organisation)
    return "  " + " · ".join(dict.fromkeys(map(printable, parts))) if parts else ""


def _told(reading: Reading, attribution: Attribution) -> Text:
    cue = printable(" ".join(span.text for span in attribution.cue))
    to = f" to {printable(' '.join(span.text for span in attribution.addressee))}" if attribution.addressee else ""
    inside = "told by another: " if attribution.parent else ""
    line = Text.assemble(
        (f"{inside}{cue}{to}", "cyan"),
        "  ",
        (printable(wording.certainty(attribution.certainty)), "yellow"),
        "\n",
        _short(_content(attribution)),
    )
    numbers = _uncounted(reading, attribution.id)
    if numbers:
        line.append("\n").append(_numbers(numbers).plain, style="green")
    for reason in reading.reasons.get(attribution.id, ()):
        line.append(f"\n  why: {printable(reason)}", style="dim")
    return line


def _uncounted(reading: Reading, attribution: str | None) -> list[Quantity]:
    """The numbers told under an attribution that no line of an event or a movement says."""
    told = counted(reading)
    return [q for q in reading.quantities if q.attribution == attribution and q.id not in told]


def _numbers(quantities: Iterable[Quantity]) -> Text:
    return Text(printable("; ".join(wording.quantity(q) for q in quantities)))


def _short(words: str, longest: int = _LONGEST) -> str:
    return words if len(words) <= longest else words[: longest - 1].rsplit(" ", 1)[0].rstrip(" .,;") + " …"


def dossier_screen(readings: Sequence[Reading], database: Path, seconds: float) -> None:
    """The demo's one screen: the dossier's most telling claims, then how good the reader was measured to be."""
    out = console()
    out.print(Text(f"{len(readings)} reports on Palmyra, December 2016. {COMPOSED}", style="italic"))
    out.print()
    for told in _telling(readings)[:_DOSSIER_CLAIMS]:
        out.print(told.lines())
    out.print()
    claims = sum(len(reading.claims) for reading in readings)
    out.print(f"{claims} claims from {len(readings)} reports read in {seconds:.1f} s into {database}.")
    out.print(named(f"See more: tadmor disputes --db {database}   tadmor serve {database} --open"), markup=False)
    out.print()
    out.print(_accuracy())
    out.print()
    out.print(Text(named("Now your own: tadmor read FILE"), style="bold"))


_PER_SPEAKER = 2  # so that one screen shows many voices


@dataclass(slots=True)
class _Told:
    """What one speaker is told to say in much the same words, in one report or several."""

    attribution: Attribution
    numbers: list[Quantity]
    outlets: list[str]

    @property
    def weight(self) -> int:
        """How much there is to look at: a number, a hedge, a denial, a reprint."""
        hedged = bool(self.attribution.certainty.hedges) or self.attribution.act == "deny"
        return 3 * hedged + 2 * bool(self.numbers) + 2 * (len(self.outlets) > 1)

    def lines(self) -> RenderableType:
        """Who, what, and beneath it how many, how sure and where."""
        attribution = self.attribution
        amounts = [wording.quantity(replace(q, scope=None)) for q in self.numbers]
        more = f" and {len(self.outlets) - 1} more" if len(self.outlets) > 1 else ""
        cue = printable(" ".join(span.text for span in attribution.cue))
        line = Text.assemble((cue, "cyan"), "  ", _short(_content(attribution), _SHORTER), "\n")
        if amounts:
            line.append(printable("; ".join(amounts)), style="green").append(" · ")
        line.append(printable(wording.certainty(attribution.certainty)), style="yellow")
        line.append(f" · {self.outlets[0]}{more}", style="dim")
        who = Text.assemble((printable(_who(attribution)), "bold"), _standing([attribution]))
        return Group(who, _inset(line))


def _telling(readings: Sequence[Reading]) -> list[_Told]:
    """Claims worth a first look, at most two of each speaker, those with numbers, hedges and denials first."""
    found: dict[tuple[str, str], _Told] = {}
    for reading in readings:
        for attribution in reading.attributions:
            if not attribution.parent and attribution.speaker and attribution.speaker.name:
                _note(found, reading, attribution)
    taken: Counter[str] = Counter()
    chosen = []
    for told in sorted(found.values(), key=lambda told: -told.weight):
        name = _who(told.attribution)
        taken[name] += 1
        if taken[name] <= _PER_SPEAKER:
            chosen.append(told)
    return chosen


def _note(found: dict[tuple[str, str], _Told], reading: Reading, attribution: Attribution) -> None:
    words = [word.strip(".,;:'\"“”‘’").lower() for word in _content(attribution).split()]
    if len(words) < _FEWEST_WORDS:
        return
    outlet = printable(reading.document.outlet or reading.document.id)
    key = (_who(attribution), " ".join(words[:_SAME_WORDS]))
    if key in found:
        found[key].outlets.append(outlet)
    else:
        numbers = [q for q in reading.quantities if q.attribution == attribution.id]
        found[key] = _Told(attribution, numbers, [outlet])


def _content(attribution: Attribution) -> str:
    return printable(" ... ".join(span.text for span in attribution.content))


def _accuracy() -> str:
    """What `tadmor evaluate` last measured, as committed; the words say on what."""
    figures = measured()
    told = ", ".join(f"{name} {value:.0%}" for name, value in figures.figures.items())
    return f"Measured on {figures.on}: {told}. What it misses or misreads, the words themselves show."
