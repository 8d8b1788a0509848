"""Tests of the index over a corpus made by hand, whose copies are spoiled."""
