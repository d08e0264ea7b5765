"""Changes the notes of one record of a ledger, so that the next call finds one file other than it read it."""

import sys
from pathlib import Path

path = min(Path(sys.argv[1]).glob("can/*.yaml"))
text = path.read_text(encoding="utf-8")
old, new = sorted(("Generated for measurement", "Written for measurement"), key=text.count, reverse=True)
path.write_text(text.replace(old, new), encoding="utf-8")
