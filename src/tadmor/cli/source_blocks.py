"""How a terminal shows sources, and what a corridor comes to."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from tadmor.cli.quoting import inset, joined, quote
from tadmor.cli.streams import printable
from tadmor.export import wording
from tadmor.model import Certainty, CertaintyLabel

__all__ = ["corridor_blocks", "source_blocks"]

Row = Mapping[str, Any]

_SHOWN = 8  # names of those who repeat somebody
_STANDS = (("contradicted", "contradicted"), ("denied_by_others", "denied by others"), ("denies", "denies"))
_STANCE = {
    "neutral": "in neutral words of the report's",
    "distancing": "in words by which the report keeps its distance",
    "endorsing": "in words by which the report goes along",
}


def source_blocks(rows: Sequence[Row]) -> RenderableType:
    """Speakers and outlets: counts, then whom they repeat, who repeats them, what they are disputed on."""
    return Group(*(block for row in rows for block in _source(row)))


def _source(row: Row) -> Iterator[RenderableType]:
    days = wording.days(row["first"], row["last"])
    counts = f"{_counted(row['claims'], 'claim')} in {_counted(row['documents'], 'document')}"
    yield joined([(row["name"], "bold"), (row["kind"], "dim"), (counts, ""), (days, "cyan")])
    lines = [joined([(f"{n} {_certain(label)}", "") for label, n in row["by_certainty"].items()])]
    if row["by_stance"]:
        lines.append(joined([(f"{n} {_STANCE[stance]}", "") for stance, n in row["by_stance"].items()]))
    if row["reliability"]:
        said = row["reliability"]
        lines.append(
            Text(printable(f"graded {said['grade']} ({said['means']}) by {said['by']}: {said['why']}"), "bold")
        )
    lines += _repeated(row)
    for name, word in _STANDS:
        lines += [_stand(word, one) for one in row[name]]
    lines += [quote(claim) for claim in row["said"][:1]]
    yield inset(*lines)


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _stand(word: str, one: Row) -> Text:
    return Text.assemble((f"{word}: ", "red"), printable(one["why"]), (f"  {one['incident']}", "dim"))


def _certain(label: CertaintyLabel) -> str:
    return wording.certainty(Certainty(label=label))


def _repeated(row: Row) -> list[Text]:
    lines = []
    for name, word, key in (("repeats", "rests on", "of"), ("repeated", "repeated in", "document")):
        found = list(dict.fromkeys(f"{one[key]} ({one['kind']})" for one in row[name]))
        if found:
            rest = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
            lines.append(Text(printable(f"{word} {', '.join(found[:_SHOWN])}{rest}"), "green"))
    return lines


def corridor_blocks(rows: Sequence[Row]) -> RenderableType:
    """What a corridor comes to: the day, then each stage with the claim that it was raised on."""
    return Group(*(block for row in rows for block in _corridor(row)))


def _corridor(row: Row) -> Iterator[RenderableType]:
    raised, who = row["raised"], f" by {row['actor']}" if row["actor"] else ""
    if raised:
        told = "" if raised["as_movement"] else "; not every stage is told as a place on a way"
        turned = "backwards, " if raised["reverse"] else ""
        yield Text(printable(f"raised {turned}on {raised['day']}{who}: {row['corridor']}{told}"), "bold")
    else:
        yield Text(printable(f"not raised{who}: {row['corridor']}"), "bold")
    before = None
    for number, step in enumerate(row["steps"], 1):
        first = f"first told {step['since']}" if step["since"] else "no claim puts anybody there"
        others = f"and {_counted(len(step['others']), 'other sighting')}" if step["others"] else ""
        yield inset(joined([(f"{number} {' | '.join(step['stage'])}", "magenta"), (first, "cyan"), (others, "dim")]))
        if step["sighting"]:
            claim = step["sighting"]["claim"]
            words = [Text("the same claim", "dim") if claim == before else quote(claim)] if claim else []
            yield inset(Text(printable(_sighted(step["sighting"]))), *words, by=4)
            before = claim
    yield inset(Text(f"within {row['gap_days']} days from stage to stage; claims, not what happened", "dim"))


def _sighted(one: Row) -> str:
    when = one["when"] if one["dated"] == "text" else f"told by {one['published']}"
    status = f", told as {one['status']}" if one["status"] in ("planned", "hypothetical") else ""
    return f"{one['kind']} at {one['place']}, {when}{status}"
