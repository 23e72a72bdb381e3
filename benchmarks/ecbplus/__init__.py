"""Which mentions, across documents, tell one event? ECB+ (Cybulska and Vossen 2014), given the mentions.

    python -m benchmarks.ecbplus --corpora ../shared [--cache FOLDER]

Topics 1-25 teach and set the threshold (each fifth of the topics scored by what the others taught); topics 26-35 are
reported. Errors were read in topics 1-25 only. Two ways to know which documents tell one story: the corpus's own two
stories a topic, and `tadmor.link.incidents`, which groups documents by their openings. Beside Tadmor stands the lemma
baseline, which joins all mentions of a story whose head has the same base form, on the same topics; the published one
is on topics 36-45, which are kept apart here, with its authors' clusters of documents.
"""
