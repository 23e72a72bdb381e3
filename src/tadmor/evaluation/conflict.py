"""Readings against hand-annotated conflict reports, layer by layer: the definitions of the project's gold scorer.

Items are matched one to one, greatest overlap first. Names compare as sets of words with spelling variants folded;
intervals agree when they share six tenths of the days they cover; distances are great circles.
"""

import math
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from tadmor.evaluation.counts import Tally, characters, pair
from tadmor.model.globe import great_circle_km

__all__ = ["anchor", "kilometres", "same_interval", "same_name", "score"]

Item = Mapping[str, Any]

_VARIANTS = {
    "isis": ("is", "isil", "daesh", "islamicstate"),
    "us": ("usa", "america", "unitedstates"),
    "uk": ("britain", "unitedkingdom"),
    "un": ("unitednations",),
    "defense": ("defence",),
    "sergey": ("sergei",),
    "russian": ("russia",),
    "syrian": ("syria",),
    "turkish": ("turkey",),
    "iraqi": ("iraq",),
    "observatory": ("sohr",),
    "ministry": ("mod",),
}
_FOLDED = {variant: name for name, variants in _VARIANTS.items() for variant in variants}
_PHRASES = {
    "islamic state": "isis",
    "united states": "us",
    "u.s.": "us",
    "united kingdom": "uk",
    "u.n.": "un",
    "united nations": "un",
}
_SMALL = frozenset(["the", "of", "for", "and", "a", "an", "al", "in"])
_ROLES = ("source", "cue", "content")
_STATIONS = ("mover", "origin", "via", "destination")


def score(gold: Item, reading: Item) -> Tally:
    """The counts of one document: `gold` as annotated, `reading` as on the wire (`{}` for a missing one)."""
    tally = Tally()
    matched = _attributions(tally, gold.get("attributions", []), reading.get("attributions", []))
    _events(tally, gold.get("events", []), reading.get("events", []), matched)
    _quantities(tally, gold.get("quantities", []), reading.get("quantities", []))
    _times(tally, gold.get("times", []), reading.get("times", []))
    _places(tally, gold.get("places", []), reading.get("places", []))
    _movements(tally, gold.get("movements", []), reading.get("movements", []))
    _actors(tally, gold.get("actors", []), reading.get("actors", []))
    marked, found = characters(gold.get("furniture")), characters(reading.get("furniture"))
    if marked or found:
        tally.f1("furniture characters", len(marked & found), len(found), len(marked))
    return tally


def anchor(item: Item) -> frozenset[int]:
    """The characters by which an attribution is matched: of its cue, of its content where it has none."""
    return characters(item["cue"]) or characters(item["content"])


def _span(item: Item, field: str = "span") -> frozenset[int]:
    return characters([item[field]])


def _itself(span: Any) -> frozenset[int]:
    return characters([span])


def _attributions(tally: Tally, gold: Sequence[Item], guess: Sequence[Item]) -> dict[str, str]:
    """Counts attributions; returns the gold id that each matched guess stands for."""
    pairs = pair(gold, guess, anchor, anchor)
    matched = {b["id"]: a["id"] for a, b in pairs}
    tally.f1("attribution found", len(pairs), len(guess), len(gold))
    linked = sum(all(_meet(a[role], b[role]) for role in _ROLES) for a, b in pairs)
    exact = sum(all(characters(a[role]) == characters(b[role]) for role in _ROLES) for a, b in pairs)
    tally.f1("attribution linked, partial", linked, len(guess), len(gold))
    tally.f1("attribution linked, exact", exact, len(guess), len(gold))
    for role in _ROLES:
        _role_spans(tally, role, pairs, gold, guess)
    for a, b in pairs:
        _labels(tally, a, b, matched)
    nested = sum(bool(a["parent"] and b.get("parent")) for a, b in pairs)
    if any(a["parent"] for a in gold):
        tally.accuracy("nested attributions found", nested, sum(bool(a["parent"]) for a in gold))
    return matched


def _meet(a: Any, b: Any) -> bool:
    return bool(characters(a) & characters(b)) or not (a or b)


def _role_spans(
    tally: Tally, role: str, pairs: Sequence[tuple[Item, Item]], gold: Sequence[Item], guess: Sequence[Item]
) -> None:
    right = sum(characters(a[role]) == characters(b[role]) for a, b in pairs if a[role])
    tally.f1(f"{role} span exact", right, sum(bool(b[role]) for b in guess), sum(bool(a[role]) for a in gold))
    marked, found = (frozenset().union(*(characters(x[role]) for x in items)) for items in (gold, guess))
    tally.f1(f"{role} characters", len(marked & found), len(found), len(marked))


def _labels(tally: Tally, gold: Item, guess: Item, matched: Mapping[str, str]) -> None:
    tally.accuracy("attribution kind", gold["kind"] == guess.get("kind"))
    label = (guess.get("certainty") or {}).get("label")
    tally.accuracy("attribution certainty label", gold["certainty"]["label"] == label)
    speaker = gold.get("speaker") or {}
    if speaker.get("name") and speaker.get("kind") in ("person", "organisation", "group"):
        name = (guess.get("speaker") or {}).get("name")
        tally.accuracy("speaker resolved to the right name", bool(name) and same_name(speaker["name"], name))
    if gold["parent"]:
        tally.accuracy("nested: parent right, of nested found", matched.get(guess.get("parent", "")) == gold["parent"])


