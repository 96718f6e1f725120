"""Rules of section 6, library usage."""
