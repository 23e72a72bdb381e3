"""What every store must do, as tests: a plug-in's store is tested by being in the registry.

    class TestStores(StoreContract): ...

in a module with the fixtures `kind` (a `StoreKind`) and `path` (where the store may make a file).
"""

from tadmor.testing.deciding import Deciding
from tadmor.testing.dossiers import dossier, everything
from tadmor.testing.finding import Finding
from tadmor.testing.happening import Happening
from tadmor.testing.keeping import Keeping
from tadmor.testing.removing import Removing
from tadmor.testing.shelving import Shelving
from tadmor.testing.spreading import Spreading

__all__ = ["StoreContract", "dossier", "everything"]


class StoreContract(Keeping, Finding, Happening, Spreading, Deciding, Removing, Shelving):
    """The whole contract."""
