"""One dossier for all the tests of a run: reading it takes seconds. Who writes takes a copy."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.serve.served import TestClient, client, dossier
from tests.serve.served import house as opened

from tadmor.serve.house import House


@pytest.fixture(scope="session")
def read_dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store's file; only to be read or copied."""
    return dossier(tmp_path_factory.mktemp("dossier") / "case.db")


@pytest.fixture(scope="session")
def shown(read_dossier: Path) -> Iterator[House]:
    """A house that only reads."""
    with opened(read_dossier) as found:
        yield found


@pytest.fixture
def case(read_dossier: Path, tmp_path: Path) -> Iterator[House]:
    """A house over a copy, for tests that write."""
    copy = tmp_path / "case.db"
    shutil.copy(read_dossier, copy)
    with opened(copy) as found:
        yield found


@pytest.fixture
def page(shown: House) -> TestClient:
    """A client that only looks."""
    return client(shown)
