"""What a sentence lends to the next: dead and wounded that have no place and no day are of the act told just before.

"They took the town on Sunday. He said 50 soldiers were killed."
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from tadmor.link.incidents.compare import compatible
from tadmor.link.incidents.kinds import RESULTS
from tadmor.link.incidents.tellings import Telling

__all__ = ["set_beside"]

_BATTLE = frozenset(["BATTLE.attack", "BATTLE.clash", "BATTLE.offensive"])
_SENTENCE = re.compile(r"[.!?][\"”’]?\s")
_SAME = re.compile(
    r"\b(?:the same|those|these) (?:clashes|fighting|battles?|attacks?|strikes?|raids?|shelling)\b"
    r"|\bnumber of (?:the )?(?:strikes|raids|sorties|attackers|dead|victims|those killed|those who)\b",
    re.IGNORECASE,
)
_OF_IT = re.compile(
    r"\b(?:in|during|of|repelling|while \w+ing) (?:the|this) (?:offensive|battle|campaign|assault|attack)\b",
    re.IGNORECASE,
)
_MONTH = 31
_NEXT = 300  # characters to the next sentence's number
_BRIEF = 2  # days of a scene
_FOUGHT = frozenset(["ASSAULT", "CONTROL"])


def set_beside(found: Iterable[Telling], text: str) -> list[Telling]:
    """Tellings, with the scene of the sentence before for dead and wounded that have none."""
    made: list[Telling] = []
    scene: Telling | None = None
    dated: Telling | None = None
    offensive: Telling | None = None
    for telling in sorted(found, key=lambda t: (t.start, t.id)):
        lent = scene if scene is not None and _follows(scene, telling, text) else None
        if offensive is not None and _of_it(offensive, telling):
            lent = offensive
        made.append(telling if lent is None else replace(telling, when=lent.when, spots=lent.spots))
        if lent is None and dated is not None and _there(dated, telling, text):
            made[-1] = replace(telling, spots=dated.spots, when=telling.when if _dated(telling) else dated.when)
        if telling.types & _BATTLE and _dated(telling, _MONTH):
            offensive = telling
        if _dated(made[-1], _BRIEF) and not telling.denied and not telling.planned:
            dated = made[-1]
        if _has_scene(telling) and not telling.denied and not telling.planned:
            scene = telling
    return made


def _has_scene(telling: Telling) -> bool:
    """Whether it has a day and a town of its own."""
    day, town = telling.when, any(s.own and s.exact for s in telling.spots)
    return day is not None and day.own and day.days <= _BRIEF and town and bool(telling.classes & _FOUGHT)


def _follows(scene: Telling, telling: Telling, text: str) -> bool:
    """Whether bare dead or wounded stand in the same sentence as a scene or in the next one."""
    between = text[scene.spans[-1].end : telling.start]
    near = 0 <= telling.start - scene.spans[-1].end <= _NEXT and len(_SENTENCE.findall(between)) <= 1
    return _bare(telling) and near


def _of_it(battle: Telling, telling: Telling) -> bool:
    """Whether numbers without a day and a place are said to be of the battle told before: "killed in the offensive"."""
    own = any(s.own for s in telling.spots) or _dated(telling)
    named = any(_OF_IT.search(said.span.text) for said in telling.said)
    return bool(telling.counts) and not own and named and compatible(battle, telling)


def _bare(telling: Telling) -> bool:
    """Whether it tells of dead or wounded alone, without a day or a place of its own."""
    own = any(s.own for s in telling.spots) or _dated(telling)
    return bool(telling.types) and telling.types <= RESULTS and bool(telling.counts) and not own


def _there(scene: Telling, telling: Telling, text: str) -> bool:
    """Whether numbers of a kindred act of that day, or of "the same clashes", stand in the next sentence."""
    if not telling.counts or any(s.own for s in telling.spots) or not compatible(scene, telling):
        return False
    between = text[scene.spans[-1].end : telling.start]
    near = 0 <= telling.start - scene.spans[-1].end <= _NEXT and len(_SENTENCE.findall(between)) <= 1
    return near and (_dated(telling) or any(_SAME.search(said.span.text) for said in telling.said))


def _dated(telling: Telling, most: int = 10_000) -> bool:
    """Whether it has a time of its own, of so many days at the most."""
    return telling.when is not None and telling.when.own and telling.when.days <= most
