"""The text of an answer: its markers open their citations, its terms explain themselves."""
