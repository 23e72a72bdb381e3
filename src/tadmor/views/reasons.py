"""Why claims count as telling one incident, and whose account each is: made again from the readings, never stored."""

from collections.abc import Sequence
from dataclasses import dataclass

from tadmor.link.incidents import Incidents, Telling, tellings
from tadmor.model import Span
from tadmor.model.incidents import Incident, Joint
from tadmor.store import IncidentRow, View

__all__ = ["Reason", "founder", "in_words", "reasons", "tellings_in"]

_TOLD = 3  # traits that a sentence gives; all of them stand behind it, with their numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why two tellings are one happening: each by its document and words, and the joint with its traits."""

    one: str
    one_words: tuple[Span, ...]
    other: str
    other_words: tuple[Span, ...]
    joint: Joint


def reasons(view: View, incident: Incident) -> tuple[Reason, ...]:
    """The joints that hold an incident together: of each telling after the first the strongest to one before it."""
    known = Incidents()
    for document in incident.documents:
        reading = view.reading(document)
        if reading is not None:
            known.add(reading)
    wanted = set(incident.tellings)
    found = [t for document in incident.documents for t in known.of_document(document) if t.id in wanted]
    return tuple(_strongest(known, found[:at], telling) for at, telling in enumerate(found) if at)


def in_words(one: Reason) -> str:
    """Why two tellings belong together, in a sentence or two: what weighs most for it, and most against it."""
    if one.one == one.other and one.joint.score == 0:  # they hang on one name, so that nothing else is compared
        return "Two passages of one report that speak of one thing."
    if one.joint.score <= 0:
        where = "Two passages of one report" if one.one == one.other else "Not alike enough by themselves"
        return f"{where}: what others tell holds them together."
    heavy = sorted(one.joint.traits, key=lambda trait: -abs(trait.weight))
    told = "; ".join([trait.why for trait in heavy if trait.weight > 0][:_TOLD] or [heavy[0].why])
    against = next((f" Against it: {trait.why}." for trait in heavy if trait.weight < 0), "")
    return f"What they have in common above all: {told}.{against}"


def tellings_in(view: View, incident: Incident, document: str) -> tuple[str, ...]:
    """The ids of those tellings of an incident that stand in a document."""
    reading = view.reading(document)
    found = [] if reading is None else [telling.id for telling in tellings(reading)]
    return tuple(id_ for id_ in found if id_ in incident.tellings)


def founder(view: View, row: IncidentRow) -> str:
    """The document whose telling an incident is named after, "" where it is gone: it cannot be taken out of it."""
    wanted = row.id.removeprefix("i")
    return next((id for id in row.incident.documents if wanted in tellings_in(view, row.incident, id)), "")


def _strongest(known: Incidents, before: Sequence[Telling], telling: Telling) -> Reason:
    joints = [known.explain(other.id, telling.id) for other in before]
    at = max(range(len(joints)), key=lambda at: (not joints[at].vetoed, joints[at].score))
    other = before[at]
    return Reason(
        one=other.document,
        one_words=other.spans,
        other=telling.document,
        other_words=telling.spans,
        joint=joints[at],
    )
