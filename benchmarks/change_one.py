"""Changes an amount of one record of a ledger, and the next time back again.

The next call finds one file other than it read it, and has a flow to sum up and to fold anew.
"""

import re
import sys
from pathlib import Path

_AMOUNT = re.compile(r"(?<=\n  - amount: )[1-8]")
_OTHER = str.maketrans("12345678", "21436587")

texts = ((path, path.read_text(encoding="utf-8")) for path in sorted(Path(sys.argv[1]).glob("can/*.yaml")))
path, text = next((path, text) for path, text in texts if _AMOUNT.search(text))
path.write_text(_AMOUNT.sub(lambda found: found[0].translate(_OTHER), text, count=1), encoding="utf-8")
