"""Rules of section 5, blocking and performance."""
