"""What armstrack needs and does not find is said plainly."""

from __future__ import annotations

import subprocess
import sys

from tests.conftest import ROOT


def test_without_libyaml_the_message_says_what_to_install() -> None:
    code = (
        "import sys; sys.modules['yaml._yaml'] = None\n"
        "sys.argv = ['armstrack', 'validate']\n"
        "from armstrack.cli.main import main\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == (
        "armstrack: PyYAML has no libyaml here: pip install --force-reinstall PyYAML, from a wheel\n"
    )
