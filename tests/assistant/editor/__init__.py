"""Tests of assistant.editor."""
