"""The weights that ship: a graph, plain arrays and a vocabulary, each with its digest in the card. No pickle."""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from types import MappingProxyType

from tadmor.errors import BadData

__all__ = ["FILES", "Weights", "load", "shipped"]

FILES = ("encoder.onnx", "heads.npz", "vocab.txt")


@dataclass(frozen=True, slots=True)
class Weights:
    """The files as they ship, by name; `digest` stands for all of them in a reading's `made_by`."""

    files: Mapping[str, bytes]
    digest: str


def shipped() -> Traversable:
    """The folder of the weights inside the package; it may be empty."""
    return resources.files("tadmor") / "weights" / "reader"


def load(folder: Traversable) -> Weights | None:
    """The weights in a folder, None where any file is missing.

    Raises `BadData` when a file is not the one that its card tells of.
    """
    if not all((folder / name).is_file() for name in (*FILES, "card.toml")):
        return None
    told = tomllib.loads((folder / "card.toml").read_text("utf-8"))["sha256"]
    files = {name: (folder / name).read_bytes() for name in FILES}
    for name, content in files.items():
        if hashlib.sha256(content).hexdigest() != told[name]:
            raise BadData(f"weights: {name} is not the file that card.toml tells of; install Tadmor again")
    whole = hashlib.sha256("".join(told[name] for name in FILES).encode()).hexdigest()
    return Weights(MappingProxyType(files), whole[:12])
