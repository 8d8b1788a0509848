"""Tests of the glossary and of learning it."""
