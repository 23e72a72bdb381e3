"""How likely an attribution is read right, in [0, 1]: what speaks for it, weighed as the weights' calibration says.

Right means that source, cue and content each share words with what a careful reader would mark.
"""

import math
from collections.abc import Sequence

from tadmor.extract.attributions.drafts import Draft

__all__ = ["EVIDENCE", "evidence", "plain_score", "score"]

EVIDENCE = ("always", "spans", "links", "seconded", "no source", "nested", "rules alone")
_ROOM = 1e-3


def evidence(draft: Draft) -> list[float]:
    """The numbers that the calibration weighs, in the order of `EVIDENCE`."""
    marked = draft.sure is not None
    return [
        1.0,
        _logit(draft.sure) if draft.sure is not None else 0.0,
        _logit(draft.link) if marked else 0.0,
        float(draft.seconded),
        float(not draft.source),
        float(draft.parent is not None),
        float(not marked),
    ]


def _logit(chance: float) -> float:
    held = min(max(chance, _ROOM), 1 - _ROOM)
    return math.log(held / (1 - held))


def score(draft: Draft, weights: Sequence[float]) -> float:
    """The calibrated chance; `weights` as in `EVIDENCE`."""
    total = sum(weight * value for weight, value in zip(weights, evidence(draft), strict=True))
    return round(1 / (1 + math.exp(-total)), 2)


def plain_score(draft: Draft, named: bool) -> float:
    """Without calibrated weights: quotation marks, a source and a name each make a right reading likelier."""
    total = 0.5
    total += 0.2 if draft.quoted else 0.0
    total += 0.15 if draft.source else -0.1
    total += 0.1 if named else 0.0
    total -= 0.1 if draft.parent is not None else 0.0
    return round(total, 2)
