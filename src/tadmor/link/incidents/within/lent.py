"""What a sentence lends to the next: dead and wounded that have no place and no day are of the act told just before.

"They took the town on Sunday. He said 50 soldiers were killed."
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from tadmor.link.incidents.within.again import points_back
from tadmor.link.incidents.within.apart import elsewhere_said
from tadmor.link.likeness.compare import compatible
from tadmor.link.tellings.kinds import RESULTS
from tadmor.link.tellings.sentences import STOP
from tadmor.link.tellings.telling import Telling
from tadmor.link.tellings.times import apart_if_said
from tadmor.link.vocabulary import Vocabulary

__all__ = ["Of", "set_beside"]

_WORDS = Vocabulary(__name__)

_BATTLE = frozenset(["BATTLE.attack", "BATTLE.clash", "BATTLE.offensive"])
_OF_IT = re.compile(
    r"\b(?:in|during|of|repelling|while \w+ing) (?:the|this) (?:offensive|battle|campaign|assault|attack)\b",
    re.IGNORECASE,
)
_PLAIN = frozenset(["BATTLE.attack"])
_DEFINITE = re.compile(r"[\"“‘']?(?:The|They|It|Its|Their|Those|These|He|She)\b")
_MONTH = 31
_NEXT = 300  # characters to the next sentence's number
_BRIEF = 2  # days of a scene
_ASSAULT = "ASSAULT"
_FOUGHT = frozenset([_ASSAULT, "CONTROL"])

Of = Mapping[str, str]
"""By a telling's id that of the act in the words before it that it only tells more of: its dead, or who did it."""


def set_beside(found: Iterable[Telling], text: str) -> tuple[list[Telling], Of]:
    """Tellings, with the scene of the sentence before for dead and wounded that have none; and whose each is."""
    made: list[Telling] = []
    of: dict[str, str] = {}
    scene: Telling | None = None
    act: Telling | None = None
    end = 0
    dated: Telling | None = None
    offensive: Telling | None = None
    for telling in sorted(found, key=lambda t: (t.start, t.id)):
        lent = next((s for s in (scene, act) if s is not None and _follows(s, end, telling, text)), None)
        if lent is not None:
            of[telling.id], end = lent.id, telling.spans[-1].end
        if offensive is not None and _of_it(offensive, telling):
            lent = offensive
        made.append(telling if lent is None else replace(telling, when=lent.when, spots=lent.spots))
        if lent is None and dated is not None and _there(dated, telling, text):
            made[-1] = replace(telling, spots=dated.spots, when=telling.when if _dated(telling) else dated.when)
        if telling.types & _BATTLE and _dated(telling, _MONTH):
            offensive = telling
        if _dated(made[-1], _BRIEF) and not telling.denied and not telling.planned:
            dated = made[-1]
        if telling.denied or telling.planned:
            continue
        if _has_scene(telling):
            scene = telling
        if _is_act(telling):
            act = telling
        if telling in (scene, act):
            end = telling.spans[-1].end
    return _accused(_of_dead(made, of, text), of, text), of


def _of_dead(found: list[Telling], of: dict[str, str], text: str) -> list[Telling]:
    """Tellings, where the act told behind a paragraph's dead is what killed them: "24 died. The cars were shot at"."""
    made: list[Telling] = []
    for telling in found:
        dead = next((t for t in reversed(made) if _killed_them(t, telling, text)), None)
        if dead is not None:
            of[telling.id] = dead.id
            telling = replace(telling, spots=dead.spots, when=telling.when if _dated(telling) else dead.when)
        made.append(telling)
    return made


def _killed_them(dead: Telling, act: Telling, text: str) -> bool:
    """Whether an act without a place, "the attack", is what the dead of its paragraph died of, who have no day."""
    if not dead.counts or not dead.types or not dead.types <= RESULTS or dead.denied or _dated(dead):
        return False
    if act.denied or act.planned or _ASSAULT not in act.classes or not act.types <= _PLAIN or act.counts:
        return False
    if act.start - dead.spans[-1].end > 2 * _NEXT:
        return False
    between = text[dead.spans[-1].end : act.start]
    ends = [found.end() for found in STOP.finditer(between)]
    if "\n" in between or not ends or any(s.own for s in act.spots) or not compatible(dead, act):
        return False
    back = points_back(act, text)
    return (back or len(ends) == 1) and (back or _DEFINITE.match(between[ends[-1] :]) is not None)


