"""The page of what changed between two editions."""
