"""Tests of ui.chat."""
