"""What linking remembers between documents: tables of records and indexes, in memory or on the shelves of a store.

The rooms of `link` are written once, over `Keeping`. `MemoryKeeping` holds everything as it is. `StoredKeeping` reads
what is asked for from `Shelves`, which a store offers, keeps the latest at hand, and writes in order at the end of a
batch: so nothing is loaded whole, and what was not committed was never there.
"""

from tadmor.link.keeping.numbers import Numbers, key_of
from tadmor.link.keeping.stored import Shelves, StoredKeeping
from tadmor.link.keeping.tables import AT_HAND, MOST, Index, Keeping, MemoryKeeping, Posting, Table

__all__ = [
    "AT_HAND",
    "MOST",
    "Index",
    "Keeping",
    "MemoryKeeping",
    "Numbers",
    "Posting",
    "Shelves",
    "StoredKeeping",
    "Table",
    "key_of",
]
