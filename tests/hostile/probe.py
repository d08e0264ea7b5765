"""Runs `validate` on inputs, each in a process of its own with bounds, and tells what each took.

Started as a process: it imports armstrack once and forks for each input, so that what is measured
is the input.
Prints a JSON object: by input, the exit code (or minus the signal), seconds of processor time, and MiB of
memory at its largest, the interpreter's own included.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import tempfile
from pathlib import Path

from armstrack import record  # noqa: F401 - so that no child imports it
from armstrack.cli.main import main
from tests.conftest import TODAY
from tests.hostile.corpus import TOPICS, inputs, path_of

#: What one input may take at most: more than four times what docs/reliability.md says that the largest took.
SECONDS, MEBIBYTES = 10, 512


def probe(data: bytes, name: str) -> tuple[int, float, float]:
    """One input in a folder of its own: exit code, seconds, MiB."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / path_of(name)
        path.parent.mkdir(parents=True)
        path.write_bytes(data)
        child = os.fork()
        if child == 0:
            _run(folder)
        _, status, used = os.wait4(child, 0)
    return os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def _run(folder: str) -> None:
    """What the child does: it never comes back."""
    code: object = 70
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEBIBYTES << 20, MEBIBYTES << 20))
        os.chdir(folder)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        sys.argv = ["armstrack", "--today", TODAY, "--no-cache", "validate"]
        main()
    except SystemExit as ended:
        code = ended.code
    os._exit(code if isinstance(code, int) else 70)


if __name__ == "__main__":
    found = {
        f"{topic}/{name}": probe(data, name)
        for topic in sys.argv[1:] or TOPICS
        for name, data in inputs(topic).items()
    }
    print(json.dumps(found))  # noqa: T201 - what the test reads
