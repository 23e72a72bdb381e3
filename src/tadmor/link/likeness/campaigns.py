"""What a whole campaign cost so far is one happening of its own, told again and again with a higher number.

"More than 2,000 militants have been killed since the offensive began" names no day and often no place, and is of none
of the acts around it. The totals of one report stand in tellings apart, one for each role and side; those of two
reports are of one campaign where both count one thing on one side, over days that may have begun together, where the
two reports are about one place or tell one story.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from tadmor.link.counts import GROUPS, Count, Group, other_sides, ratio
from tadmor.link.likeness.campaign_scenes import counted_on, near, one_campaign
from tadmor.link.likeness.measured import thing
from tadmor.link.likeness.veto import Never, Traits
from tadmor.link.tellings.kinds import RESULTS
from tadmor.link.tellings.places import Spot
from tadmor.link.tellings.telling import Telling
from tadmor.link.tellings.times import When
from tadmor.link.tellings.words import cosine
from tadmor.link.vocabulary import Vocabulary
from tadmor.link.weights import weights
from tadmor.model import BELLIGERENTS, Span, item_id
from tadmor.model.incidents import Trait

__all__ = ["campaign_traits", "totals"]

_WORDS = Vocabulary(__name__)

_KINDS = {
    "killed": "CONSEQ.casualty",
    "injured": "CONSEQ.casualty",
    "displaced": "CIVIL.displacement",
    "attacks": "STRIKE.air",
    "equipment-lost": "CONSEQ.equipment-loss",
    "buildings-lost": "DAMAGE.destroy",
    "captured": "CUSTODY.detain",
}
_UNSAID = frozenset(["killed", "injured", "captured"])  # of these it must be said whom they count
_DONE = frozenset(["killed", "injured", "captured", "attacks", "equipment-lost", "buildings-lost"])
_SOME = 1  # days from which on a number "since Sunday" is no longer that of one act
_THOUSANDS, _LATELY = 1_000, 3
_NEXT = 250  # characters to the next speaker's number of the same
_APART = 45  # days between two reports of one campaign
_STORY = 0.15  # how alike (cosine) the openings of two reports are that are about one campaign, without one place
_FAR = 60.0  # ratio above which two totals are not of one campaign


def totals(found: Iterable[Telling], about: Callable[[], Spot | None]) -> tuple[list[Telling], list[Telling]]:
    """The tellings without the totals of a campaign, and these as tellings of their own, in text order.

    A telling that gave nothing but totals is gone. `about` gives the place that the report is about: of what words give
    no place, that is the campaign's, and not the village of the sentence before.
    """
    rest: list[Telling] = []
    sums: list[Telling] = []
    for telling in found:
        mine = [c for c in telling.counts if _is_total(c, telling) and c.role in _KINDS and not (c.part or c.former)]
        if not mine or telling.planned or telling.denied:
            rest.append(telling)
            continue
        sums += [_total(telling, _of_whom(count, sums), about()) for count in mine]
        left = tuple(c for c in telling.counts if c not in mine)
        if left or not telling.types <= RESULTS:
            rest.append(replace(telling, counts=left))
    return rest, list(_by_side(sums))


def _is_total(count: Count, telling: Telling) -> bool:
    """Whether words say that it is of a campaign so far, or of all days since one that is some days ago.

    Thousands who left a region or came to a country are counted so far even where no words say since when.
    """
    if count.campaign:
        return True
    if count.role == "displaced" and (count.best or 0) >= _THOUSANDS and not _is_a_way(telling):
        return _is_recent(telling)
    if count.earliest is None or count.latest is None:
        return False
    long = (count.latest - count.earliest).days >= _SOME
    return long and (count.since or count.role == "displaced")


def _is_a_way(telling: Telling) -> bool:
    """Whether words say at which place it was, or from where to where: an act, however many went."""
    return len(telling.legs) > 1 or any(spot.exact and spot.own for spot in telling.spots)


def _is_recent(telling: Telling) -> bool:
    """Whether it is told of the last days, and of no year that is past."""
    when, day = telling.when, telling.published
    return when is None or day is None or abs((day - when.latest).days) <= _LATELY


def _of_whom(count: Count, before: Sequence[Telling]) -> Count:
    """A bare number with those whom the total just before it counts: "put its dead at 115. A doctor spoke of 97"."""
    last = before[-1].counts[0] if before else None
    if last is None or count.population or count.sides or count.scope or last.role != count.role:
        return count
    near = 0 <= count.span.start - last.span.end <= _NEXT
    return replace(count, population=last.population, sides=last.sides, named=last.named) if near else count


def _total(telling: Telling, count: Count, about: Spot | None) -> Telling:
    """One total: the claim that gives it, the report's place, and all days up to its publication or the last named."""
    own = tuple(s for s in telling.said if s.claim == count.claim) or telling.said
    kind = "STRIKE.shelling" if count.unit == "rockets" else _KINDS[str(count.role)]
    return replace(
        telling,
        id=item_id("t", telling.document, (count.span,)),
        said=own,
        spans=(count.span,),
        types=frozenset([kind]),
        classes=frozenset([weights().roles.get(str(count.role), "ASSAULT")]) - {"FORCE"} or telling.classes,
        triggers=_trigger(telling, count.span, kind),
        legs=frozenset(),
        spots=tuple(s for s in telling.spots if s.own) or ((about,) if about else telling.spots),
        when=_days(telling, count),
        counts=(replace(count, campaign=True),),
        campaign=True,
    )


