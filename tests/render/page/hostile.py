"""A record that tries to be markup, a script or an address in every field that holds a text."""

from __future__ import annotations

EVIL = "</script><script>alert(1)</script><img src=https://evil.example/x onerror=alert(1)>\"'&lt;!--"
ID = "2020-10-05-can-tur-evil"
OTHER_ID = "2020-10-06-can-tur-more-evil"
_TEXT = "'" + EVIL.replace("'", "''") + "'"


def text(related: str = OTHER_ID) -> str:
    """The record's file; it is tied to another one of its kind."""
    return f"""\
title: {_TEXT}
date: 2020-10-05
kind: delivery-halted
verification: confirmed
actor:
  party: CAN
  role: government
  name: {_TEXT}
supplier: CAN
recipient: TUR
end_user: {_TEXT}
part: {_TEXT}
terms: {_TEXT}
items:
  - category: sensors
    designation: {_TEXT}
    maker: {_TEXT}
    incorporated_in: {_TEXT}
statements:
  - party: TUR
    role: government
    name: {_TEXT}
    stance: denies
    says: {_TEXT}
    source: a
related:
  - rel: same-act
    id: {related}
sources:
  - key: a
    publisher: {_TEXT}
    via: {_TEXT}
    title: {_TEXT}
    document: {_TEXT}
    url: https://www.example.org/"onclick="alert(1)
notes: {_TEXT}
"""
