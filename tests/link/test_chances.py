"""How likely a finding is right: what tells for and against it, and what becomes of one that is not likely enough."""

from dataclasses import replace
from datetime import date

import pytest
from tests.link.made import Report

from tadmor.errors import BadData
from tadmor.link.agreement.chances import traits, weighed
from tadmor.link.agreement.chances.weighing import chances, parse
from tadmor.link.agreement.findings import findings
from tadmor.link.incidents import Incidents
from tadmor.model import Reading
from tadmor.model.incidents import Finding, Incident, Ruling

FITTED = """
[denied]
odds = 1.0
least = 0.5
traits = {}
[other]
odds = 0.0
least = 0.6
[other.traits.long]
weight = -2.0
mean = 0.5
"""
SHOWN = """
passes = ["what"]
together = ["how many"]
group = 1.5
[words]
sides = "on two sides nobody stands"
long = "the words run on"
"""


def chance(incidents: Incidents, incident: Incident, finding: Finding) -> float:
    """How likely a finding is right by its traits."""
    return chances().of(finding).chance(traits(incidents, incident, finding))


def _report(id_: str, by: str, words: str, *, day: str | None = "Sunday") -> Reading:
    """A strike on Zarka that somebody tells."""
    report = Report(id_, f"{by} said {words}.", date(2016, 12, 12), outlet=id_.upper())
    report.says(words, by)
    report.tells("struck", "STRIKE.air", "ASSAULT", place="Zarka", day=day)
    return report.reading()


def _linked(*readings: Reading) -> tuple[Incidents, Incident, list[Finding]]:
    """The incident that some reports tell, and every finding on it as it is before its chance is known."""
    incidents = Incidents()
    for reading in readings:
        incidents.add(reading)
    [incident] = [i for i in incidents.incidents() if not i.story]
    return incidents, incident, [f for f in findings(incidents, incident) if f.finding == "agree"]


SHORT = "jets struck Zarka on Sunday"
LONG = (
    SHORT + " after a week in which " + "there was talk of much else in the hills and along the river, " * 5 + "as ever"
)


def test_words_that_run_on_are_less_sure_than_short_ones() -> None:
    """The same agreement, told in a line or in a paragraph."""
    incidents, incident, found = _linked(
        _report("a", "Northern Relief", SHORT), _report("b", "The mayor of Merj", SHORT)
    )
    long = _linked(_report("a", "Northern Relief", SHORT), _report("b", "The mayor of Merj", LONG))
    short = {f.aspect: chance(incidents, incident, f) for f in found}
    assert short and all(chance(long[0], long[1], f) < short[f.aspect] for f in long[2] if f.aspect in short)


def test_what_is_not_likely_enough_is_unclear_and_says_why() -> None:
    """Its chance stays its score; a person's word that two tell one happening outweighs it."""
    readings = _report("a", "Northern Relief", LONG), _report("b", "The mayor of Merj", LONG)
    incidents, incident, found = _linked(*readings)
    [one] = [f for f in found if f.aspect == "what"]
    aside = replace(one, finding="conflict", aspect="how many")  # of which hardly any were right
    told = weighed(incidents, incident, aside)
    assert ("unclear", None) == (told.finding, told.relation)
    assert told.why.startswith(one.why) and "; but " in told.why
    assert told.score == round(chance(incidents, incident, aside), 3) < chances().other.least
    incidents.rule(Ruling(one=one.pair[0].telling, other=one.pair[1].telling, same=True))
    assert weighed(incidents, incident, aside) == replace(aside, score=round(chance(incidents, incident, aside), 3))


def test_a_conflict_of_versions_stands_between_two_sides_alone() -> None:
    """Two states contradict each other; whom no side is known of does not."""
    for first, then, shown in (
        ("Syrian army", "Russia", True),
        ("Syrian army", "Northern Relief", False),
        ("Northern Relief", "The mayor of Merj", False),
    ):
        incidents, incident, found = _linked(_report("a", first, SHORT), _report("b", then, SHORT))
        [one] = [f for f in found if f.aspect == "what"]
        told = weighed(incidents, incident, replace(one, finding="conflict"))
        assert (told.finding == "conflict") is shown
        assert shown or told.why.endswith(chances().words["sides"])


def test_traits_are_numbers_from_0_to_1() -> None:
    """Of two voices and of a denial alone."""
    incidents, incident, found = _linked(
        _report("a", "Northern Relief", SHORT), _report("b", "The mayor of Merj", LONG)
    )
    for one in found:
        told = traits(incidents, incident, one)
        alone = traits(incidents, incident, replace(one, finding="denied", pair=one.pair[:1]))
        assert all(0 <= value <= 1.001 for value in (*told.values(), *alone.values()))
        assert (told["two"], alone["two"], alone["words"]) == (1, 0, 0)
        assert set(chances().other.traits) | set(chances().denied.traits) <= set(told)


def test_numbers_that_are_broken_are_refused() -> None:
    """A part that is missing, or a file that is none."""
    known = parse(FITTED, SHOWN)
    assert known.other.chance({"long": 0.5}) == 0.5 > known.other.chance({"long": 1.0})
    for fitted, shown in (
        ("odds =", SHOWN),
        ("[denied]\nodds = 1.0", SHOWN),
        (FITTED, SHOWN.replace("passes", "passed")),
        (FITTED, SHOWN.replace("sides", "side")),
    ):
        with pytest.raises(BadData, match="agreement/chances"):
            parse(fitted, shown)
