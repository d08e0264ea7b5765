"""Floor 7: where every run begins, `python -m armstrack` too. Small, so that Ctrl-C is heard early."""

from __future__ import annotations

import gc
import sys

#: How many new objects there may be before somebody looks for circles among them: more than it takes to
#: import everything, so that a look-up never does.
_MANY = 100_000
#: As `cli.exits` has it, which is not imported yet.
_INTERRUPTED, _NO_RECORDS = 130, 3


def main() -> None:
    """Imports the application and runs it; whoever interrupts that gets no traceback."""
    gc.set_threshold(_MANY, 10, 10)
    try:
        from armstrack.cli.main import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
    except (MemoryError, OSError) as fault:  # with so little that nothing can be imported
        sys.stderr.write(f"armstrack: cannot go on: {str(fault) or 'there is not enough memory'}\n")
        sys.exit(_NO_RECORDS)
    finally:
        gc.freeze()  # what is left at the end need not be looked through


if __name__ == "__main__":
    main()
