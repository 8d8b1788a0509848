"""Tests of ui.api."""