def _events(tally: Tally, gold: Sequence[Item], guess: Sequence[Item], matched: Mapping[str, str]) -> None:
    ours = [event for event in guess if event.get("class")]  # a type without a class is ours alone
    trigger = partial(_span, field="trigger")
    pairs = pair(gold, ours, trigger, trigger)
    tally.f1("event found", len(pairs), len(ours), len(gold))
    tally.f1("event found with its class", sum(a["type"] == b["class"] for a, b in pairs), len(ours), len(gold))
    for role in ("actors", "recipients", "place", "time"):
        _arguments(tally, f"event {role}", role, pairs, gold, ours)
    for a, b in pairs:
        tally.accuracy("event status", a["status"] == b.get("status"))
        told = b.get("attribution")
        own_voice = a["attribution"] is None
        right = told is None if own_voice else matched.get(told or "") == a["attribution"]
        tally.accuracy("event told under the right attribution", right)


def _arguments(
    tally: Tally, name: str, role: str, pairs: Sequence[tuple[Item, Item]], gold: Sequence[Item], guess: Sequence[Item]
) -> None:
    hits = sum(len(pair(a[role], b.get(role) or [], _itself, _itself)) for a, b in pairs)
    tally.f1(name, hits, sum(len(b.get(role) or []) for b in guess), sum(len(a[role]) for a in gold))


def _quantities(tally: Tally, gold: Sequence[Item], guess: Sequence[Item]) -> None:
    pairs = pair(gold, guess, _span, _span)
    right = sum((a["low"], a["high"]) == (b.get("low"), b.get("high")) for a, b in pairs)
    tally.f1("quantity found", len(pairs), len(guess), len(gold))
    tally.f1("quantity with right bounds", right, len(guess), len(gold))


def _times(tally: Tally, gold: Sequence[Item], guess: Sequence[Item]) -> None:
    pairs = pair(gold, guess, _span, _span)
    tally.f1("time found", len(pairs), len(guess), len(gold))
    tally.f1("time with right interval", sum(same_interval(a, b) for a, b in pairs), len(guess), len(gold))


def _places(tally: Tally, gold: Sequence[Item], guess: Sequence[Item]) -> None:
    pairs = pair(gold, guess, _span, _span)
    tally.f1("place found", len(pairs), len(guess), len(gold))
    for a, b in pairs:
        tally.accuracy("place metonymy", bool(a["metonym"]) == bool(b.get("metonym")))
        if a["lat"] is not None:
            away = kilometres(a, b)
            tally.accuracy("place within 161 km, of found", away <= 161)
            tally.accuracy("place within 20 km, of found", away <= 20)


def _movements(tally: Tally, gold: Sequence[Item], guess: Sequence[Item]) -> None:
    def stations(movement: Item) -> frozenset[int]:
        return frozenset().union(*(characters(movement.get(role)) for role in _STATIONS))

    pairs = pair(gold, guess, stations, stations)
    tally.f1("movement found", len(pairs), len(guess), len(gold))
    for role in _STATIONS:
        _arguments(tally, f"movement {role}", role, pairs, gold, guess)


def _actors(tally: Tally, gold: Sequence[Item], guess: Sequence[Item]) -> None:
    """Mentions, and of the mentions found the pairs that stand for one actor on both sides."""
    marked, found = _mentions(gold), _mentions(guess)
    pairs = pair(list(marked.items()), list(found.items()), _range, _range)
    tally.f1("actor mention found", len(pairs), len(found), len(marked))
    names = [(a[1], b[1]) for a, b in pairs]
    both = theirs = ours = 0
    for i, (gold_name, guess_name) in enumerate(names):
        for other_gold, other_guess in names[:i]:
            both += gold_name == other_gold and guess_name == other_guess
            theirs += gold_name == other_gold
            ours += guess_name == other_guess
    tally.f1("actor mentions joined (pairs, of found)", both, ours, theirs)


def _mentions(actors: Sequence[Item]) -> dict[tuple[int, int], int]:
    return {(m["start"], m["end"]): n for n, actor in enumerate(actors) for m in actor.get("mentions", [])}


def _range(entry: tuple[tuple[int, int], int]) -> frozenset[int]:
    return frozenset(range(*entry[0]))


def same_name(a: str | None, b: str | None) -> bool:
    """Whether the words of one name, variants folded, all stand in the other."""
    first, second = _words(a), _words(b)
    return first == second or bool(first and second and (first <= second or second <= first))


def _words(name: str | None) -> frozenset[str]:
    plain = unicodedata.normalize("NFKD", name or "").encode("ascii", "ignore").decode().lower()
    for phrase, short in _PHRASES.items():
        plain = plain.replace(phrase, short)
    words = "".join(c if c.isalnum() else " " for c in plain).split()
    return frozenset(_FOLDED.get(word, word) for word in words if word not in _SMALL)


def same_interval(gold: Item, guess: Item) -> bool:
    """Whether both ends are open alike and the shared days are at least six tenths of those covered."""
    ends = [(item.get("earliest"), item.get("latest")) for item in (gold, guess)]
    if [end is None for end in ends[0]] != [end is None for end in ends[1]] or None in ends[0]:
        return ends[0] == ends[1]
    try:
        (a, b), (c, d) = ([date.fromisoformat(str(end)).toordinal() for end in pair_] for pair_ in ends)
    except ValueError:
        return False
    return (min(b, d) - max(a, c) + 1) / (max(b, d) - min(a, c) + 1) >= 0.6


def kilometres(a: Item, b: Item) -> float:
    """The great-circle distance; infinite for a place without coordinates."""
    if b.get("lat") is None or b.get("lon") is None:
        return math.inf
    return great_circle_km((a["lat"], a["lon"]), (b["lat"], b["lon"]))
