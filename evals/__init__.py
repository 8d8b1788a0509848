"""Curated questions, metrics and the evaluation runs."""
