"""What the codes of a list mean, once beneath it."""

from collections.abc import Iterable, Iterator

from rich.text import Text

from tadmor.ontology import CLASSES, class_words, event_types

__all__ = ["legend"]


def legend(names: Iterable[str | None]) -> Iterator[Text]:
    """A line for the classes among some names, those of single types by their class; none where there are no codes."""
    types = event_types()
    told = {types[name].class_ or "" if name in types else name for name in names if name}
    known = [f"{name} {class_words()[name]}" for name in sorted(told & CLASSES)]
    if known:
        yield Text(f"({'; '.join(known)})", "dim")
