"""Where words come from: from the earliest report that has them, unless they are a commonplace."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tadmor.link.voices import Lineage
from tadmor.link.voices.lineage import Facts
from tadmor.model import DocumentLink, Passage, Span

_WORDS = Span(0, 100, "")
_FIRST = date(2016, 12, 1)


def family(number: int, days: int) -> tuple[list[Facts], list[DocumentLink]]:
    """So many reports, `days` apart, each pair of which has the same hundred characters."""
    names = [f"d{n}" for n in range(number)]
    facts = [
        Facts(document=name, number=n, outlet=None, published=_FIRST + timedelta(days=days * n))
        for n, name in enumerate(names)
    ]
    passage = Passage(first=_WORDS, second=_WORDS, words=20)
    links = [
        DocumentLink(first=one, second=other, kind="shared-passage", passages=(passage,), shares=(0.1, 0.1))
        for n, other in enumerate(names)
        for one in names[:n]
    ]
    return facts, links


@pytest.mark.parametrize(("number", "days", "origin"), [(40, 0, "d0"), (10, 30, "d0"), (40, 2, "d39")])
def test_what_many_print_for_weeks_is_a_commonplace(number: int, days: int, origin: str) -> None:
    """A wire report in forty papers of one day has one origin; a sentence on who the monitor is has none."""
    lineage = Lineage(*family(number, days))
    assert origin == lineage.descent(f"d{number - 1}", (_WORDS,)).origin.document


def test_a_new_print_of_a_commonplace_touches_nobody() -> None:
    """Nothing that was told changes by it; until it was a commonplace, all that have it are looked at again."""
    facts, links = family(60, 2)
    lineage = Lineage(facts[:59], [link for link in links if "d59" not in (link.first, link.second)])
    lineage.add(facts[59])
    for link in links:
        if "d59" in (link.first, link.second):
            lineage.join(link)
    assert {} == lineage.touched(["d59"])


def test_when_it_becomes_one_all_that_have_it_are_touched() -> None:
    """Whatever came last, what is told is the same."""
    facts, links = family(25, 2)
    lineage = Lineage(facts, links)
    assert {one.document for one in facts[:24]} == set(lineage.touched(["d24"]))
    assert "d12" == lineage.descent("d12", (_WORDS,)).origin.document


def test_whose_date_is_unknown_makes_no_weeks() -> None:
    """Forty undated prints are one report's until days say otherwise."""
    facts, links = family(40, 2)
    lineage = Lineage([replace(one, published=None) for one in facts], links)
    assert "d0" == lineage.descent("d39", (_WORDS,)).origin.document


def test_what_is_remembered_of_a_report_grows_with_its_links() -> None:
    """Asked after every link, lineage says the same as one that was asked only once all were there."""
    facts, links = family(30, 2)
    asked = Lineage(facts)
    for link in links:
        asked.join(link)
        asked.descent(link.second, (_WORDS,))
        asked.touched([link.second])
    fresh = Lineage(facts, links)
    for one in facts:
        assert fresh.descent(one.document, (_WORDS,)) == asked.descent(one.document, (_WORDS,))
        assert fresh.touched([one.document]) == asked.touched([one.document])
        assert fresh.prints(one.document) == asked.prints(one.document)


def test_beyond_its_reach_a_report_remembers_its_first_links() -> None:
    """A new link of a report that has hundreds changes nothing of what is walked, asked before or not."""
    names = [f"p{n}" for n in range(300)]
    facts = [Facts(document="d", number=0, outlet=None, published=_FIRST)]
    facts += [Facts(document=name, number=n, outlet=None, published=_FIRST) for n, name in enumerate(names, 1)]
    passage = Passage(first=_WORDS, second=_WORDS, words=20)
    links = [
        DocumentLink(first="d", second=name, kind="copy", passages=(passage,), shares=(1.0, 1.0)) for name in names
    ]
    asked = Lineage(facts)
    for link in links:
        asked.join(link)
        asked.prints("d")
    assert tuple(names[:256]) == asked.prints("d") == Lineage(facts, links).prints("d")


def test_a_report_read_anew_is_asked_anew() -> None:
    """Its links are taken back, and whoever was joined with it is looked at without it."""
    facts, links = family(3, 1)
    lineage = Lineage(facts, links)
    assert "d0" == lineage.descent("d2", (_WORDS,)).origin.document
    lineage.part("d0")
    assert "d1" == lineage.descent("d2", (_WORDS,)).origin.document
