"""Who is said to say what: cues from a lexicon, quotation marks, noun phrases, speakers over the document."""

from tadmor.extract.attributions.reader import step

__all__ = ["step"]
