"""armstrack: a plain-text, source-cited ledger of arms-export events.

`import armstrack as at; ledger = at.load(); ledger.frame()`: docs/api.md. Names are imported when they
are first used, so that this package costs nothing until then.
"""

from __future__ import annotations

TYPE_CHECKING = False  # what `typing` calls so; to import that takes longer than all of this
if TYPE_CHECKING:
    from typing import Any

    from armstrack.api import (
        Change,
        DayError,
        Event,
        FolderError,
        Ledger,
        Problem,
        QuestionError,
        RatesError,
        State,
        UnknownPartyError,
        UnknownWordError,
        check,
        load,
        state_at,
    )

__version__ = "0.1.0"
__all__ = [
    "Change",
    "DayError",
    "Event",
    "FolderError",
    "Ledger",
    "Problem",
    "QuestionError",
    "RatesError",
    "State",
    "UnknownPartyError",
    "UnknownWordError",
    "__version__",
    "check",
    "load",
    "state_at",
]


# A checker of types would take every name for one that there is.
if not TYPE_CHECKING:  # pragma: no branch

    def __getattr__(name: str) -> Any:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from armstrack import api

        return getattr(api, name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
