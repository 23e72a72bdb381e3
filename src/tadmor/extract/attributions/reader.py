"""The step: a reading with sentences and actors comes in, the same with attributions goes out."""

from dataclasses import replace

from tadmor.extract.attributions.blocks import read_page
from tadmor.extract.attributions.build import build
from tadmor.extract.attributions.cues import cues
from tadmor.extract.attributions.drafts import Desk
from tadmor.extract.attributions.lexicon import Lexicon, cue_lexicon
from tadmor.extract.attributions.mending import mend
from tadmor.extract.attributions.page import page_of
from tadmor.model import Reading, Step, each
from tadmor.nlp.encoder import encoding_of

__all__ = ["step"]


def _read(reading: Reading, lexicon: Lexicon) -> Reading:
    if reading.document.lang not in (None, "en"):
        return reading
    page = page_of(reading)
    found = cues(page, lexicon)
    desk = Desk(page, found, {cue.start: cue for cue in found}, [cue.head for cue in found])
    read_page(desk, reading.furniture)
    encoding = encoding_of(reading)
    if encoding is not None:
        from tadmor.extract.attributions.trained.drafting import merge  # brings numpy, which the rules alone do without

        desk = merge(desk, encoding)
    mend(desk, reading)
    attributions, why = build(desk, reading)
    return replace(reading, attributions=attributions, reasons=reading.reasons | why)


def step() -> Step:
    """Attributions from cues and quotation marks, with speakers resolved over the document."""
    lexicon = cue_lexicon("en")
    return Step(
        name="attributions",
        version="26",
        needs=("sentences", "actors", "encoding"),
        gives=("attributions", "reasons"),
        run=each(lambda reading: _read(reading, lexicon)),
    )
