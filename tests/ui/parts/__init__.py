"""Tests of ui.parts."""
