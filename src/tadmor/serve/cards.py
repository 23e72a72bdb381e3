"""A claim as a card beside its text: who is told to say it, how, how far they go, and who else tells the same."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tadmor.export import wording
from tadmor.export.standing import UNNAMED
from tadmor.link.voices import reason
from tadmor.model import Decision
from tadmor.model.incidents import Finding
from tadmor.serve.layers import hedge_rule
from tadmor.serve.words import ACTS, KINDS, LINKS, STANCES, called, short
from tadmor.store import ClaimRow, IncidentRow, View
from tadmor.views.told import by_claim

__all__ = ["Card", "Siblings", "Telling", "Told", "about", "cards", "happening", "siblings", "told_of"]

_DENIED = 60  # characters of what is denied that head it

_MOST_SIBLINGS = 6
_MOST_LOOKED_UP = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """Another report that tells it: where, and why it counts as it does."""

    document: str
    outlet: str
    title: str
    published: date | None
    why: str
    claim: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An incident that a claim tells, in words: what, by how many accounts, what is disputed, who else tells it."""

    id: str
    happening: str
    support: str
    disputes: tuple[str, ...]
    others: tuple[Telling, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One claim. `chain` runs from who says it to who published it; `manner` is how it is told, in words."""

    row: ClaimRow
    number: int
    chain: tuple[str, ...]
    manner: tuple[str, ...]
    rules: tuple[str, ...]
    ways: tuple[str, ...]
    told: tuple[Told, ...]
    decisions: tuple[Decision, ...]

    @property
    def support(self) -> str:
        """How many accounts stand behind it, as far as the store knows."""
        return self.told[0].support if self.told else "1 account"


@dataclass(frozen=True, slots=True)
class Siblings:
    """Other reports that a document has to do with."""

    sharing: tuple[Telling, ...]
    story: tuple[Telling, ...]


def cards(
    rows: Sequence[ClaimRow],
    told: Mapping[str, tuple[Told, ...]],
    decisions: Mapping[str, tuple[Decision, ...]],
    lang: str | None,
) -> list[Card]:
    """The cards of a document's claims, in text order."""
    return [
        Card(
            row=row,
            number=number,
            chain=_chain(row),
            manner=_manner(row),
            rules=tuple(hedge_rule(hedge, lang) for hedge in row.hedges),
            ways=tuple(_ways(row)),
            told=told.get(row.id, ()),
            decisions=decisions.get(row.id, ()),
        )
        for number, row in enumerate(rows, 1)
    ]


def _chain(row: ClaimRow) -> tuple[str, ...]:
    """From the holder over the body they speak for to the outlet: "Konashenkov > Russian Ministry of Defence > RT"."""
    if not row.attribution:
        return (row.outlet or "the outlet",)
    holder = row.speaker or row.source or UNNAMED
    through = [name for name in reversed(row.chain) if name != holder]
    parts = [holder, row.speaker_organisation or "", *through, row.outlet or ""]
    return tuple(dict.fromkeys(part for part in parts if part))


def _manner(row: ClaimRow) -> tuple[str, ...]:
    if not row.attribution:
        return ("in the outlet's own voice",)
    kind = KINDS[row.kind] if row.kind else ""
    act = ACTS[row.act] if row.act else ""
    stance = STANCES[row.stance] if row.stance and row.stance != "neutral" else ""
    return tuple(part for part in (kind, act, stance) if part)


def _ways(row: ClaimRow) -> Iterator[str]:
    for way in row.movements:
        path = " > ".join((*way.origin, *way.via, *way.destination))
        yield ": ".join(part for part in (way.mover, path) if part)


def told_of(view: View, document: str, incidents: Iterable[IncidentRow]) -> dict[str, tuple[Told, ...]]:
    """For each claim of a document the incidents that it tells, those that most accounts tell first."""
    look_up = _Reports(view)
    made: dict[str, Told] = {}
    told = {}
    for claim, rows in by_claim(incidents).items():
        ordered = sorted(rows, key=lambda row: (-row.voices, -len(row.incident.documents), row.id))
        told[claim] = tuple(
            made[row.id] if row.id in made else made.setdefault(row.id, _told(look_up, document, row))
            for row in ordered
        )
    return told


def _told(look_up: "_Reports", document: str, row: IncidentRow) -> Told:
    others = list(_others(row, document))
    told = (look_up.telling(id, claim, why) for id, claim, why in others[:_MOST_SIBLINGS])
    return Told(
        id=row.id,
        happening=happening(row),
        support=row.compared.voices.words(),
        disputes=tuple(map(_dispute, (one for one in row.compared.findings if one.finding in ("conflict", "denied")))),
        others=tuple(one for one in told if one),
        more=max(0, len(others) - _MOST_SIBLINGS),
    )


def _dispute(finding: Finding) -> str:
    return f"{' '.join(part for part in (finding.aspect, finding.role) if part)}: {finding.finding}"


def _others(row: IncidentRow, document: str) -> Iterator[tuple[str, str | None, str]]:
    """The other documents of an incident, each with a claim and why it is, or is not, the same account."""
    voices = (*row.compared.voices.voices, *row.compared.voices.unnamed)
    own = {id for id, voice in enumerate(voices) if document in voice.documents}
    seen = {document}
    for at, voice in enumerate(voices):
        echoes = {echo.document: echo for echo in voice.echoes}
        for other in voice.documents:
            if other in seen:
                continue
            seen.add(other)
            echo = echoes.get(other)
            same = "the same account" if at in own else f"another account: {voice.name or 'somebody unnamed'}"
            yield other, echo.claim if echo else None, f"{same}; {reason(echo)}" if echo and at in own else same


def happening(row: IncidentRow) -> str:
    """An incident in a line: "Assault, army › residents, Palmyra, 2016-12-08"; "Assault › residents" of nobody."""
    told = row.incident
    if told.story:
        return "one story"
    if row.compared.denial_alone:
        return _denial(row)
    days = wording.days(row.earliest, row.latest) if row.dated == "text" else ""
    whom = ", ".join(told.whom[:2]) if told.whom != told.who else ""
    who, to = ", ".join(told.who[:2]), whom and f"› {whom}"
    acts = f"{called(told.class_)}, {who} {to}" if who else f"{called(told.class_)} {to}"
    whole = wording.WHOLE_CAMPAIGN if told.campaign else ""
    return ", ".join(part for part in (whole, acts.strip(), told.where, days) if part)


def _denial(row: IncidentRow) -> str:
    """What somebody denies of which nothing else is known: "Denial, Russia: “any involvement”"."""
    no = next(finding.pair[-1] for finding in row.compared.findings if finding.finding == "denied")
    return f"Denial, {no.name or no.voice}: “{short(no.span.text, _DENIED)}”"


class _Reports:
    """Other reports by id, each looked up once, and no more of them than a page needs."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._known: dict[str, tuple[str, str, date | None]] = {}

    def telling(self, document: str, claim: str | None, why: str) -> Telling | None:
        """A report as a telling; None where it is not to be found, or too many have been looked up."""
        if document not in self._known:
            if len(self._known) == _MOST_LOOKED_UP:
                return None
            self._known[document] = about(self._view, document)
        outlet, title, published = self._known[document]
        return Telling(document=document, outlet=outlet, title=title, published=published, why=why, claim=claim)


def about(view: View, document: str) -> tuple[str, str, date | None]:
    """A document's outlet, title and day, for people."""
    row = view.document(document)
    if row is None:
        return "", document, None
    return row.outlet or "outlet not given", row.title or document, row.published


def siblings(view: View, document: str, incidents: Iterable[IncidentRow]) -> Siblings:
    """The reports that share words with a document, and those of the same story."""
    look_up = _Reports(view)
    sharing = []
    for link in view.links(document):
        other, share = (link.second, link.shares[0]) if link.first == document else (link.first, link.shares[1])
        why = f"{LINKS[link.kind]}: {round(100 * share)} % of this report stands there"
        sharing.append(look_up.telling(other, None, why))
    known = {one.document for one in sharing if one} | {document}
    stories = (row.incident.documents for row in incidents if row.incident.story)
    story = dict.fromkeys(other for told in stories for other in told if other not in known)
    found = (look_up.telling(other, None, "the same story") for other in story)
    return Siblings(tuple(one for one in sharing if one), tuple(one for one in found if one))
