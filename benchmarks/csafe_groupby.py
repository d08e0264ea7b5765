"""What an analyst would write instead: every file through PyYAML's fastest loader, then pandas."""

import sys
from pathlib import Path

import pandas
import yaml

records = []
for path in Path(sys.argv[1]).glob("*/*.yaml"):
    with path.open(encoding="utf-8") as file:
        records.append(yaml.load(file, Loader=yaml.CSafeLoader))
print(pandas.DataFrame(records).groupby(["supplier", "kind"]).size())
