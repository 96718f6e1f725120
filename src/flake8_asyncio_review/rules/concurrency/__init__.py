"""Rules of section 1, the concurrency model."""
