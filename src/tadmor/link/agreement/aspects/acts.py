"""What happened, and how it ended: the kinds of act that voices tell."""

from collections.abc import Iterator
from dataclasses import replace

from tadmor.link.agreement.aspects.held import Given, Verdict, by_holder
from tadmor.link.agreement.given import Told, least, own_doers, sure, value
from tadmor.link.agreement.outcomes import outcome, results
from tadmor.link.agreement.settings import settings
from tadmor.link.incidents import Incidents, Telling
from tadmor.link.likeness.compare import contested
from tadmor.link.likeness.control import turn
from tadmor.link.tellings.kinds import HELD, KEPT, RESULTS, TAKEN, kinship, twins
from tadmor.model import Span
from tadmor.model.incidents import Value

__all__ = ["one_act", "result", "result_given", "shown_kind", "what", "what_given"]

_CAME = ("CONSEQ.", "DAMAGE.")  # what comes of an act: five dead are no account of a burnt tank


def what_given(some: list[Told]) -> Iterator[Given]:
    """What the voices of a report tell to have happened; words for an act stand before those for what came of it."""
    for one, spans in by_holder(some, (span for span, _ in some[0].telling.triggers)).items():
        triggers = [pair for pair in one.telling.triggers if pair[0] in spans]
        kinds = sorted({kind for _, kind in triggers})
        first = next((span for span, kind in triggers if kind not in RESULTS), triggers[0][0])
        yield _given(one, triggers, value(one, first, ", ".join(kinds)))


def result_given(some: list[Told]) -> Iterator[Given]:
    """How it ended, as the voices of a report tell it."""
    triggers = [(span, kind) for span, kind in some[0].telling.triggers if kind in settings().result]
    for one, spans in by_holder(some, (span for span, _ in triggers)).items():
        own = [pair for pair in triggers if pair[0] in spans]
        kinds = frozenset(kind for _, kind in own)
        yield _given(one, own, value(one, spans[0], ", ".join(results(kinds))))


def _given(one: Told, triggers: list[tuple[Span, str]], shown: Value) -> Given:
    """What one voice tells by some words, with whom it names as doers."""
    kinds = frozenset(kind for _, kind in triggers)
    return Given(one, shown, replace(one.telling, types=kinds, triggers=tuple(triggers), who=own_doers(one)))


def what(_: Incidents, one: Telling, other: Telling) -> Verdict:
    """What the kinds that two tell are to each other."""
    if min(one.score, other.score) < least("telling"):
        return "unclear", "it is not certain enough what is told", None
    same = sorted(one.types & other.types)
    if not same and (contested(one, other) or _kept_and_taken(one, other)):
        return "unclear", "one tells it taken, the other kept", None
    if HELD in same and turn(one, other) != "with":  # each may hold it himself
        return "unclear", "who has it is not said by both alike", None
    if same and set(same) - RESULTS:
        return "agree", f"both {', '.join(same)}", None
    if same:
        return "unclear", "both tell of dead or wounded, and it is open by which act", None
    return _of_two_kinds(one, other)


def _kept_and_taken(one: Telling, other: Telling) -> bool:
    """Whether one tells a place taken and the other that it is kept, and not plainly by the same."""
    meant = turn(one, other)
    states = [(t.types & TAKEN, t.types & KEPT) for t in (one, other)]
    contrary = any(a[0] and b[1] and not a[1] for a, b in (states, states[::-1]))
    return meant == "against" or (contrary and meant != "with")


def _of_two_kinds(one: Telling, other: Telling) -> Verdict:
    """What kinds are to each other of which two tellings share none."""
    if twins(one.types, other.types):
        return "agree", "kinds that tell one thing", None
    if all(kind.startswith(_CAME) for kind in one.types | other.types):
        return "unclear", "two things that came of it", None
    if not all(kinds - RESULTS for kinds in (one.types, other.types)):
        return "unclear", "one tells only of dead or wounded, and it is open by which act", None
    return "compatible", "kinds that go together", None


def result(incidents: Incidents, one: Telling, other: Telling) -> Verdict:
    """What the ends that two tell are to each other."""
    found = outcome(one, other)
    if found[0] == "conflict" and sure(incidents, one, other)[0] < least("joint"):
        return "unclear", f"{found[1]}, if they tell of one place at all", None
    return found


def one_act(one: Given, other: Given) -> bool:
    """Whether both claims tell an act of one kind: a report's story may hold more than one claim tells."""
    ours, theirs = (_acts(given) for given in (one, other))
    if not ours or not theirs:  # a word that only the heads know has a class and no leaf
        none = frozenset[str]()
        return kinship(none, one.told.telling.classes, none, other.told.telling.classes) is not None
    families = [{kind.partition(".")[0] for kind in some - RESULTS} for some in (ours, theirs)]
    return bool(ours & theirs or families[0] & families[1]) or twins(ours, theirs)


def _acts(given: Given) -> frozenset[str]:
    """The kinds of what a claim tells, by the words in it."""
    return frozenset(k for span, k in given.told.telling.triggers if given.told.said.holds(span))


def shown_kind(a: Given, b: Given) -> tuple[Value, Value]:
    """The values with the words for the kinds that both tell alike, if there are any."""
    same = a.telling.types & b.telling.types
    wanted = same - RESULTS or same
    if not wanted:
        return a.value, b.value
    ours, theirs = (
        next((replace(g.value, span=span) for span, kind in g.telling.triggers if kind in wanted), g.value)
        for g in (a, b)
    )
    return ours, theirs
