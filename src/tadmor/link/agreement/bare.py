"""What holds of a finding on a text that has lost its commas and apostrophes: less, unless something else bears it out.

There a speaker counts only where he is named right beside his verb and his words; two reports tell one happening only
where both say its town and its day; and the place and days that the happening is shown with must be theirs. What does
not reach that is `unclear`. On 56 findings of such texts, read by eye, .43 were right without these rules.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from tadmor.lang import lexicon
from tadmor.link.agreement.given import claim_of, ruled_one
from tadmor.link.agreement.settings import settings
from tadmor.link.incidents import Incidents, Telling
from tadmor.link.likeness.scenery import is_rare
from tadmor.link.likeness.shared_words import word_trait
from tadmor.link.tellings.holders import Said
from tadmor.link.tellings.places import Spot
from tadmor.link.tellings.times import When, closeness
from tadmor.link.tellings.words import named_terms, terms
from tadmor.link.voices.names import folded
from tadmor.link.weights import weights
from tadmor.model.incidents import Finding, Incident, Value
from tadmor.ontology.nations import nations

__all__ = ["doubt", "weighed"]

_NAME = re.compile(r"\b(?:al-|el-)?[A-Z][\w’'-]+")
_WHICH_KILLED = re.compile(r"\b(?:that|which) (?:\w+ )?(?:killed|left|wounded|injured|claimed|displaced)\b[^.;]*$")
_ARTICLES = frozenset(["al", "el", "the"])
_UNDECIDED = frozenset(["only one", "unclear"])
_ALIKE = frozenset(["agree", "compatible"])
_SPEAKERS = {
    "head": "the words stand in a headline",
    "apart": "who says it is not named right beside the words",
}
_Part = tuple[Said, Telling]


def weighed(incidents: Incidents, incident: Incident, finding: Finding) -> Finding:
    """The finding, or what is left of it."""
    why = doubt(incidents, incident, finding)
    if not why:
        return finding
    return replace(
        finding, finding="unclear", relation=None, why=f"{finding.why}; but its text has lost its commas, and {why}"
    )


def doubt(incidents: Incidents, incident: Incident, finding: Finding) -> str:
    """Why a finding rests on too little; empty where it does not, or where its texts have kept their marks."""
    parts = [claim_of(incidents, value) for value in finding.pair]
    if finding.finding in _UNDECIDED or all(said.heard == "kept" for said, _ in parts):
        return ""
    if why := _misheard(finding, [said for said, _ in parts]):
        return why
    if finding.aspect == "how many" and any(map(_explained, finding.pair, [said for said, _ in parts])):
        return "a number explains what somebody speaks of"
    if finding.finding == "denied":
        return _denial(incident, parts)
    if ruled_one(incidents, finding.pair):
        return ""
    if len({telling.document for _, telling in parts}) == 1:
        return _shown(incident, parts)
    return _place(incident, parts) or _day(incident, finding, parts) or _which(finding, parts)


def _misheard(finding: Finding, some: Sequence[Said]) -> str:
    """Why it is open who speaks. Two papers' own words are mostly one agency's, whatever they say alike."""
    weak = next((_SPEAKERS[said.heard] for said in some if said.heard in _SPEAKERS), "")
    own = sum(said.heard == "own" for said in some)
    alike = finding.finding in _ALIKE and finding.relation is None
    if finding.finding == "denied" and some[-1].heard == "own":
        return _SPEAKERS["apart"]
    most = 0 if alike else 1
    return weak or ("a report's own words may be anybody's" if own > most else "")


def _explained(value: Value, said: Said) -> bool:
    """Whether a number only tells what somebody speaks of: "blamed the army for a raid that killed 30"."""
    before = said.span.text[: max(0, value.span.start - said.span.start)]
    return said.heard == "beside" and _WHICH_KILLED.search(before) is not None


def _denial(incident: Incident, parts: Sequence[_Part]) -> str:
    """Why a denial is not certain: its words run on, its place is another's, or its account is of another report."""
    denied, telling = parts[-1]
    if len(denied.span.text) > settings().bare["denial"]:
        return "its words run on"
    if incident.place is not None and incident.place not in {s.name for s in telling.spots if _is_told(s)}:
        return "where it was is not said by who denies"
    if any(one.document != telling.document for _, one in parts) and not _common(parts):
        return "the account is of another report that names another place"
    return ""


