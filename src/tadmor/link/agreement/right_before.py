"""The account that a denial answers because it stands right before it in its report, whatever kinds are read in either.

"One of the raids hit the National Hospital, it said. A military source denied that a hospital had been targeted": a
report sets a denial behind what is denied, mostly in the very next sentence, and says the thing in a word of it.
"""

from tadmor.link.agreement.barred import barred
from tadmor.link.agreement.given import Told, is_own, outside
from tadmor.link.incidents import Incidents
from tadmor.link.tellings.words import cosine, named_terms, vector
from tadmor.link.vocabulary import Vocabulary
from tadmor.model.incidents import Aspect

__all__ = ["right_before"]

_WORDS = Vocabulary("tadmor.link.denials")
_NEAR = 260  # characters between an account and its denial: who denies, and perhaps who told it
_ALIKE = 0.05  # how alike the words of both are at least
_SHORT = 6  # words of a denial that only names what it denies
_FORCES = ("army", "rebels", "rebel", "fighters", "militants", "troops", "forces", "ISIL", "IS", "civilians")


def right_before(incidents: Incidents, no: Told, aspect: Aspect) -> Told | None:
    """The account right before a denial in its report that has a telling word of it, if nothing bars it."""
    tellings = [t for t in incidents.of_document(no.telling.document) if not t.story and not t.planned]
    others = [outside(said, t) for t in tellings for said in t.said if not said.negative]
    before = [yes for yes in others if 0 <= no.said.span.start - yes.said.span.end <= _NEAR and not is_own(yes)]
    fitting = [yes for yes in before if not barred(no, yes, aspect) and _speaks_of(no, yes)]
    return max(fitting, key=lambda yes: (yes.said.span.end, yes.said.span.start, yes.said.claim), default=None)


def _speaks_of(no: Told, yes: Told) -> bool:
    """Whether the denial has a telling word of the account, or only names it: "rejected the accusation of treason"."""
    if _WORDS["accused_of"].match(no.said.span.text) and len(no.said.span.text.split()) <= _SHORT:
        return yes.said.accuses or yes.said.distanced
    words = [vector([(one.said.span.text, 1.0)]) for one in (no, yes)]
    parties = [p for one in (no, yes) for p in (*one.telling.who, *one.telling.whom)]
    names = named_terms((no.name, yes.name, *(w for p in parties for w in (p.name, p.span.text)), *_FORCES))
    return cosine(words[0], words[1], names) >= _ALIKE
