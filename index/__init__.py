"""The index: passages, a lexical and a dense arm, and generations on disk."""
