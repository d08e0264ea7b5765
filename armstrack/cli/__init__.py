"""Floor 7: the commands. Parsing of arguments here, the work on the floors below."""
