"""The step: a reading with sentences and actors comes in, the same with attributions goes out."""

from dataclasses import replace

from tadmor.extract.attributions.blocks import read_page
from tadmor.extract.attributions.build import build
from tadmor.extract.attributions.cues import cues
from tadmor.extract.attributions.drafts import Desk
from tadmor.extract.attributions.lexicon import Lexicon, cue_lexicon
from tadmor.extract.attributions.page import page_of
from tadmor.model import Reading, Step, each

__all__ = ["step"]


def _read(reading: Reading, lexicon: Lexicon) -> Reading:
    if reading.document.lang not in (None, "en"):
        return reading
    page = page_of(reading)
    found = cues(page, lexicon)
    desk = Desk(page, found, {cue.start: cue for cue in found}, [cue.head for cue in found])
    read_page(desk, reading.furniture)
    if reading.encoding is not None:
        desk = _merged(desk, reading)
    return replace(reading, attributions=build(desk, reading))


def _merged(desk: Desk, reading: Reading) -> Desk:
    from tadmor.extract.attributions.drafting import merge  # brings numpy, which the rules alone do without
    from tadmor.nlp.encoder.session import Encoding

    return merge(desk, reading.encoding) if isinstance(reading.encoding, Encoding) else desk


def step() -> Step:
    """Attributions from cues and quotation marks, with speakers resolved over the document."""
    lexicon = cue_lexicon("en")
    return Step(
        name="attributions",
        version="4",
        needs=("sentences", "actors", "encoding"),
        gives=("attributions",),
        run=each(lambda reading: _read(reading, lexicon)),
    )
