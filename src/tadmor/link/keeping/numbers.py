"""A number for each name: numbers are small, go up with arrival, and make keys of indexes; names do neither."""

from collections import OrderedDict
from hashlib import blake2b

from tadmor.link.keeping.tables import Keeping

__all__ = ["Numbers", "key_of"]

_AT_HAND = 50_000


def key_of(name: str) -> int:
    """A key for a name, or for anything that can be written as one: 64 bits, signed."""
    digest = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


class Numbers:
    """Names numbered 0, 1, ... as they come. Two names with one key are told apart by the names themselves."""

    def __init__(self, keeping: Keeping, what: str) -> None:
        self._names = keeping.table(f"{what}.name", str)
        self._keys = keeping.index(f"{what}.key")
        self._next = keeping.table(f"{what}.next", int)
        self._known: OrderedDict[str, int] = OrderedDict()

    def __len__(self) -> int:
        return self._next.get(0) or 0

    def get(self, name: str) -> int | None:
        """The number of a name, None if it never came."""
        if name in self._known:
            self._known.move_to_end(name)
            return self._known[name]
        found = [number for _, number, _ in self._keys.find([key_of(name)])]
        number = next((number for number in found if self._names.get(number) == name), None)
        if number is not None:
            self._remember(name, number)
        return number

    def of(self, name: str) -> int:
        """The number of a name, a new one if it never came."""
        number = self.get(name)
        if number is None:
            number = len(self)
            self._next.put(0, number + 1)
            self._names.put(number, name)
            self._keys.post([(key_of(name), number, 0.0)])
            self._remember(name, number)
        return number

    def drop(self, name: str) -> None:
        """Forget a name; should it come again, it comes last.

        Whoever else numbers the same names in memory has to begin anew.
        """
        number = self.get(name)
        if number is not None:
            self._names.drop(number)
            self._keys.unpost([(key_of(name), number)])
            del self._known[name]

    def name(self, number: int) -> str:
        """The name of a number that was given."""
        return self._names.get(number) or ""

    def _remember(self, name: str, number: int) -> None:
        self._known[name] = number
        if len(self._known) > _AT_HAND:
            self._known.popitem(last=False)
