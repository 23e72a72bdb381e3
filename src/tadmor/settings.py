"""Where things are and how much they may take, from the environment: read once by a door, and passed on."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tadmor.errors import BadSetting

__all__ = ["Settings", "usable_cores"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`database`: the store that commands use when none is named. `jobs`: worker processes that read.

    `seconds` and `memory_mb`: what reading one document may take before it is given up. `gazetteer`: a file of your own
    places, read beside the shipped ones.
    """

    database: Path = Path("tadmor.db")
    jobs: int = 1
    seconds: float = 60.0
    memory_mb: int = 2048
    gazetteer: Path | None = None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """From TADMOR_DB, TADMOR_JOBS, TADMOR_TIMEOUT (seconds), TADMOR_MEMORY (MiB) and TADMOR_GAZETTEER.

        Raises `BadSetting` for a value that is none.
        """
        return cls(
            database=Path(environment.get("TADMOR_DB") or "tadmor.db"),
            jobs=int(_number(environment, "TADMOR_JOBS", usable_cores())),
            seconds=_number(environment, "TADMOR_TIMEOUT", 60),
            memory_mb=int(_number(environment, "TADMOR_MEMORY", 2048)),
            gazetteer=Path(own) if (own := environment.get("TADMOR_GAZETTEER")) else None,
        )


def usable_cores() -> int:
    """How many processors this process may use; not every system can say which of them."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _number(environment: Mapping[str, str], name: str, default: float) -> float:
    value = environment.get(name) or str(default)
    try:
        number = float(value)
    except ValueError:
        number = -1.0
    if not 0 < number < 1e9:
        raise BadSetting(f"{name}={value!r} is not a positive number")
    return number
