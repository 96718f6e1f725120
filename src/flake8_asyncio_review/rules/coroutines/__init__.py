"""Rules of section 2, coroutines and tasks."""
