"""What strangers judged of findings, kept by what the machine printed: the same words are judged once."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.findings import decided, paper, word
from benchmarks.wars.sets import War

from tadmor.model import digest
from tadmor.store import View

__all__ = ["Printed", "Verdict", "known", "printed", "take"]

_FILE = "verdicts.jsonl"
_ID = re.compile(r"happening \S+:")


@dataclass(frozen=True, slots=True)
class Verdict:
    """A stranger's word on a finding; `cause` and `note` say what is wrong."""

    right: bool
    cause: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """A finding as a judge gets it, its word, and the digest of all that it says (the incident's id apart)."""

    key: str
    word: str
    page: str


def printed(view: View) -> Iterator[Printed]:
    """Every decided finding of a set, with its key in front."""
    for row, finding in decided(view):
        _, *body = paper(0, row, finding, view)
        kind = (word(finding), finding.aspect, finding.role or "", finding.scope or "")
        key = digest(*kind, *(_ID.sub("", line) for line in body))[:16]
        yield Printed(key, kind[0], "\n".join([f"## {key}: {' · '.join(filter(None, kind))}", *body]))


def known(war: War) -> Mapping[str, Verdict]:
    """The verdicts of a set by key; a later one counts."""
    file = war.folder / _FILE
    rows = map(json.loads, file.read_text(encoding="utf-8").splitlines()) if file.exists() else ()
    return {row["key"]: Verdict(row["right"], row.get("cause", ""), row.get("note", "")) for row in rows}


def take(war: War, answers: Path) -> int:
    """Add a judge's answers to the set's verdicts; how many there were."""
    rows = [json.loads(line) for line in answers.read_text(encoding="utf-8").splitlines() if line.strip()]
    with (war.folder / _FILE).open("a", encoding="utf-8") as out:
        for row in rows:
            told = {"key": row["key"], "right": row["right"]}
            told |= {name: row[name] for name in ("cause", "note") if row.get(name)}
            out.write(json.dumps(told, ensure_ascii=False) + "\n")
    return len(rows)
