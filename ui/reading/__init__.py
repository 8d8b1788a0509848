"""The page of what was read from which file."""
