"""Rules of section 4, startup and shutdown."""
