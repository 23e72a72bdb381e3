"""A finding with its chance to be right, or what is left of it where that is too small."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from math import exp
from typing import Any

from tadmor.errors import BadData
from tadmor.link.agreement.chances.beside import set_beside
from tadmor.link.agreement.chances.traits import traits
from tadmor.link.agreement.given import claim_of, count_of, ruled_one
from tadmor.link.counts import TOLLS
from tadmor.link.incidents import Incidents, Telling
from tadmor.model.incidents import Finding, Incident, Value

__all__ = ["Chances", "Odds", "Trait", "chances", "parse", "weighed"]


@dataclass(frozen=True, slots=True)
class Trait:
    """What a trait adds to the log odds: `weight` times how far it lies from the `mean`."""

    weight: float
    mean: float


@dataclass(frozen=True, slots=True)
class Odds:
    """Of one group of findings: the log odds with every trait at its mean, the traits, and the chance that is asked."""

    odds: float
    least: float
    traits: Mapping[str, Trait]

    def parts(self, told: Mapping[str, float]) -> dict[str, float]:
        """What each trait adds to the log odds."""
        return {name: known.weight * (told[name] - known.mean) for name, known in self.traits.items()}

    def chance(self, told: Mapping[str, float]) -> float:
        """How likely a finding with such traits is right, in [0, 1]."""
        return 1 / (1 + exp(-self.odds - sum(self.parts(told).values())))


@dataclass(frozen=True, slots=True)
class Chances:
    """What chances.toml says of denials and of all other findings, and what shown.toml does.

    `passes`: the aspects whose conflicts between two sides are shown whatever their chance; `together`: those whose
    values, where they only go together, are shown at all. `group`: how surely two
    tellings must be one by themselves for a conflict of two numbers of one group. `words`: what a trait that tells
    against one says, and what no two sides do.
    """

    denied: Odds
    other: Odds
    passes: frozenset[str]
    together: frozenset[str]
    group: float
    words: Mapping[str, str]

    def of(self, finding: Finding) -> Odds:
        """The odds of a finding's group."""
        return self.denied if finding.finding == "denied" else self.other


def parse(fitted: str, shown: str) -> Chances:
    """What two texts hold: the numbers, and what is shown. Raises `BadData` for what is missing."""
    try:
        found = tomllib.loads(fitted) | tomllib.loads(shown)
        passes, together = frozenset(found["passes"]), frozenset(found["together"])
        words = {"sides": found["words"]["sides"], **found["words"]}
        return Chances(_odds(found["denied"]), _odds(found["other"]), passes, together, found["group"], words)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as error:
        raise BadData(f"link/agreement/chances: {error}") from None


def _odds(row: Mapping[str, Any]) -> Odds:
    return Odds(row["odds"], row["least"], {name: Trait(**trait) for name, trait in row["traits"].items()})


@cache
def chances() -> Chances:
    """The shipped numbers."""
    folder = files("tadmor.link.agreement.chances")
    return parse(*(folder.joinpath(name).read_text(encoding="utf-8") for name in ("chances.toml", "shown.toml")))


def weighed(incidents: Incidents, incident: Incident, finding: Finding) -> Finding:
    """The finding with its chance as its score; `unclear` where that is less than its kind needs.

    Shown whatever their chance are numbers of one group that conflict, what a person says of one happening, which is
    better than any chance, and what two sides tell of a result or a weapon (`shown.toml`): of other conflicts but those
    of numbers none is shown. What one voice tells alone has no chance.
    """
    if finding.finding == "only one":
        return finding
    odds, told = chances().of(finding), traits(incidents, incident, finding)
    likely = replace(finding, score=round(odds.chance(told), 3))
    versions = finding.finding == "conflict" and finding.aspect != "how many"  # no chance tells which of them are right
    enough = likely.score >= odds.least and not (versions or _is_idle(finding))
    if finding.finding == "unclear" or enough or _stands(incidents, finding):
        return likely
    against = chances().words["sides"] if versions else _against(odds.parts(told))
    return replace(likely, finding="unclear", relation=None, why=f"{finding.why}; but {against}")


def _is_idle(finding: Finding) -> bool:
    """Whether it is of a kind that chance tells nothing of: two scopes, and what only goes together but for numbers."""
    together = finding.finding == "compatible" and finding.relation is None
    return finding.finding == "scope differs" or (together and finding.aspect not in chances().together)


def _stands(incidents: Incidents, finding: Finding) -> bool:
    """Whether it is shown whatever its chance: by a person's word, as two numbers of one voice or of one group, as two
    that one report sets side by side, as two states or weapons that those who fight each other give.
    """
    if len(finding.pair) > 1 and len({value.voice for value in finding.pair}) == 1:
        return True  # what somebody corrects, or counts apart, himself
    if ruled_one(incidents, finding.pair):
        return True
    if finding.finding != "conflict":
        return False
    if finding.aspect == "how many":
        kept = _are_opposed(incidents, finding) or not _may_have_grown(incidents, finding)
        return kept and (_of_one_group(incidents, finding) or set_beside(incidents, finding))
    return finding.aspect in chances().passes and _are_opposed(incidents, finding)


def _are_opposed(incidents: Incidents, finding: Finding) -> bool:
    """Whether both speak for sides, a government or a group each, and not for one: who fights tells his own version."""
    sides = [claim_of(incidents, value)[0].side for value in finding.pair]
    return all(sides) and len(set(sides)) > 1


def _may_have_grown(incidents: Incidents, finding: Finding) -> bool:
    """Whether the report of a later day gives the higher toll: of ten such conflicts two were right, of others half."""
    counts = ((value.published, count_of(incidents.telling(value.telling), value)) for value in finding.pair)
    told = sorted((day, count.best or count.low or 0.0) for day, count in counts if day is not None and count)
    if finding.role not in TOLLS or len(told) < 2:
        return False
    (first, fewer), (then, more) = told[0], told[-1]
    return first < then and fewer < more


def _of_one_group(incidents: Incidents, finding: Finding) -> bool:
    """Whether both numbers count one group by name, of tellings that are surely one by themselves."""
    one, other = (incidents.telling(value.telling) for value in finding.pair)
    if one.id != other.id and incidents.score(one.id, other.id) < chances().group:
        return False
    kept = all(said.heard == "kept" for telling in (one, other) for said in telling.said)
    groups = [_group(telling, value) for telling, value in zip((one, other), finding.pair, strict=True)]
    return kept and bool(groups[0] & groups[1])


def _group(telling: Telling, value: Value) -> frozenset[str]:
    """Whom a number counts."""
    count = count_of(telling, value)
    return count.population if count is not None else frozenset()


def _against(parts: Mapping[str, float]) -> str:
    """What tells most against it, in words."""
    words = chances().words
    return words[min((name for name in parts if name in words), key=lambda name: (parts[name], name))]
