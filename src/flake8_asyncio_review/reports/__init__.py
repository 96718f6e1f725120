"""Formatters for flake8: the review as a document, and the formats of code hosts."""
