"""How a terminal shows timelines, tracks, territory and disputes: what, then who says so and how sure."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from tadmor.cli.legend import legend
from tadmor.cli.quoting import inset, joined, quote, when
from tadmor.cli.streams import printable

__all__ = ["dispute_blocks", "entry_blocks", "leg_blocks", "place_blocks"]

Row = Mapping[str, Any]
_WHEN = 24  # columns of a span of days


def _disputed(row: Row) -> str:
    return ", ".join(kind for kind in ("conflict", "denied") if kind in row["findings"])


def entry_blocks(rows: Sequence[Row], *, whole: bool = True) -> RenderableType:
    """Entries of a timeline: the days first, then what, where and who; beneath it the voices and one claim.

    Unless all are wanted, what one account tells without a day or a place is only counted.
    """
    shown = [row for row in rows if whole or not _nowhere_in_time(row)]
    left = len(rows) - len(shown)
    told = f"and {left} scrap{'s' if left > 1 else ''} that one account tells without a day or a place: --all"
    folded = [Text(told, "dim")] if left else []
    return Group(*(block for row in shown for block in _entry(row)), *folded, *legend(row["what"] for row in shown))


def _nowhere_in_time(row: Row) -> bool:
    known = row["dated"] == "text" or row["place"] or row["disputed"] or row["review"] != "new"
    return not known and (row["voices"] or 0) <= 1


def _entry(row: Row) -> Iterator[RenderableType]:
    acts = " -> ".join(part for part in (", ".join(row["who"]), ", ".join(row["whom"])) if part)
    what = joined([(row["what"], "magenta"), (acts, "bold"), (row["place"] or "", "")])
    yield Text.assemble((f"{when(row):<{_WHEN}}  ", "cyan"), what)
    facts = [(row["accounts"], "green"), (_disputed(row), "red"), (row["id"], "dim"), (_review(row), "bold")]
    lines = [joined(facts), *([quote(row["claim"])] if row["claim"] else [])]
    yield inset(*lines)


def _review(row: Row) -> str:
    return "" if row["review"] == "new" else str(row["review"])


def leg_blocks(rows: Sequence[Row], *, whole: bool = True) -> RenderableType:
    """Legs under the name of who goes; a gap stands between the two legs that it lies between.

    Unless all are wanted, scraps are only counted: nobody named, no number, and one end.
    """
    shown = [row for row in rows if whole or row["named"] or row["how_many"] or len(row["stations"]) > 1]
    left = len(rows) - len(shown)
    told = f"and {left} way{'' if left == 1 else 's'} of nobody named, with one end and no number: --all"
    return Group(*_legs(shown), *([Text(told, "dim")] if left else []))


def _legs(rows: Sequence[Row]) -> Iterator[RenderableType]:
    before: object = ()
    for row in rows:
        actor = (row["actor"], row["named"] or row["id"])
        if actor != before:
            yield Text(printable(row["actor"] or "(it is not said who)"), "bold")
        before = actor
        if row["gap"]:
            yield inset(Text(printable(row["gap"]["words"]), "italic"))
        yield from _leg(row)


def _leg(row: Row) -> Iterator[RenderableType]:
    told = row["when"] or f"told by {row['told'] or 'an undated report'}"
    status = "" if row["status"] == "claimed" else row["status"]
    line = joined([(row["route"], ""), (row["how_many"], "green"), (status, "red" if status == "denied" else "yellow")])
    yield inset(Text.assemble((f"{told}  ", "cyan"), line))
    means = [f"'{words}'" for words in (*row["means"], *row["hindrance"])]
    lines = [joined([(row["accounts"], "green"), ("; ".join(means), ""), (row["id"], "dim")])]
    if row["claims"]:
        lines.append(quote(row["claims"][0]))
        others = len(row["claims"]) - 1
        lines += [Text(f"and {others} more claim{'s tell' if others > 1 else ' tells'} it", "dim")] if others else []
    lines += [quote(claim, "denied") for claim in row["denied_by"]]
    lines += [Text(f"contradicts {one['leg']}: {printable(one['why'])}", "red") for one in row["contradicts"]]
    yield inset(*lines, by=4)


def place_blocks(rows: Sequence[Row]) -> RenderableType:
    """Places with who is said to hold them; then what is contested, fought over or unclear."""
    return Group(*(block for row in rows for block in _place(row)))


def _place(row: Row) -> Iterator[RenderableType]:
    yield joined([(row["place"], "bold"), ("no point on the map" if row["lat"] is None else "", "dim")])
    for one in row["holdings"]:
        part = f" ({one['part']})" if one["part"] else ""
        holder = one["holder"] or "holder not named"
        yield inset(Text.assemble((printable(f"{holder}{part}"), "magenta"), " · ", (_span(one), "cyan")))
        for sign in one["signs"]:
            facts = [
                (f"{_done(sign, one['holder'])} {when(sign)}", ""),
                (sign["accounts"], "green"),
                (sign["incident"], "dim"),
            ]
            told = [Text("  ").append_text(quote(claim)) for claim in _each_once(sign["claims"])[:2]]
            yield inset(joined([*facts, ("denied" if sign["denied"] else "", "red")]), *told, by=4)
    for one in row["contests"]:
        yield inset(Text(printable(f"contested {one['when'] or 'on no day that is told'}: {one['why']}"), "red"))
    for one in row["fights"]:
        yield inset(Text(printable(f"fought over {when(one)}: {one['actor']}; {one['accounts']}")))
    for one in row["unclear"]:
        words = [quote(claim) for claim in one["claims"][:1]]
        yield inset(Text(f"it is unclear who holds it after this, {when(one)}", "italic"), *words)


def _done(sign: Row, holder: str | None) -> str:
    """What a sign says of the one under whose name it stands: of who loses it, that another takes it."""
    if sign["kind"] == "takes" and sign["actor"] != holder:
        return f"is driven out by {printable(sign['actor'] or 'somebody whom no claim names')}"
    return str(sign["kind"])


def _each_once(claims: Sequence[Row]) -> list[Row]:
    """Claims, of those with the same words in one report the first."""
    first: dict[tuple[str, str], Row] = {}
    for claim in claims:
        first.setdefault((claim["document"], claim["content"]), claim)
    return list(first.values())


def _span(one: Row) -> str:
    """ "from 2016-12-11 until some day between ...": the ends as far as claims give them."""
    return f"{_end(one['begins'], 'since', 'not said since when')}, {_end(one['ends'], 'until', 'no end told')}"


def _end(bounds: Row, word: str, open_: str) -> str:
    first, last = bounds["earliest"], bounds["latest"]
    if first and last and first != last:
        return f"{word} a day between {first} and {last}"
    if first and last:
        return f"{word} {first}"
    if first or last:
        return f"{word} {'at least' if word == 'until' or first else 'at the latest'} {first or last}"
    return open_


def dispute_blocks(rows: Sequence[Row]) -> RenderableType:
    """Disputes: the finding and its reason, then the words that are held against each other."""
    return Group(*(block for row in rows for block in _dispute(row)))


def _dispute(row: Row) -> Iterator[RenderableType]:
    aspect = f"{row['aspect']} ({row['role']})" if row["role"] else row["aspect"]
    sides = "sides against each other" if row["across_sides"] else ""
    head = [(row["finding"], "red"), (aspect, "bold"), (row["place"] or "", ""), (when(row), "cyan"), (sides, "")]
    yield joined(head)
    lines = [
        Text(printable(row["why"])),
        joined([(f"the happening has {row['accounts']}", "green"), (row["incident"], "dim")]),
    ]
    said = row["overruled"]
    person = [Text(printable(f"> {said['by']} finds: {said['finding']}"), "bold")] if said else []
    yield inset(*lines, *person, *map(quote, row["claims"]))
