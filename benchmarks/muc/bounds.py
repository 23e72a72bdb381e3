"""Upper bounds on the development messages: how good each slot would be if what comes before it were perfect.

*Perfect relevance*: every incident that maps to a template of the key is answered and nothing else, so what is lost
is lost by reading, gathering and filling. *Matched alone*: missing templates are left out too, so what is lost is
lost by filling.
"""

from collections.abc import Iterator, Mapping, Sequence

from benchmarks.muc.answers import Candidate
from benchmarks.muc.keys import Template
from benchmarks.muc.score import Report, align, score

__all__ = ["bounds"]

_Templates = Sequence[Template]


def bounds(keys: Mapping[str, _Templates], found: Mapping[str, Sequence[Candidate]]) -> Iterator[tuple[str, Report]]:
    """A report for each bound, with its title."""
    pairs = [_mapped(keys.get(name, ()), [one.template for one in everyone]) for name, everyone in found.items()]
    yield "perfect relevance", score((wanted, given) for wanted, _, given in pairs)
    yield "matched alone", score((matched, given) for _, matched, given in pairs)


def _mapped(wanted: _Templates, given: _Templates) -> tuple[_Templates, _Templates, _Templates]:
    pairs = align(wanted, given)
    return wanted, [wanted[k] for k, _ in pairs], [given[a] for _, a in pairs]
