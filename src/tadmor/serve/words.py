"""Small words of the page: how it names states and forms, shortens, and writes days and numbers."""

import re
from collections.abc import Mapping
from datetime import date, datetime

from tadmor.evaluation.measured import measured
from tadmor.export import wording
from tadmor.model import Act, Kind, Stance
from tadmor.model.links import LinkKind
from tadmor.ontology import CLASSES
from tadmor.serve.addresses import Form
from tadmor.store.rows import Review

__all__ = [
    "ACTS",
    "EXPORTS",
    "INCIDENT_EXPORTS",
    "KINDS",
    "LINKS",
    "OF_FORMS",
    "REVIEWS",
    "STANCES",
    "called",
    "classed",
    "day",
    "short",
    "thousands",
]

OF_FORMS: Mapping[Form, str] = {"json": "JSON", "csv": "CSV", "geojson": "GeoJSON", "atom": "Atom feed"}
EXPORTS: Mapping[str, str] = {
    "csv": "claims in CSV",
    "jsonl": "readings in JSON Lines",
    "geojson": "a map in GeoJSON",
    "plover": "acts in PLOVER",
}
INCIDENT_EXPORTS: Mapping[str, str] = {"ucdp": "UCDP's columns", "acled": "ACLED's columns"}
REVIEWS: Mapping[Review, str] = {
    "new": "not reviewed",
    "accepted": "accepted",
    "corrected": "corrected",
    "rejected": "rejected",
    "unverifiable": "unverifiable",
}
KINDS: Mapping[Kind, str] = {
    "direct": "quoted directly",
    "mixed": "partly quoted",
    "indirect": "told in the outlet's words",
}
STANCES: Mapping[Stance, str] = {
    "neutral": "neutral",
    "distancing": "the outlet keeps its distance",
    "endorsing": "the outlet goes along",
}
ACTS: Mapping[Act, str] = {
    "assert": "",
    "accuse": "accuses",
    "deny": "denies",
    "admit": "admits",
    "claim-responsibility": "says that they did it",
    "threaten": "threatens",
    "demand": "demands",
    "promise": "promises",
    "support": "supports",
    "predict": "predicts",
    "hope": "hopes",
    "ask": "asks",
}
LINKS: Mapping[LinkKind, str] = {
    "copy": "the same text",
    "excerpt": "one is a part of the other",
    "update": "another version of the same report",
    "shared-passage": "sentences of one stand in the other",
    "quotation": "they quote the same words",
}
_LONGEST = 280
_CLASSES = re.compile(rf"\b(?:{'|'.join(sorted(CLASSES))})\b")


def day(value: date | datetime | None) -> str:
    """A day as people write it here, "undated" where there is none; a moment to the minute, in UTC."""
    if value is None:
        return "undated"
    return f"{value:%Y-%m-%d %H:%M} UTC" if isinstance(value, datetime) else value.isoformat()


def short(words: str, longest: int = _LONGEST) -> str:
    """Words on one line, cut at a word's end where there are too many."""
    line = " ".join(words.split())
    return line if len(line) <= longest else line[: longest - 1].rsplit(" ", 1)[0].rstrip(" .,;") + " …"


def called(kind: str | None) -> str:
    """A class or type of event for people: "Strike: air", "Assault"."""
    family, _, rest = (kind or "event").partition(".")
    return family.capitalize() + (f": {rest.replace('.', ' ').replace('-', ' ')}" if rest else "")


def classed(why: str) -> str:
    """A sentence of reason in words: classes of event instead of types that were not measured, and no capitals."""
    return _CLASSES.sub(lambda found: found[0].lower(), wording.classed(why, measured().types))


def thousands(value: int) -> str:
    """A count with its thousands set apart."""
    return f"{value:,}"
