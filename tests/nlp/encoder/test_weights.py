"""Weights are read only when they are the ones that their card tells of."""

import hashlib
from pathlib import Path

import pytest

from tadmor.errors import BadData
from tadmor.nlp.encoder.weights import FILES, load


def _folder(path: Path) -> Path:
    digests = []
    for name in FILES:
        (path / name).write_bytes(name.encode())
        digests.append(f'"{name}" = "{hashlib.sha256(name.encode()).hexdigest()}"')
    (path / "card.toml").write_text("[sha256]\n" + "\n".join(digests))
    return path


def test_what_the_card_tells_of_is_loaded(tmp_path: Path) -> None:
    weights = load(_folder(tmp_path))
    assert weights is not None
    assert {name: name.encode() for name in FILES} == dict(weights.files)


def test_one_changed_byte_is_refused(tmp_path: Path) -> None:
    (_folder(tmp_path) / "heads.npz").write_bytes(b"heads.npy")
    with pytest.raises(BadData, match=r"heads\.npz"):
        load(tmp_path)


@pytest.mark.parametrize("missing", [*FILES, "card.toml"])
def test_a_missing_file_leaves_the_rules(tmp_path: Path, missing: str) -> None:
    (_folder(tmp_path) / missing).unlink()
    assert load(tmp_path) is None
