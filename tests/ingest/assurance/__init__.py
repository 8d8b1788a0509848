"""How sure what was read is: each kind of evidence by itself."""
