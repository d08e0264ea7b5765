"""Floor 7: where every run begins, `python -m armstrack` too. Small, so that Ctrl-C is heard early."""

from __future__ import annotations

import gc
import sys

#: How many new objects there may be before somebody looks for circles among them: more than it takes to
#: import everything, so that a look-up never does.
_MANY = 100_000
#: As `cli.exits` has it, which is not imported yet.
_INTERRUPTED = 130


def main() -> None:
    """Imports the application and runs it; whoever interrupts that gets no traceback."""
    gc.set_threshold(_MANY, 10, 10)
    try:
        from armstrack.cli.main import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
    finally:
        gc.freeze()  # what is left at the end need not be looked through


if __name__ == "__main__":
    main()
