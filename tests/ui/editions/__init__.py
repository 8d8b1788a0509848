"""Tests of ui.editions."""
