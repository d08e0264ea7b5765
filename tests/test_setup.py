"""What armstrack needs and does not find is said plainly."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT, WriteRecord


def test_without_libyaml_the_message_says_what_to_install(record: WriteRecord) -> None:
    """Files of the usual layout are read without it; this one is of another."""
    record("a: {b: c}\n")
    code = (
        "import sys; sys.modules['yaml._yaml'] = None\n"
        f"sys.argv = ['armstrack', '--records', {str(Path('records').absolute())!r}, 'validate']\n"
        "from armstrack.cli.main import main\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == (
        "armstrack: PyYAML has no libyaml here: pip install --force-reinstall PyYAML, from a wheel\n"
    )
