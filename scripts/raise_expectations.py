"""Writes records/expectations.yaml with the present totals as floors. Run it after adding records."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from armstrack.checks.expectations import FILE
from armstrack.ledger import load

HEAD = """\
# Floors under the ledger's totals, so that no merge loses records unseen: `armstrack validate` checks them.
# `make expectations` raises them; lower one by hand only where a record was taken out on purpose.
"""


def main() -> int:
    """Counts sound records, and refuses to write while there are errors."""
    folder = Path("records")
    ledger = load(folder)
    if ledger.left_out:
        print(f"{ledger.left_out} files have errors: run `armstrack validate`")
        return 1
    lines = [f"records: {len(ledger.events)}"]
    for name, attribute in (("supplier", "supplier"), ("recipient", "recipient"), ("status", "shown_status")):
        counts = Counter(getattr(event, attribute) for event in ledger.events)
        lines += [f"{name}:", *(f"  {word}: {counts[word]}" for word in sorted(counts))]
    (folder / FILE).write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{FILE}: at least {len(ledger.events)} records")
    return 0


if __name__ == "__main__":
    sys.exit(main())
