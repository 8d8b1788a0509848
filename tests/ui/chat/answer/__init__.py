"""Tests of ui.chat.answer."""
