"""The page of the measures: a table of all of them, and a page of each."""
