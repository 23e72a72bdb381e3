"""The dossier is read and linked once for all tests; nobody writes into it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.views.cases import dossier

from tadmor.nlp.encoder.step import WITHOUT
from tadmor.pipeline import default_pipeline
from tadmor.store import View, open_store


@pytest.fixture(scope="session")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store's file."""
    if WITHOUT in default_pipeline().made_by:
        pytest.skip("the trained reader's weights are not here")
    return dossier(tmp_path_factory.mktemp("views") / "case.db")


@pytest.fixture
def view(case: Path) -> Iterator[View]:
    """The dossier as it stands."""
    with open_store(case, create=False) as store, store.snapshot() as view:
        yield view
