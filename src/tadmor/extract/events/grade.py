"""Numbers and grades that follow from what is already read: factuality, confidence, clarity, score."""

from collections.abc import Mapping
from types import MappingProxyType

from tadmor.model import Attribution, CertaintyLabel, Clarity, Confidence, Spans, Status
from tadmor.nlp.syntax.phrases import Parse
from tadmor.nlp.syntax.small_words import grammar
from tadmor.ontology import event_types

from .detect import Found

__all__ = ["clarity_of", "confidence_of", "factuality_of", "score_of"]

_LEVEL: Mapping[CertaintyLabel, float] = MappingProxyType(
    {"CT+": 3.0, "PR+": 2.0, "PS+": 1.0, "Uu": 0.0, "PS-": -1.0, "PR-": -2.0, "CT-": -3.0}
)
_REALITY: Mapping[Status, float] = MappingProxyType(
    {"occurred": 1.0, "ongoing": 1.0, "planned": 1 / 3, "hypothetical": 0.0, "negated": -1.0}
)
_HARM = frozenset(("ASSAULT", "COERCE", "CONTROL"))


def factuality_of(status: Status, attribution: Attribution | None) -> float:
    """FactBank's scale in [-3, 3]: the innermost holder's certainty, turned by the status. Own voice is certain."""
    level = _LEVEL[attribution.certainty.label] if attribution else 3.0
    if attribution is not None and attribution.type == "denial":
        level = -abs(level)
    return round(level * _REALITY[status], 2) + 0.0


def confidence_of(found: Found, status: Status, actors: Spans, attribution: Attribution | None) -> Confidence | None:
    """MUC's grade of who did it; None where nobody is named or the event harms nobody."""
    if not actors or found.class_ not in _HARM:
        return None
    if attribution is None:
        return "accused" if _doubted(actors) else "reported-as-fact"
    if status == "negated" or attribution.type == "denial":
        return "cleared"
    if attribution.act in ("admit", "claim-responsibility") or actors[0].text.lower() in ("we", "i", "our forces"):
        return "claimed-or-admitted"
    if attribution.certainty.label not in ("CT+", "PR+"):
        return "possible"
    return _accused(attribution)


def _doubted(actors: Spans) -> bool:
    """Whether the report itself does not vouch for who did it: "alleged members of", "suspected rebels"."""
    return bool(set(actors[0].text.lower().split()[:3]) & set(grammar().events["doubted"]))


def _accused(attribution: Attribution) -> Confidence:
    """Someone says that someone did it: authorities, or anybody else."""
    speaker = attribution.speaker
    told = " ".join(filter(None, (speaker.role, speaker.organisation, speaker.name))).lower() if speaker else ""
    return "accused-by-authorities" if any(office in told for office in grammar().events["offices"]) else "accused"


def clarity_of(p: Parse, found: Found) -> Clarity:
    """Aggregate where one mention covers many acts: plurals, "several times", campaigns."""
    around = set(p.low[max(0, found.start - 4) : found.end + 8])
    many = found.part == "noun" and found.plural
    lasting = found.line.type and event_types()[found.line.type].spans_days
    return "aggregate" if many or lasting or around & set(grammar().events["many"]) else "single"


def score_of(found: Found, actors: Spans, recipients: Spans, place: Spans) -> float:
    """The heads' chance of an event of its class; else, and for a sure line, how much it rests on. In [0, 1]."""
    if found.heard is not None and not found.line.sure:
        return round(found.heard.classes.get(found.class_ or "OBSERVE", 0.0), 2)
    return round(
        0.5 + 0.15 * bool(actors) + 0.15 * bool(recipients) + 0.1 * bool(place) + 0.05 * (found.part == "verb"), 2
    )
