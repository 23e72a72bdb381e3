"""What strangers judged of findings, kept by what the machine printed: the same words are judged once.

A finding and the line above it, which says what of the happening as a whole, are judged apart: where only that line was
false, or has changed since, the finding is right all the same, and where a finding is wrong no better line mends it.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from benchmarks.findings import decided, paper, word
from benchmarks.wars.sets import War

from tadmor.model import digest
from tadmor.model.incidents import Finding
from tadmor.store import IncidentRow, View

__all__ = ["Judged", "Printed", "Verdict", "judged", "known", "print_of", "printed", "take"]

_FILE = "verdicts.jsonl"
_ID = re.compile(r"happening \S+:")
Judged = Literal["right", "false head", "other head", "wrong", "open"]
"""What is known of a finding: `other head` is one that is right below a line that nobody has judged."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A stranger's word on a finding; `head` is the line above it, false where `false_head`."""

    head: str
    right: bool
    false_head: bool = False
    cause: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """A finding as a judge gets it: its word, and digests of all that it says and of the line above it."""

    key: str
    head: str
    word: str
    page: str


def printed(view: View) -> Iterator[Printed]:
    """Every decided finding of a set, with its key in front."""
    return (print_of(row, finding, view) for row, finding in decided(view))


def print_of(row: IncidentRow, finding: Finding, view: View) -> Printed:
    """A finding on an incident, the incident's id apart."""
    _, head, *body = paper(0, row, finding, view)
    kind = (word(finding), finding.aspect, finding.role or "", finding.scope or "")
    key = digest(*kind, *body)[:16]
    title = f"## {key}: {' · '.join(filter(None, kind))}"
    return Printed(key, digest(_ID.sub("", head))[:8], kind[0], "\n".join([title, head, *body]))


def known(war: War) -> Mapping[str, tuple[Verdict, ...]]:
    """The verdicts of a set by key."""
    file, found = war.folder / _FILE, dict[str, tuple[Verdict, ...]]()
    for row in map(json.loads, file.read_text(encoding="utf-8").splitlines()) if file.exists() else ():
        one = Verdict(row["head"], row["right"], row.get("header", False), row.get("cause", ""), row.get("note", ""))
        found[row["key"]] = (*found.get(row["key"], ()), one)
    return found


def judged(finding: Printed, verdicts: Iterable[Verdict]) -> tuple[Judged, str]:
    """What is known of a finding by the verdicts on its key, the latest first, and the cause if it is wrong."""
    latest = list(verdicts)[::-1]
    if not latest:
        return "open", ""
    if not (latest[0].right or latest[0].false_head):
        return "wrong", latest[0].cause
    same = next((one for one in latest if one.head == finding.head), None)
    if same is None:
        return "other head", ""
    return ("right", "") if same.right else ("false head", same.cause)


def take(war: War, answers: Path, heads: Mapping[str, str]) -> int:
    """Add a judge's answers to the set's verdicts, with the `heads` that stood above them; how many there were."""
    rows = [json.loads(line) for line in answers.read_text(encoding="utf-8").splitlines() if line.strip()]
    with (war.folder / _FILE).open("a", encoding="utf-8") as out:
        for row in rows:
            told = {"key": row["key"], "head": heads.get(row["key"], ""), "right": row["right"]}
            told |= {name: row[name] for name in ("header", "cause", "note") if row.get(name)}
            out.write(json.dumps(told, ensure_ascii=False) + "\n")
    return len(rows)
