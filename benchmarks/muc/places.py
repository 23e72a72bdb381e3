"""The places that an incident may have been at: those that its message names, as far down as MUC would go."""

import re
from collections.abc import Iterator, Mapping, Sequence

from benchmarks.muc.choose import Option
from benchmarks.muc.countries import CAPITALS
from benchmarks.muc.incidents import Incident
from benchmarks.muc.lists import listed
from benchmarks.muc.mentions import Frame, chain, with_neighbours
from benchmarks.muc.nearby import bucket, merged, where_told, words_told

from tadmor.model import Place, Span, overlap

__all__ = ["place_options"]

_WORDS = 0.2
_INNER = r"de la|del|de las|de los|de|los|la|las|el|[A-Z][a-z]+"
_NAMED = re.compile(
    r"\b(?:in|at|near|of|on|from|outside|to|between|and|,) (?:the )?"
    rf"([A-Z][a-z]+(?: (?:{_INNER})){{0,4}})\b"
)
_Described = tuple[str, Mapping[str, float]]


def place_options(frame: Frame, incident: Incident) -> list[Option]:
    """Every chain of names that may be answered, from the country down."""
    return merged([*_on_the_map(frame, incident), *_off_the_map(frame, incident), *_by_default(frame, incident)])


def _on_the_map(frame: Frame, incident: Incident) -> Iterator[_Described]:
    known = [p for p in frame.reading.places if p.country is None or p.span.start > 0 or frame.town]
    for place in known:
        if place.precision == "G8":
            continue
        around = with_neighbours(frame, [place])
        described = _described(frame, incident, place.span, around) | _mapped(place)
        full = chain(frame, around)
        yield from _shorter(full, described)
        alone = chain(frame, [place])
        if alone != full:
            yield from _shorter(alone, {**described, "alone of several": 1.0})


def _shorter(full: Sequence[str], described: Mapping[str, float]) -> Iterator[_Described]:
    """A chain, and what MUC may leave out of it: what stands between its ends, or its end."""
    sized = {f"{name} names {len(full)}": value for name, value in described.items() if name in _MATTER}
    if len(full) > 1:
        yield ": ".join(full), {**described, **sized, f"names {len(full)}": 1.0}
    if len(full) > 2:
        yield f"{full[0]}: {full[-1]}", {**described, f"without between {len(full)}": 1.0}
        yield ": ".join(full[:-1]), {**_tagged("without its end", described), **described}


_MATTER = frozenset(("attached", "attached first", "same sentence"))


def _tagged(tag: str, features: Mapping[str, float]) -> dict[str, float]:
    return {f"{tag} {name}": value for name, value in features.items() if name in _MATTER or not name.count(" ")} | {
        tag: 1.0
    }


def _mapped(place: Place) -> dict[str, float]:
    return {
        f"precision {place.precision}": 1.0,
        "metonym": float(place.metonym),
        "measured from": float(any(c.isdigit() for c in place.relation or "")),
        f"relation {(place.relation or 'none').split()[0].lower()}": 1.0,
    }


def _described(frame: Frame, incident: Incident, span: Span, around: Sequence[Place]) -> dict[str, float]:
    spans = [span, *(p.span for p in around)]
    number = frame.sentence(span.start)
    sentences = where_told(incident)
    attached = [n for n, m in enumerate(incident.mentions) if any(overlap(s, e) for s in spans for e in m.event.place)]
    others = any(overlap(s, e) for event in frame.reading.events for e in event.place for s in spans)
    away = min(abs(span.start - m.event.trigger.start) for m in incident.mentions)
    text = frame.reading.document.text
    before = re.sub(r"[^a-z ]", " ", text[max(0, span.start - 25) : span.start].lower()).split()[-2:]
    after = re.sub(r"[^a-z ]", " ", text[span.end : span.end + 20].lower()).split()[:1]
    times = text.upper().count(span.text.upper())
    return {
        "attached": float(bool(attached)),
        "attached first": float(bool(attached) and attached[0] == 0),
        "attached twice": float(len(attached) > 1),
        "attached to others alone": float(others and not attached),
        "same sentence": float(number in sentences),
        f"sentences away {bucket(min(abs(number - s) for s in sentences))}": 1.0,
        f"sentences from the first {bucket(abs(number - sentences[0]))}": 1.0,
        f"letters away {bucket(away // 40)}": 1.0,
        "before the first": float(number < sentences[0]),
        "in the first sentence": float(number == 0),
        "in the dateline": float(span.start == 0),
        f"named {bucket(times, (1, 2, 4))}": 1.0,
        **{f"after {word}": 1.0 for word in before[-1:]},
        **{f"before {word}": 0.5 for word in after},
    }


def _off_the_map(frame: Frame, incident: Incident) -> Iterator[_Described]:
    """Names after "in", "near" and the like that no layer knows: villages that the gazetteer lacks."""
    text, reading = frame.reading.document.text, frame.reading
    known = [p.span for p in reading.places] + [m for a in reading.actors if a.kind != "civilians" for m in a.mentions]
    told = set(where_told(incident))
    for match in _NAMED.finditer(text):
        span = Span(match.start(1), match.end(1), match[1])
        number = frame.sentence(span.start)
        if any(overlap(span, other) for other in known) or not any(abs(number - t) <= 1 for t in told):
            continue
        name = " ".join(w for w in span.text.upper().split() if w.lower() not in listed("levels"))
        if not name or name.lower() in listed("months"):
            continue
        described = _described(frame, incident, span, ()) | {"off the map": 1.0}
        upper = _beside(frame, span)
        yield f"{frame.country}: {name}", {**described, "off the map alone": 1.0}
        if upper:
            yield ": ".join((*upper, name)), {**described, "off the map in a known": 1.0}


def _beside(frame: Frame, span: Span) -> tuple[str, ...]:
    """The chain of a known place that follows within a few words: "Puerto Venn, in Ica Department"."""
    after = [p for p in frame.reading.places if 0 < p.span.start - span.end < 25 and p.precision != "G8"]
    return chain(frame, after[:1])


def _by_default(frame: Frame, incident: Incident) -> Iterator[_Described]:
    told = {
        "": 1.0,
        f" {incident.kind}": 1.0,
        " named places": float(bool(incident.places)),
        " several places": float(len(set(incident.places)) > 1),
        " only consequences": float(not incident.definite),
        " general": sum(m.general for m in incident.mentions) / len(incident.mentions),
        " late": float(incident.mentions[0].sentence > 2),
        " mentions": min(5, len(incident.mentions)) / 5,
    }
    text = {f" told {word}": _WORDS for word in words_told(frame, incident)}
    capital = CAPITALS.get(frame.country, "")
    for name, value in (
        ("the country", frame.country),
        ("the town", f"{frame.country}: {frame.town}" if frame.town else ""),
        ("the capital", f"{frame.country}: {capital}" if capital else ""),
    ):
        if value:
            yield value, {name + feature: weight for feature, weight in (told | text).items()}
