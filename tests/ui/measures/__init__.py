"""Tests of ui.measures."""
