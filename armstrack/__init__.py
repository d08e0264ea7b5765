"""armstrack: a plain-text, source-cited ledger of arms-export events."""

__version__ = "0.1.0"