def _accused(found: list[Telling], of: dict[str, str], text: str) -> list[Telling]:
    """Tellings, where whoever is accused in the same paragraph is accused of the act that it tells: "the police blame
    the shelling on the army".
    """
    made: list[Telling] = []
    for telling in found:
        before = (t for t in reversed(made) if telling.start - t.start <= _NEXT and _blames(t, telling, text))
        act = next(before, None)
        if act is not None:
            of[telling.id] = act.id
            telling = replace(telling, spots=act.spots, when=act.when)
        made.append(telling)
    return made


def _blames(act: Telling, telling: Telling, text: str) -> bool:
    """Whether a telling without a place and a day of its own says in one paragraph with an act who did it."""
    accuses = any(said.accuses for said in telling.said) and not telling.denied
    own = any(s.own for s in telling.spots) or _dated(telling)
    told = any(s.own for s in act.spots) and not act.denied and not act.planned
    one = _ASSAULT in act.classes and _ASSAULT in telling.classes and compatible(act, telling)
    return accuses and told and one and not own and "\n" not in text[act.start : telling.start]


def _has_scene(telling: Telling) -> bool:
    """Whether it has a day and a town of its own."""
    day, town = telling.when, any(s.own and s.named for s in telling.spots)
    return day is not None and day.own and day.days <= _BRIEF and town and bool(telling.classes & _FOUGHT)


def _is_act(telling: Telling) -> bool:
    """Whether it tells of an attack of a day of its own, wherever that was."""
    return _dated(telling, _BRIEF) and _ASSAULT in telling.classes and not telling.types & RESULTS


def _follows(scene: Telling, end: int, telling: Telling, text: str) -> bool:
    """Whether bare dead or wounded stand in the same sentence as a scene, or its other dead, or in the next one.

    Where only its report tells where that was, in the same paragraph.
    """
    between = text[max(end, scene.spans[-1].end) : telling.start]
    near = 0 <= telling.start - scene.spans[-1].end <= 2 * _NEXT and len(STOP.findall(between)) <= 1
    one = any(s.own for s in scene.spots) or "\n" not in text[scene.start : telling.start]
    return near and len(between) <= _NEXT and one and _bare(telling, scene)


def _of_it(battle: Telling, telling: Telling) -> bool:
    """Whether numbers without a day and a place are said to be of the battle told before: "killed in the offensive"."""
    own = any(s.own for s in telling.spots) or _dated(telling)
    named = any(_OF_IT.search(said.span.text) for said in telling.said)
    return bool(telling.counts) and not own and named and compatible(battle, telling)


def _bare(telling: Telling, scene: Telling) -> bool:
    """Whether it tells of dead or wounded alone, without a day or another place of its own."""
    own = [spot for spot in telling.spots if spot.own]
    there = all(any(a.name == b.name for b in scene.spots) for a in own)  # however near another town is
    return (
        bool(telling.types)
        and telling.types <= RESULTS
        and bool(telling.counts)
        and there
        and not _other_day(scene, telling)
    )


def _other_day(scene: Telling, telling: Telling) -> bool:
    """Whether it has a day of its own, and not only one on which it was told that the scene's falls on."""
    if not _dated(telling):
        return False
    return not telling.when.told or apart_if_said(scene.when, telling.when) > 0  # type: ignore[union-attr]


def _there(scene: Telling, telling: Telling, text: str) -> bool:
    """Whether numbers of a kindred act of that day, or of "the same clashes", stand in the next sentence."""
    if not telling.counts or any(s.own for s in telling.spots) or not compatible(scene, telling):
        return False
    if telling.own_when is not None and telling.own_when.since:
        return False  # of all since a day, and not of the act that was told last
    between = text[scene.spans[-1].end : telling.start]
    near = 0 <= telling.start - scene.spans[-1].end <= _NEXT and len(STOP.findall(between)) <= 1
    near = near and not elsewhere_said(telling, text)
    return near and (_dated(telling) or any(_WORDS["same"].search(said.span.text) for said in telling.said))


def _dated(telling: Telling, most: int = 10_000) -> bool:
    """Whether it has a time of its own, of so many days at the most."""
    return telling.own_when is not None and telling.own_when.days <= most
