"""Every store in the registry keeps the contract."""

from pathlib import Path

import pytest

from tadmor.registry import known, load
from tadmor.store import StoreKind
from tadmor.testing.stores import StoreContract


@pytest.fixture(params=sorted(known("store")))
def kind(request: pytest.FixtureRequest) -> StoreKind:
    """Each store of the registry in turn."""
    found: StoreKind = load("store", request.param)
    return found


@pytest.fixture
def path(tmp_path: Path) -> str:
    """Where it may make its file."""
    return str(tmp_path / "case.db")


class TestStores(StoreContract):
    """The contract, for each."""
