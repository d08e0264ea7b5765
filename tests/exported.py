"""A ledger whose text would trip careless writers and readers, for the tests of exports."""

from __future__ import annotations

from tests.cli.samples import LAV, LAV_ID
from tests.conftest import SOUND, WriteRecord

HOSTILE_ID = "2021-03-nor-nam-rounds"
TITLE = '=HYPERLINK("https://example.org/?q=1", "click, then run")'
NOTES = 'One line, with a comma.\nAnother with "quotes".'
END_USER = 'قوات الدفاع "NDF"'
HOSTILE = f"""\
title: '{TITLE}'
date: 2021-03
kind: delivered
verification: confirmed
supplier: NOR
recipient: NAM
end_user: '{END_USER}'
terms: "-5 per cent, @once"
items:
  - category: ammunition
    designation: "NA"
    maker: 'O''Neill, "Sons"'
    quantity: ~7
    unit: rounds
  - designation: null-round
values:
  - amount: 123456789012.10
    currency: NOK
  - amount: <9
    currency: USD
statements:
  - party: NAM
    stance: disputes
    says: the number
    source: gazette
sources:
  - key: gazette
    publisher: Gazette
    url: https://www.example.org/gazette
notes: |-
  One line, with a comma.
  Another with "quotes".
"""
UNKNOWN_ID = "2018-can-sau-lav"
UNKNOWN = """\
title: Canada delivers armoured vehicles to Saudi Arabia
date: 2018
kind: delivered
verification: confirmed
supplier: CAN
recipient: SAU
items:
  - category: armoured-vehicles
sources:
  - publisher: Gazette
    url: https://www.example.org/gazette
"""


def write_ledger(record: WriteRecord) -> None:
    """Four records: one of hostile text, one with a value, one whose value is unknown, and a suspension."""
    record(HOSTILE, HOSTILE_ID, "nor")
    record(LAV, LAV_ID)
    record(UNKNOWN, UNKNOWN_ID)
    record(SOUND)
