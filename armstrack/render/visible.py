"""Floor 6: text from records as data. Controls, bidi marks and other unseen characters are made visible."""

from __future__ import annotations

import re

#: Controls, zero-width and bidirectional marks, line separators, tags and surrogates.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def visible(text: str, keep: str = "") -> str:
    """The text with every unseen character written as `<U+202E>`, save those in `keep`."""
    if text.isascii() and text.isprintable():
        return text
    return _UNSEEN.sub(lambda m: m[0] if m[0] in keep else f"<U+{ord(m[0]):04X}>", text)
