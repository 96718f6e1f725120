"""Rules of section 8, structured concurrency."""
