"""Floor 6: a Table, a record or problems in, text out. Nothing here reads files or decides anything."""