def _trigger(telling: Telling, span: Span, kind: str) -> tuple[tuple[Span, str], ...]:
    near = sorted(telling.triggers, key=lambda t: abs(t[0].start - span.start))
    return tuple((at, kind) for at, _ in near[:1])


def _days(telling: Telling, count: Count) -> When | None:
    """From the beginning that its words give, else some day before it was told, up to the last day that they name."""
    day = telling.published
    if count.earliest is not None and count.latest is not None and count.latest > count.earliest:
        return When(earliest=count.earliest, latest=count.latest, since=count.since)
    last = count.latest or day
    known = telling.when
    if known is not None and known.own and (known.since or known.days > 2):
        return replace(known, latest=max(known.latest, last) if last and count.latest is None else known.latest)
    if last is None:
        return None
    return When(earliest=last - timedelta(days=1), latest=last, own=False, since=True)


def _by_side(sums: Sequence[Telling]) -> Iterator[Telling]:
    """The totals of one report as one telling for each thing and side."""
    groups: list[list[Telling]] = []
    for one in sums:
        home = next((g for g in groups if _together(g[0], one)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    for group in groups:
        first = group[0]
        counts = {c.id: c for t in group for c in t.counts}
        yield replace(
            first,
            said=tuple(dict.fromkeys(s for t in group for s in t.said)),
            events=tuple(dict.fromkeys(e for t in group for e in t.events)),
            spans=tuple(sorted({s for t in group for s in t.spans}, key=lambda s: (s.start, s.end))),
            counts=tuple(counts.values()),
            triggers=tuple(dict.fromkeys(x for t in group for x in t.triggers)),
        )


def _together(one: Telling, other: Telling) -> bool:
    """Whether two totals of one report count one thing on one side, from one day on."""
    return _one_thing(one.counts[0], other.counts[0]) and _one_side(one, other) and one_campaign(one, other)


def campaign_traits(one: Telling, other: Telling) -> Traits:
    """Why two totals are of one campaign. Raises `Never` where they are not, or where one is no total at all."""
    if not (one.campaign and other.campaign):
        raise Never("a whole campaign is none of its acts")
    if one.published is None or other.published is None or abs((one.published - other.published).days) > _APART:
        raise Never("told weeks apart")
    if not one_campaign(one, other):
        raise Never("counted from other days on")
    pair = next(((a, b) for a in one.counts for b in other.counts if _one_thing(a, b) and ratio(a, b) <= _FAR), None)
    if pair is None or not _one_side(one, other):
        raise Never("they do not count one thing on one side")
    if _by_others(one, other):
        raise Never("by other forces")
    nearness, alike = near(one, other), cosine(one.report, other.report)
    if nearness is None and alike < _STORY and not counted_on(one, other):
        raise Never("of campaigns in other places")
    known = weights().weight
    yield Trait(name="measure", weight=known["campaign"], why=f"both give the {pair[0].role} of one campaign so far")
    if nearness is not None:
        yield Trait(name="focus", weight=known["place"] * nearness, why="their reports are about one place")
    yield Trait(name="story", weight=known["story"] * alike, why="their reports open alike")


def _one_thing(one: Count, other: Count) -> bool:
    return one.role == other.role and thing(one) == thing(other)


def _one_side(one: Telling, other: Telling) -> bool:
    """Whether two totals are of one side's people: by name, else by what they are."""
    a, b = one.counts[0], other.counts[0]
    if other_sides(a, b):
        return False
    if a.sides and b.sides:
        return True
    ours, theirs = _groups(a), _groups(b)
    return bool(ours & theirs) if ours and theirs else not ours | theirs or a.role not in _UNSAID


def _groups(count: Count) -> frozenset[Group]:
    """Whose people it counts, by what they are: a state's forces, fighters, civilians; empty where no words say."""
    named: set[Group] = {"state forces" if side.startswith("forces of ") else "fighters" for side in count.sides}
    if "state forces" in named:
        return frozenset(["state forces"])
    return frozenset(named | {GROUPS[g] for g in count.population if g in GROUPS})


def _by_others(one: Telling, other: Telling) -> bool:
    """Whether two are of what other forces did; who says what his own men did counts a part of what all did.

    A state's soldiers have one enemy in a campaign, whether or not the report names him.
    """
    if one.counts[0].role not in _DONE:
        return False
    ours, theirs = _doers(one), _doers(other)
    if ours and theirs:
        return not ours & theirs
    if not ours and not theirs:
        return False
    states = all(_groups(t.counts[0]) & {"state forces"} for t in (one, other))
    if states and all(side.startswith("group:") for side in ours | theirs):
        return False
    return not _for_whom(other if ours else one) & (ours or theirs)


def _for_whom(telling: Telling) -> frozenset[str]:
    """The sides for which its voices speak; a voice of no known side stands for itself."""
    return frozenset(said.side or f"voice:{said.voice}" for said in telling.said)


def _doers(telling: Telling) -> frozenset[str]:
    """The sides that words name as those who did it: "his forces had killed", else the armed parties in that role."""
    if any(_WORDS["his_own"].search(said.span.text) for said in telling.said):
        return _for_whom(telling)
    armed = [p for p in telling.who if p.key and p.kind in BELLIGERENTS]
    lands = frozenset(f"government:{p.country}" for p in armed if p.country and p.kind != "armed-group")
    return lands | frozenset(f"group:{p.key}" for p in armed)
