"""What coded event data ask of an incident: two sides, dead by side, days and place by code, and who claims it.

The summary decides nothing that the reports leave open: a cell that they do not fill stays empty.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tadmor.export import wording
from tadmor.export.incidents import Told
from tadmor.link.tolls import Group, Toll
from tadmor.model import Actor, ActorKind, Certainty, Span
from tadmor.ontology import geo_precision
from tadmor.ontology.actors import catalogue
from tadmor.ontology.schemes import scheme
from tadmor.store import ClaimRow

__all__ = [
    "Dead",
    "Party",
    "country",
    "dead",
    "geo_code",
    "happened",
    "identifier",
    "notes",
    "outlets",
    "part_of_world",
    "parties",
    "voices",
]

_STATE = frozenset(["state-force", "government"])
_NOBODY = frozenset(["civilians", "person", "media"])
_HAPPENED = frozenset(["occurred", "ongoing"])
_NEGATIVE = frozenset(["CT-", "PR-"])
_LONGEST_NOTE = 600  # characters of one claim's words in a cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One side as it is told: names, the first the most told, and what kind the first is.

    `key`: the country's code for all that acts for a state, the catalogue's id of a group, "civilians"; "" for others.
    """

    names: tuple[str, ...] = ()
    kind: ActorKind | None = None
    key: str = ""

    @property
    def state(self) -> bool:
        """Whether a government's forces are the side."""
        return self.kind in _STATE

    @property
    def armed(self) -> bool:
        """Whether it is an armed group."""
        return self.kind == "armed-group"

    @property
    def civilian(self) -> bool:
        """Whether it is people who bear no arms."""
        return self.kind in _NOBODY


@dataclass(frozen=True, slots=True, kw_only=True)
class Dead:
    """Numbers of dead: by group the one that most reports give, and the lowest, best and highest in all."""

    civilians: int
    state: int
    fighters: int
    unsaid: int
    low: int
    best: int
    high: int


def parties(one: Told) -> tuple[Party, Party]:
    """Who acts and who is acted on. Nobody is put on a side who is not told to stand there.

    Sides that act are bodies, groups and people without arms: somebody by his name, who "acts" where he is told to
    visit the scene or to order an inquiry, is none. Who acts is not acted on, but for the two sides of a battle.
    """
    known = {actor.name: actor for reading in one.readings for actor in reading.actors}
    acting = [name for name in one.incident.doers if name not in known or known[name].kind != "person"]
    hit = [name for name in one.incident.victims if name not in acting]
    if not hit and len(acting) > 1 and set(acting) <= set(one.incident.victims):  # a battle, which each side fights
        acting, hit = acting[:1], acting[1:]
    return _party(acting, known), _party(hit, known)


def _party(names: Sequence[str], known: Mapping[str, Actor]) -> Party:
    first = next((known[name] for name in names if name in known), None)
    return Party(names=tuple(names), kind=first.kind if first else None, key=_key(first) if first else "")


def _key(actor: Actor) -> str:
    if actor.kind in _NOBODY:
        return "civilians"
    return (actor.country if actor.kind in _STATE else actor.id) or ""


def happened(one: Told) -> bool:
    """Whether some report tells it as having happened or going on: a plan or a denial is no event of a data set."""
    wanted = frozenset(one.incident.claims) - _denied(one)
    if not wanted:
        return False
    told = [
        event
        for reading in one.readings
        for names in (frozenset(id_ for c in reading.claims if c.id in wanted for id_ in c.events),)
        for event in reading.events
        if event.id in names and event.class_ == one.incident.class_
    ]
    return not told or any(event.status in _HAPPENED for event in told)


def _denied(one: Told) -> frozenset[str]:
    """The claims of who denies what they tell: "that his men had taken part in the attack"."""
    denials = {a.id for reading in one.readings for a in reading.attributions if a.act == "deny"}
    claims = (claim for reading in one.readings for claim in reading.claims)
    return frozenset(c.id for c in claims if c.attribution in denials and c.certainty.label in _NEGATIVE)


