"""What a report as a whole is about stands in its title and opening; it is compared by words alone, not by events."""

from tadmor.lang.datelines import told_on
from tadmor.link.tellings.found.focus import focus
from tadmor.link.tellings.holders import Holders
from tadmor.link.tellings.telling import Telling
from tadmor.link.tellings.times import when
from tadmor.link.tellings.words import Vector, vector
from tadmor.model import Reading, item_id
from tadmor.ontology.renamed import by_shared_names

__all__ = ["opening", "story"]

_OPENING = 700  # characters beside the title: a report's first paragraphs


def opening(reading: Reading) -> Vector:
    """The words of a report's title and opening: what it is about."""
    title, text = reading.document.title or "", reading.document.text
    body = text[len(title) :] if title and text.startswith(title) else text
    return vector(((title, 3.0), (body[:_OPENING], 1.0)))


def story(reading: Reading) -> Telling:
    """What a report as a whole is about: its title and opening, no event."""
    reading = by_shared_names(reading)
    told = tuple(c for c in reading.claims if c.spans and c.spans[0].start < _OPENING // 2)
    found, holders = opening(reading), Holders(reading)
    return Telling(
        id=item_id("s", reading.document.id),
        document=reading.document.id,
        published=told_on(reading.document),
        said=tuple(holders.said(c) for c in told),
        spots=tuple(filter(None, [focus(reading)])),
        when=when(reading, ()),
        story=True,
        words=found,
        report=found,
    )
