"""Who, to whom, what, where, when, result: what voices give for each, beside each other.

A word counts as a voice's only if it stands in that voice's claim: two who tell one happening need not name the same
doer. Where two differ here, the reading may have erred or the words may leave it open; so these aspects say agree,
compatible or unclear, and a conflict only over who did it, where everything else is certain. Where the words leave
no way out (shells or a bomb from the air, one day or another) `contrary` says conflict.

Each module has what an aspect is given by and what two of it are to each other; `pairs` says which two may speak to
each other and how surely, `rows` makes the findings.
"""

from tadmor.link.agreement.aspects.rows import aspects

__all__ = ["aspects"]