def dead(tolls: Iterable[Toll]) -> Dead | None:
    """The dead of an incident; None where no report gives a number that is of this incident alone."""
    reports: dict[str, dict[Group, Toll]] = {}
    for toll in tolls:
        groups = reports.setdefault(toll.document, {})
        if not toll.running and toll.best >= groups.get(toll.group, toll).best:
            groups[toll.group] = toll
    counted = [groups for groups in reports.values() if groups]
    if not counted:
        return None
    parts = {group: _usual(g[group].best for g in counted if group in g) for group in _GROUPS}
    known = sum(parts.values()) - parts["unsaid"]
    best = max(parts["unsaid"], known)
    low = min(_total({k: t.low for k, t in g.items()}) for g in counted)
    high = max(_total({k: t.best if t.high is None else t.high for k, t in g.items()}) for g in counted)
    return Dead(
        civilians=parts["civilians"],
        state=parts["state forces"],
        fighters=parts["fighters"],
        unsaid=best - known,
        low=min(low, best),
        best=best,
        high=max(high, best),
    )


_GROUPS: tuple[Group, ...] = ("civilians", "state forces", "fighters", "unsaid")


def _usual(numbers: Iterable[int]) -> int:
    """The number that most give; of those that as many give, the lowest; 0 for none.

    Who only says how many there were at the most gives none, where another does.
    """
    given = list(numbers)
    counted = Counter([number for number in given if number] or given)
    return min(counted, key=lambda number: (-counted[number], number)) if counted else 0


def _total(groups: dict[Group, int]) -> int:
    """What one report adds up to: its parts, or the whole that it gives beside them."""
    return max(groups.get("unsaid", 0), sum(number for group, number in groups.items() if group != "unsaid"))


def identifier(one: Told) -> str:
    """An id that is marked as ours."""
    return f"tadmor-{one.incident.id}"


def country(one: Told) -> tuple[str, str]:
    """The country's code and name, empty where none is told."""
    place = one.place()
    code = (place.country if place else None) or ""
    known = catalogue().countries.get(code)
    return code, known.name if known else code


def part_of_world(one: Told, scheme_name: str) -> str:
    """The part of the world that a scheme has the country in; empty where it is not sure."""
    code = country(one)[0]
    return next((name for name, codes in scheme(scheme_name).words["regions"].items() if code in codes), "")


def geo_code(one: Told, of: str) -> str:
    """How exactly the place is told, in the scheme's code."""
    known = geo_precision().get(one.incident.precision or "")
    code = getattr(known, of) if known else None
    return "" if code is None else str(code)


def outlets(one: Told) -> tuple[str, ...]:
    """Who published it: not how many accounts there are."""
    return tuple(dict.fromkeys(r.document.outlet or r.document.id for r in one.readings))


def voices(one: Told) -> tuple[str, ...]:
    """The accounts with no shared source found, by name."""
    counted = one.row.compared.voices
    return tuple(voice.name or "somebody unnamed" for voice in (counted.voices or counted.unnamed[:1]))


def notes(one: Told) -> str:
    """Every claim in our wording, somebody's each: never a statement of ours."""
    told = dict.fromkeys(map(_note, one.claims()))
    return "; ".join((*told, f"{one.row.compared.voices.words()}; read by machine, not checked"))


def _note(claim: ClaimRow) -> str:
    holder = claim.speaker or claim.source if claim.attribution else claim.outlet
    when = _day(claim.published)
    where = ", ".join(part for part in (claim.outlet if claim.attribution else None, when) if part)
    sure = wording.certainty(
        Certainty(label=claim.certainty, hedges=tuple(Span(0, 0, hedge) for hedge in claim.hedges))
    )
    words = " ".join(claim.content.split())[:_LONGEST_NOTE]
    return f"claimed by {holder or 'somebody unnamed'}{f' ({where})' if where else ''}: '{words}' [{sure}]"


def _day(value: date | None) -> str:
    return value.isoformat() if value else ""