def _place(incident: Incident, parts: Sequence[_Part]) -> str:
    """Why it is open where it was."""
    common = _common(parts)
    if not common:
        return "they do not both name the place"
    return "" if incident.place in common else "the place is named by others"


def _shown(incident: Incident, parts: Sequence[_Part]) -> str:
    """Why place or days that are shown are not those of what one report tells."""
    if incident.place is not None and not any(incident.place in _towns(telling) for _, telling in parts):
        return "the place is named by others"
    days = {(t.own_when.earliest, t.own_when.latest) for _, t in parts if t.own_when is not None}
    shown = (incident.earliest, incident.latest)
    return "the days are told of something else" if incident.earliest is not None and shown not in days else ""


def _day(incident: Incident, finding: Finding, parts: Sequence[_Part]) -> str:
    """Why it is open when it was; one figure of one group tells which happening it was as well as a day does."""
    known = settings().bare
    said = [t.own_when for _, t in parts if t.own_when is not None and not t.own_when.told]
    ends = incident.earliest, incident.latest
    if ends[0] is not None and ends[1] is not None and (ends[1] - ends[0]).days >= known["days"]:
        return "the days are told of more than one happening"
    if finding.aspect == "how many" and finding.finding == "agree" and _one_figure(finding):
        return ""
    brief = all(when.days <= known["days"] for when in said)
    if brief and len(said) == len(parts):
        return "" if closeness(said[0], said[1]) >= known["share"] else "they say two days"
    rare = any(is_rare(name) for name in _common(parts))
    return "" if brief and said and rare and _at_once(said[0], parts) else "they do not both say the day"


def _at_once(when: When, parts: Sequence[_Part]) -> bool:
    """Whether both were printed on a day or on the next: of a village that few reports name one day is enough."""
    return all(t.published is not None and -1 <= (t.published - when.latest).days <= 1 for _, t in parts)


def _which(finding: Finding, parts: Sequence[_Part]) -> str:
    """Why it is open which of a city's strikes of one day it was: neither a quarter, a number nor the words say."""
    (ours, one), (theirs, other) = parts
    if any(is_rare(name) for name in _common(parts)) or (finding.finding == "agree" and _one_figure(finding)):
        return ""
    parties = (party.span.text for t in (one, other) for party in (*t.who, *t.whom))
    known = named_terms((*_common(parts), *parties)) - _ARTICLES
    called = [frozenset(_NAME.findall(said.span.text[1:])) for said in (ours, theirs)]
    beside = {name for name in called[0] & called[1] if not known.intersection(terms(name)) and not _is_common(name)}
    alike = word_trait(one, other).weight >= settings().bare["words"] * weights().weight["words"]
    return "" if beside or alike else "a city sees more than one of them a day"


def _is_common(name: str) -> bool:
    """Whether a name tells no place within a city: a day, a month, a state or what is its own."""
    folded_name = folded(name)
    calendar = lexicon("en", "times")["classes"]
    if name in (*calendar["weekday"], *calendar["month"]):
        return True
    return not {folded_name, folded_name.removesuffix("s")}.isdisjoint(nations())


def _one_figure(finding: Finding) -> bool:
    number = finding.pair[0].text.partition(" ")[0]
    return number.isdigit() and int(number) >= settings().bare["figure"] and finding.scope != finding.role


def _is_told(spot: Spot) -> bool:
    """Whether the words name a place, or take up one that is known ("near the town")."""
    return spot.own or (spot.within and spot.exact)


def _common(parts: Sequence[_Part]) -> frozenset[str]:
    found = [_towns(telling) for _, telling in parts]
    return frozenset.intersection(*found)


def _towns(telling: Telling) -> frozenset[str]:
    return frozenset(spot.name for spot in telling.spots if spot.own and spot.named)
