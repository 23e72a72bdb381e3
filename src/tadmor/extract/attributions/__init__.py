"""Who is said to say what: cues from a lexicon, quotation marks, sources from noun phrases, speakers over the document."""

from tadmor.extract.attributions.reader import step

__all__ = ["step"]
