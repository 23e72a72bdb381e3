"""Documents that share their words: copies, excerpts, updates, shared passages, quotations. A stream, in one pass.

Method: winnowed 5-grams in an inverted index propose, a word-by-word alignment decides. Containment, not resemblance: a
lede of 40 words inside an article of 800 has a Jaccard of .05 (MinHash found 1 % of such, containment all).
"""

from tadmor.link.duplicates.finder import Duplicates

__all__ = ["Duplicates"]
