"""Who, and to whom: the parties that voices name."""

from collections.abc import Iterator
from dataclasses import replace

from tadmor.link.agreement.aspects.held import Given, Verdict, by_holder
from tadmor.link.agreement.given import Told, least, sure, two_sides, value
from tadmor.link.incidents import Incidents, Party, Telling
from tadmor.link.tellings.holders import NOBODY, THE_REPORT
from tadmor.link.tellings.parties import relate, shared

__all__ = ["blames", "shown_parties", "who", "who_given", "whom", "whom_given"]


def who_given(some: list[Told]) -> Iterator[Given]:
    """Whom the voices of a report name as doers."""
    for one, spans in by_holder(some, (p.span for p in some[0].telling.who)).items():
        parties = tuple(p for p in one.telling.who if p.span in spans)
        yield Given(one, value(one, spans[0], _names(parties)), replace(one.telling, who=parties))


def whom_given(some: list[Told]) -> Iterator[Given]:
    """To whom it was done, as the voices of a report name them."""
    for one, spans in by_holder(some, (p.span for p in some[0].telling.whom)).items():
        parties = tuple(p for p in one.telling.whom if p.span in spans)
        yield Given(one, value(one, spans[0], _names(parties)), replace(one.telling, whom=parties))


def _names(parties: tuple[Party, ...]) -> str:
    return ", ".join(p.name for p in parties)


def who(incidents: Incidents, one: Telling, other: Telling) -> Verdict:
    """What those whom two name as doers are to each other."""
    found = relate(one.who, other.who)
    if found is None:
        return _nobody(one.who, other.who)
    if found[0] < 0:
        return _accused(incidents, one, other, found[1])
    return ("agree" if found[0] == 1 else "compatible"), found[1], None


def whom(_: Incidents, one: Telling, other: Telling) -> Verdict:
    """What those are to each other to whom it was done."""
    found = relate(one.whom, other.whom)
    if found is None or found[0] < 0:
        return _nobody(one.whom, other.whom)
    return ("agree" if found[0] == 1 else "compatible"), found[1], None


def _nobody(ones: tuple[Party, ...], others: tuple[Party, ...]) -> Verdict:
    """Neither names anybody in particular."""
    both = shared(ones, others)
    if both:
        return "compatible", f"both speak of {both}", None
    return "unclear", "it is open whether they mean the same", None


def _accused(incidents: Incidents, one: Telling, other: Telling, why: str) -> Verdict:
    """A conflict over who did it: somebody accuses one party, another names another; else both may have done it."""
    accused = any(said.accuses for said in (*one.said, *other.said))
    single = accused and len(one.who) == len(other.who) == 1 and bool(one.types & other.types)
    if single and sure(incidents, one, other)[0] >= least("who"):
        return "conflict", why, None
    return "unclear", f"{why}, or the words were misread", None


def blames(one: Given, other: Given) -> bool:
    """Whether two sides that are quoted blame two parties for one act: be they unnamed, they are not one."""
    told = one.told, other.told
    named = all(t.said.name not in (NOBODY, THE_REPORT) and (t.said.chain or t.said.accuses) for t in told)
    sides = told[0].voice != told[1].voice and two_sides(*told)
    return sides and named and _who_blamed(one.telling, other.telling, *told)


def _who_blamed(one: Telling, other: Telling, *told: Told) -> bool:
    found = relate(one.who, other.who)
    accused = any(t.said.accuses for t in told)
    return accused and found is not None and found[0] < 0 and len(one.who) == len(other.who) == 1


def shown_parties(ones: tuple[Party, ...], others: tuple[Party, ...]) -> tuple[Party, Party] | None:
    """The first party that both name, each in its words; None where they name none alike."""
    keys = [{p.key: p for p in side if p.key} for side in (ones, others)]
    common = sorted(keys[0].keys() & keys[1].keys())
    return (keys[0][common[0]], keys[1][common[0]]) if common else None
