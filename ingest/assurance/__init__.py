"""How sure it is what was read of a file, from the evidence that the reading has at hand."""
