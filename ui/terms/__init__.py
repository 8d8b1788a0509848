"""The glossary: looking terms up, and learning them."""
