"""Rules of section 3, async patterns."""
